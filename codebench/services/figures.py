"""What every code's numbers are, kept from step to step: only what changed is counted again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from threading import Lock

from codebench.domain.codebook import Codebook
from codebench.domain.said import Said
from codebench.domain.study import CodeCount, silent

Sources = Mapping[str, Said]
NotAsked = frozenset[tuple[str, str]]


class _Tally:
    """Per code its segments, and its participants with the number of sources in which they mention it."""

    def __init__(self) -> None:
        self.segments: Counter[str] = Counter()
        self.people: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, code_id: str, segments: int, owners: Iterable[tuple[str, int]], sign: int) -> None:
        """Count a code's segments in one source more, or one less, and who they are of."""
        self.segments[code_id] += sign * segments.bit_count()
        known = self.people[code_id]
        for owner in (owner for owner, theirs in owners if segments & theirs):
            known[owner] += sign
            if not known[owner]:
                del known[owner]

    def forget(self, code_ids: Iterable[str]) -> None:
        """Begin anew with these codes."""
        for code_id in code_ids:
            self.segments.pop(code_id, None)
            self.people.pop(code_id, None)


class Figures:
    """The numbers of all codes under one tree, one list of participants and one set of what was not asked."""

    def __init__(self) -> None:
        self._counting = Lock()
        self._taken: dict[str, Said] = {}
        self._own, self._whole = _Tally(), _Tally()
        self._lines: dict[str, tuple[str, ...]] = {}
        self._people: set[str] = set()
        self._silent: Mapping[str, frozenset[str]] = {}

    def counts(self, book: Codebook, sources: Sources, people: set[str], not_asked: NotAsked) -> dict[str, CodeCount]:
        """Return each code's numbers; where nothing changed since the last time is not looked."""
        with self._counting:
            muted = silent(book, not_asked)
            if (people, muted) != (self._people, self._silent):
                self._taken, self._own, self._whole, self._lines = {}, _Tally(), _Tally(), {}
                self._people, self._silent = people, muted
            self._look_at(sources, self._moved(book))
            return {code_id: self._of(code_id) for code_id in self._lines}

    def _moved(self, book: Codebook) -> frozenset[str]:
        """Take over the tree; return the codes that have, or had, others below them than before, with no number yet."""
        lines = {code.id: tuple(each.id for each in book.lineage(code.id)) for code in book.walk()}
        old, self._lines = self._lines, lines
        moved = [code for code in lines.keys() | old.keys() if lines.get(code) != old.get(code)]
        anew = frozenset(above for code in moved for line in (lines, old) for above in line.get(code, ()))
        for tally in (self._own, self._whole):
            tally.forget(anew)
        return anew

    def _look_at(self, sources: Sources, anew: frozenset[str]) -> None:
        """Count the codes that are to be counted anew in every source, and the others where a source changed."""
        for source_id in self._taken.keys() | sources.keys():
            before, after = self._taken.get(source_id), sources.get(source_id)
            touched = self._touched(before, after)
            self._count(source_id, before, touched - anew, -1)
            self._count(source_id, after, touched | anew, 1)
        self._taken = dict(sources)

    def _touched(self, before: Said | None, after: Said | None) -> frozenset[str]:
        """Return the codes whose numbers may differ between these, with those above them."""
        if before is after:
            return frozenset()
        if before is None or after is None or before.bits.spans is not after.bits.spans:
            return frozenset(self._lines)
        one, other = before.bits.codes, after.bits.codes
        changed = (code for code in one.keys() | other.keys() if one.get(code) != other.get(code))
        return frozenset(above for code in changed for above in self._lines.get(code, ()))

    def _of(self, code_id: str) -> CodeCount:
        whole, own = self._whole, self._own
        return CodeCount(
            len(whole.people.get(code_id, ())), whole.segments[code_id],
            len(own.people.get(code_id, ())), own.segments[code_id],
        )  # fmt: skip

    def _count(self, source_id: str, said: Said | None, wanted: frozenset[str], sign: int) -> None:
        """Add a source's numbers of these codes, or take them off."""
        if said is None or not wanted:
            return
        own = {code: of for code, of in said.bits.codes.items() if source_id not in self._silent.get(code, ())}
        whole: dict[str, int] = defaultdict(int)
        for code_id, segments in own.items():
            for above in wanted.intersection(self._lines.get(code_id, ())):
                whole[above] |= segments
        owners = [(owner, theirs) for owner, theirs in said.bits.owners.items() if owner in self._people]
        for codes, tally in ((own, self._own), (whole, self._whole)):
            for code_id in codes.keys() & wanted:
                tally.add(code_id, codes[code_id], owners, sign)
