"""Codebooks in which the tree is drawn: a level a column, the parent named in its first row, or by indenting."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from codebench.domain.codebook import CodeSpec
from codebench.domain.text import fold

TEXTS = ("definition", "when", "when_not", "example", "colour")
COLUMNS = {
    "code": "code", "codes": "code", "definition": "definition", "definitie": "definition",
    "omschrijving": "definition", "beschrijving": "definition", "betekenis": "definition", "uitleg": "definition",
    "toelichting": "definition",
    "description": "definition", "meaning": "definition", "when": "when", "wanneer": "when", "wanneer wel": "when",
    "gebruiken wanneer": "when", "when to use": "when", "use when": "when", "inclusion": "when", "inclusie": "when",
    "when_not": "when_not", "when not": "when_not", "when not to use": "when_not", "wanneer niet": "when_not",
    "niet gebruiken": "when_not", "exclusion": "when_not", "exclusie": "when_not", "example": "example",
    "examples": "example", "voorbeeld": "example", "voorbeelden": "example", "voorbeeldcitaat": "example",
    "citaat": "example", "quote": "example", "colour": "colour", "color": "colour", "kleur": "colour",
    "retired": "retired", "vervallen": "retired",
}  # fmt: skip
_LEVEL = re.compile(
    r"(?:(?:niveau|level|laag) ?\d{1,2}|(?:\d{1,2}e|\d{1,2}(?:st|nd|rd|th)) (?:niveau|level|orde|order)"
    r"|(?:hoofd|sub|sub-?sub|boven|onder|open |axiale? |selectieve? )?-?(?:codes?|themas?|thema's|themes?"
    r"|categorie(?:en)?|category|categories|dimensies?|dimensions?|aspect(?:en)?|topics?|onderwerp(?:en)?)"
    r"|(?:parent|child|main|top|sub) ?(?:code|theme|category))(?: ?\d)?$"
)
_NUMBERED = re.compile(r"\d+(?:\.\d+)*\.?\s+(?=\S)")


def levels_of(header: Sequence[str]) -> list[int]:
    """Return the columns that hold a level of the tree."""
    return [at for at, name in enumerate(header) if _LEVEL.match(fold(name))]


def outlined(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the rows without white space; where codes in one column are indented, with a column for every level."""
    clean = [[cell.strip() for cell in row] for row in rows]
    levels = levels_of(next((row for row in clean if any(row)), []))
    at = levels[0] if levels else 0
    depths = _depths([row[at] if at < len(row) else "" for row in rows])
    paths = any(" / " in cell for row in clean[1:] for cell in row[at : at + 1])
    if len(levels) > 1 or paths or not any(depths):
        return clean
    deepest = max(depths)
    return [
        [*row[:at], *[""] * depth, *(row[at : at + 1] or [""]), *[""] * (deepest - depth), *row[at + 1 :]]
        for row, depth in zip(clean, depths, strict=True)
    ]


def _depths(cells: Sequence[str]) -> list[int]:
    """Return how deep each cell stands below those before it that are indented less; one space is a slip."""
    above: list[int] = []
    depths = []
    for cell in cells:
        words = cell.strip()
        indent = len(cell[: cell.index(words)].expandtabs(4)) // 2 if words else 0
        while words and above and above[-1] >= indent:
            above.pop()
        depths.append(len(above) if words else 0)
        if words:
            above.append(indent)
    return depths


def from_levels(rows: Sequence[Sequence[str]]) -> list[CodeSpec] | None:
    """Return the codes of a table with several columns of levels, or an indented one; None where it is neither."""
    filled = [row for row in rows if any(row)]
    if not filled:
        return None
    header = filled[0]
    meanings = {at: meaning for at, name in enumerate(header) if (meaning := COLUMNS.get(fold(name))) in TEXTS}
    levels = _with_unnamed(header, levels_of(header), meanings)
    if len(levels) >= 2 or (levels and meanings and COLUMNS.get(fold(header[levels[0]])) != "code"):
        return _walked((row for row in filled[1:] if row != header), levels, meanings)
    steps = [[at for at, cell in enumerate(row) if cell] for row in filled]
    if len(filled) > 1 and all(len(step) == 1 for step in steps) and steps[0] == [0] and steps != [[0]] * len(steps):
        return _walked(filled, list(range(max(map(len, filled)))), {})
    return None


def _with_unnamed(header: Sequence[str], levels: list[int], meanings: dict[int, str]) -> list[int]:
    """Add the columns without a heading that follow a level, as where one heading spans the tree."""
    for at, name in enumerate(header):
        if at - 1 in levels and not name and at not in meanings:
            levels.append(at)
    return sorted(levels)


def _walked(rows: Iterable[Sequence[str]], levels: list[int], meanings: dict[int, str]) -> list[CodeSpec]:
    path: list[str] = []
    codes: dict[tuple[str, ...], CodeSpec] = {}
    for row in rows:
        cells = [_clean(row[at]) if at < len(row) else "" for at in levels]
        if not any(cells):
            continue
        for depth, cell in enumerate(cells):
            if cell:
                path = [*(path + [""] * depth)[:depth], cell]
        where = tuple(part for part in path if part)
        texts: Any = {name: row[at].strip() for at, name in meanings.items() if at < len(row)}
        key = tuple(map(fold, where))
        if key not in codes or any(texts.values()):
            codes[key] = CodeSpec(where, **texts)
    return list(codes.values())


def _clean(cell: str) -> str:
    return " ".join(_NUMBERED.sub("", cell, count=1).replace(" / ", " - ").split())
