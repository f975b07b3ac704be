"""Speakers whose label a corrected file spells otherwise: who says their words now."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from codebench.domain.bundle import Bundle
from codebench.domain.moves import Course
from codebench.domain.source import Turn
from codebench.domain.text import Span


def respelled(turns: Iterable[Turn], bundle: Bundle, course: Course) -> dict[str, str]:
    """Return label → the id of the speaker who said more than half of it, and more than half of whose words it is."""
    said: Counter[tuple[str, str]] = Counter()
    starts = [0, *accumulate(len(passage.text) + 1 for passage in bundle.passages)]
    for turn in turns:
        was = Span(turn.start, turn.end)
        now = course.of(was).span(was)
        label = bundle.passages[bisect_right(starts, (now.start + now.end) // 2) - 1].label
        if turn.speaker_id and label and now.start < now.end:
            said[turn.speaker_id, label] += now.end - now.start
    by_speaker, by_label = Counter[str](), Counter[str]()
    for (speaker_id, label), size in said.items():
        by_speaker[speaker_id] += size
        by_label[label] += size
    most = {pair: size for pair, size in said.items() if 2 * size > max(by_speaker[pair[0]], by_label[pair[1]])}
    return {label: speaker_id for speaker_id, label in most}
