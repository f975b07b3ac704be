"""The words of a text, and what changed in a few of them: which was mended into which, and by what letters.

A word that was mended is a changed word, also where only letters at its end were put in (`word`, `wordt`): a coding
that ends there takes them in. Words that came beside it are no part of it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from codebench.domain.anchors import Edit

# What stands in brackets for a name is one word; so is what hyphens and apostrophes hold together.
_WORD = re.compile(r"\[[^\[\]\n]{1,40}\]|\w+(?:['’-]\w+)*|[^\w\s]|\n")
_HELD = re.compile(r"['’-]")
# More pairs of words than this are not held against each other by their letters.
_PAIRS = 900


class Word(NamedTuple):
    """A word, a sign or a line end, and where it stands."""

    text: str
    start: int
    end: int


class _Pair(NamedTuple):
    """The places of words in both texts that are one and the same, mended; on one side they may be two."""

    old: tuple[int, int]
    new: tuple[int, int]


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [Word(word.group(), word.start(), word.end()) for word in _WORD.finditer(text)]


def mended(at: int, old: str, new: str) -> Iterator[Edit]:
    """Yield the edits of what stands between two words that match, the old of which begins at a place."""
    was, now = words_of(old), words_of(new)
    edge = _Pair((len(was), len(was)), (len(now), len(now)))
    for before, pair in pairwise([_Pair((0, 0), (0, 0)), *_pairs(was, now), edge]):
        here = _stretch(old, was, before.old[1], pair.old[0])
        there = _stretch(new, now, before.new[1], pair.new[0])
        yield from _replaced(at + here.start, old[here], new[there])
        if pair is not edge:
            yield from _letters(at + here.stop, old[_words(was, pair.old)], new[_words(now, pair.new)])


def _stretch(text: str, words: Sequence[Word], first: int, after: int) -> slice:
    """Return what stands from the end of the word before some words to the start of the word after them."""
    start = words[first - 1].end if first else 0
    return slice(start, words[after].start if after < len(words) else len(text))


def _words(words: Sequence[Word], pair: tuple[int, int]) -> slice:
    return slice(words[pair[0]].start, words[pair[1] - 1].end)


def _pairs(was: Sequence[Word], now: Sequence[Word]) -> list[_Pair]:
    """Return which words are the same, mended, so that they are as alike as can be."""
    if len(was) * len(now) > _PAIRS:
        return []
    best: dict[tuple[int, int], tuple[float, _Pair | None]] = {}
    for i in range(len(was), -1, -1):
        for j in range(len(now), -1, -1):
            best[i, j] = max(_ways(best, was, now, i, j), key=lambda way: way[0])
    found = []
    pair = best[0, 0][1]
    while pair is not None:
        found.append(pair)
        pair = best[pair.old[1], pair.new[1]][1]
    return found


def _ways(
    best: dict[tuple[int, int], tuple[float, _Pair | None]], was: Sequence[Word], now: Sequence[Word], i: int, j: int
) -> Iterator[tuple[float, _Pair | None]]:
    """Yield how alike the words from here on can be, and by which pair first."""
    yield 0.0, None
    for place in ((i + 1, j), (i, j + 1)):
        if place in best:
            yield best[place]
    for place in ((i + 1, j + 1), (i + 2, j + 1), (i + 1, j + 2)):
        if place in best and (alike := _alike(was[i : place[0]], now[j : place[1]])):
            yield alike + best[place][0], _Pair((i, place[0]), (j, place[1]))


def _alike(these: Sequence[Word], those: Sequence[Word]) -> float:
    """Return from 0 to 2 how alike words are; two are like one only where they are that one, parted."""
    if len(these) != len(those):
        one, other = (_HELD.sub("", "".join(word.text for word in words)) for words in (these, those))
        return 2.0 if one == other else 0.0
    one, other = these[0].text, those[0].text
    left = shared(one, other)
    same = left + shared(one[left:][::-1], other[left:][::-1])
    longest = max(len(one), len(other))
    return 1 + same / longest if 2 * same >= longest else 0.0


def _replaced(at: int, old: str, new: str) -> Iterator[Edit]:
    """Yield the edits of words in the place of others; as many words on both sides are taken in pairs."""
    was, now = words_of(old), words_of(new)
    if not was or not now:
        yield from trimmed(at, old, new)
        return
    if len(was) != len(now):
        yield from _whole(at, old, new, (was[0].start, now[0].start), (was[-1].end, now[-1].end))
        return
    i = j = 0
    for one, other in zip(was, now, strict=True):
        yield from trimmed(at + i, old[i : one.start], new[j : other.start])
        if one.text != other.text:
            yield Edit(at + one.start, at + one.end, other.text)
        i, j = one.end, other.end
    yield from trimmed(at + i, old[i:], new[j:])


def _whole(at: int, old: str, new: str, starts: tuple[int, int], ends: tuple[int, int]) -> Iterator[Edit]:
    yield from trimmed(at, old[: starts[0]], new[: starts[1]])
    yield Edit(at + starts[0], at + ends[0], new[starts[1] : ends[1]])
    yield from trimmed(at + ends[0], old[ends[0] :], new[ends[1] :])


def _letters(at: int, old: str, new: str) -> Iterator[Edit]:
    """Yield what changed in a mended word; what is put in at its edge takes the letter beside it along."""
    for edit in trimmed(at, old, new):
        if edit.start == edit.end == at + len(old):
            yield Edit(edit.start - 1, edit.end, old[-1] + edit.words)
        elif edit.start == edit.end == at:
            yield Edit(at, at + 1, edit.words + old[0])
        else:
            yield edit


def trimmed(at: int, old: str, new: str) -> Iterator[Edit]:
    """Yield one edit without what both begin and end with."""
    if old == new:
        return
    left = shared(old, new)
    right = shared(old[left:][::-1], new[left:][::-1])
    yield Edit(at + left, at + len(old) - right, new[left : len(new) - right])


def shared(one: str, other: str) -> int:
    """Return with how many characters both begin."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
