"""The small bars over the top of the transcript: find words, go to a time or a turn."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from codebench.gui.views.labels import label
from codebench.i18n import tr

INSET = 12


class TranscriptBar(QFrame):
    """One line to type in, with what comes of it beside it; it lies over the text, so that nothing moves."""

    typed = Signal(str)
    entered = Signal(bool)
    closed = Signal()

    def __init__(self, over: QWidget, name: str, hint: str) -> None:
        super().__init__(over)
        self.setObjectName("picker")
        self.setAccessibleName(name)
        self.box = QLineEdit()
        self.box.setAccessibleName(name)
        self.box.setPlaceholderText(hint)
        self.box.setMinimumWidth(180)
        self.box.textChanged.connect(self.typed)
        self.box.installEventFilter(self)
        self.said = label("", "muted")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(8, 6, 8, 6)
        self.row.setSpacing(8)
        self.row.addWidget(self.box)
        self.row.addWidget(self.said)
        over.installEventFilter(self)
        self.hide()

    def add_button(self, words: str, name: str) -> QToolButton:
        """Put a button behind what is said."""
        button = QToolButton()
        button.setText(words)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.row.addWidget(button)
        return button

    def say(self, words: str) -> None:
        """Tell what came of what was typed."""
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self._settle()

    def open_bar(self, words: str = "") -> None:
        """Show the bar and put the keyboard in it."""
        if words:
            self.box.setText(words)
        self.show()
        self._settle()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)
        self.box.selectAll()

    def close_bar(self) -> None:
        """Hide the bar and give the keyboard back."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _settle(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.row.activate()
            self.adjustSize()
            self.move(max(0, over.width() - self.width() - INSET - 12), INSET)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner, and hear Enter and Escape."""
        if watched is not self.box and event.type() is QEvent.Type.Resize:
            self._settle()
        if watched is self.box and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)


class FindBar(TranscriptBar):
    """Find words in this source; Enter goes on, Shift+Enter back."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, tr("Find in this source"), tr("Find in this source"))
        back, forth = tr("Previous place"), tr("Next place")
        self.add_button("‹", back).clicked.connect(lambda: self.entered.emit(False))
        self.add_button("›", forth).clicked.connect(lambda: self.entered.emit(True))
        self.add_button("×", tr("Close")).clicked.connect(self.close_bar)


class GoBar(TranscriptBar):
    """Go to a time or the number of a turn."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, tr("Go to time or turn"), tr("time (12:30) or turn (17)"))
        self.add_button("×", tr("Close")).clicked.connect(self.close_bar)
