"""A quote that one can open, read in context and choose for print."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from codebench.gui.views.labels import label
from codebench.i18n import tr
from codebench.services.reports import PassageRef

LONG = 320
Told = tuple[str, str]
SaidBefore = Callable[[PassageRef], Told]


class QuoteDoor(QFrame):
    """A quote that opens its passage, by mouse or keyboard; S chooses it for print."""

    opened = Signal(object)
    starred = Signal(object)

    def __init__(self, name: str, passage: PassageRef, said_before: SaidBefore, *, choosable: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.passage, self._said_before = passage, said_before
        self._before: QLabel | None = None
        self.star = QToolButton()
        self.star.setObjectName("dot")
        self.star.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.star.setEnabled(choosable)
        self.star.clicked.connect(lambda: self.starred.emit(self.passage))
        self.context = link(tr("in context") + " ▾", self._unfold_context)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(5)
        self.column.addWidget(label(f"“{_shortened(passage.text)}”", wrap=True))
        self.mark_passage(passage)

    def foot(self, words: str) -> None:
        """Add where it was said, quietly, and what can be done with it."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(words, "muted", wrap=True), 1)
        for widget in (self.context, self.star):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(row)

    def mark_passage(self, passage: PassageRef) -> None:
        """Show whether the quote is chosen for print."""
        self.passage = passage
        self.star.setText("★" if passage.chosen else "☆")
        self.star.setToolTip(tr("No longer for print (S)") if passage.chosen else tr("Choose for print (S)"))
        self.star.setAccessibleName(self.star.toolTip())
        self.setAccessibleDescription(tr("Chosen for print") if passage.chosen else "")

    def _unfold_context(self) -> None:
        """Show the turn before, or fold it again."""
        if self._before is not None:
            self._before.setVisible(not self._before.isVisible())
            return
        who, words = self._said_before(self.passage)
        said = f"{who}: {_shortened(words, end=True)}" if who else _shortened(words, end=True)
        self._before = label(said or tr("Nothing was said before this."), "muted", wrap=True)
        self.column.insertWidget(0, self._before)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the quote in its transcript."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.passage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the quote at Enter, choose it at S."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.passage)
        elif event.key() == Qt.Key.Key_S and not event.modifiers() and self.star.isEnabled():
            self.starred.emit(self.passage)
        else:
            super().keyPressEvent(event)


def link(words: str, do: Callable[[], object]) -> QPushButton:
    """Return a button that looks like words in the accent."""
    made = QPushButton(words)
    made.setProperty("link", True)
    made.clicked.connect(lambda: do())
    return made


def _shortened(text: str, *, end: bool = False) -> str:
    """Return the words on one line, a long text only its beginning or its end."""
    shown = " ".join(text.split())
    if len(shown) <= LONG:
        return shown
    return f"… {shown[-LONG:].partition(' ')[2]}" if end else f"{shown[:LONG].rsplit(' ', 1)[0]} …"
