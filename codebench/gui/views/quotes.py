"""What makes a number: the participants and what they said, repeats folded."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from codebench.gui.views.labels import label
from codebench.i18n import tr, trn
from codebench.services.reports import PassageRef, PersonQuotes

FIRST = 12
LONG = 320


class _Door(QFrame):
    """Something with words in it that opens a passage, by mouse or keyboard."""

    opened = Signal(object)

    def __init__(self, name: str, passage: PassageRef) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.passage = passage
        self.column = QVBoxLayout(self)
        self.column.setSpacing(5)
        self.column.addWidget(_words(passage.text))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the quote in its transcript."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.passage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the quote at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.passage)
        else:
            super().keyPressEvent(event)

    def foot(self, words: str) -> None:
        """Add where it was said, quietly."""
        self.column.addWidget(label(words, "muted", wrap=True))


class QuoteCard(_Door):
    """One participant's quotes: the first one, and how often it was said."""

    def __init__(self, person: PersonQuotes) -> None:
        super().__init__("card", person.passages[0])
        self.setAccessibleName(tr("Quote of {name}", name=person.name))
        self.person = person
        self.column.setContentsMargins(12, 9, 12, 9)
        self.foot(" · ".join(part for part in (person.name, person.detail, self.passage.time) if part))
        self.unfold: QPushButton | None = None
        if len(person.passages) > 1:
            self.unfold = QPushButton(tr("said {n} times, counts as 1", n=len(person.passages)) + " ▾")
            self.unfold.setProperty("link", True)
            self.unfold.clicked.connect(self._unfold)
            self.column.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)

    def _unfold(self) -> None:
        if self.unfold is None:
            return
        self.unfold.setText(self.unfold.text().removesuffix(" ▾"))
        self.unfold.setEnabled(False)
        self.unfold = None
        for passage in self.person.passages[1:]:
            repeat = _Door("repeat", passage)
            repeat.setAccessibleName(tr("Quote of {name}", name=self.person.name))
            repeat.column.setContentsMargins(0, 8, 0, 4)
            repeat.foot(" · ".join(part for part in (passage.source_title, passage.time) if part))
            repeat.opened.connect(self.opened)
            self.column.addWidget(repeat)


def _words(text: str) -> QLabel:
    shown = " ".join(text.split())
    shown = shown if len(shown) <= LONG else f"{shown[:LONG].rsplit(' ', 1)[0]} …"
    return label(f"“{shown}”", wrap=True)


class QuotesPanel(QWidget):
    """The right side of the counting page."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rightSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Quotes behind the chosen number"))
        self._heading, self._sub = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self._area = QScrollArea()
        self._area.setAccessibleName(self.accessibleName())
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 6, 8)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._sub)
        column.addSpacing(4)
        column.addWidget(self._area)
        self.cards: list[QuoteCard] = []
        self.clear()

    def clear(self) -> None:
        """Say what the panel is for."""
        self._heading.setText("")
        self._sub.setText(tr("Choose a number in the table to read who said it, and how."))
        self._fill(())

    def show_quotes(self, heading: str, people: Sequence[PersonQuotes]) -> None:
        """Show what makes a number."""
        said = trn("said {n} time|said {n} times", sum(len(person.passages) for person in people))
        by = trn("by {n} participant|by {n} participants", len(people))
        self._heading.setText(heading)
        self._sub.setText(f"{said} {by}" if people else tr("Nobody said this here."))
        self._fill(people)

    def _fill(self, people: Sequence[PersonQuotes]) -> None:
        inside = QWidget()
        inside.setObjectName("side")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(8)
        self.cards = []
        self._rest = list(people)
        self._column.addStretch(1)
        self._more()
        self._area.setWidget(inside)

    def _more(self) -> None:
        if isinstance(button := self.sender(), QPushButton):
            button.deleteLater()
        now = self._rest[:FIRST] if not self.cards else self._rest
        self._rest = self._rest[len(now) :]
        for person in now:
            card = QuoteCard(person)
            card.opened.connect(self.opened)
            self.cards.append(card)
            self._column.insertWidget(self._column.count() - 1, card)
        if self._rest:
            more = QPushButton(trn("{n} more participant|{n} more participants", len(self._rest)))
            more.setProperty("link", True)
            more.clicked.connect(self._more)
            self._column.insertWidget(self._column.count() - 1, more, 0, Qt.AlignmentFlag.AlignLeft)
