"""What every code's numbers are, kept from step to step: only the sources that changed are counted again."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from threading import Lock

from codebench.domain.codebook import Codebook
from codebench.domain.said import Said
from codebench.domain.study import CodeCount, silent


class _Tally:
    """Per code its segments, and its participants with the number of sources in which they mention it."""

    def __init__(self) -> None:
        self.segments: Counter[str] = Counter()
        self.people: dict[str, Counter[str]] = defaultdict(Counter)

    def meet(self, code_id: str, person: str, sign: int) -> None:
        """Count one source more, or one less, in which a participant mentions a code."""
        known = self.people[code_id]
        known[person] += sign
        if not known[person]:
            del known[person]


class Figures:
    """The numbers of all codes under one tree, one list of participants and one set of what was not asked."""

    def __init__(self) -> None:
        self._counting = Lock()
        self._about: object = None
        self._taken: dict[str, Said] = {}
        self._own, self._whole = _Tally(), _Tally()
        self._lines: dict[str, tuple[str, ...]] = {}
        self._people: set[str] = set()
        self._silent: Mapping[str, frozenset[str]] = {}

    def counts(
        self,
        book: Codebook,
        sources: Mapping[str, Said],
        people: set[str],
        not_asked: frozenset[tuple[str, str]],
    ) -> dict[str, CodeCount]:
        """Return each code's numbers; a source in which nothing changed since the last time is not looked at."""
        with self._counting:
            return self._counts(book, sources, people, not_asked)

    def _counts(
        self,
        book: Codebook,
        sources: Mapping[str, Said],
        people: set[str],
        not_asked: frozenset[tuple[str, str]],
    ) -> dict[str, CodeCount]:
        about = ([(code.id, code.parent_id) for code in book.walk()], people, not_asked)
        if about != self._about:
            self._about, self._taken, self._own, self._whole = about, {}, _Tally(), _Tally()
            self._lines = {code.id: tuple(each.id for each in book.lineage(code.id)) for code in book.walk()}
            self._people, self._silent = people, silent(book, not_asked)
        for source_id in self._taken.keys() | sources.keys():
            before, after = self._taken.get(source_id), sources.get(source_id)
            if before is not after:
                self._count(source_id, before, -1)
                self._count(source_id, after, 1)
        self._taken = dict(sources)
        return {code_id: self._of(code_id) for code_id in self._lines}

    def _of(self, code_id: str) -> CodeCount:
        whole, own = self._whole, self._own
        return CodeCount(
            len(whole.people.get(code_id, ())), whole.segments[code_id],
            len(own.people.get(code_id, ())), own.segments[code_id],
        )  # fmt: skip

    def _count(self, source_id: str, said: Said | None, sign: int) -> None:
        """Add a source's numbers, or take them off."""
        if said is None:
            return
        bits = said.bits
        whole: dict[str, int] = defaultdict(int)
        own = {code: of for code, of in bits.codes.items() if source_id not in self._silent.get(code, ())}
        for code_id, segments in own.items():
            for above in self._lines[code_id]:
                whole[above] |= segments
        owners = [(owner, theirs) for owner, theirs in bits.owners.items() if owner in self._people]
        for codes, tally in ((own, self._own), (whole, self._whole)):
            for code_id, segments in codes.items():
                tally.segments[code_id] += sign * segments.bit_count()
                for owner, theirs in owners:
                    if segments & theirs:
                        tally.meet(code_id, owner, sign)
