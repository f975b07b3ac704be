"""Words of a text and where they stand: a number or a run of letters, with the hyphens and apostrophes inside it."""

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PAUSE = re.compile(r"[.,;:?!…()\[\]\"”“–—\n]")
_STOP = re.compile(r"[.;:?!…\n]")


class Word(NamedTuple):
    """A word in small letters, its place in code points, and whether a comma or a full stop comes before it."""

    text: str
    start: int
    end: int
    after_pause: bool
    after_stop: bool


def words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    found, at = [], 0
    for match in _WORD.finditer(text):
        gap = text[at : match.start()]
        pause = gap != " " and bool(_PAUSE.search(gap))
        stop = pause and bool(_STOP.search(gap))
        found.append(Word(match[0].casefold(), match.start(), match.end(), pause, stop))
        at = match.end()
    return found
