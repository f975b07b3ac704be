"""What the layouts look at: the lines of a text in reading order, with what formatting says about them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from codebench.domain.text import normalise

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class Line(NamedTuple):
    """A line that isn't blank.

    `lead` counts the characters at its start that are bold or coloured; `stressed` says that all of it is bold or
    italic; `block` numbers its paragraph; `cell` is (table, row, column).
    """

    text: str
    lead: int = 0
    stressed: bool = False
    heading: bool = False
    block: int = 0
    cell: tuple[int, int, int] | None = None


def lines_of(raw: str) -> list[Line]:
    """Return the lines of a plain text; where blank lines part paragraphs, a paragraph is what stands between."""
    text = normalise(raw)
    parted = _BLANK_LINE.search(text.strip()) is not None
    lines: list[Line] = []
    block = 0
    for piece in text.split("\n"):
        bare = piece.strip()
        if bare:
            lines.append(Line(bare, heading=bool(re.match(r"#{1,6} ", bare)), block=block))
        if not (bare and parted):
            block += 1
    return lines


def formatted_lines(
    pieces: Sequence[tuple[str, int]], block: int, heading: bool, cell: tuple[int, int, int] | None
) -> Iterable[Line]:
    """Yield the lines of a paragraph; a piece is its text and flags: 1 bold, 2 italic, 4 coloured."""
    whole = normalise("".join(text for text, _ in pieces))
    plain = not any(flag for _, flag in pieces)
    if plain or "\n" not in whole:
        lead, stressed = (0, False) if plain else (_lead(pieces), _stressed(pieces))
        for bare in map(str.strip, whole.split("\n")):
            if bare:
                yield Line(bare, min(lead, len(bare)), stressed, heading, block, cell)
        return
    for parts in _split(pieces):
        # Once more: an accent may stand in another run than its letter.
        bare = unicodedata.normalize("NFC", "".join(text for text, _ in parts)).strip()
        if bare:
            yield Line(bare, min(_lead(parts), len(bare)), _stressed(parts), heading, block, cell)


def _stressed(parts: Sequence[tuple[str, int]]) -> bool:
    return all(flag & 3 for text, flag in parts if text.strip())


def _split(pieces: Sequence[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    lines: list[list[tuple[str, int]]] = [[]]
    for text, flag in pieces:
        first, *rest = normalise(text).split("\n")
        lines[-1].append((first, flag))
        lines += [[(each, flag)] for each in rest]
    return lines


def _lead(parts: Sequence[tuple[str, int]]) -> int:
    """Count the characters before the first of another formatting, if those stand out."""
    inked = [(text, flag) for text, flag in parts if text]
    while inked and not inked[0][0].strip():
        inked.pop(0)
    if not inked or not inked[0][1] & 5:
        return 0
    first, lead = inked[0][1], ""
    for text, flag in inked:
        if flag != first and text.strip():
            break
        lead += text
    return len(lead.strip())
