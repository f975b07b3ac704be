"""The handles at both ends of the selected coding, and what is pulled with the mouse."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextDocument

from codebench.domain.text import Span
from codebench.gui.highlights import Mark
from codebench.gui.theme import Theme
from codebench.gui.views.transcript_layout import edge

KNOB = 4.0
NEAR = 6.0


@dataclass(slots=True)
class Pull:
    """An end of a coding under way: which end, and the stretch it would give, in code points."""

    key: str
    at_start: bool
    span: Span


def handle_at(document: QTextDocument, mark: Mark, at: QPointF) -> bool | None:
    """Tell which handle lies under a point of the page: True is the start's, False the end's, None neither."""
    found: list[tuple[float, bool]] = []
    for at_start in (True, False):
        box = edge(document, mark.start, mark.end, at_start=at_start)
        up, down = (2 * KNOB, 0.0) if at_start else (0.0, 2 * KNOB)
        if box.adjusted(-NEAR, -up, NEAR, down).contains(at):
            found.append((abs(box.center().x() - at.x()), at_start))
    return min(found)[1] if found else None


def paint_handles(painter: QPainter, document: QTextDocument, start: int, end: int, colour: str, theme: Theme) -> None:
    """Paint a bar with a knob at either end of a stretch."""
    shade = theme.shade(colour)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for at_start in (True, False):
        box = edge(document, start, end, at_start=at_start)
        middle = QPointF(box.center().x(), box.top() - KNOB / 2 if at_start else box.bottom() + KNOB / 2)
        painter.fillRect(box, shade)
        painter.setPen(theme.colour("paper"))
        painter.setBrush(shade)
        painter.drawEllipse(QRectF(middle.x() - KNOB, middle.y() - KNOB, 2 * KNOB, 2 * KNOB))
    painter.restore()
