"""Which quotes a report prints, so that every passage stands in it once."""

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nsmallest

from codebench.domain.codebook import Code
from codebench.domain.text import fold
from codebench.services.quotemaker import QuoteMaker, Segment

FEWEST, MOST = 15, 60
# So many passages of a code, those of the best length, may be picked.
_CONSIDERED = 100
# Fewer letters than these may occur anywhere.
_TELLING = 30
_WORD = re.compile(r"\w+")


class Picker:
    """Pick quotes that read well and spread over participants and groups; remember what is printed and where."""

    def __init__(self, maker: QuoteMaker) -> None:
        self._maker = maker
        self._printed: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._said: set[str] = set()
        self._spoke: Counter[str] = Counter()
        people, groups = maker.picture.participants.values(), maker.picture.groups
        labels = [speaker.label for speaker in maker.texts.speakers.values() if speaker.participant_id]
        names = _WORD.findall(" ".join([*(person.name for person in people), *labels]))
        self._names = {name for name in names if len(name) > 2 and not name.islower()}
        joined = {group for ids in maker.picture.memberships.values() for group in ids}
        self._places = {groups[each].name for each in joined if len(groups.lineage(each)) > 1}

    def printed(self, segment: Segment) -> bool:
        """Tell whether any word of a passage is printed already."""
        source_id, start, end = segment
        there = self._printed[source_id]
        at = bisect_left(there, (end, -1))
        return at > 0 and there[at - 1][1] > start

    def take(self, code: Code, segment: Segment, words: str = "") -> None:
        """Remember that a passage is printed, as it was said or in these words."""
        insort(self._printed[segment[0]], segment[1:])
        self._said.update((fold(self.words(segment)), fold(words)))
        self._spoke.update(list(self._maker.owners[code.id, segment]))

    def is_said(self, words: str) -> bool:
        """Tell whether these words stand in a quote that is printed, or hold one."""
        wanted = fold(words)
        return bool(wanted) and any(wanted in each or (len(each) > _TELLING and each in wanted) for each in self._said)

    def words(self, segment: Segment) -> str:
        """Return the words of a passage."""
        return self._maker.texts.sources[segment[0]].text[segment[1] : segment[2]]

    def pick(self, code: Code, wanted: int, besides: Iterable[str] = ()) -> list[Segment]:
        """Return at most so many passages of a code that are not printed yet, each of another participant."""
        lengths = {segment: len(self.words(segment).split()) for segment in self._maker.of_code.get(code.id, ())}
        pool = {each: max(FEWEST - n, n - MOST, 0) for each, n in lengths.items()}
        pool = dict(nsmallest(_CONSIDERED, pool.items(), key=lambda each: (each[1], each[0])))
        picked: list[Segment] = []
        heard, groups = set(besides), Counter[str]()
        for one_turn in (True, False):
            left = dict(pool)
            while left and len(picked) < wanted:
                best = min(left, key=lambda each: self._rank(code, each, pool[each], groups))
                del left[best]
                owners = self._maker.owners[code.id, best]
                if not heard.intersection(owners) and self._fits(best, one_turn):
                    picked.append(best)
                    heard.update(owners)
                    groups.update(self._groups(owners))
        return sorted(picked, key=self._maker.order)

    def _rank(self, code: Code, segment: Segment, too_far: int, groups: Counter[str]) -> tuple[int, int, int, Segment]:
        owners = self._maker.owners[code.id, segment]
        return (sum(groups[g] for g in self._groups(owners)), too_far, sum(self._spoke[o] for o in owners), segment)

    def _groups(self, owners: Iterable[str]) -> set[str]:
        picture = self._maker.picture
        return {picture.groups.lineage(group)[0] for owner in owners for group in picture.groups_of(owner)}

    def _fits(self, segment: Segment, one_turn: bool) -> bool:
        """Tell whether a passage may be picked: not printed yet, no names in it, said in one turn where asked."""
        words = self.words(segment)
        if self.printed(segment) or fold(words) in self._said:
            return False
        if not self._names.isdisjoint(_WORD.findall(words)) or any(place in words for place in self._places):
            return False
        return not one_turn or len(self._maker.texts.touched(segment)) == 1


def not_within_another(segments: Iterable[Segment]) -> set[Segment]:
    """Return the passages that do not lie inside a longer one."""
    kept: set[Segment] = set()
    last: Segment | None = None
    for segment in sorted(set(segments), key=lambda each: (each[0], each[1], -each[2])):
        if last is None or segment[0] != last[0] or segment[2] > last[2]:
            kept.add(segment)
            last = segment
    return kept
