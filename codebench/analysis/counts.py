"""The frequency table: how many units mention each code, a set and never a sum."""

from collections import defaultdict
from collections.abc import Iterable

from codebench.analysis.placing import NO_DATA, Placing
from codebench.analysis.wording import notes, rule, title
from codebench.domain.codebook import Code
from codebench.domain.question import Question, Unit
from codebench.domain.study import Mention, Study
from codebench.domain.table import TOTAL, Cell, Column, Row, Table
from codebench.domain.text import natural_key
from codebench.i18n import tr

Units = dict[str, set[object]]


class Tally:
    """Per code and column the set of units, and the set of segments behind them; codes above include those below."""

    def __init__(self, placing: Placing) -> None:
        self._book = placing.study.codebook
        self._spoken = placing.columns()
        self._units: dict[str, Units] = defaultdict(lambda: defaultdict(set))
        self._segments: dict[str, Units] = defaultdict(lambda: defaultdict(set))
        for mention in placing.study.mentions:
            self._take(placing, mention)
        for code in reversed(list(self._book.walk())):
            if code.parent_id is not None:
                self._lift(code, code.parent_id)

    def _take(self, placing: Placing, mention: Mention) -> None:
        units, segments = self._units[mention.code_id], self._segments[mention.code_id]
        for unit, column in placing.counted(mention):
            units[column].add(unit)
            segments[column].add(mention[1:4])

    def _lift(self, code: Code, parent_id: str) -> None:
        for kept in (self._units, self._segments):
            for column, found in kept.get(code.id, {}).items():
                kept[parent_id][column] |= found

    def cell(self, code_id: str, column: Column) -> Cell:
        """Return the number of units and segments; no count where nobody in the column spoke."""
        if column.key not in self._spoken:
            return Cell(None)
        units = self._units[code_id][column.key] if code_id in self._units else ()
        segments = self._segments[code_id][column.key] if code_id in self._segments else ()
        return Cell(len(units), len(segments))

    def used(self, code_id: str) -> bool:
        """Tell whether the code or one below it is mentioned at all."""
        return code_id in self._units


def frequency_table(study: Study, question: Question) -> Table:
    """Count per code the units that mention it, by columns; see DOMAIN.md, "What is true of every count"."""
    placing = Placing(study, question)
    columns = _columns(placing)
    tally = Tally(placing)
    rows = [
        Row(code.id, study.codebook.names(code.id), tuple(tally.cell(code.id, column) for column in columns))
        for code in _codes(study, question)
        if not code.retired or tally.used(code.id)
    ]
    kept = [row for row in rows if (row.cells[0].count or 0) >= question.at_least]
    return Table(
        title(placing),
        question.unit.value,
        columns,
        tuple(kept),
        rule(question.unit),
        tuple(notes(placing, frozenset(code.id for code in _codes(study, question)))),
    )


def behind(study: Study, question: Question, code_id: str, column: str = TOTAL) -> list[Mention]:
    """Return exactly the mentions that make the number at a code and a column."""
    placing = Placing(study, question)
    codes = study.codebook.subtree(code_id)
    return [
        mention
        for mention in study.mentions
        if mention.code_id in codes and any(at == column for _, at in placing.counted(mention))
    ]


def _codes(study: Study, question: Question) -> Iterable[Code]:
    if question.under:
        yield study.codebook[question.under]
        yield from study.codebook.walk(question.under)
    else:
        yield from study.codebook.walk()


def _columns(placing: Placing) -> tuple[Column, ...]:
    bases: dict[str, set[object]] = defaultdict(set)
    if placing.question.unit is Unit.SEGMENTS:
        for mention in placing.study.mentions:
            for unit, column in placing.counted(mention):
                bases[column].add(unit)
    columns = placing.columns()
    if placing.question.unit is not Unit.SEGMENTS:
        for owner, source in placing.study.spoken:
            for unit, column in placing.places(owner, source):
                bases[column].add(unit)
    made = [Column(key, _name(placing, key), len(bases[key])) for key in columns - {TOTAL}]
    total = Column(TOTAL, tr("Total"), len(bases[TOTAL]))
    return (total, *sorted(made, key=lambda column: _order(placing, column)))


def _name(placing: Placing, key: str) -> str:
    if key == NO_DATA:
        return tr("no group") if placing.heading.depth is not None else tr("no data")
    if placing.heading.depth is None:
        return key.removeprefix("=")
    name = placing.study.groups[key].name
    alike = [g for g in placing.bases_of_groups() if placing.study.groups[g].name == name]
    return placing.study.groups.path(key) if len(alike) > 1 else name


def _order(placing: Placing, column: Column) -> tuple[object, ...]:
    size = -(column.base or 0) if placing.heading.depth is not None else 0
    return (column.key == NO_DATA, size, natural_key(column.heading), column.key)
