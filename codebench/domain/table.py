"""The one shape of every analysis; screen, Word, Excel, CSV, HTML and JSON are its faces."""

from dataclasses import dataclass

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: key that leads to its units, heading, and base n (None where there is none)."""

    key: str
    heading: str
    base: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A number: units counted and coded segments behind it; `count` None means no data (a base of 0)."""

    count: int | None
    segments: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A code's row: its id, path from the root, and a cell per column."""

    key: str
    path: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def depth(self) -> int:
        """Return 0 for a root code."""
        return len(self.path) - 1


@dataclass(frozen=True, slots=True)
class Table:
    """An analysis, with everything that makes its numbers honest: unit, bases, counting rule, notes."""

    title: str
    unit: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    rule: str
    notes: tuple[str, ...] = ()

    def cell(self, row_key: str, column_key: str = TOTAL) -> Cell:
        """Return the cell at a code and a column."""
        at = next(i for i, column in enumerate(self.columns) if column.key == column_key)
        return next(row for row in self.rows if row.key == row_key).cells[at]


def percentage(count: int | None, base: int | None) -> int | None:
    """Return the whole percentage of the base, halves rounded up; None without a base."""
    if count is None or not base:
        return None
    return (200 * count + base) // (2 * base)
