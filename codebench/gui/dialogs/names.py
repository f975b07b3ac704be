"""The names of the project: one by one in their places, what stands instead of each, and hiding them all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from codebench.gui.naming_rows import DOUBTFUL, doubts, summary
from codebench.gui.views.labels import label
from codebench.gui.views.name_card import NameCard
from codebench.gui.views.names import NameList
from codebench.i18n import tr, trn
from codebench.services.names import Entry, to_replace


class NamesDialog(QDialog):
    """Beside the work: the list left, the places right; what is decided goes out as signals."""

    shown = Signal(object)
    opened = Signal(str, int, int)
    replace_wanted = Signal(object, str)
    keep_wanted = Signal(object)
    join_wanted = Signal(object, str)
    again_wanted = Signal(object)
    kind_wanted = Signal(object, object)
    own_wanted = Signal()
    hide_wanted = Signal()
    on_export = Signal(bool)
    send_wanted = Signal()
    back_wanted = Signal()
    passphrase_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Hide names"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.resize(1100, 680)
        self.list, self.search = NameList(), QLineEdit()
        self.search.setPlaceholderText(tr("Find a name"))
        self.search.setAccessibleName(tr("Find a name"))
        self.search.setClearButtonEnabled(True)
        self.card = NameCard()
        self.status, self.said = label("", "muted", wrap=True), label("", wrap=True)
        self.said.hide()
        self._make_buttons()
        self._arrange()
        self._connect()
        self.set_entries([])
        self.list.setFocus()

    def _make_buttons(self) -> None:
        self.add = QPushButton(tr("Add a name…"))
        self.doubts = QPushButton()
        self.doubts.setProperty("link", True)
        self.doubts.setToolTip(tr("Go to the doubtful ones, and choose them all"))
        self.hide_all = QPushButton()
        self.hide_all.setProperty("primary", True)
        self.only_export = QCheckBox(tr("Only hide on export; the texts keep their names"))
        self.send, self.back = QPushButton(tr("Make ready to send…")), QPushButton(tr("Get the original back…"))
        self.passphrase = QPushButton(tr("Another passphrase…"))
        for button in (self.add, self.doubts, self.hide_all, self.send, self.back, self.passphrase):
            button.setAutoDefault(False)

    def _arrange(self) -> None:
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(1)
        both.addWidget(self._left())
        both.addWidget(self.card)
        both.setSizes([400, 700])
        both.setStretchFactor(1, 1)
        of_key, foot = QHBoxLayout(), QHBoxLayout()
        of_key.addWidget(self.only_export)
        of_key.addStretch(1)
        of_key.addWidget(self.passphrase)
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in (self.back, self.send, self.hide_all):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(both, 1)
        whole.addWidget(self.said)
        whole.addLayout(of_key)
        whole.addLayout(foot)

    def _left(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        above, under = QHBoxLayout(), QHBoxLayout()
        for row, wide, beside in ((above, self.search, self.add), (under, self.status, self.doubts)):
            row.setSpacing(8)
            row.addWidget(wide, 1)
            row.addWidget(beside)
        column.addLayout(above)
        column.addWidget(self.list, 1)
        column.addLayout(under)
        return side

    def _connect(self) -> None:
        self.search.textChanged.connect(self.list.filter)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self._show)
        self.list.pressed_key.connect(self.decide)
        self.card.pressed.connect(self.decide)
        self.card.opened.connect(self.opened)
        self.card.kind_chosen.connect(lambda kind: self.kind_wanted.emit(self.list.current(), kind))
        self.add.clicked.connect(self.own_wanted)
        self.doubts.clicked.connect(self._go_to_doubts)
        self.hide_all.clicked.connect(self.hide_wanted)
        self.only_export.clicked.connect(self.on_export)
        self.send.clicked.connect(self.send_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.passphrase.clicked.connect(self.passphrase_wanted)
        for key, wanted in (
            (QKeySequence.StandardKey.Undo, self.undo_wanted),
            (QKeySequence.StandardKey.Redo, self.redo_wanted),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(wanted)

    def set_entries(self, entries: Sequence[Entry], *, on_export: bool = False, kept: bool = False) -> None:
        """Show the names as they are decided on now."""
        was_looking = not self.list.isEnabled()
        self.list.setEnabled(True)
        self.list.set_entries(entries)
        if was_looking:
            self.list.setFocus()
        self.status.setText(summary(entries))
        self.doubts.setText(doubts(entries))
        self.doubts.setVisible(bool(self.doubts.text()))
        n = to_replace(entries)
        decided = any(entry.decision is not None and entry.decision.instead for entry in entries)
        self.hide_all.setText(
            trn("Replace in the whole project ({n} place)|Replace in the whole project ({n} places)", n)
        )
        self.hide_all.setEnabled(decided)
        self.send.setEnabled(decided)
        self.only_export.setChecked(on_export)
        self.back.setVisible(kept)

    def say(self, sentence: str) -> None:
        """Say what came of it, or why not."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def tell(self, done: int, total: int) -> None:
        """Say how far the looking is."""
        self.list.setEnabled(False)
        self.status.setText(tr("Looking for names… {percent}%", percent=round(100 * done / max(total, 1))))

    def _go_to_doubts(self) -> None:
        self.search.clear()
        self.list.choose_all(DOUBTFUL)
        self.list.setFocus()

    def _show(self) -> None:
        entry, chosen = self.list.current(), self.list.selected()
        self.card.set_names(entry, chosen)
        if entry is not None and len(chosen) == 1:
            self.shown.emit(entry)

    def decide(self, what: str) -> None:
        """Do what a key or a button says with the chosen names."""
        chosen = self.list.selected()
        if not chosen or not self.card.deciding[what].isEnabled():
            return
        self.say("")
        if what == "category":
            self.card.ask_category(chosen[0])
        elif what == "replace":
            self.replace_wanted.emit(chosen, self.card.words())
        elif what == "join":
            self.join_wanted.emit(chosen, self.card.words())
        elif what == "skip":
            self.list.go_on()
        else:
            (self.keep_wanted if what == "keep" else self.again_wanted).emit(chosen)
        if what != "category":
            self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list by Esc, and from there out."""
        if event.key() == Qt.Key.Key_Escape and not self.list.hasFocus() and self.list.isEnabled():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)
