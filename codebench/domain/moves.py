"""Where the stretches of a text stand in its corrected form, in which whole turns may stand elsewhere.

Edits keep words in order, so what was put elsewhere was taken away here and put in there. A line that went and one that
came and is much like it are that passage: what lies within goes along with it, all else with the text around.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from codebench.domain.alignment import differences
from codebench.domain.anchors import Edit, Shift, inverse
from codebench.domain.text import Span
from codebench.domain.wording import words_of

_RUN = 3
# A line of fewer runs of words may well have been said twice.
_FEWEST = 4

_Runs = frozenset[tuple[str, ...]]


class Course:
    """Tells by which edits a stretch moves along: those of the text, or of a passage that was put elsewhere."""

    def __init__(self, old: str, new: str) -> None:
        edits = differences(old, new)
        self._whole = Shift(edits)
        self._passages = [(was, Shift(_edits(old, new, was, now))) for was, now in _passages(old, new, edits)]

    def of(self, span: Span) -> Shift:
        """Return the edits by which a stretch moves."""
        within = (shift for was, shift in self._passages if was.start <= span.start and span.end <= was.end)
        return next(within, self._whole)


def _edits(old: str, new: str, was: Span, now: Span) -> list[Edit]:
    """Return edits that make the new text of the old one and leave a passage its words."""
    inner = differences(old[was.start : was.end], new[now.start : now.end])
    return [
        Edit(0, was.start, new[: now.start]),
        *(Edit(was.start + edit.start, was.start + edit.end, edit.words) for edit in inner),
        Edit(was.end, len(old), new[now.end :]),
    ]


def _passages(old: str, new: str, edits: Sequence[Edit]) -> list[tuple[Span, Span]]:
    """Return which lines were put elsewhere, and where; those that stayed together are one passage."""
    come = {span: _runs(new, span) for span in _changed(new, inverse(old, edits))}
    found: list[tuple[Span, Span]] = []
    for was, now in _alike({span: _runs(old, span) for span in _changed(old, edits)}, come):
        last = found[-1] if found else None
        if last and (last[0].end + 1, last[1].end + 1) == (was.start, now.start):
            found[-1] = Span(last[0].start, was.end), Span(last[1].start, now.end)
        else:
            found.append((was, now))
    return found


def _changed(text: str, edits: Sequence[Edit]) -> Iterator[Span]:
    """Yield the lines of which edits take more than half."""
    starts, ends = [edit.start for edit in edits], [edit.end for edit in edits]
    at = 0
    for line in text.split("\n"):
        span = Span(at, at + len(line))
        here = edits[bisect_right(ends, span.start) : bisect_left(starts, span.end)]
        if 2 * sum(min(edit.end, span.end) - max(edit.start, span.start) for edit in here) > len(line):
            yield span
        at = span.end + 1


def _runs(text: str, span: Span) -> _Runs:
    words = [word.text for word in words_of(text[span.start : span.end])]
    return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))


def _alike(gone: dict[Span, _Runs], come: dict[Span, _Runs]) -> Iterator[tuple[Span, Span]]:
    """Yield the lines that share most of their runs with one line, and with no other as many."""
    holders: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for span, runs in come.items():
        for run in runs:
            holders[run].append(span)
    taken: set[Span] = set()
    for was, runs in gone.items():
        met = Counter(span for run in runs for span in holders[run] if span not in taken).most_common(2)
        counts = [count for _, count in met]
        now = met[0][0] if met else None
        if now and max(_FEWEST, len(runs) / 2, len(come[now]) / 2) <= counts[0] and counts[0] not in counts[1:]:
            taken.add(now)
            yield was, now
