"""What moved in a table since it was saved, who joined and left, and by which steps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from codebench.domain.changes import Step
from codebench.domain.coding import Coding
from codebench.domain.findings import SavedReport
from codebench.domain.question import Analysis, Question, Unit
from codebench.domain.source import Speaker
from codebench.domain.study import Study
from codebench.domain.table import TOTAL, Cell, Column, Row, Shows, Table
from codebench.domain.text import natural_key
from codebench.i18n import tr
from codebench.services.frozen import OF_UNITS, Answer, answer_of, resolved
from codebench.services.past import Voices
from codebench.services.project import Project
from codebench.services.reading import speech, study
from codebench.services.trail import Member, Trail
from codebench.services.versions import merges
from codebench.storage import journal


@dataclass(frozen=True, slots=True)
class Moved:
    """A cell that is not what it was: the numbers then and now, who joined and left, and the steps that did it.

    `history.describe` puts a step in words.
    """

    path: tuple[str, ...]
    column: str
    before: Cell
    after: Cell
    joined: tuple[str, ...]
    left: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A row or column that came or went, or a base that changed, with how and by which steps."""

    path: tuple[str, ...]
    what: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Rerun:
    """A saved report asked anew: the table then and now, and all that lies between."""

    report: SavedReport
    before: Table
    table: Table
    moved: tuple[Moved, ...]
    gone: tuple[Told, ...]
    new: tuple[Told, ...]
    bases: tuple[Told, ...]


def what_moved(project: Project, kept: SavedReport, asked: Question, before: Answer, now: Table) -> Rerun:
    """Compare a table with what it was, and follow every difference to its steps."""
    picture = study(project)
    with project.database.read() as connection:
        steps = journal.since(connection, kept.step)
    of_units = resolved(picture, asked) if asked.analysis in OF_UNITS else Question(Unit.SOURCES)
    voices = Voices(speech(project), project.values(Speaker))
    trail = Trail(picture, of_units, voices, project.values(Coding), steps)
    between = _Between(picture, asked, before, answer_of(picture, asked, now), trail, merges(project))
    return Rerun(
        kept,
        before.table,
        now,
        tuple(between.moved()),
        tuple(between.gone()),
        tuple(between.new()),
        tuple(between.bases()),
    )


class _Between:
    """Two answers to one question, and the trail that leads from the first to the second."""

    def __init__(
        self, picture: Study, asked: Question, then: Answer, now: Answer, trail: Trail, went: Mapping[str, str]
    ) -> None:
        self._picture, self._asked, self._trail, self._went = picture, asked, trail, went
        self._then, self._now = then, now
        self._rows = {row.key: row for row in then.table.rows}
        self._columns = {column.key: at for at, column in enumerate(then.table.columns)}
        self._names = {**then.names, **now.names}

    def moved(self) -> Iterator[Moved]:
        """Yield the cells that are not what they were, in the order of the table."""
        found = list(self._cells())
        joined = {
            Member(row.key, column.key, unit): unit in self._units(self._now, row, column)
            for row, column, _, _ in found
            for unit in self._units(self._now, row, column) ^ self._units(self._then, row, column)
        }
        movers = self._trail.movers(joined)
        members: dict[tuple[str, str], list[Member]] = defaultdict(list)
        for member in joined:
            members[member.code_id, member.column].append(member)
        for row, column, before, after in found:
            mine = members[row.key, column.key]
            steps = [step for member in mine for step in movers[member]] if mine else self._without_units(row, column)
            names = {side: self._called(m.unit for m in mine if joined[m] is side) for side in (True, False)}
            yield Moved(row.path, column.heading, before, after, names[True], names[False], _once(steps))

    def _cells(self) -> Iterator[tuple[Row, Column, Cell, Cell]]:
        for row in self._now.table.rows:
            for column, after in zip(self._now.table.columns, row.cells, strict=True):
                if row.key in self._rows and column.key in self._columns and column.shows is not Shows.POINTS:
                    at = self._columns[column.key]
                    before = self._rows[row.key].cells[at]
                    units = [self._units(side, row, column) for side in (self._then, self._now)]
                    shift = _out(before, self._then.table.columns[at]) != _out(after, column)
                    if units[0] != units[1] or _number(before) != _number(after) or shift:
                        yield row, column, before, after

    def _units(self, side: Answer, row: Row, column: Column) -> frozenset[str]:
        return side.units.get((row.key, column.key), frozenset())

    def _called(self, units: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted((self._names[unit] for unit in units), key=natural_key))

    def _without_units(self, row: Row, column: Column) -> list[Step]:
        """Return the steps behind a number that is no set of units, or that only its base moved."""
        if self._asked.analysis in OF_UNITS:
            return self._trail.of_asking(row.key) or self._trail.of_bases(column.key)
        book = self._picture.codebook
        codes = [book.subtree(key) for key in (row.key, column.key) if key in book]
        whole = self._asked.analysis is Analysis.SATURATION or row.key == TOTAL
        source = frozenset({row.key}) if row.key in self._picture.sources and not whole else frozenset()
        return self._trail.of_codes(frozenset().union(*codes), source)

    def gone(self) -> Iterator[Told]:
        """Yield the rows and columns that were in the table and are no longer."""
        now = {row.key for row in self._now.table.rows}
        for row in self._then.table.rows:
            if row.key not in now:
                yield Told(row.path, self._whither(row.key), self._of_row(row))
        yield from _columns(self._then.table, self._now.table, tr("a column that is no longer there"))

    def new(self) -> Iterator[Told]:
        """Yield the rows and columns that were not in the table."""
        for row in self._now.table.rows:
            if row.key not in self._rows:
                steps = self._trail.about(row.key)
                what = tr("added") if _adds(steps, row.key) else tr("new in the table")
                yield Told(row.path, what, self._of_row(row))
        yield from _columns(self._now.table, self._then.table, tr("a new column"))

    def _whither(self, key: str) -> str:
        into = self._went.get(key, "")
        if into in self._picture.codebook:
            return tr("merged into “{code}”", code=self._picture.codebook.path(into))
        there = key in self._picture.codebook or key in self._picture.sources
        return tr("no longer in the table") if there else tr("removed")

    def _of_row(self, row: Row) -> tuple[Step, ...]:
        book = self._picture.codebook
        codes = book.subtree(row.key) if row.key in book else frozenset({row.key})
        return _once(self._trail.about(row.key) or self._trail.of_codes(codes, frozenset()))

    def bases(self) -> Iterator[Told]:
        """Yield the columns whose n is not what it was; of passages the n is only how many there are."""
        if self._asked.unit is Unit.SEGMENTS or self._asked.analysis not in OF_UNITS:
            return
        for column in self._now.table.columns:
            if column.key in self._columns and column.shows is Shows.COUNT:
                was = self._then.table.columns[self._columns[column.key]].base
                if was != column.base:
                    steps = _once(self._trail.of_bases(column.key))
                    yield Told((column.heading,), f"n = {was} → {column.base}", steps)


def _columns(these: Table, those: Table, what: str) -> Iterator[Told]:
    there = {column.key for column in those.columns}
    yield from (Told((column.heading,), what) for column in these.columns if column.key not in there)


def _number(cell: Cell) -> tuple[object, ...]:
    return cell.count, cell.asked, cell.text


def _out(cell: Cell, column: Column) -> int | None:
    """Return how many of a column's n are not in a cell's, because they were not asked."""
    return None if cell.base is None or column.base is None else column.base - cell.base


def _adds(steps: Iterable[Step], value_id: str) -> bool:
    return any(change.before is None and change.value.id == value_id for step in steps for change in step.changes)


def _once(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return each step once, oldest first, without its changes."""
    once = {step.number: replace(step, changes=()) for step in steps}
    return tuple(once[number] for number in sorted(once))
