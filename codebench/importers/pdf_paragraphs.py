"""Printed lines to paragraphs: what a line's end meant is seen from the room it left, its place and its letters."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from codebench.importers.hyphens import Mender
from codebench.importers.layouts.labels import candidate
from codebench.importers.layouts.names import is_role, key, may_be_name
from codebench.importers.layouts.stamps import take
from codebench.importers.lines import Line, formatted_lines
from codebench.importers.paragraphs import BOLD
from codebench.importers.pdf_lines import Printed

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_BRACKETED = re.compile(r"\[[^\[\]]{1,40}\]|[•▪◦·‣]\s|[-–]\s")
_BROKEN = re.compile(r"\w[-\u00ad\u2010]$")
_INDENT = 8.0
_SAME_LEFT = 15.0


def lines_of_pages(pages: Sequence[Sequence[Printed]]) -> list[Line]:
    """Return the paragraphs of the pages, each as one line."""
    printed = [line for page in pages for line in page]
    mender = Mender(" ".join(line.text for line in printed).translate(_LIGATURES))
    return [
        line
        for block, lines in enumerate(_paragraphs(pages, printed))
        for line in formatted_lines(_pieces(lines, mender), block, _is_heading(lines, printed), None)
    ]


def _paragraphs(pages: Sequence[Sequence[Printed]], printed: Sequence[Printed]) -> Iterator[list[Printed]]:
    labels = _labels(printed)
    right = _right_edges(printed)
    pitch = _pitch(pages)
    lines: list[Printed] = []
    for at, line in enumerate(printed):
        after = printed[at + 1] if at + 1 < len(printed) else None
        if lines and (_opens(line, labels) or _parted(lines, line, after, right, pitch, labels)):
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines


def _labels(printed: Sequence[Printed]) -> frozenset[str]:
    """Return the labels that may begin a turn: roles, and names that come back."""
    found = Counter(key(each.label) for line in printed if (each := candidate(line.text.strip())))
    return frozenset(label for label, n in found.items() if is_role(label) or (n >= 2 and may_be_name(label.title())))


def _opens(line: Printed, labels: frozenset[str]) -> bool:
    text = line.text.strip()
    found = candidate(text)
    return bool(found and key(found.label) in labels) or take(text)[0] is not None or bool(_BRACKETED.match(text))


def _right_edges(printed: Sequence[Printed]) -> dict[int, float]:
    """Return how far lines that begin about here run, by left edge."""
    reach: dict[int, list[float]] = {}
    for line in printed:
        reach.setdefault(round(line.left / _SAME_LEFT), []).append(line.right)
    edges = {}
    for place in reach:
        near = sorted(right for each in (place - 1, place, place + 1) for right in reach.get(each, ()))
        edges[place] = near[min(len(near) - 1, int(0.95 * len(near)))]
    return edges


def _pitch(pages: Sequence[Sequence[Printed]]) -> float:
    """Return the distance between two lines, in letter sizes, that is usual."""
    steps = [
        (one.base - two.base) / max(1.0, one.size)
        for page in pages
        for one, two in pairwise(page)
        if 0 < one.base - two.base < 4 * one.size
    ]
    return median(steps) if steps else 1.2


def _parted(
    before: Sequence[Printed],
    line: Printed,
    after: Printed | None,
    right: dict[int, float],
    pitch: float,
    labels: frozenset[str],
) -> bool:
    """Tell whether a paragraph ended before this line."""
    last = before[-1]
    if _BROKEN.search(last.text.rstrip()) and line.text.lstrip()[:1].islower():
        return False
    size = max(1.0, last.size)
    step = (last.base - line.base) / size
    if abs(line.size - last.size) > 0.15 * size or step > 1.3 * pitch:
        return True
    if (last.lead >= len(last.text.rstrip())) != (line.lead >= len(line.text.rstrip())):
        return True
    indented = line.left - last.left > _INDENT and after is not None and line.left - after.left > _INDENT
    # Below a speaker's label, words may hang to the right of it.
    if indented and step > 0 and not _opens(before[0], labels):
        return True
    word = line.text.split(maxsplit=1)[0]
    room = right.get(round(last.left / _SAME_LEFT), last.right) - last.right
    return room > (len(word) + 1.5) * max(last.letter, 0.3 * size)


def _is_heading(lines: Sequence[Printed], printed: Sequence[Printed]) -> bool:
    usual = median(line.size for line in printed[:2000])
    return len(lines) <= 2 and lines[0].size > 1.2 * usual


def _pieces(lines: Sequence[Printed], mender: Mender) -> list[tuple[str, int]]:
    first = lines[0].text.translate(_LIGATURES)
    text = first.strip()
    for line in lines[1:]:
        text = mender.join(text, line.text.translate(_LIGATURES).strip())
    lead = min(lines[0].lead, len(first)) - (len(first) - len(first.lstrip()))
    whole = all(line.lead >= len(line.text.rstrip()) for line in lines)
    if whole or lead <= 0:
        return [(text, BOLD if whole else 0)]
    return [(text[:lead], BOLD), (text[lead:], 0)]
