"""Which stretches of a line of text bear which codings: pure, in Qt's offsets."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


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
