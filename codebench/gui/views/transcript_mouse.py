"""The mouse between two lines: Qt takes the white of the line height for the start of a line, people do not."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTextEdit


def onto_line(edit: QTextEdit, event: QMouseEvent) -> QMouseEvent:
    """Return the event moved up or down onto the nearest line of text, so that it hits the letter beside it."""
    at = event.position()
    y = _nearest_line(edit, at)
    if y is None or abs(y - at.y()) < 1:
        return event
    shift = QPointF(0, y - at.y())
    scene, globally = event.scenePosition() + shift, event.globalPosition() + shift
    moved = (event.type(), at + shift, scene, globally, event.button(), event.buttons(), event.modifiers())
    return QMouseEvent(*moved, event.pointingDevice())


def _nearest_line(edit: QTextEdit, at: QPointF) -> float | None:
    """Return the middle of the nearest line, in the viewport's coordinates; None outside the viewport."""
    height = edit.viewport().height()
    if not 0 <= at.y() < height:
        return None
    scroll = edit.verticalScrollBar().value()
    here = edit.cursorForPosition(at.toPoint()).block()
    best: float | None = None
    for block in (here.previous(), here, here.next()):
        if not block.isValid():
            continue
        top = edit.document().documentLayout().blockBoundingRect(block).top() - scroll
        layout = block.layout()
        for number in range(layout.lineCount()):
            rect = layout.lineAt(number).naturalTextRect()
            middle = top + rect.center().y()
            if 0 <= middle < height and (best is None or abs(middle - at.y()) < abs(best - at.y())):
                best = middle
    return best
