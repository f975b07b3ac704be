"""Answers that look like a code but don't have it: read in the text, and coded only at a click."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QPushButton, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.suggested import extract
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineList
from codebench.i18n import tr
from codebench.services.suggesting import LikeAnswer


class LookAlikesDialog(AskDialog):
    """The list, which stays beside the work; an answer goes out to be read or to be coded."""

    opened = Signal(object)
    code_wanted = Signal(object)

    def __init__(self, name: str, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(tr("Looks like “{name}”", name=name), tr("Close"), parent)
        self.resize(620, 520)
        self.setModal(False)
        self.leave.hide()
        self._answers: list[LikeAnswer] = []
        self._writable = writable
        self.said = label(tr("Looking…"), "muted", wrap=True)
        self.list = LineList()
        self.list.setAccessibleName(tr("Answers that look like this code"))
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(self._show)
        for chosen in (self.list.itemClicked, self.list.itemActivated):
            chosen.connect(lambda _: self._show(self.list.currentRow()))
        self.code = QPushButton(tr("Code this answer"))
        self.code.setAutoDefault(False)
        self.code.clicked.connect(self._code)
        self.buttons.insertWidget(0, self.code)
        self.column.insertWidget(0, self.said)
        self.column.insertWidget(1, self.list, 1)
        self.set_answers((), self.said.text())

    def set_answers(self, answers: Sequence[LikeAnswer], said: str) -> None:
        """Show these answers, and what is to be said of them; the place in the list stays."""
        row = max(self.list.currentRow(), 0)
        self._answers = list(answers)
        self.said.setText(said)
        self.list.blockSignals(True)
        self.list.clear()
        for each in answers:
            where = " · ".join(dict.fromkeys((each.who, each.source)))
            words = tr("because of: {words}", words=", ".join(each.words))
            self.list.addItem(QListWidgetItem(f"{extract(each.text, each.words)}\n{where} · {words}"))
        self.list.setCurrentRow(min(row, len(answers) - 1))
        self.list.blockSignals(False)
        self.code.setEnabled(bool(answers) and self._writable)

    def current(self) -> LikeAnswer | None:
        """Return the chosen answer."""
        row = self.list.currentRow()
        return self._answers[row] if 0 <= row < len(self._answers) else None

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._answers):
            self.opened.emit(self._answers[row])

    def _code(self) -> None:
        if (answer := self.current()) is not None:
            self.code_wanted.emit(answer)
