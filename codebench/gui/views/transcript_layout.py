"""Where things stand on the transcript's page: its measure, the lines of a stretch, the stripes in the margin."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlock, QTextDocument, QTextLine

from codebench.gui.highlights import Mark
from codebench.gui.lanes import Packing, Placed, Stripe

_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
SAMPLE = "Nou ja, ze zijn bang dat ze een half jaar kwijt zijn en dat het diploma dan later komt, zeg maar."
LANE, NARROWEST_LANE = 11.0, 4.0
STRIPE = 3.0
NARROWEST_MARGIN = 84.0


@dataclass(frozen=True, slots=True)
class Measure:
    """The page's columns in pixels: gutter, speech of 65 to 75 characters, margin for stripes and names."""

    text_left: float
    text_width: float
    margin_left: float
    width: float
    indent: int

    def lane_width(self, lanes: int) -> float:
        """Return how far lanes stand apart: closer where there are many, so that names keep half of the margin."""
        room = self.width - self.margin_left
        # Dozens beside each other need all of it: no stripe may leave the page or lie over another.
        return min(LANE, max(NARROWEST_LANE, room / 2 / max(1, lanes)), (room - STRIPE) / max(1, lanes))

    def stripe_width(self, lanes: int) -> float:
        """Return how wide a stripe is: whole pixels, narrower than its lane where that leaves any."""
        return min(STRIPE, max(1.0, float(int(self.lane_width(lanes) * 0.7))))


def measure(available: int, text_font: QFont, label_font: QFont) -> Measure:
    """Divide the width that is there; what is left over goes to both sides."""
    char = QFontMetricsF(text_font).horizontalAdvance(SAMPLE) / len(SAMPLE)
    gutter = QFontMetricsF(label_font).horizontalAdvance("Interviewer ") + 8
    left, gap = 24 + gutter, 28.0
    roomy, tight = (int((available - left - gap - margin) / char) for margin in (172.0, NARROWEST_MARGIN))
    # Where it is narrow the margin gives way first, then the line; never does either leave the page.
    text = max(12, min(72, max(roomy, min(36, tight)))) * char
    margin = max(NARROWEST_MARGIN, min(248.0, available - left - text - gap))
    used = left + text + gap + margin
    return Measure(left, text, left + text + gap, used, max(0, int((available - used) / 2)))


def lines_of(block: QTextBlock, start: int, end: int) -> Iterator[tuple[QTextLine, float, float]]:
    """Yield the lines of a block that hold part of `[start, end)`, with the left and right of each part."""
    layout = block.layout()
    first, last = start - block.position(), end - block.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        left, right = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if left < right and _LEFTWARDS.search(block.text()):
            yield from ((line, *part) for part in _parts(line, left, right))
        elif left < right:
            yield line, _x(line, left), min(_x(line, right), line.naturalTextRect().right())


def _parts(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Return where a stretch stands on a line; words written to the left part it."""
    found: list[tuple[float, float]] = []
    letters: list[tuple[float, float]] = []
    for run in line.glyphRuns(start, end - start):
        wide = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
        letters += [(at.x(), at.x() + step.x()) for at, step in zip(run.positions(), wide, strict=True)]
    for left, right in sorted(letters):
        if found and left <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _x(line: QTextLine, place_in_block: int) -> float:
    found: Any = line.cursorToX(place_in_block)
    return float(found[0])


def baseline(block: QTextBlock, line: QTextLine) -> float:
    """Return the y of the line's baseline on the page."""
    return block.layout().position().y() + line.y() + line.ascent()


class Extents:
    """The tops and bottoms of stretches on the page, remembered until the text is laid out anew."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._known: dict[tuple[int, int], tuple[float, float]] = {}

    def clear(self) -> None:
        """Forget all, because the lines have moved."""
        self._known.clear()

    def of(self, start: int, end: int) -> tuple[float, float]:
        """Return the top of the first and the bottom of the last line of a stretch."""
        if (start, end) not in self._known:
            top, _ = self._line(start)
            _, bottom = self._line(max(start, end - 1))
            self._known[start, end] = (top, bottom)
        return self._known[start, end]

    def _line(self, at: int) -> tuple[float, float]:
        block = self._document.findBlock(at)
        rect: QRectF = self._document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(at - block.position())
        if not line.isValid():
            return rect.top(), rect.bottom()
        middle = baseline(block, line)
        return middle - line.ascent() - 1, middle + line.descent() + 3


class Margin:
    """The stripes and names beside the text; what stands where it stood is not reckoned anew."""

    def __init__(self, extents: Extents) -> None:
        self._extents = extents
        self._packing = Packing()
        self._known: dict[str, Stripe] = {}

    def place(
        self, marks: Iterable[Mark], repeats: Mapping[str, int], name_height: float, note_height: float
    ) -> list[Placed]:
        """Return all stripes and names, placed."""
        known: dict[str, Stripe] = {}
        for mark in marks:
            top, bottom = self._extents.of(mark.start, mark.end)
            height = name_height + (note_height if mark.key in repeats else 0.0)
            old = self._known.get(mark.key)
            if old is not None and (old.top, old.bottom, old.label_height) == (top, bottom, height):
                known[mark.key] = old
            else:
                known[mark.key] = Stripe(mark.key, top, bottom, height)
        self._known = known
        return self._packing.place(known.values())


def _side(block: QTextBlock, line: QTextLine, at: int, at_start: bool) -> float:
    """Return the x of the outer side of the letter at which a stretch starts or ends."""
    letter = at - block.position() - (0 if at_start else 1)
    if not _LEFTWARDS.search(block.text()) or not (parts := _parts(line, letter, letter + 1)):
        return _x(line, at - block.position())
    leftwards = _LEFTWARDS.match(block.document().characterAt(block.position() + letter)) is not None
    return parts[0][0] if at_start != leftwards else parts[0][1]


def edge(document: QTextDocument, start: int, end: int, *, at_start: bool) -> QRectF:
    """Return the narrow upright box at the start or the end of a stretch, on the page."""
    at = start if at_start else max(start, end - 1)
    block = document.findBlock(at)
    line = block.layout().lineForTextPosition(at - block.position())
    if not line.isValid():
        return QRectF()
    x = block.layout().position().x() + _side(block, line, start if at_start else end, at_start)
    return QRectF(x - 1, baseline(block, line) - line.ascent() - 1, 2, line.ascent() + line.descent() + 3)
