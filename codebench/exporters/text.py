"""The table as text: in a terminal, in a mail, in a .txt file."""

import io
import textwrap
from itertools import pairwise
from typing import TYPE_CHECKING

from codebench.domain.table import Cell, Column, Parts, Shows, Table, shown, shown_base
from codebench.exporters.shown import beside, footnotes, has_bases, row_heading, unit_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_NARROWEST = 60
_CODE_WIDTH = 24
_HEADING_WIDTH = 18
_WORDS_WIDTH = 26
_GAP = 2


def render_text(table: Table, width: int = 100, colour: bool = False) -> str:
    """Return the table for a screen this wide; more columns than fit go on in a next block."""
    from rich.console import Console
    from rich.text import Text

    width = max(width, _NARROWEST)
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="standard" if colour else None, legacy_windows=False
    )
    console.print(Text(table.title, style="bold"))
    console.print(Text(unit_line(table), style="dim"))
    for first, after in pairwise(_breaks(table, width)):
        console.print()
        _print_block(console, table, first, after)
    console.print()
    for line in footnotes(table):
        console.print(Text(line, style="dim"))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _column_width(table: Table, at: int) -> int:
    heading = table.columns[at].heading
    longest_word = max((len(word) for word in heading.split()), default=1)
    wanted = min(len(heading), max(longest_word, 10), _HEADING_WIDTH)
    column = table.columns[at]
    if column.shows is Shows.WORDS:
        return max(wanted, _WORDS_WIDTH)
    return max(
        wanted, len(_base(column)), *(len("".join(_parts(row.cells[at], column, table.parts))) for row in table.rows), 1
    )


def _breaks(table: Table, width: int) -> list[int]:
    breaks, used = [0], _CODE_WIDTH
    for at in range(len(table.columns)):
        used += _GAP + _column_width(table, at)
        if used > width and at > breaks[-1]:
            breaks.append(at)
            used = _CODE_WIDTH + _GAP + _column_width(table, at)
    return [*breaks, len(table.columns)]


def _print_block(console: "Console", table: Table, first: int, after: int) -> None:
    from rich import box
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    widths = [_column_width(table, at) for at in range(first, after)]
    left = console.width - sum(widths) - _GAP * len(widths)
    longest = max((len(row.path[-1]) + 2 * row.depth for row in table.rows), default=4)
    grid = Grid(
        box=box.Box("    \n    \n ── \n    \n    \n    \n    \n    \n"), show_edge=False, pad_edge=False, padding=0
    )
    headings = _headings(table.columns[first:after], widths, has_bases(table))
    grid.add_column(Text(f"{headings[0].count(chr(10)) * chr(10)}{row_heading(table)}"), width=min(longest, left))
    for heading, wide in zip(headings, widths, strict=True):
        grid.add_column(Text(heading), justify="right", width=wide + _GAP - 1)
    for row in table.rows:
        cells = [_shown(row.cells[at], table.columns[at], table.parts) for at in range(first, after)]
        grid.add_row(Padding(Text(row.path[-1]), (0, 0, 0, 2 * row.depth)), *cells)
    console.print(grid)


def _headings(columns: tuple[Column, ...], widths: list[int], bases: bool) -> list[str]:
    wrapped = [textwrap.wrap(c.heading, wide) or [""] for c, wide in zip(columns, widths, strict=True)]
    tallest = max(len(lines) for lines in wrapped)
    return [
        "\n".join([*[""] * (tallest - len(lines)), *lines, *([_base(column)] if bases else [])])
        for lines, column in zip(wrapped, columns, strict=True)
    ]


def _base(column: Column) -> str:
    return "" if column.base is None else f"n = {shown_base(column)}"


def _parts(cell: Cell, column: Column, parts: Parts) -> tuple[str, str]:
    share, segments = beside(cell, column, parts)
    return shown(cell, column), f"{f' {share:>4}' if share else ''}{f' {segments}' if segments else ''}"


def _shown(cell: Cell, column: Column, parts: Parts) -> "Text":
    from rich.text import Text

    count, share = _parts(cell, column, parts)
    return Text.assemble((count, "" if cell.count else "dim"), (share, "dim"))
