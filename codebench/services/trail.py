"""Which steps moved a number: the codings and codes are walked back, step by step, to the day of a report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from codebench.analysis.placing import Placing
from codebench.domain.changes import Step
from codebench.domain.coding import Coding
from codebench.domain.question import Question
from codebench.domain.study import Study
from codebench.domain.table import TOTAL
from codebench.services.past import Past, Touch, Voices, coded, rearranged, touches


@dataclass(frozen=True, slots=True)
class Member:
    """A unit in a cell: the row's code, the column, and the unit's key."""

    code_id: str
    column: str
    unit: str


class Trail:
    """The steps since a report, asked which of them let a unit join or leave a number."""

    def __init__(
        self,
        study: Study,
        question: Question,
        voices: Voices,
        codings: Iterable[Coding],
        steps: Sequence[Step],
    ) -> None:
        self._study, self._steps = study, steps
        self._placing = Placing(study, question)
        self._past = Past(study, codings)
        self._voices = voices
        # Where the words of a unit that count in a column stand: the owners by source.
        self._reach: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._known: dict[tuple[str, str], frozenset[str]] = {}
        for owner, source in study.spoken:
            for unit, column in self._placing.places(owner, source):
                self._reach[unit, column][source].append(owner)

    def movers(self, joined: Mapping[Member, bool]) -> dict[Member, list[Step]]:
        """Return per unit that joined (True) or left (False) the steps that made it so, oldest first.

        Where codings and the codebook do not explain it, they are the steps about who it is and where it speaks.
        """
        by_code: dict[str, list[Member]] = defaultdict(list)
        for member in joined:
            by_code[member.code_id].append(member)
        now = {member: self._is_in(member) for member in joined}
        then = dict(now)
        flips: dict[Member, list[Step]] = defaultdict(list)
        around: dict[Member, list[Step]] = defaultdict(list)
        for step in reversed(self._steps):
            about = touches(step)
            for member in joined if about else ():
                if (then[member] or not joined[member]) and self._concerns(about, member):
                    around[member].append(step)
            for member in self._touched(step, by_code):
                was = self._is_in(member)
                if was != then[member]:
                    then[member] = was
                    flips[member].append(step)
        found = {}
        for member in joined:
            explained = now[member] == joined[member] != then[member]
            steps = {step.number: step for step in flips[member] + ([] if explained else around[member])}
            found[member] = [steps[number] for number in sorted(steps)]
        return found

    def _touched(self, step: Step, by_code: Mapping[str, list[Member]]) -> list[Member]:
        """Take a step back and return the members of the codes it touched, as the tree was before or after it."""
        codes, moved = {coding.code_id for coding in coded(step)}, rearranged(step)
        touched = self._past.above(codes | moved).union(*map(self._past.below, moved))
        self._past.take_back(step)
        self._voices.take_back(step)
        touched |= self._past.above(codes | moved).union(*map(self._past.below, moved))
        return [member for code_id in touched for member in by_code.get(code_id, ())]

    def of_codes(self, codes: frozenset[str], sources: frozenset[str]) -> list[Step]:
        """Return the steps that changed a coding of these codes in these sources, or these codes; none means any."""
        return [
            step
            for step in self._steps
            if rearranged(step) & codes
            or any(
                (not codes or coding.code_id in codes) and (not sources or coding.source_id in sources)
                for coding in coded(step)
            )
        ]

    def about(self, value_id: str) -> list[Step]:
        """Return the steps that changed the value with this id."""
        return [step for step in self._steps if any(change.value.id == value_id for change in step.changes)]

    def of_asking(self, code_id: str) -> list[Step]:
        """Return the steps that changed where a code, or one above it, was asked."""
        book = self._study.codebook
        above = {code.id for code in book.lineage(code_id)} if code_id in book else set()
        return [step for step in self._steps if rearranged(step) & above]

    def of_bases(self, column: str) -> list[Step]:
        """Return the steps that changed who could be counted in a column."""
        members = [Member("", column, unit) for unit, at in self._reach if at == self._spoken_in(column)]
        return [
            step
            for step in self._steps
            if (about := touches(step))
            and (any(touch.gone for touch in about) or any(self._concerns(about, member) for member in members))
        ]

    def _spoken_in(self, column: str) -> str:
        """Return the column in which a unit speaks: in a coder's it does no more once that coder's last coding went."""
        return TOTAL if self._placing.heading.coder else column

    def _is_in(self, member: Member) -> bool:
        """Tell whether any coding of a code or one below it lies on a unit's own words."""
        source, _, place = member.unit.partition("|")
        owners = self._reach.get(("" if place else member.unit, self._spoken_in(member.column)), {})
        sources = [source] if place else list(owners)
        coder = member.column if self._placing.heading.coder and member.column != TOTAL else ""
        return any(
            self._voices.speaks(owners[coding.source_id], coding)
            for coding in self._past.codings(member.code_id, sources)
            if (not place or f"{coding.start}|{coding.end}" == place) and coder in ("", coding.coder_id)
        )

    def _concerns(self, about: Sequence[Touch], member: Member) -> bool:
        """Tell whether what a step did to people, groups or speakers is about a unit."""
        mine = self._ids(member.unit, member.column)
        grouped = member.column != TOTAL or member.unit in self._study.groups or bool(self._placing.left_out)
        return any((grouped or not touch.of_groups) and touch.ids & mine for touch in about)

    def _ids(self, unit: str, column: str) -> frozenset[str]:
        """Return whom a change must be about to matter for a unit."""
        if (unit, column) not in self._known:
            source, _, place = unit.partition("|")
            owners = self._reach.get(("" if place else unit, self._spoken_in(column)), {})
            people = {owner for at, found in owners.items() for owner in found if not place or at == source}
            groups = self._study.groups
            lines = {
                each for owner in people for group in self._study.groups_of(owner) for each in groups.lineage(group)
            }
            heading = self._placing.heading.attribute
            about = {source} | lines | ({heading.id} if heading else set())
            self._known[unit, column] = frozenset(about | (set() if source in self._study.sources else people))
        return self._known[unit, column]
