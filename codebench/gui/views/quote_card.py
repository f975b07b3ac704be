"""One participant's quotes on a card: the first one, and under it what says it again and what else was said."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from codebench.gui.views.labels import label
from codebench.gui.views.quote_door import QuoteDoor, SaidBefore, link
from codebench.i18n import tr, trn
from codebench.services.folding import Again, Thread
from codebench.services.reports import PersonQuotes

WIDE = 264


class QuoteCard(QuoteDoor):
    """One participant's quotes: the first one, how often it was said, and what says it again folded under it."""

    parted = Signal(object)
    joined = Signal(object)
    rearranged = Signal()

    def __init__(self, person: PersonQuotes, said_before: SaidBefore, *, choosable: bool) -> None:
        super().__init__("card", person.passages[0], said_before, choosable=choosable)
        self.setAccessibleName(tr("Quote of {name}", name=person.name))
        self.person, self._choosable = person, choosable
        self.column.setContentsMargins(12, 9, 12, 6)
        who = (person.name, person.detail, self.passage.time)
        self.foot(" · ".join(part for part in who if part))
        self.unfold: QPushButton | None = None
        self.threads = tuple(Thread(number) for number in range(len(person.passages)))
        self._rest = QWidget()
        self.column.addWidget(self._rest)
        self._show_rest(unfolded=False, opened=())

    @property
    def repeats(self) -> list[QuoteDoor]:
        """Return the quotes after the first that are unfolded, in the order in which they were said."""
        return [self._doors[number] for number in sorted(self._doors) if number]

    def mark(self, person: PersonQuotes) -> None:
        """Show what is chosen now of the same quotes."""
        self.person = person
        for number, door in self._doors.items():
            door.mark_passage(person.passages[number])

    def fold(self, threads: tuple[Thread, ...]) -> None:
        """Put what says a quote again under it; what is unfolded stays so, and the keyboard where it was."""
        if threads == self.threads:
            return
        below = {again.number for thread in self.threads for again in thread.again}
        parted = any(thread.is_apart and thread.first in below for thread in threads)
        unfolded = parted or (self.unfold is None and len(self.threads) > 1)
        opened = {each.said.first for each in self.folds if each.is_open}
        number = self._with_keyboard()
        self.threads = threads
        self._show_rest(unfolded=unfolded, opened=opened)
        if number is not None:
            self._doors.get(number, self).setFocus()
        self.rearranged.emit()

    def _with_keyboard(self) -> int | None:
        """Return the quote that has the keyboard, below the first; the first for the lines between, None for none."""
        focused = QApplication.focusWidget()
        if focused is None or not self._rest.isAncestorOf(focused):
            return None
        below = ((number, door) for number, door in self._doors.items() if number)
        return next((number for number, door in below if door is focused or door.isAncestorOf(focused)), 0)

    def _show_rest(self, *, unfolded: bool, opened: Collection[int]) -> None:
        self._doors: dict[int, QuoteDoor] = {0: self}
        self.folds: list[Fold] = []
        before, self._rest = self._rest, QWidget()
        self.column.replaceWidget(before, self._rest)
        before.deleteLater()
        self._below = column_of(self._rest)
        self.unfold = None
        if len(self.person.passages) > 1:
            words = tr("said {n} times, counts as 1", n=len(self.person.passages))
            self.unfold = link(words + " ▾", self._unfold)
            self._below.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_fold(self.threads[0], opened)
        if unfolded or len(self.threads) == 1:
            self._unfold(opened)
        self._rest.setVisible(len(self.person.passages) > 1)

    def _unfold(self, opened: Collection[int] = ()) -> None:
        """Show what else was said, each quote with what says it again."""
        if self.unfold is None:
            return
        self.unfold.setText(self.unfold.text().removesuffix(" ▾"))
        self.unfold.setEnabled(False)
        self.unfold = None
        for thread in self.threads[1:]:
            door = self._make_door(thread.first)
            if thread.is_apart and self._choosable:
                join = link(tr("Fold again"), partial(self.joined.emit, door.passage))
                door.column.addWidget(join, 0, Qt.AlignmentFlag.AlignLeft)
            self._below.addWidget(door)
            self._add_fold(thread, opened)
        self.rearranged.emit()

    def _add_fold(self, thread: Thread, opened: Collection[int]) -> None:
        if thread.again:
            fold = Fold(thread, self._make_repeat)
            fold.toggled.connect(self.rearranged)
            self.folds.append(fold)
            self._below.addWidget(fold)
            if thread.first in opened:
                fold.toggle()

    def _make_repeat(self, again: Again) -> QuoteDoor:
        """Return a quote that says an earlier one again, with the words they share and a way to part them."""
        door = self._make_door(again.number)
        shared = label(", ".join(again.shared), "muted", wrap=True)
        shared.setToolTip(tr("Words that were said before"))
        row = QHBoxLayout()
        row.addWidget(shared, 1)
        if self._choosable:
            part = link(tr("Doesn't belong together"), partial(self.parted.emit, door.passage))
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        door.column.addLayout(row)
        return door

    def _make_door(self, number: int) -> QuoteDoor:
        passage = self.person.passages[number]
        door = QuoteDoor("repeat", passage, self._said_before, choosable=self._choosable)
        door.setAccessibleName(tr("Quote of {name}", name=self.person.name))
        door.column.setContentsMargins(6, 8, 4, 2)
        door.foot(" · ".join(part for part in (passage.source_title, passage.time) if part))
        door.opened.connect(self.opened)
        door.starred.connect(self.starred)
        self._doors[number] = door
        return door


class Fold(QWidget):
    """What says a quote again: how often and in which words, and the quotes once they are unfolded."""

    toggled = Signal()

    def __init__(self, said: Thread, make: Callable[[Again], QuoteDoor]) -> None:
        super().__init__()
        self.said, self._make = said, make
        self._body: QWidget | None = None
        self.is_open = False
        self.link = link("", self.toggle)
        self._name()
        self._column = column_of(self)
        self._column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)

    def toggle(self) -> None:
        """Unfold the quotes, or fold them again."""
        if self._body is None:
            self._body = QWidget()
            column = column_of(self._body)
            column.setContentsMargins(14, 0, 0, 0)
            for again in self.said.again:
                column.addWidget(self._make(again))
            self._column.addWidget(self._body)
        self.is_open = not self.is_open
        self._body.setVisible(self.is_open)
        self._name()
        self.toggled.emit()

    def _name(self) -> None:
        """Say it on one line, all words in the tip."""
        words = ", ".join(self.said.shared)
        said = trn(
            "the same {n} more time: {words}|the same {n} more times: {words}", len(self.said.again), words=words
        )
        short = self.link.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, WIDE)
        self.link.setText(f"{short} {'▴' if self.is_open else '▾'}")
        self.link.setToolTip(said if short != said else "")
        self.link.setAccessibleName(said)


def column_of(widget: QWidget) -> QVBoxLayout:
    """Give a widget a column without edges."""
    made = QVBoxLayout(widget)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(4)
    return made
