"""Where a mention counts: which unit, in which columns, with what left out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from codebench.domain.participant import Attribute, Subject
from codebench.domain.question import CODER, Question, Unit
from codebench.domain.said import Mention
from codebench.domain.source import Kind
from codebench.domain.study import Study
from codebench.domain.table import TOTAL, Cell
from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.i18n import tr

# Keys of columns: a group's id, "=" and an attribute's value, or one of the two words no value can be taken for.
NO_DATA = "no-data"
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """What the columns are: a level of groups, an attribute, the coders, or nothing."""

    name: str = ""
    depth: int | None = None
    attribute: Attribute | None = None
    coder: bool = False


def heading(study: Study, by: str) -> Heading:
    """Return what `by` names; raise where it is neither a group level nor an attribute, nor the coders."""
    if not by:
        return Heading()
    if fold(by) in (CODER, fold(tr("coder"))):
        return Heading(tr("coder"), coder=True)
    if depth := study.groups.level(by):
        return Heading(study.groups.level_name(depth), depth=depth)
    for attribute in study.attributes:
        if fold(attribute.name) == fold(by):
            return Heading(attribute.name, attribute=attribute)
    levels = [study.groups.level_name(depth) for depth in range(1, study.groups.depth + 1)]
    known = ", ".join([*levels, *(attribute.name for attribute in study.attributes)])
    raise CodebenchError(
        tr("There is no group level or attribute “{name}”. There are: {known}.", name=by, known=known or "–")
    )


class Placing:
    """Answer where an owner's mentions in a source count; made once a question, asked once an owner and source."""

    def __init__(self, study: Study, question: Question) -> None:
        self.study = study
        self.question = question
        self.heading = heading(study, question.by)
        if question.unit is Unit.GROUPS:
            self._unit_depth = self._checked_depth()
        left_out = [study.groups.inside(study.groups.find(name)) for name in question.without]
        self.left_out: frozenset[str] = frozenset().union(*left_out)
        self.people_out = frozenset(_person(study, name) for name in question.without_people)
        self._coders: dict[str, set[str]] = defaultdict(set)
        if self.heading.coder:
            for mention in (*study.mentions, *study.unasked):
                self._coders[mention.source_id].add(mention.coder_id)
        self._bases: dict[frozenset[str], Mapping[str, frozenset[object]]] = {}
        self._cache: dict[tuple[str, str], tuple[Place, ...]] = {}

    def _checked_depth(self) -> int:
        depth = self.question.unit_level or 1
        if depth > self.study.groups.depth:
            raise CodebenchError(
                tr("There is no group level {depth}; participants have {n}.", depth=depth, n=self.study.groups.depth)
            )
        return depth

    def kept_groups(self, owner_id: str) -> tuple[str, ...] | None:
        """Return the owner's groups that are not left out; None where the owner leaves with them, or by name."""
        if owner_id in self.people_out:
            return None
        groups = self.study.groups_of(owner_id)
        kept = tuple(group for group in groups if not self.left_out.intersection(self.study.groups.lineage(group)))
        return None if groups and not kept else kept

    def places(self, owner_id: str, source_id: str) -> tuple[Place, ...]:
        """Return the (unit, column) pairs of an owner's speech in a source; for segments the unit is empty."""
        key = (owner_id, source_id)
        if key not in self._cache:
            self._cache[key] = tuple(dict.fromkeys(self._place(owner_id, source_id)))
        return self._cache[key]

    def _place(self, owner_id: str, source_id: str) -> Iterable[Place]:
        groups = self.kept_groups(owner_id)
        if self.question.kinds and self.study.sources[source_id].kind not in self.question.kinds:
            return
        if groups is None or (self.question.unit is Unit.PARTICIPANTS and owner_id not in self.study.participants):
            return
        for group in groups or (None,):
            unit = self._unit(owner_id, source_id, group)
            if unit is None:
                continue
            yield unit, TOTAL
            if self.heading.coder:
                yield from ((unit, coder) for coder in self._coders[source_id])
            elif self.question.by:
                yield unit, self._column(owner_id, source_id, group)

    def _unit(self, owner_id: str, source_id: str, group: str | None) -> str | None:
        if self.question.unit is Unit.PARTICIPANTS:
            return owner_id
        if self.question.unit is Unit.GROUPS:
            return None if group is None else self.study.groups.at_level(group, self._unit_depth)
        return source_id if self.question.unit is Unit.SOURCES else ""

    def _column(self, owner_id: str, source_id: str, group: str | None) -> str:
        if self.heading.depth is not None:
            found = None if group is None else self.study.groups.at_level(group, self.heading.depth)
            return found or NO_DATA
        value = self._value(owner_id, source_id, group)
        return f"={value}" if value else NO_DATA

    def _value(self, owner_id: str, source_id: str, group: str | None) -> str | None:
        attribute = self.heading.attribute
        assert attribute is not None
        of: Callable[[str], str | None] = lambda owner: self.study.values.get((attribute.id, owner))  # noqa: E731
        if attribute.subject is Subject.SOURCE:
            return of(source_id)
        if attribute.subject is Subject.PARTICIPANT:
            return of(owner_id)
        line = () if group is None else reversed(self.study.groups.lineage(group))
        return next((value for each in line if (value := of(each))), None)

    def columns(self) -> set[str]:
        """Return the columns in which somebody speaks."""
        return {column for owner, source in self.study.spoken for _, column in self.places(owner, source)}

    def bases_of_groups(self) -> set[str]:
        """Return the columns that are groups."""
        return {column for column in self.columns() if column in self.study.groups}

    def nothing(self, sources: Iterable[str]) -> Cell:
        """Return the cell of what was asked in none of these sources; in surveys it was, and was left empty."""
        kinds = {self.study.sources[source].kind for source in sources if source in self.study.sources}
        return Cell(None, asked=False, unanswered=kinds == {Kind.SURVEY})

    def sources_in(self, column: str = TOTAL) -> Iterable[str]:
        """Yield the sources in which somebody counts in a column."""
        return (of for who, of in self.study.spoken if any(at == column for _, at in self.places(who, of)))

    def bases(self, code_id: str = "") -> Mapping[str, frozenset[object]]:
        """Return per column the units that could mention a code: those of whom it was asked; all without a code."""
        silent = self.study.silent.get(code_id, frozenset())
        if silent not in self._bases:
            found: dict[str, set[object]] = defaultdict(set)
            for owner, source in self.study.spoken:
                for unit, column in self.places(owner, source) if source not in silent else ():
                    found[column].add(unit)
            self._bases[silent] = {column: frozenset(units) for column, units in found.items()}
        return self._bases[silent]

    def counted(self, mention: Mention) -> Iterable[tuple[object, str]]:
        """Return the (unit, column) pairs in which a mention counts."""
        places: Iterable[Place] = self.places(mention.owner_id, mention.source_id)
        if self.heading.coder:
            places = [place for place in places if place[1] in (TOTAL, mention.coder_id)]
        if self.question.unit is Unit.SEGMENTS:
            segment = mention[1:4]
            return [(segment, column) for _, column in places]
        return places


def _person(study: Study, name: str) -> str:
    for person in study.participants.values():
        if fold(name) in (fold(person.name), fold(person.pseudonym)):
            return person.id
    raise CodebenchError(tr("There is no participant “{name}”.", name=name))
