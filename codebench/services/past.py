"""Codings and codes as they were, and what a step says about people: what following a number back needs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from codebench.domain.changes import Change, Step, Value
from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.findings import NotAsked
from codebench.domain.participant import Attribute, AttributeValue, Group, Membership, Participant
from codebench.domain.source import Source, Speaker, Turn, TurnKind
from codebench.domain.study import Speech, Study


class Past:
    """Codings and codes, now and then earlier and earlier."""

    def __init__(self, study: Study, codings: Iterable[Coding]) -> None:
        self._parents = {code.id: code.parent_id for code in study.codebook.walk()}
        self._unasked = set(study.not_asked)
        self._below: dict[str, frozenset[str]] = {}
        self._codings: dict[tuple[str, str], dict[str, Coding]] = defaultdict(dict)
        for coding in codings:
            self._codings[coding.code_id, coding.source_id][coding.id] = coding

    def take_back(self, step: Step) -> None:
        """Go back to before a step."""
        for change in reversed(step.changes):
            if isinstance(change.after, Coding):
                self._codings[change.after.code_id, change.after.source_id].pop(change.after.id, None)
            if isinstance(change.before, Coding):
                self._codings[change.before.code_id, change.before.source_id][change.before.id] = change.before
            if isinstance(change.value, Code):
                self._below.clear()
                self._parents.pop(change.value.id, None)
            if isinstance(change.before, Code):
                self._parents[change.before.id] = change.before.parent_id
            if isinstance(change.after, NotAsked):
                self._unasked.discard((change.after.source_id, change.after.code_id))
            if isinstance(change.before, NotAsked):
                self._unasked.add((change.before.source_id, change.before.code_id))

    def above(self, codes: Iterable[str]) -> set[str]:
        """Return these codes with all above them."""
        found: set[str] = set()
        for code_id in codes:
            at: str | None = code_id
            while at is not None and at not in found:
                found.add(at)
                at = self._parents.get(at)
        return found

    def below(self, code_id: str) -> frozenset[str]:
        """Return a code with all below it."""
        if code_id not in self._below:
            self._below[code_id] = frozenset(each for each in self._parents if code_id in self.above([each]))
        return self._below[code_id]

    def codings(self, code_id: str, sources: Iterable[str]) -> Iterator[Coding]:
        """Yield the codings of a code and those below it in the sources in which they were asked."""
        for each in self.below(code_id):
            for source in sources:
                found = self._codings.get((each, source))
                if found and not any((source, code) in self._unasked for code in self.above([each])):
                    yield from found.values()


class Voices:
    """Who spoke where, now and then earlier and earlier, as editing a source moves turns."""

    def __init__(self, speech: Iterable[Speech], speakers: Iterable[Speaker]) -> None:
        known = list(speakers)
        self._owners = {speaker.id: speaker.participant_id for speaker in known}
        self._labelled = {speaker.source_id for speaker in known}
        self._lines: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
        self._of_source: dict[str, set[str]] = defaultdict(set)
        for turn in speech:
            self._lines[turn.owner_id, turn.source_id].add((turn.start, turn.end))
            self._of_source[turn.source_id].add(turn.owner_id)

    def take_back(self, step: Step) -> None:
        """Go back to before a step that edited a source."""
        turns = [change for change in step.changes if isinstance(change.value, Turn)]
        self._labelled |= {c.before.source_id for c in step.changes if isinstance(c.before, Speaker)}
        if not any(isinstance(c.before, Turn | Source) and isinstance(c.after, Turn | Source) for c in step.changes):
            return
        for change in turns:
            if isinstance(change.after, Turn):
                self._line(change.after).discard((change.after.start, change.after.end))
        for change in turns:
            if isinstance(change.before, Turn) and change.before.start < change.before.end:
                self._line(change.before).add((change.before.start, change.before.end))

    def speaks(self, owners: Iterable[str], coding: Coding) -> bool:
        """Tell whether a coding touches words of one of these owners."""
        lines = (self._lines.get((owner, coding.source_id), ()) for owner in owners)
        return any(start < coding.end and coding.start < end for line in lines for start, end in line)

    def _line(self, turn: Turn) -> set[tuple[int, int]]:
        """Return the stretches of who says a turn; without a speaker, of whose the source is as a whole, if it is."""
        if turn.speaker_id is None and turn.source_id in self._labelled:
            return set()
        alone = self._of_source.get(turn.source_id, set())
        owner = self._owners.get(turn.speaker_id or "") or (next(iter(alone)) if len(alone) == 1 else None)
        known = turn.speaker_id is None or self._owners.get(turn.speaker_id) is not None
        return self._lines[owner, turn.source_id] if owner and known and turn.kind is TurnKind.SPEECH else set()


def coded(step: Step) -> Iterator[Coding]:
    """Yield the codings that a step changed, before and after."""
    for change in step.changes:
        yield from (value for value in (change.before, change.after) if isinstance(value, Coding))


def rearranged(step: Step) -> set[str]:
    """Return the codes whose place in the tree, or whose being asked, a step changed."""
    found = set()
    for change in step.changes:
        for value in (change.before, change.after):
            if isinstance(value, NotAsked):
                found.add(value.code_id)
            if isinstance(value, Code) and _differs(change, "parent_id"):
                found.add(value.id)
    return found


@dataclass(frozen=True, slots=True)
class Touch:
    """Whom a change to people, groups or speakers is about, by their ids.

    `of_groups` is what only matters where groups do, `gone` that something was taken away.
    """

    ids: frozenset[str]
    of_groups: bool = False
    gone: bool = False


def touches(step: Step) -> list[Touch]:
    """Return what a step did to who counts where."""
    found = []
    for change in step.changes:
        for value in (change.before, change.after):
            touch = None if value is None else _touch(change, value)
            if touch:
                found.append(touch)
    return found


def _touch(change: Change, value: Value) -> Touch | None:
    gone = change.after is None
    match value:
        case Membership():
            return Touch(frozenset({value.participant_id, value.group_id}), of_groups=True, gone=gone)
        case AttributeValue():
            return Touch(frozenset({value.owner_id}), of_groups=True, gone=gone)
        case Attribute() if change.before and change.after and _differs(change, "coarse"):
            return Touch(frozenset({value.id}), of_groups=True)
        case Group() if _differs(change, "parent_id"):
            return Touch(frozenset({value.id}), of_groups=True, gone=gone)
        case Participant() if change.before is None or gone:
            return Touch(frozenset({value.id}), gone=gone)
        case Speaker() if _differs(change, "participant_id", "role"):
            return Touch(_known(value.source_id, value.participant_id), gone=gone)
        case Source() if _differs(change, "participant_id", "group_id", "kind"):
            return Touch(_known(value.id, value.participant_id, value.group_id), gone=gone)
    return None


def _known(*ids: str | None) -> frozenset[str]:
    return frozenset(each for each in ids if each)


def _differs(change: Change, *fields: str) -> bool:
    if change.before is None or change.after is None:
        return True
    return any(getattr(change.before, name) != getattr(change.after, name) for name in fields)
