"""Coverage: the share of the participants' speech that bears at least one code."""

from collections import defaultdict
from collections.abc import Iterable

Stretch = tuple[str, int, int]


def coverage(speech: Iterable[Stretch], coded: Iterable[Stretch]) -> dict[str, tuple[int, int]]:
    """Return per source the (coded, all) characters of owned speech; stretches are (source, start, end)."""
    marks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for source, start, end in sorted(coded):
        line = marks[source]
        if line and start <= line[-1][1]:
            line[-1] = (line[-1][0], max(end, line[-1][1]))
        else:
            line.append((start, end))
    found: dict[str, tuple[int, int]] = {}
    next_mark: dict[str, int] = defaultdict(int)
    for source, start, end in sorted(speech):
        line = marks.get(source, [])
        at = next_mark[source]
        while at < len(line) and line[at][1] <= start:
            at += 1
        next_mark[source] = at
        covered = 0
        while at < len(line) and line[at][0] < end:
            covered += min(end, line[at][1]) - max(start, line[at][0])
            at += 1
        before, total = found.get(source, (0, 0))
        found[source] = (before + covered, total + end - start)
    return found
