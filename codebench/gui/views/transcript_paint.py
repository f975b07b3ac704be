"""What is painted around the words of a transcript: tints below them, speakers left, stripes right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextBlock

from codebench.gui.highlights import Mark, MarkIndex, Piece, pieces, underline_levels
from codebench.gui.lanes import Placed
from codebench.gui.theme import Theme
from codebench.gui.views.transcript_layout import LANE, Measure, baseline, lines_of
from codebench.gui.views.transcript_text import GutterLabel, ink_of
from codebench.i18n import tr

UNDERLINE = 2.0
LEAST_NAME = 28.0


@dataclass(slots=True)
class Look:
    """What the eye rests on: the coding that is selected, and those under the mouse (others are dimmed)."""

    selected: str = ""
    hovered: frozenset[str] = frozenset()

    def dims(self, keys: Iterable[str]) -> bool:
        """Tell whether something else is under the mouse."""
        return bool(self.hovered) and self.hovered.isdisjoint(keys)


class PieceCache:
    """The coded pieces of each block, cut when first painted and again only where marks came or went."""

    def __init__(self, starts: Sequence[int] = (0,)) -> None:
        self._index = MarkIndex(starts)
        self._known: dict[int, tuple[list[Piece], dict[str, int]]] = {}

    def update(self, marks: dict[str, Mark]) -> None:
        """Take these marks for the old ones."""
        for number in self._index.update(marks):
            self._known.pop(number, None)

    def of(self, block: QTextBlock) -> tuple[list[Piece], dict[str, int]]:
        """Return the block's pieces and the underline level of each coding."""
        number = block.blockNumber()
        if number not in self._known:
            here = self._index.blocks.get(number, [])
            end = block.position() + max(0, block.length() - 1)
            self._known[number] = (pieces(here, block.position(), end), underline_levels(here))
        return self._known[number]


def paint_tints(painter: QPainter, block: QTextBlock, cache: PieceCache, theme: Theme, look: Look) -> None:
    """Paint the coded stretches of a block: a tint under the words, a line per coding below them."""
    found, levels = cache.of(block)
    origin = block.layout().position()
    for piece in found:
        keys = [mark.key for mark in piece.marks]
        dim = look.dims(keys)
        tint = theme.tint(piece.marks[0].colour, strong=look.selected in keys, under=ink_of(block))
        for line, left, right in lines_of(block, piece.start, piece.end):
            base = baseline(block, line)
            x, width = origin.x() + left, right - left
            top = round(base - line.ascent()) - 1
            if not dim:
                painter.fillRect(QRectF(x, top, width, round(line.ascent() + line.descent()) + 2), tint)
            for mark in piece.marks:
                y = round(base + line.descent()) + min(levels[mark.key], 3) * (UNDERLINE + 1)
                painter.fillRect(QRectF(x, y, width, UNDERLINE), _shade(theme, mark.colour, look.dims([mark.key])))


def paint_stretch(painter: QPainter, block: QTextBlock, start: int, end: int, colour: QColor, *, framed: bool) -> None:
    """Paint a box under a stretch's part of this block: plain for what is being pulled, framed for what was found."""
    origin = block.layout().position()
    for line, left, right in lines_of(block, start, end):
        top = round(baseline(block, line) - line.ascent()) - 1
        box = QRectF(origin.x() + left, top, right - left, round(line.ascent() + line.descent()) + 2)
        if framed:
            painter.setPen(QPen(colour, 1.0))
            painter.drawRoundedRect(box.adjusted(-1.5, -0.5, 1.5, 0.5), 3, 3)
        else:
            painter.fillRect(box, colour)


def _shade(theme: Theme, colour: str, dim: bool) -> QColor:
    shade = theme.shade(colour)
    if dim:
        shade.setAlphaF(0.25)
    return shade


def paint_gutter(
    painter: QPainter, block: QTextBlock, label: GutterLabel, columns: Measure, theme: Theme, font: QFont
) -> None:
    """Paint who speaks on the line of the first words, and the time beneath."""
    layout = block.layout()
    if not layout.lineCount():
        return
    base = baseline(block, layout.lineAt(0))
    name_font, time_font = QFont(font), QFont(font)
    name_font.setBold(not label.quiet and label.name != tr("speaker unknown"))
    time_font.setPointSizeF(font.pointSizeF() * 0.92)
    room = columns.text_left - 24 - 8
    painter.setFont(name_font)
    painter.setPen(theme.colour("ink" if name_font.bold() else "faint"))
    metrics = QFontMetricsF(name_font)
    painter.drawText(QPointF(24, base), metrics.elidedText(label.name, Qt.TextElideMode.ElideRight, room))
    painter.setFont(time_font)
    painter.setPen(theme.colour("faint"))
    painter.drawText(QPointF(24, base + (metrics.height() + 2 if label.name else 0)), label.time)


@dataclass(frozen=True, slots=True)
class MarginStyle:
    """The fonts and words of the margin."""

    columns: Measure
    theme: Theme
    font: QFont
    repeats: Mapping[str, int]


def label_rect(placed: Placed, columns: Measure) -> QRectF:
    """Return where the name stands on the page; empty where there is no room for one."""
    if placed.label_top is None:
        return QRectF()
    lane = columns.lane_width(placed.lanes)
    left = columns.margin_left + placed.label_lane * lane + (LANE - lane) / 2
    return QRectF(left, placed.label_top, max(1.0, columns.width - left), placed.label_height)


def stripe_rect(placed: Placed, columns: Measure) -> QRectF:
    """Return where the stripe stands on the page, on whole pixels, so that the narrowest is still painted."""
    left = float(int(columns.margin_left + placed.lane * columns.lane_width(placed.lanes)))
    return QRectF(left, placed.top, columns.stripe_width(placed.lanes), placed.bottom - placed.top)


def paint_margin(
    painter: QPainter, shown: Iterable[Placed], marks: Mapping[str, Mark], style: MarginStyle, look: Look
) -> None:
    """Paint the stripes and the names beside them."""
    painter.setFont(style.font)
    metrics = QFontMetricsF(style.font)
    for placed in shown:
        mark = marks[placed.key]
        dim = look.dims([placed.key])
        rect = stripe_rect(placed, style.columns)
        if placed.key == look.selected:
            more = min(1.0, style.columns.lane_width(placed.lanes) - rect.width())
            rect.adjust(-more, 0, more, 0)
        painter.fillRect(rect, _shade(style.theme, mark.colour, dim))
        if placed.label_top is not None:
            _paint_name(painter, placed, mark, style, metrics, dim, placed.key == look.selected)


def _paint_name(
    painter: QPainter, placed: Placed, mark: Mark, style: MarginStyle, metrics: QFontMetricsF, dim: bool, selected: bool
) -> None:
    box = label_rect(placed, style.columns)
    if box.width() < LEAST_NAME:
        return
    displaced = placed.label_top != placed.top or placed.label_lane > placed.lane + 1
    if displaced:
        dot = QRectF(box.left(), box.top() + metrics.ascent() - 6, 5, 5)
        painter.fillRect(dot, _shade(style.theme, mark.colour, dim))
        box.setLeft(dot.right() + 4)
    painter.setPen(style.theme.colour("ink" if selected else "faint" if dim else "muted"))
    base = box.top() + metrics.ascent()
    painter.drawText(QPointF(box.left(), base), metrics.elidedText(mark.name, Qt.TextElideMode.ElideRight, box.width()))
    if (times := style.repeats.get(placed.key)) is not None:
        painter.setPen(style.theme.colour("faint"))
        said = tr("mention {n}, counts as 1", n=times)
        painter.drawText(
            QPointF(box.left(), base + metrics.height()),
            metrics.elidedText(said, Qt.TextElideMode.ElideRight, box.width()),
        )


def visible(placed: Sequence[Placed], top: float, bottom: float) -> list[Placed]:
    """Return what shows between two heights of the page."""
    return [each for each in placed if each.top < bottom and max(each.bottom, each.top + 48) > top]


def keys_at(placed: Sequence[Placed], columns: Measure, at: QPointF) -> list[str]:
    """Return the coding whose stripe or name lies under a point, the stripe before the name."""
    near = visible(placed, at.y() - 1, at.y() + 1)
    beside: list[tuple[float, str]] = []
    for each in near:
        far = abs(stripe_rect(each, columns).center().x() - at.x() - 0.5)
        if each.top <= at.y() <= each.bottom and far <= columns.lane_width(each.lanes) / 2 + 0.5:
            beside.append((far, each.key))
    if beside:
        return [min(beside)[1]]
    return [each.key for each in near if label_rect(each, columns).contains(at)]
