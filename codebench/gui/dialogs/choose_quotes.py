"""Which quotes of a code are printed."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.lists import LineList
from codebench.i18n import tr, trn

LONG = 400


class ChooseQuotesDialog(AskDialog):
    """Tick the quotes, given as (id, where, words), that stand in the report."""

    chosen = Signal(list)

    def __init__(
        self, name: str, quotes: Sequence[tuple[str, str, str]], ticked: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Quotes of “{name}”", name=name), tr("Print these"), parent)
        self.resize(640, 520)
        self.list = LineList()
        self.list.setAccessibleName(tr("Quotes"))
        for coding_id, where, words in quotes:
            item = QListWidgetItem(f"{' '.join(words.split())[:LONG]}\n{where}")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if coding_id in ticked else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, coding_id)
            self.list.addItem(item)
        self.list.itemChanged.connect(self._count)
        self.column.insertWidget(0, self.list)
        self._count()

    def ticked(self) -> list[str]:
        """Return the quotes that are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked]

    def _count(self) -> None:
        none = tr("None chosen: the report picks them by itself.")
        n = len(self.ticked())
        self.say(trn("{n} quote is printed.|{n} quotes are printed.", n) if n else none)

    def submit(self) -> None:
        """Hand over the choice."""
        self.accept()
        self.chosen.emit(self.ticked())
