"""What of a table goes into a figure: its columns, as many rows as one can read, and how a number is drawn."""

from dataclasses import replace

from codebench.domain.figure import FigureKind, figure_columns
from codebench.domain.table import Cell, Row, Table, shown
from codebench.exporters.shown import beside
from codebench.i18n import tr

_MOST_ROWS = {FigureKind.BARS: 36, FigureKind.GROUPED: 36, FigureKind.HEAT: 36, FigureKind.CURVE: 400}
_MOST_BARS = 60
_MOST_COLUMNS = 16


def chosen(table: Table, kind: FigureKind) -> tuple[Table, tuple[str, ...]]:
    """Return the table with only what is drawn, and sentences on what is not."""
    columns = figure_columns(table, kind)
    kept = columns[:_MOST_COLUMNS]
    places = [table.columns.index(column) for column in kept]
    most = _MOST_ROWS[kind] if kind is not FigureKind.GROUPED else max(_MOST_BARS // len(kept), 10)
    rows, said = _readable(table.rows, places, most)
    if len(kept) < len(columns):
        said = (*said, tr("The first {n} of {m} columns are drawn.", n=len(kept), m=len(columns)))
    drawn = tuple(replace(row, cells=tuple(row.cells[at] for at in places)) for row in rows)
    return replace(table, columns=kept, rows=drawn), said


def _readable(rows: tuple[Row, ...], places: list[int], most: int) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Keep the upper levels of the tree where that is enough, and otherwise the rows with the highest numbers."""
    if len(rows) <= most:
        return rows, ()
    for depth in sorted({row.depth for row in rows}, reverse=True)[1:]:
        upper = tuple(row for row in rows if row.depth <= depth)
        if most // 4 <= len(upper) <= most:
            counts = {"n": len(upper), "m": len(rows)}
            return upper, (tr("Rows of deeper levels are left out: {n} of {m} rows are drawn.", **counts),)

    def weight(at: int) -> tuple[int, int, int]:
        return -max((rows[at].cells[place].count or 0 for place in places), default=0), rows[at].depth, at

    best = sorted(sorted(range(len(rows)), key=weight)[:most])
    said = tr("Only the {n} rows with the highest numbers are drawn, of {m}.", n=most, m=len(rows))
    return tuple(rows[at] for at in best), (said,)


class Measure:
    """How long or dark a number is drawn, from 0 to 1: by its percentage where columns differ in base, or by itself."""

    def __init__(self, table: Table) -> None:
        self.table = table
        several = len(table.columns) > 1 and table.parts.percentages
        self.by_share = several and all(column.base is not None for column in table.columns)
        self._most = max((self._size(cell) for row in table.rows for cell in row.cells), default=0.0)

    def of(self, cell: Cell) -> float:
        """Return the part of the largest."""
        return self._size(cell) / self._most if self._most else 0.0

    def _size(self, cell: Cell) -> float:
        if not self.by_share:
            return float(cell.count or 0)
        return (cell.count or 0) / cell.base if cell.base else 0.0

    def words(self, cell: Cell, at: int) -> tuple[str, str]:
        """Return the number and what stands beside it, nothing at 0; a base that is not the column's is told."""
        column = self.table.columns[at]
        if not cell.count:
            return shown(cell, column), ""
        share, segments = beside(cell, column, self.table.parts)
        if share and cell.base != column.base:
            share = tr("{share} of {n}", share=share, n=cell.base)
        return shown(cell, column), f"{share} {segments}".strip()
