"""What makes a number: the participants and what they said, repeats folded."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from codebench.gui.views.in_place import InPlaceText
from codebench.gui.views.labels import label
from codebench.gui.views.quote_card import QuoteCard
from codebench.gui.views.quote_door import Told
from codebench.i18n import tr, trn
from codebench.services.bases import InBase
from codebench.services.folding import Folds
from codebench.services.reports import PassageRef, PersonQuotes

FIRST = 12
LETTERS = 44


class QuotesPanel(QWidget):
    """The right side of the counting page."""

    opened = Signal(object)
    starred = Signal(object)
    written = Signal(str)
    parted = Signal(object)
    joined = Signal(object)
    rearranged = Signal()

    def __init__(self, said_before: Callable[[PassageRef], Told], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rightSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Quotes behind the chosen number"))
        self._said_before = said_before
        # Narrower, what can be done with a quote would lie out of sight: a card does not scroll sideways.
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * LETTERS)
        self.read_only = False
        self._heading, self._sub = label("", "strong", wrap=True), label("", "muted", wrap=True)
        words = tr("Write in a few sentences what is said here.")
        self.summary = InPlaceText(tr("Summary"), words, at_least=4, margin=6)
        self.summary.setObjectName("summary")
        self.summary.saved.connect(self.written)
        self._area = QScrollArea()
        self._area.setAccessibleName(self.accessibleName())
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 6, 8)
        column.setSpacing(4)
        for line in (self._heading, self._sub):
            line.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self._heading)
        column.addWidget(self._sub)
        column.addSpacing(4)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, 10, 0)
        above.addWidget(self.summary)
        column.addLayout(above)
        column.addSpacing(4)
        column.addWidget(self._area)
        self.cards: list[QuoteCard] = []
        self._people: list[PersonQuotes] = []
        self._folds: Folds = {}
        self._said = ""
        self.clear()

    def clear(self) -> None:
        """Say what the panel is for."""
        self.show_summary(None)
        self._heading.setText("")
        self._sub.setText(tr("Choose a number in the table to read who said it, and how."))
        self._fill(())

    def show_summary(self, words: str | None, cell: str = "") -> None:
        """Show the summary of a cell to be written above its quotes; None where there is none to write."""
        self.summary.setVisible(words is not None)
        self.summary.setReadOnly(self.read_only)
        self.summary.keep(words or "", cell)

    def show_quotes(self, heading: str, people: Sequence[PersonQuotes]) -> None:
        """Show what makes a number; where only the choice for print is another, cards stay as they are unfolded."""
        said = trn("said {n} time|said {n} times", sum(len(person.passages) for person in people))
        by = trn("by {n} participant|by {n} participants", len(people))
        same = self.cards and heading == self._heading.text() and _bare(people) == _bare(self._people)
        self._heading.setText(heading)
        self._said = f"{said} {by}" if people else tr("Nobody said this here.")
        self._sub.setText(self._said)
        if same:
            self._people = list(people)
            self._rest = self._people[len(self.cards) :]
            for card, person in zip(self.cards, people, strict=False):
                card.mark(person)
        else:
            self._fill(people)

    def fold(self, folds: Folds) -> None:
        """Fold what says a quote again under it, by participant."""
        self._folds = folds
        if 0 < len(folds) < len(self._people):
            part = tr("What is said again is folded for the first {n}.", n=len(folds))
            self._sub.setText(f"{self._said}. {part}")
        for card in self.cards:
            card.fold(folds.get(card.person.participant_id, card.threads))

    def show_base(self, heading: str, people: Sequence[InBase], *, of_total: bool) -> None:
        """List who the n of a column are, those first who count in several columns."""
        self.show_summary(None)
        self._heading.setText(heading)
        several = sum(bool(person.also) for person in people)
        twice = trn("{n} counts in more than one column|{n} count in more than one column", several)
        self._sub.setText(twice if several else "" if people else tr("These are no people."))
        self._fill(())
        for at, person in enumerate(sorted(people, key=lambda each: not each.also)):
            columns = ", ".join(person.also)
            where = tr("in {columns}", columns=columns) if of_total else tr("also in {columns}", columns=columns)
            self._column.insertWidget(at, _member(person, where if columns else ""))

    def _fill(self, people: Sequence[PersonQuotes]) -> None:
        inside = QWidget()
        inside.setObjectName("side")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(8)
        self.cards = []
        self._folds = {}
        self._people = list(people)
        self._rest = self._people
        self._column.addStretch(1)
        self._more()
        self._area.setWidget(inside)

    def _more(self) -> None:
        if isinstance(button := self.sender(), QPushButton):
            button.deleteLater()
        now = self._rest[:FIRST] if not self.cards else self._rest
        self._rest = self._rest[len(now) :]
        for person in now:
            card = QuoteCard(person, self._said_before, choosable=not self.read_only)
            card.opened.connect(self.opened)
            card.starred.connect(self.starred)
            card.parted.connect(self.parted)
            card.joined.connect(self.joined)
            card.rearranged.connect(self.rearranged)
            card.fold(self._folds.get(person.participant_id, card.threads))
            self.cards.append(card)
            self._column.insertWidget(self._column.count() - 1, card)
        if self._rest:
            more = QPushButton(trn("{n} more participant|{n} more participants", len(self._rest)))
            more.setProperty("link", True)
            more.clicked.connect(self._more)
            self._column.insertWidget(self._column.count() - 1, more, 0, Qt.AlignmentFlag.AlignLeft)


def _bare(people: Sequence[PersonQuotes]) -> list[PersonQuotes]:
    """Return the quotes without what is chosen of them."""
    blank = [tuple(replace(each, coding_id="", chosen=False) for each in person.passages) for person in people]
    return [replace(person, passages=passages) for person, passages in zip(people, blank, strict=True)]


def _member(person: InBase, where: str) -> QWidget:
    """Return one of a column's n: the name, the groups, and where they count too."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 2, 0, 4)
    column.setSpacing(1)
    column.addWidget(label(person.name, "strong" if where else "", wrap=True))
    if person.detail:
        column.addWidget(label(person.detail, "muted", wrap=True))
    if where:
        column.addWidget(label(where, wrap=True))
    return made
