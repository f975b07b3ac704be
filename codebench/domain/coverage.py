"""Coverage: the share of the participants' speech that bears at least one code."""

from collections import defaultdict
from collections.abc import Iterable

Stretch = tuple[str, int, int]


def coverage(speech: Iterable[Stretch], coded: Iterable[Stretch]) -> dict[str, tuple[int, int]]:
    """Return per source the (coded, all) characters of owned speech; stretches are (source, start, end)."""
    marks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for source, start, end in sorted(coded):
        marks[source].append((start, end))
    spoken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for source, start, end in sorted(speech):
        spoken[source].append((start, end))
    return {source: covered(turns, marks.get(source, ())) for source, turns in spoken.items()}


def covered(speech: Iterable[tuple[int, int]], coded: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return the (coded, all) characters of stretches of speech in one source; both are in order of their start."""
    line: list[tuple[int, int]] = []
    for start, end in coded:
        if line and start <= line[-1][1]:
            line[-1] = (line[-1][0], max(end, line[-1][1]))
        else:
            line.append((start, end))
    done = total = at = 0
    for start, end in speech:
        total += end - start
        while at < len(line) and line[at][1] <= start:
            at += 1
        here = at
        while here < len(line) and line[here][0] < end:
            done += min(end, line[here][1]) - max(start, line[here][0])
            here += 1
    return done, total
