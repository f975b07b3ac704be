"""Words that look like text until one is in them: saved on leaving, given back by Esc."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

FRAME = 2
STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class InPlaceText(QTextEdit):
    """A text as high as its words; Ctrl+Enter saves and leaves, Esc leaves without saving."""

    saved = Signal(str)
    left = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str,
        *,
        one_line: bool = False,
        at_least: int = 1,
        margin: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lowest = at_least * self.fontMetrics().lineSpacing() + 2 * margin
        self.setObjectName("inPlace")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._one_line, self._kept, self._about = one_line, "", ""
        self.document().setDocumentMargin(margin)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(self._lowest, round(self.document().size().height())) + 2 * FRAME)

    def keep(self, words: str, about: str = "") -> None:
        """Show what the project holds about something; what is being typed about that is left alone."""
        untouched = self.toPlainText() == self._kept
        if about != self._about or (words != self._kept and (untouched or not self.hasFocus())):
            self.setPlainText(words)
        self._kept, self._about = words, about

    def restore(self) -> None:
        """Show again what the project holds."""
        if self.toPlainText() != self._kept:
            self.setPlainText(self._kept)

    def save(self) -> None:
        """Say what was typed, if it is something else; what is refused stays to be saved later, but for a name."""
        typed, was = self.toPlainText(), self._kept
        self.restore()
        if typed.strip() != was.strip() and not self.isReadOnly():
            self.saved.emit(typed.strip())
            if self._kept == was and not self._one_line:
                self.setPlainText(typed)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save on leaving."""
        super().focusOutEvent(event)
        if event.reason() not in STAYING:
            self.save()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only, into a single line as one line."""
        words = source.text()
        self.insertPlainText(" ".join(words.split()) if self._one_line else words)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the project where nothing was typed."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear Ctrl+Enter and Esc; in a single line Enter is enough."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and (self._one_line or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.save()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.restore()
            self.left.emit()
        else:
            super().keyPressEvent(event)
