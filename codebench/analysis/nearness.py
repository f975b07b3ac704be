"""Where a mention lies, as finely as two codes must meet: a participant, a turn, or the very words."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from codebench.domain.question import Near
from codebench.domain.said import Mention
from codebench.domain.study import Speech

Spot = Hashable
Pieces = dict[tuple[str, int], list[tuple[int, int, Mention]]]


def spots(mentions: Iterable[Mention], near: Near, speech: Sequence[Speech]) -> Iterator[tuple[Mention, Spot]]:
    """Yield every mention with every spot it covers; two mentions are near each other where they share one.

    A spot is the owner, one of the owner's turns, or a run of words in such a turn that no coding divides.
    """
    if near is Near.PARTICIPANT:
        yield from ((mention, mention.owner_id) for mention in mentions)
        return
    for turn, pieces in _pieces(mentions, speech).items():
        if near is Near.TURN:
            yield from ((mention, turn) for _, _, mention in pieces)
            continue
        edges = sorted({edge for start, end, _ in pieces for edge in (start, end)})
        for start, end, mention in pieces:
            for edge in edges[bisect_left(edges, start) : bisect_left(edges, end)]:
                yield mention, (turn, edge)


def _pieces(mentions: Iterable[Mention], speech: Sequence[Speech]) -> Pieces:
    """Return per turn, by source and start, the parts of mentions that are their owner's words in it."""
    lines: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for source, start, end, owner in sorted(speech):
        lines[source, owner].append((start, end))
    found: Pieces = defaultdict(list)
    for mention in mentions:
        line = lines[mention.source_id, mention.owner_id]
        first = max(bisect_right(line, (mention.start, mention.start)) - 1, 0)
        for at in range(first, bisect_left(line, (mention.end, 0))):
            start, end = line[at]
            if end > mention.start:
                place = (mention.source_id, start)
                found[place].append((max(start, mention.start), min(end, mention.end), mention))
    return found
