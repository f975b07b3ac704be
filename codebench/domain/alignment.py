"""What differs between a text and its corrected form, as edits: words first, then letters inside words.

Words are held against each other in three rounds, each between the matches of the one before: runs of three words that
occur once in both texts, single words that do, and what is left, by difflib, where it is short enough to be quick.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from codebench.domain.anchors import Edit
from codebench.domain.wording import Word, mended, words_of

_RUN = 3
# More pairs of words than this are not worth the time: what stands between two matches is then one edit.
_PAIRS = 250_000


class _Box(NamedTuple):
    """A stretch of words in both texts that are held against each other."""

    old: range
    new: range


def differences(old: str, new: str) -> list[Edit]:
    """Return the edits that make the new text of the old one."""
    was, now = words_of(old), words_of(new)
    pairs = [(was[i], now[j]) for i, j in _matches([w.text for w in was], [w.text for w in now])]
    start, end = Word("", 0, 0), (Word("", len(old), len(old)), Word("", len(new), len(new)))
    found: list[Edit] = []
    for (before, before_now), (after, after_now) in pairwise([(start, start), *pairs, end]):
        gone, come = old[before.end : after.start], new[before_now.end : after_now.start]
        if gone != come:
            found += mended(before.end, gone, come)
    return found


def _matches(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    whole = _Box(range(len(old)), range(len(new)))
    found: list[tuple[int, int]] = []
    for box in _boxes(whole, _anchors(whole, old, new, _RUN)):
        if not isinstance(box, _Box):
            found.append(box)
            continue
        for inner in _boxes(box, _anchors(box, old, new, 1)):
            found += [inner] if not isinstance(inner, _Box) else _short(inner, old, new)
    return found


def _anchors(box: _Box, old: Sequence[str], new: Sequence[str], run: int) -> list[tuple[int, int]]:
    """Return, in rising order in both, the places of runs of words that occur once in both."""
    there = _once(new, box.new, run)
    found = [(i, there[key]) for key, i in _once(old, box.old, run).items() if key in there]
    rising = [found[at] for at in _rising([j for _, j in found])]
    pairs = {(i + k, j + k): None for i, j in rising for k in range(run)}
    kept: list[tuple[int, int]] = []
    for i, j in sorted(pairs):
        if not kept or (i > kept[-1][0] and j > kept[-1][1]):
            kept.append((i, j))
    return kept


def _once(words: Sequence[str], within: range, run: int) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    twice = set()
    for at in range(within.start, within.stop - run + 1):
        key = tuple(words[at : at + run])
        if key in places:
            twice.add(key)
        places[key] = at
    return {key: at for key, at in sorted(places.items(), key=lambda item: item[1]) if key not in twice}


def _rising(places: Sequence[int]) -> list[int]:
    """Return the indexes of a longest rising line."""
    ends: list[int] = []
    last: list[int] = []
    came_from: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(ends, place)
        came_from.append(last[at - 1] if at else -1)
        ends[at : at + 1], last[at : at + 1] = [place], [index]
    line = []
    index = last[-1] if last else -1
    while index >= 0:
        line.append(index)
        index = came_from[index]
    return line[::-1]


def _boxes(box: _Box, pairs: Sequence[tuple[int, int]]) -> Iterator[_Box | tuple[int, int]]:
    """Yield the pairs, and what lies between them in both texts."""
    i, j = box.old.start, box.new.start
    for pair in pairs:
        if pair != (i, j):
            yield _Box(range(i, pair[0]), range(j, pair[1]))
        yield pair
        i, j = pair[0] + 1, pair[1] + 1
    yield _Box(range(i, box.old.stop), range(j, box.new.stop))


def _short(box: _Box, old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    if not box.old or not box.new or len(box.old) * len(box.new) > _PAIRS:
        return []
    these, those = old[box.old.start : box.old.stop], new[box.new.start : box.new.stop]
    blocks = SequenceMatcher(None, these, those, autojunk=False).get_matching_blocks()
    return [(box.old.start + block.a + k, box.new.start + block.b + k) for block in blocks for k in range(block.size)]
