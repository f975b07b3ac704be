"""Which answers bear no code yet, and what of a source is coded: pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from codebench.domain.coding import Coding


def uncoded(owned: Sequence[tuple[int, int, str]], codings: Iterable[Coding]) -> list[tuple[int, int]]:
    """Return the answers (start, end) that no coding touches."""
    bare = [(start, end) for start, end, _ in owned if end > start]
    for coding in codings:
        at = max(0, bisect_right(bare, (coding.start, coding.start)) - 1)
        while at < len(bare) and bare[at][0] < coding.end:
            if bare[at][1] > coding.start:
                del bare[at]
            else:
                at += 1
    return bare


def step_from(places: Sequence[tuple[int, int]], here: int, forward: bool) -> tuple[int, int] | None:
    """Return the next or previous place seen from here, round the end where there is none."""
    if not places:
        return None
    if forward:
        return next((place for place in places if place[0] > here), places[0])
    return next((place for place in reversed(places) if place[0] < here), places[-1])
