"""Find words in a text, whatever their case and accents: pure, in code points."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from itertools import accumulate

from codebench.domain.text import Span


def _plain(char: str) -> str:
    if char.isspace():
        return " "
    decomposed = unicodedata.normalize("NFKD", char.casefold())
    return "".join(each for each in decomposed if not unicodedata.combining(each))


class Haystack:
    """A text made ready for finding; each sign is folded by itself, so that places can be found back."""

    def __init__(self, text: str) -> None:
        table = {char: _plain(char) for char in set(text)}
        self._folded = text.translate({ord(char): folded for char, folded in table.items()})
        plain = all(len(folded) == 1 for folded in table.values())
        self._ends = [] if plain else list(accumulate(len(table[char]) for char in text))

    def find(self, typed: str) -> list[Span]:
        """Return where the words occur, in reading order; white space matches any white space."""
        words = "".join(_plain(char) for char in typed).split()
        if not words:
            return []
        pattern = re.compile(r" +".join(map(re.escape, words)))
        return [Span(self._start(hit.start()), self._end(hit.end())) for hit in pattern.finditer(self._folded)]

    def _start(self, at: int) -> int:
        return bisect_right(self._ends, at) if self._ends else at

    def _end(self, at: int) -> int:
        return bisect_left(self._ends, at) + 1 if self._ends else at


def nearest(hits: list[Span], at: int) -> int:
    """Return the number of the first hit at or behind a place, else of the first; -1 where there are none."""
    if not hits:
        return -1
    return next((number for number, hit in enumerate(hits) if hit.start >= at), 0)
