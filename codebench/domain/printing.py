"""Quotes for print: words may be cut with `[...]` and added as `[words]`, and nothing else may change."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from codebench.errors import CodebenchError
from codebench.i18n import tr

_TOKEN = re.compile(r"\w+|[^\w\s]")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_CUT_MARKS = ("...", "…")
_CASED = re.compile(r"\[(\w)\](\w*)")
# A letter may change its case at the start and after a cut; signs and added words may stand between.
_AT_A_CUT = re.compile(r"(?:^|\[(?:\.{3}|…)\])(?:[^\w\[\]]|\[[^\[\]]*\])*$")


class Fate(StrEnum):
    """What an edit does with words."""

    KEPT = "kept"
    CUT = "cut"
    ADDED = "added"


class Piece(NamedTuple):
    """A stretch of an edit: the words it is about, and how they are printed.

    What is cut prints as `[...]`, `dat` may print as `[D]at`, and of added words both are the same. The words of all
    that is kept or cut make the original, all that is printed makes the edited text.
    """

    fate: Fate
    words: str
    printed: str


class _Step(NamedTuple):
    """How a place in both texts was reached: by what, from which word of the original, from where in the edited.

    `kept` counts the words kept so far: of two readings, the one that keeps more is meant.
    """

    fate: Fate
    came_from: int
    began: int
    kept: int


# For each place in the edited text: how many words of the original may lie behind it, and the step that got there.
_Reached = dict[int, dict[int, _Step]]


def check_edit(original: str, edited: str) -> None:
    """Raise, naming the first word that is not in the quote, where an edit does more than cut and add in brackets."""
    if not any(piece.fate is Fate.KEPT for piece in differences(original, edited)):
        raise CodebenchError(tr("Keep at least one word of the quote."))


def differences(original: str, edited: str) -> list[Piece]:
    """Return what an edit keeps, cuts and adds, in order; raise where it does anything else."""
    made: list[Piece] = []
    for fate, pieces in groupby(_pieces(original.strip(), edited.strip()), key=lambda piece: piece.fate):
        run = list(pieces)
        if fate is Fate.KEPT:
            run = [Piece(fate, "".join(each.words for each in run), "".join(each.printed for each in run))]
        made += run
    return made


def divided(parts: Sequence[str], edited: str) -> list[str]:
    """Return the edited text by the part of the original its words come from; of a part cut wholly nothing is left.

    What is cut or added stands with the words before it, or at the start with those after it.
    """
    original = "\n".join(part.strip() for part in parts)
    ends = list(_ends(parts))
    made = ["" for _ in parts]
    at, place, waiting = 0, -1, ""
    for piece in _pieces(original, edited.strip()):
        if piece.fate is Fate.KEPT:
            place = next(index for index, end in enumerate(ends) if at < end)
        waiting += piece.printed
        if place >= 0:
            made[place] += waiting
            waiting = ""
        at += 0 if piece.fate is Fate.ADDED else len(piece.words)
    return [part.strip() for part in made]


def _ends(parts: Sequence[str]) -> Iterator[int]:
    end = 0
    for part in parts:
        end += len(part.strip()) + 1
        yield end


def _pieces(original: str, edited: str) -> list[Piece]:
    """Return the pieces word by word, with the white space that follows each."""
    words = list(_TOKEN.finditer(original))
    reached = _read([word.group() for word in words], edited)
    at, end = len(words), len(edited)
    if at not in reached.get(end, {}):
        raise CodebenchError(_complaint([word.group() for word in words], edited, reached))
    starts = [*(word.start() for word in words), len(original)]
    path: list[Piece] = []
    while end:
        step = reached[end][at]
        printed = edited[step.began : end]
        passed = original[starts[step.came_from] : starts[at]]
        path.append(Piece(step.fate, printed if step.fate is Fate.ADDED else passed, printed))
        at, end = step.came_from, step.began
    return path[::-1]


def _read(words: list[str], edited: str) -> _Reached:
    """Follow every way in which the edited text can be read against the words, from its start."""
    reached: _Reached = {0: {0: _Step(Fate.KEPT, 0, 0, 0)}}
    for place in range(len(edited)):
        before = reached.get(place, {})
        for at in sorted(before):
            if at < len(words) and (end := _kept_until(words[at], edited, place)):
                _reach(reached, _past(edited, end), at + 1, _Step(Fate.KEPT, at, place, before[at].kept + 1))
        if before and (brackets := _BRACKETS.match(edited, place)):
            for at, step in _bracketed(brackets[1].strip(), before, len(words), place):
                _reach(reached, _past(edited, brackets.end()), at, step)
    return reached


def _reach(reached: _Reached, place: int, at: int, step: _Step) -> None:
    """Keep the step if nothing that keeps as many words leads here."""
    known = reached.setdefault(place, {}).get(at)
    if known is None or step.kept > known.kept:
        reached[place][at] = step


def _bracketed(inside: str, before: dict[int, _Step], count: int, place: int) -> Iterator[tuple[int, _Step]]:
    """Yield where brackets may lead: past any number of words where they mark a cut, past none where they add."""
    if inside in _CUT_MARKS:
        came_from = min(before)
        for at in range(came_from, count + 1):
            yield at, _Step(Fate.CUT, came_from, place, before[came_from].kept)
            came_from = at if at in before and before[at].kept >= before[came_from].kept else came_from
    elif inside:
        yield from ((at, _Step(Fate.ADDED, at, place, step.kept)) for at, step in before.items())


def _kept_until(word: str, edited: str, place: int) -> int:
    """Return where the word ends if it stands here as it was said, or with another case after a cut; 0 if not."""
    token = _TOKEN.match(edited, place)
    if token and token.group() == word:
        return token.end()
    cased = _CASED.match(edited, place)
    if cased and cased[1].swapcase() + cased[2] == word and _AT_A_CUT.search(edited[:place]):
        return cased.end()
    return 0


def _past(edited: str, place: int) -> int:
    """Return the place past the white space."""
    return len(edited) - len(edited[place:].lstrip())


def _complaint(words: list[str], edited: str, reached: _Reached) -> str:
    place = max(reached)
    token = _TOKEN.match(edited, place)
    if token is None:
        return tr("Words are left out at the end; mark that with [...].")
    if token.group() in words[min(reached[place]) :]:
        return tr("Words are left out before “{word}”; mark that with [...].", word=token.group())
    return tr("“{word}” is not in the quote; your own words stand in [square brackets].", word=token.group())
