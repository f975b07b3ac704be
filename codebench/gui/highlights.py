"""Which stretches of a line of text bear which codings: pure, in Qt's offsets."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from codebench.domain.coding import Coding
from codebench.gui.contrast import colour_or

NEUTRAL = "#7A7F86"


@dataclass(frozen=True, slots=True)
class Mark:
    """A coding as drawn: its stretch in UTF-16 units, its code and that code's colour and name."""

    key: str
    start: int
    end: int
    code_id: str
    colour: str
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with the same codings all over; the first of `marks` is the innermost."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def innermost_first(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks, the shortest first, and of equals the one that starts last."""
    return sorted(marks, key=lambda mark: (mark.end - mark.start, -mark.start, mark.key))


def by_block(marks: Iterable[Mark], starts: Sequence[int]) -> dict[int, list[Mark]]:
    """Return per block number the marks that touch it; `starts` are where the blocks begin."""
    blocks: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        first = bisect_right(starts, mark.start) - 1
        last = bisect_right(starts, mark.end - 1) - 1
        for number in range(max(first, 0), last + 1):
            blocks[number].append(mark)
    return blocks


def pieces(marks: Sequence[Mark], start: int, end: int) -> list[Piece]:
    """Cut `[start, end)` wherever a mark begins or ends; only stretches with a mark are returned."""
    edges = {start, end}
    for mark in marks:
        edges |= {max(start, min(end, mark.start)), max(start, min(end, mark.end))}
    ordered = sorted(edges)
    found = []
    for left, right in pairwise(ordered):
        over = innermost_first(mark for mark in marks if mark.start <= left and mark.end >= right)
        if over:
            found.append(Piece(left, right, tuple(over)))
    return found


def underline_levels(marks: Sequence[Mark]) -> dict[str, int]:
    """Give marks that overlap different levels below the words, the first at 0."""
    levels: dict[str, int] = {}
    ends: list[int] = []
    for mark in sorted(marks, key=lambda each: (each.start, -each.end, each.key)):
        level = next((at for at, end in enumerate(ends) if end <= mark.start), len(ends))
        ends[level : level + 1] = [mark.end]
        levels[mark.key] = level
    return levels


class MarkIndex:
    """The marks of each block, kept as marks come and go; a block without marks has no entry."""

    def __init__(self, starts: Sequence[int] = (0,)) -> None:
        self._starts = starts
        self._marks: dict[str, Mark] = {}
        self.blocks: dict[int, list[Mark]] = defaultdict(list)

    def update(self, marks: dict[str, Mark]) -> set[int]:
        """Take these marks for the old ones and return the numbers of the blocks that changed."""
        gone = [mark for key, mark in self._marks.items() if marks.get(key) is not mark]
        new = [mark for key, mark in marks.items() if self._marks.get(key) is not mark]
        self._marks = dict(marks)
        lost, won = by_block(gone, self._starts), by_block(new, self._starts)
        for number in lost:
            left = [mark for mark in self.blocks[number] if not any(mark is each for each in lost[number])]
            self.blocks[number] = left
        for number in won:
            self.blocks[number] += won[number]
        return {*lost, *won}


class MarkMaker:
    """Makes marks of codings; a coding that is as it was keeps its mark, so that nothing is drawn anew for it."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Coding, tuple[str, str], Mark]] = {}

    def marks(
        self, codings: Iterable[Coding], looks: Mapping[str, tuple[str, str]], to_qt: Callable[[int], int]
    ) -> dict[str, Mark]:
        """Return the marks by coding; `looks` gives each code's name and colour."""
        made: dict[str, tuple[Coding, tuple[str, str], Mark]] = {}
        for coding in codings:
            look = looks.get(coding.code_id, ("", NEUTRAL))
            old = self._made.get(coding.id)
            if old is None or old[0] is not coding or old[1] != look:
                start, end = to_qt(coding.start), to_qt(coding.end)
                colour = colour_or(look[1], NEUTRAL)
                old = (coding, look, Mark(coding.id, start, end, coding.code_id, colour, look[0]))
            made[coding.id] = old
        self._made = made
        return {key: mark for key, (_, _, mark) in made.items()}
