"""The mouse between two lines: Qt takes the white of the line height for the start of a line, people do not."""

from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent, QTextLine
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


def letter_at(edit: QTextEdit, at: QPointF) -> int:
    """Return the place of the letter under a point, also under its far half; Qt's cursor is then already behind it."""
    cursor = edit.cursorForPosition(at.toPoint())
    layout = cursor.block().layout()
    spot = at + QPointF(0, edit.verticalScrollBar().value()) - layout.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        if line.naturalTextRect().contains(spot):
            found: Any = line.xToCursor(spot.x(), QTextLine.CursorPosition.CursorOnCharacter)
            return cursor.block().position() + int(found)
    return cursor.position()


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
