"""Beside the table of participants: where the chosen one is heard, or what can be done with several at once."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from codebench.gui.peoplegrid import INTERVIEWERS, GridRow
from codebench.gui.views.labels import heading, label
from codebench.gui.views.lists import LineList
from codebench.i18n import tr, trn
from codebench.services.roster import Voice

VOICE = Qt.ItemDataRole.UserRole


class PeopleSide(QWidget):
    """List the labels and sources of a row; a wish about one of them goes out as a signal."""

    opened = Signal(str)
    give_wanted = Signal(object)
    group_wanted = Signal(object)
    interviewer_wanted = Signal(object)
    act_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rightSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._writable = self._asking = False
        self.title, self.hint = heading("", 1), label("", "muted", wrap=True)
        self.title.setWordWrap(True)
        self.list = LineList()
        self.list.setWordWrap(False)
        self.list.setAccessibleName(tr("Where this participant speaks"))
        self.list.itemActivated.connect(lambda item: self._read(item.data(VOICE)))
        self.list.currentItemChanged.connect(self._able)
        self.open = self._button(
            tr("Read in the transcript"), lambda: self._with(lambda v: self.opened.emit(v.source_id))
        )
        self.give = self._button(tr("This is somebody else…"), lambda: self._with(self.give_wanted.emit))
        self.group = self._button(tr("This is a group's…"), lambda: self._with(self.group_wanted.emit))
        self.asks = self._button(tr("This is an interviewer"), lambda: self._with(self.interviewer_wanted.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (self.title, self.hint, self.list, self.open, self.give, self.group, self.asks):
            column.addWidget(widget, 100 * (widget is self.list))
        self.acts = {
            act: self._button(words, partial(self.act_wanted.emit, act))
            for act, words in (
                ("merge", tr("They are the same person…")),
                ("set_groups", tr("Groups…")),
                ("set_value", tr("Give all a value…")),
                ("toggle_consent", tr("May be named, or no longer")),
                ("remove", tr("Remove")),
            )
        }
        for button in self.acts.values():
            column.addWidget(button)
        column.addStretch(1)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("link", True)
        button.setStyleSheet("text-align: left;")
        button.clicked.connect(lambda: act())
        return button

    def _read(self, voice: Voice) -> None:
        self.opened.emit(voice.source_id)

    def _with(self, act: Callable[[Voice], object]) -> None:
        voice = self.voice()
        if voice is not None:
            act(voice)

    def voice(self) -> Voice | None:
        """Return the label or source that is chosen."""
        item = self.list.currentItem()
        found: Voice | None = item.data(VOICE) if item is not None else None
        return found

    def show_rows(self, rows: Sequence[GridRow], *, writable: bool) -> None:
        """Show what is about the chosen rows."""
        self._writable = writable
        people = [row for row in rows if row.person is not None]
        several, one = len(people) > 1, rows[0] if len(rows) == 1 else None
        self._asking = one is not None and one.id == INTERVIEWERS
        name = one.cells[0] if one else trn("{n} participant chosen|{n} participants chosen", len(people))
        self.title.setText(name if rows else tr("Nobody chosen"))
        self.hint.setText(_hint(one) if one else "" if rows else tr("Choose a participant to see where they speak."))
        self.hint.setVisible(bool(self.hint.text()))
        kept = self.voice()
        self.list.clear()
        for voice in one.voices if one else ():
            self._add(voice, name, chosen=voice == kept)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(self.list.count()))
        self.list.setMaximumHeight(sum(self.list.sizeHintForRow(at) for at in range(self.list.count())) + 4)
        self._able()
        silent = bool(people) and not any(row.voices for row in people)
        for act, button in self.acts.items():
            button.setVisible(writable and (silent if act == "remove" else several))

    def _add(self, voice: Voice, name: str, *, chosen: bool) -> None:
        # What stands in the title already would only take the room of the source.
        said = voice.label in ("", voice.source, name)
        item = QListWidgetItem(voice.source if said else f"{voice.label} · {voice.source}")
        item.setToolTip(item.text())
        item.setData(VOICE, voice)
        self.list.addItem(item)
        if chosen:
            self.list.setCurrentItem(item)

    def _able(self) -> None:
        voice = self.voice()
        self.open.setVisible(voice is not None)
        self.give.setVisible(self._writable and voice is not None)
        self.group.setVisible(self._writable and voice is not None and not voice.speaker_id)
        self.asks.setVisible(self._writable and voice is not None and bool(voice.speaker_id) and not self._asking)


def _hint(row: GridRow) -> str:
    if row.person is not None:
        return "" if row.voices else tr("Speaks in no source yet, and so is not in n.")
    return (
        tr("What they say never counts.")
        if row.id == INTERVIEWERS
        else tr("Sources without speakers that belong to no participant.")
    )
