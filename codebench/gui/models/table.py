"""A Table as rows under rows, as it stands on the screen: pure functions over the domain's Table."""

from dataclasses import dataclass

from codebench.domain.table import Cell, Column, Parts, Row, Shows, Table, beside, shown, shown_base
from codebench.gui.models.tree import Node
from codebench.i18n import tr


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell as painted: the number, and its share and segments where they are shown."""

    count: str
    percent: str
    segments: str
    is_zero: bool


def figure(cell: Cell, column: Column, parts: Parts) -> Figure:
    """Return how a cell is painted; nothing where there is no data."""
    share, segments = beside(cell, column, parts)
    faint = not cell.count and column.shows is not Shows.WORDS
    return Figure(
        shown(cell, column),
        "" if share is None else f"{share} %",
        "" if segments is None else f"· {segments}",
        faint,
    )


def spoken(cell: Cell, column: Column, parts: Parts) -> str:
    """Return a cell in one line, as a screen reader says it."""
    painted = figure(cell, column, parts)
    count = cell.missing if cell.count is None and column.shows is not Shows.WORDS else painted.count
    return " ".join(filter(None, (count, painted.percent, painted.segments, risk(cell, parts))))


def risk(cell: Cell, parts: Parts) -> str:
    """Return in words that a number is of few."""
    return tr("fewer than {n} participants", n=parts.few) if cell.few else ""


def headings(table: Table) -> list[tuple[str, str]]:
    """Return heading and base of every column, the rows' own first."""
    return [(table.row_heading or tr("Code"), ""), *map(_heading, table.columns)]


def _heading(column: Column) -> tuple[str, str]:
    """Return the two lines over a column; a difference is broken at its minus."""
    first, minus, second = column.heading.partition(" − ")
    if column.shows is Shows.POINTS and minus:
        return first, f"− {second}"
    return column.heading, "" if column.base is None else f"n = {shown_base(column)}"


def row_nodes(table: Table) -> tuple[Node, ...]:
    """Return the table's rows as a tree; a code whose parent is not in the table stands at the top."""
    below: dict[tuple[str, ...], list[Row]] = {}
    paths = {row.path for row in table.rows}
    for row in table.rows:
        above = row.path[:-1]
        while above and above not in paths:
            above = above[:-1]
        below.setdefault(above, []).append(row)
    return _nodes((), below, table)


def _nodes(path: tuple[str, ...], below: dict[tuple[str, ...], list[Row]], table: Table) -> tuple[Node, ...]:
    return tuple(Node(row.key, (row.path[-1],), row, _nodes(row.path, below, table)) for row in below.get(path, ()))
