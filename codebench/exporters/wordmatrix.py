"""A framework matrix as Word tables on their side: at most six units wide, what is left goes on in a next table."""

from codebench.domain.table import NOT_ASKED, Cell, Column, Row, Table, shown_base
from codebench.exporters.shown import beside, footnotes, row_heading
from codebench.exporters.wordml import paragraph, run
from codebench.exporters.wordstyles import BLUE, GREY
from codebench.exporters.wordtable import LANDSCAPE, caption, grid, grid_row
from codebench.i18n import tr

MOST_UNITS = 6
THEME = 2100


def matrix_body(table: Table, width: int = LANDSCAPE, bookmark: str = "", number: int = 1) -> str:
    """Return the caption, the table or tables, and the notes."""
    parts = [caption("Table", table.title, bookmark, number)]
    for at in range(0, max(len(table.columns), 1), MOST_UNITS):
        if at:
            parts.append(paragraph("TableNote", run(tr("The matrix goes on.")), keep_next=True))
        parts.append(_grid(table, at, width))
    return "".join([*parts, *(paragraph("TableNote", run(note)) for note in footnotes(table))])


def _grid(table: Table, first: int, width: int) -> str:
    columns = table.columns[first : first + MOST_UNITS]
    of_all = min(len(table.columns), MOST_UNITS)
    widths = [THEME, *[(width - THEME) // max(of_all, 1)] * len(columns)]
    heads = [paragraph("TableText", run(row_heading(table), bold=True, colour=BLUE), keep_next=True)]
    heads += [_head(column) for column in columns]
    rows = [grid_row(heads, widths, header=True)]
    rows += [grid_row(_row(row, columns, first), widths, whole=False) for row in table.rows]
    return grid(table.title, widths, rows)


def _head(column: Column) -> str:
    base = "" if column.base is None else f" (n\u00a0=\u00a0{shown_base(column)})"
    return paragraph("TableText", run(column.heading, bold=True, colour=BLUE), run(base, colour=GREY), keep_next=True)


def _row(row: Row, columns: tuple[Column, ...], first: int) -> list[str]:
    cells = [_cell(row.cells[first + at], column) for at, column in enumerate(columns)]
    return [paragraph("TableText", run(row.path[-1], bold=True)), *cells]


def _cell(cell: Cell, column: Column) -> str:
    if not cell.asked:
        return paragraph("TableText", run(NOT_ASKED, colour=GREY))
    count = beside(cell, column)[0]
    said = [paragraph("TableText", run(line)) for line in cell.text.splitlines() if line.strip()]
    return "".join([*said, paragraph("TableText", run(count, colour=GREY))] if count or not said else said)
