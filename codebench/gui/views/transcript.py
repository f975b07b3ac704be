"""The transcript under the hands: mouse, keyboard, and what is dragged in and out."""

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)

from codebench.gui.names import CODE, PASSAGE
from codebench.gui.views import transcript_paint as paint
from codebench.gui.views.transcript_handles import Pull, handle_at
from codebench.gui.views.transcript_mouse import letter_at, onto_line
from codebench.gui.views.transcript_page import TranscriptPage
from codebench.gui.words import pulled
from codebench.i18n import tr

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PULL_SCROLL = 24
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class TranscriptView(TranscriptPage):
    """Turn what hands do into wishes; others fulfil them."""

    picker_requested = Signal(str)
    remove_requested = Signal(str)
    change_requested = Signal(str)
    remark_requested = Signal(str)
    resize_requested = Signal(str, int, int)
    step_requested = Signal(bool, bool)
    stack_requested = Signal(list)
    code_dropped = Signal(str)
    menu_shown = Signal(object)
    # What may leave of words that are copied; who knows names says so.
    to_copy: Callable[[str], str] = staticmethod(str)

    def _on_page(self, spot: QPointF) -> QPointF:
        return spot + QPointF(0, self.verticalScrollBar().value())

    def _keys_at(self, spot: QPointF) -> list[str]:
        """Return the codings whose stripe or name lies under a point of the viewport."""
        inside = spot.x() >= self._columns.margin_left - 6
        return paint.keys_at(self.placed(), self._columns, self._on_page(spot)) if inside else []

    def _handle(self, event: QMouseEvent) -> bool | None:
        """Tell which end of the selected coding is under the mouse, if any."""
        mark = self._marks.get(self._look.selected)
        return None if mark is None else handle_at(self.document(), mark, self._on_page(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull a handle, or dim all but the codings whose stripe or name is under the mouse."""
        if self._pull is not None:
            self._pull_to(onto_line(self, event))
            return
        keys = self._keys_at(event.position())
        if frozenset(keys) != self._look.hovered:
            self._look.hovered = frozenset(keys)
            self.viewport().setToolTip(self._marks[keys[0]].name if keys else "")
            self.viewport().update()
        if not event.buttons():
            self.viewport().setCursor(self._shape(event, bool(keys)))
        super().mouseMoveEvent(onto_line(self, event))

    def _shape(self, event: QMouseEvent, on_margin: bool) -> Qt.CursorShape:
        if self._handle(event) is not None:
            return Qt.CursorShape.SizeHorCursor
        over_text = event.position().x() < self._columns.margin_left - 6
        shape = Qt.CursorShape.IBeamCursor if over_text else Qt.CursorShape.ArrowCursor
        return Qt.CursorShape.PointingHandCursor if on_margin else shape

    def _pull_to(self, event: QMouseEvent) -> None:
        if self._pull is None or self.transcript is None:
            return
        y, bar = event.position().y(), self.verticalScrollBar()
        bar.setValue(bar.value() + (PULL_SCROLL if y > self.viewport().height() else -PULL_SCROLL if y < 0 else 0))
        here = self._offsets.from_qt(self.cursorForPosition(event.position().toPoint()).position())
        text = self.transcript.source.text
        self._pull.span = pulled(text, self._pull.span, here, start=self._pull.at_start)
        self.viewport().update()

    def _let_go(self, event: QMouseEvent) -> None:
        pull, self._pull = self._pull, None
        self.viewport().update()
        if pull is None or pull.key not in self._marks:
            return
        if pull.span != self.span_of(pull.key):
            self.resize_requested.emit(pull.key, pull.span.start, pull.span.end)
        else:
            # On a short word the handles lie over all of it: a click there is still a click on the word.
            self._click(onto_line(self, event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl make the text larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Dim nothing once the mouse is elsewhere."""
        if self._look.hovered:
            self._look.hovered = frozenset()
            self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle, or select the coding whose stripe or name is clicked."""
        handle = self._handle(event)
        if handle is not None and event.button() is Qt.MouseButton.LeftButton:
            self._pull = Pull(self._look.selected, handle, self.span_of(self._look.selected))
            event.accept()
            return
        keys = self._keys_at(event.position())
        if keys and event.button() is Qt.MouseButton.LeftButton:
            self.select_coding(_next(keys, self._look.selected))
            event.accept()
            return
        super().mousePressEvent(onto_line(self, event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the coding that is clicked on; clicking again takes the next one around it."""
        if self._pull is not None:
            self._let_go(event)
            return
        event = onto_line(self, event)
        super().mouseReleaseEvent(event)
        in_text = event.position().x() < self._columns.margin_left - 6
        if event.button() is Qt.MouseButton.LeftButton and in_text and not self.textCursor().hasSelection():
            self._click(event)

    def _click(self, event: QMouseEvent) -> None:
        keys = self.codings_at(self._offsets.from_qt(letter_at(self, event.position())))
        self.select_coding(_next(keys, self._look.selected))
        if len(keys) > 1:
            self.stack_requested.emit(keys)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word beside the mouse."""
        super().mouseDoubleClickEvent(onto_line(self, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the picker at Enter or a letter, remove at Delete, resize at Alt and an arrow; the rest is Qt's."""
        zooming = QKeySequence.StandardKey.ZoomIn, QKeySequence.StandardKey.ZoomOut
        if self._code_key(event) or self._coding_key(event) or self._step_back(event):
            event.accept()
        elif any(event.matches(key) for key in zooming):
            event.ignore()
        else:
            super().keyPressEvent(event)
            self._follow_caret(event)

    def _code_key(self, event: QKeyEvent) -> bool:
        """Do what a key does with the words that are selected."""
        text = event.text()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.show_stack()
        elif not self.textCursor().hasSelection():
            return False
        elif event.key() in ENTER:
            self.picker_requested.emit("")
        elif plain and text and text.isprintable() and not text.isspace():
            self.picker_requested.emit(text)
        else:
            return False
        return True

    def _coding_key(self, event: QKeyEvent) -> bool:
        """Do what a key does with the coding that is selected."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
        if not self._look.selected:
            return False
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit(self._look.selected)
        elif key in ARROWS and modifiers in (alt, alt | shift):
            self.step_requested.emit(bool(modifiers & shift), key == Qt.Key.Key_Right)
        else:
            return False
        return True

    def _step_back(self, event: QKeyEvent) -> bool:
        """Let Escape end the smallest thing that is under way; tell whether there was one."""
        if event.key() != Qt.Key.Key_Escape:
            return False
        if self._pull is not None:
            self._pull = None
            self.viewport().update()
            return True
        if not self.textCursor().hasSelection() and not self._look.selected:
            return False
        self.drop_selection()
        self.select_coding("")
        return True

    def show_stack(self) -> bool:
        """Ask for the list of the codings at the caret, or around what is selected; tell whether there are any."""
        keys = self.codings_at(self._offsets.from_qt(self.textCursor().selectionStart()))
        if self._look.selected and self._look.selected not in keys:
            keys = self.codings_at(self.span_of(self._look.selected).start)
        if keys:
            self.stack_requested.emit(keys)
        return bool(keys)

    def _follow_caret(self, event: QKeyEvent) -> None:
        moves = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in moves and not self.textCursor().hasSelection():
            here = self.codings_at(self._offsets.from_qt(self.textCursor().position()))
            self.select_coding(here[0] if here else "")

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy the words as plain text, and for our own windows where they stand."""
        data = QMimeData()
        data.setText(self.to_copy(self.textCursor().selectedText().replace("\u2029", "\n")))
        span = self.selected_span()
        if span is not None:
            data.setData(PASSAGE, json.dumps({"start": span.start, "end": span.end}).encode())
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a code in; what else is dragged is the window's."""
        if event.mimeData().hasFormat(CODE):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take a code only over the words that are selected."""
        if event.mimeData().hasFormat(CODE) and self._over_selection(event.position()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Code the selected words with what is dropped on them."""
        if event.mimeData().hasFormat(CODE) and self._over_selection(event.position()):
            event.acceptProposedAction()
            self.code_dropped.emit(bytes(event.mimeData().data(CODE).data()).decode())
        else:
            event.ignore()

    def _over_selection(self, at: QPointF) -> bool:
        cursor = self.textCursor()
        here = self.cursorForPosition(at.toPoint()).position()
        return cursor.hasSelection() and cursor.selectionStart() <= here <= cursor.selectionEnd()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done here."""
        menu = self.createStandardContextMenu()
        first = menu.actions()[0]
        if self.textCursor().hasSelection():
            code = menu.addAction(tr("Code the selection…"))
            code.triggered.connect(lambda: self.picker_requested.emit(""))
            menu.insertAction(first, code)
        if self._look.selected:
            name = self._marks[self._look.selected].name
            remove = menu.addAction(tr("Remove coding “{name}”", name=name))
            remove.triggered.connect(lambda: self.remove_requested.emit(self._look.selected))
            change = menu.addAction(tr("Change the code of “{name}”…", name=name))
            change.triggered.connect(lambda: self.change_requested.emit(self._look.selected))
            remark = menu.addAction(tr("Leave a remark…"))
            remark.triggered.connect(lambda: self.remark_requested.emit(self._look.selected))
            menu.insertActions(first, [change, remove, remark])
        self.menu_shown.emit(menu)
        menu.exec(event.globalPos())


def _next(keys: Sequence[str], current: str) -> str:
    """Return the key after the current one, the first where it is not among them."""
    if current in keys:
        return keys[(list(keys).index(current) + 1) % len(keys)]
    return keys[0] if keys else ""
