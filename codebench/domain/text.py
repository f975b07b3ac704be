"""Text and places in it; every offset is a count of Unicode code points."""

import re
import unicodedata
from dataclasses import dataclass

from codebench.errors import CodebenchError
from codebench.i18n import tr, trn

_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1f\xad\u200b\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The stretch `[start, end)` of a text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def normalise(raw: str) -> str:
    r"""Return NFC text with `\n` line ends, without NUL, zero-width, soft-hyphen and surrogate characters."""
    if raw.isprintable() and unicodedata.is_normalized("NFC", raw):
        return raw
    return unicodedata.normalize("NFC", _DROPPED.sub("", _LINE_ENDS.sub("\n", raw)))


class _Plain(dict[int, int]):
    """What letter or sign stands for another that is the same to a reader; found out once for each."""

    def __missing__(self, letter: int) -> int:
        parts = unicodedata.normalize("NFD", chr(letter))
        self[letter] = ord(parts[0]) if all(map(unicodedata.combining, parts[1:])) else letter
        return self[letter]


_PLAIN = _Plain(dict.fromkeys(map(ord, "’‘ʼ´`"), ord("'")) | dict.fromkeys(map(ord, "‐‑"), ord("-")))


def unaccented(text: str) -> str:
    """Return the text, as long as it is, with plain letters, and one sort of apostrophe and hyphen."""
    return text if text.isascii() else text.translate(_PLAIN)


def fold(text: str) -> str:
    """Return the text without case and accents, for matching names that people type."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key in which P2 comes before P10."""
    parts = re.split(r"(\d+)", fold(text))
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts if p)


def find_once(text: str, words: str) -> Span:
    """Return where the words occur, as whole words and any white space matching any; raise unless exactly once."""
    pieces = normalise(words).split()
    if not pieces:
        raise CodebenchError(tr("An empty quote can't be looked up."))
    left = r"\b" if pieces[0][0].isalnum() else ""
    right = r"\b" if pieces[-1][-1].isalnum() else ""
    places = list(re.finditer(left + r"\s+".join(map(re.escape, pieces)) + right, text))
    if len(places) != 1:
        shown = " ".join(pieces)
        shown = shown if len(shown) <= 60 else shown[:57] + "…"
        count = trn("{n} time|{n} times", len(places))
        raise CodebenchError(
            tr("“{words}” occurs {count} instead of once; use start and end there.", words=shown, count=count)
        )
    return Span(places[0].start(), places[0].end())


def unique_name(wanted: str, taken: set[str]) -> str:
    """Return the name, with ` (2)`, ` (3)` … where it is taken."""
    if wanted not in taken:
        return wanted
    # Numbers are given in a row, so the first free one lies where doubling and halving meet.
    known, free = 1, 2
    while f"{wanted} ({free})" in taken:
        known, free = free, 2 * free
    while free - known > 1:
        half = (known + free) // 2
        known, free = (half, free) if f"{wanted} ({half})" in taken else (known, half)
    return f"{wanted} ({free})"
