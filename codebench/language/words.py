"""Words of a text and where they stand: a number or a run of letters, with the hyphens and apostrophes inside it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from codebench.domain.text import Span

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PAUSE = re.compile(r"[.,;:?!…()\[\]\"”“–—\n]")
# No word of Dutch has more letters; what has is a link or what a machine wrote, and is not taken apart.
LONGEST = 60
_STRETCH = re.compile(r"[^.;:?!…\n]+")


class Word(NamedTuple):
    """A word in small letters, its place in code points, and whether a comma or the like comes before it."""

    text: str
    start: int
    end: int
    after_pause: bool


def words(text: str, span: Span | None = None) -> list[Word]:
    """Return the words of a text, or of a stretch of it, in order."""
    at, end = (span.start, span.end) if span else (0, len(text))
    found = []
    for match in _WORD.finditer(text, at, end):
        gap = text[at : match.start()]
        found.append(Word(match[0].casefold(), match.start(), match.end(), gap != " " and bool(_PAUSE.search(gap))))
        at = match.end()
    return found


def stretches(text: str, part: str) -> Iterator[Span]:
    """Yield what stands between full stops and the like, where this part of a word stands in it."""
    for match in _STRETCH.finditer(text):
        if part in match[0].casefold():
            yield Span(*match.span())
