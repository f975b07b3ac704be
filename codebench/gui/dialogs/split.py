"""Splitting a code: tick the quotes that go to the new one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.lists import LineList
from codebench.i18n import tr, trn


class SplitDialog(AskDialog):
    """Name the new code and tick its quotes, given as (coding id, where, words)."""

    split_wanted = Signal(str, list)

    def __init__(self, name: str, quotes: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(tr("Split “{name}”", name=name), tr("Split"), parent)
        self.resize(640, 480)
        self.name = QLineEdit()
        self.name.textChanged.connect(self._count)
        self.ask(tr("New code"), self.name)
        self.list = LineList()
        self.list.setAccessibleName(tr("Quotes"))
        for coding_id, where, words in quotes:
            item = QListWidgetItem(f"{words}\n{where}")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, coding_id)
            self.list.addItem(item)
        self.list.itemChanged.connect(self._count)
        self.column.insertWidget(1, self.list)
        self._count()

    def ticked(self) -> list[str]:
        """Return the codings that go to the new code."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked]

    def _count(self) -> None:
        n = len(self.ticked())
        self.say(trn("{n} quote goes to the new code.|{n} quotes go to the new code.", n))
        self.go.setEnabled(bool(n and self.name.text().strip()))

    def submit(self) -> None:
        """Say what goes where."""
        self.accept()
        self.split_wanted.emit(self.name.text().strip(), self.ticked())
