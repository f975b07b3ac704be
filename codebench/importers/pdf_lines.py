"""The printed lines of a PDF: fragments joined, headers, footers and page numbers set aside."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from codebench.importers.layouts.labels import candidate
from codebench.importers.layouts.names import is_role

_DIGITS = re.compile(r"\d{1,9}")
_EDGE = 0.13
_SAME_PLACE = 4.0
_APART = 1.75
_NUMBER = re.compile(r"[-–— ]*(?:(?:pagina|page|blz\.?|p\.)\s*)?\d{1,4}(?:\s*(?:/|van|of)\s*\d{1,4})?[-–— ]*$", re.I)


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as printed: its edges, baseline and letter size in points, and how many bold letters it begins with."""

    text: str
    left: float
    right: float
    base: float
    size: float
    lead: int = 0

    @property
    def letter(self) -> float:
        """Return the width that a letter takes about."""
        return max(1.0, (self.right - self.left) / max(1, len(self.text.strip())))


Page = tuple[float, list[Printed]]


@dataclass(frozen=True, slots=True)
class _Sighting:
    page: int
    base: float
    numbers: tuple[int, ...]
    spoken: bool


def without_furniture(pages: Sequence[Page]) -> tuple[list[list[Printed]], list[str]]:
    """Return the pages' lines without what comes back at the edge of many, and that."""
    joined = [(height, _joined(lines)) for height, lines in pages]
    sightings: dict[str, list[_Sighting]] = defaultdict(list)
    for number, (height, lines) in enumerate(joined):
        for line in _top(height, lines) + _bottom(height, lines):
            sightings[_key(line)].append(_sighting(number, line))
    printed = sum(bool(lines) for _, lines in joined)
    repeated = {key for key, found in sightings.items() if _comes_back(key, found, printed)}
    kept: list[list[Printed]] = []
    left: dict[str, None] = {}
    for height, lines in joined:
        gone = [line for edge in (_top, _bottom) for line in _furniture(edge(height, lines), lines, repeated)]
        kept.append([line for line in lines if not any(line is each for each in gone)])
        left |= dict.fromkeys(_told(line.text) for line in gone)
    return kept, list(left)


def _joined(lines: Sequence[Printed]) -> list[Printed]:
    """Join the fragments that stand on one line behind each other, as where every word is placed by itself."""
    joined: list[Printed] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and abs(last.base - line.base) < 0.3 * line.size and -1 < line.left - last.right < 2.5 * line.size:
            gap = " " if line.left - last.right > 0.12 * line.size and not last.text.endswith(" ") else ""
            lead = last.lead + line.lead + len(gap) if last.lead >= len(last.text.rstrip()) else last.lead
            joined[-1] = replace(last, text=last.text + gap + line.text, right=line.right, lead=lead)
        else:
            joined.append(line)
    return joined


def _top(height: float, lines: Sequence[Printed]) -> list[Printed]:
    """Return the lines near the top, from the edge inwards."""
    return sorted((line for line in lines if line.base > (1 - _EDGE) * height), key=lambda line: -line.base)


def _bottom(height: float, lines: Sequence[Printed]) -> list[Printed]:
    return sorted((line for line in lines if line.base < _EDGE * height), key=lambda line: line.base)


def _furniture(edge: Sequence[Printed], lines: Sequence[Printed], repeated: set[str]) -> list[Printed]:
    """Return the lines from the edge inwards that come back, where white or another letter parts them from speech."""
    gone = list(takewhile(lambda line: _key(line) in repeated, edge))
    while gone:
        outer = gone[-1]
        inner = [line for line in lines if not any(line is each for each in gone)]
        near = min(inner, key=lambda line: abs(line.base - outer.base), default=outer)
        apart = abs(near.base - outer.base) > _APART * outer.size or abs(near.size - outer.size) > 0.4
        if near is outer or apart or _key(outer) == "#":
            break
        gone.pop()
    return gone


def _sighting(page: int, line: Printed) -> _Sighting:
    label = candidate(line.text.strip())
    numbers = tuple(map(int, _DIGITS.findall(line.text)))
    return _Sighting(page, line.base, numbers, label is not None and is_role(label.label))


def _key(line: Printed) -> str:
    text = line.text.strip()
    return "#" if _NUMBER.match(text) else _DIGITS.sub("#", text).casefold()


def _comes_back(key: str, found: Sequence[_Sighting], pages: int) -> bool:
    """Tell whether a text stands at about one height on two pages in five, its numbers still or going with the page.

    What someone says there is never taken for it, however often they say it.
    """
    best = max((sum(abs(one.base - other.base) < _SAME_PLACE for other in found) for one in found[:20]), default=0)
    if best < max(2, 0.4 * pages):
        return False
    if any(each.spoken for each in found):
        return False
    columns = list(zip(*(each.numbers for each in found), strict=False)) if key != "#" else []
    return all(
        len(set(column)) == 1 or len({n - each.page for n, each in zip(column, found, strict=True)}) == 1
        for column in columns
    )


def _told(text: str) -> str:
    text = " ".join(text.split())
    return "1, 2, 3 …" if _NUMBER.match(text) else text[:60]
