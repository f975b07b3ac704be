"""The one shape of every analysis; screen, Word, Excel, CSV, HTML and JSON are its faces."""

from dataclasses import dataclass
from enum import StrEnum

from codebench.i18n import tr

TOTAL = "total"
NOT_ASKED = "–"
# Before a number that is of so few participants that they may be recognised.
FEW = "*"


class Shows(StrEnum):
    """What the cells of a column are."""

    COUNT = "count"
    POINTS = "points"
    WORDS = "words"


class Percentages(StrEnum):
    """Where percentages stand."""

    NONE = ""
    TOTAL = "total"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands beside a number: its percentage of the base, its coded segments, a mark where it is below `few`."""

    percentages: Percentages = Percentages.ALL
    segments: bool = False
    few: int = 0


PLAIN = Parts()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: key that leads to its units, heading, and base n (None where there is none); `few` marks that n."""

    key: str
    heading: str
    base: int | None
    shows: Shows = Shows.COUNT
    few: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A number: units counted, coded segments behind it, and the base of its percentage (None: it has none).

    `count` None means no data where the question was `asked`, and otherwise that it was asked of nobody here, or that
    all who were asked left it `unanswered`. `why` says how a number comes from those below it where it is less than
    their sum; `text` is what a column of words shows; `few` marks a number of very few participants.
    """

    count: int | None
    segments: int = 0
    base: int | None = None
    asked: bool = True
    why: str = ""
    text: str = ""
    unanswered: bool = False
    few: bool = False

    @property
    def missing(self) -> str:
        """Return in words why there is no number."""
        if self.asked:
            return tr("no data")
        return tr("no answer") if self.unanswered else tr("not asked")

    @property
    def share(self) -> int | None:
        """Return the whole percentage of the base."""
        return percentage(self.count, self.base)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the key of what it is about, mostly a code's id, its path from the root, and a cell per column."""

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
    parts: Parts = PLAIN
    row_heading: str = ""

    def cell(self, row_key: str, column_key: str = TOTAL) -> Cell:
        """Return the cell at a code and a column."""
        at = next(i for i, column in enumerate(self.columns) if column.key == column_key)
        return next(row for row in self.rows if row.key == row_key).cells[at]


def percentage(count: int | None, base: int | None) -> int | None:
    """Return the whole percentage of the base, halves rounded up; None without a base."""
    if count is None or not base:
        return None
    return (200 * count + base) // (2 * base)


def beside(cell: Cell, column: Column, parts: Parts) -> tuple[int | None, int | None]:
    """Return the percentage and the segments that stand beside a number, as far as they are asked for and known."""
    if cell.count is None or column.shows is not Shows.COUNT:
        return None, None
    wanted = parts.percentages is Percentages.ALL or (parts.percentages is Percentages.TOTAL and column.key == TOTAL)
    return cell.share if wanted else None, cell.segments if parts.segments else None


def difference(cell: Cell, other: Cell) -> Cell:
    """Return by how many percentage points one cell lies above another; rounded last, halves away from zero."""
    if cell.count is None or other.count is None or not cell.base or not other.base:
        return Cell(None, asked=cell.asked and other.asked)
    exact = 100 * (cell.count * other.base - other.count * cell.base)
    whole = cell.base * other.base
    points = (2 * abs(exact) + whole) // (2 * whole)
    return Cell(points if exact > 0 else -points)


def shown(cell: Cell, column: Column) -> str:
    """Return what stands in a cell: a number, a signed difference, words, a dash for not asked, nothing for no data."""
    if column.shows is Shows.WORDS:
        return cell.text if cell.text or cell.asked else NOT_ASKED
    if cell.count is None:
        return "" if cell.asked else NOT_ASKED
    if column.shows is Shows.POINTS:
        return f"{cell.count:+}".replace("-", "−") if cell.count else "0"
    return marked(cell.count, cell.few)


def shown_base(column: Column) -> str:
    """Return the n of a column; nothing where it has none."""
    return "" if column.base is None else marked(column.base, column.few)


def marked(number: int, few: bool) -> str:
    """Return a number, after a mark where it is of few; before it, so that figures stay in line."""
    return f"{FEW}{number}" if few else str(number)
