"""In which sources a part of the guide was not asked."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineList
from codebench.i18n import tr, trn


class NotAskedDialog(AskDialog):
    """Tick the sources, given as (id, title), in which a code was not asked; who speaks only there leaves its base."""

    marked = Signal(list)

    def __init__(
        self, name: str, sources: Sequence[tuple[str, str]], ticked: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Where “{name}” was not asked", name=name), tr("Keep"), parent)
        self.resize(460, 480)
        words = tr(
            "Tick the sources in which this part was not asked, or not answered in a survey. "
            "Who speaks only there leaves the base of this code."
        )
        self.column.insertWidget(0, label(words, "muted", wrap=True))
        self.list = LineList()
        self.list.setAccessibleName(tr("Sources"))
        for source_id, title in sources:
            item = QListWidgetItem(title)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if source_id in ticked else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, source_id)
            self.list.addItem(item)
        self.list.itemChanged.connect(self._count)
        self.column.insertWidget(1, self.list)
        self._count()

    def ticked(self) -> list[str]:
        """Return the sources in which it was not asked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked]

    def _count(self) -> None:
        self.say(trn("Not asked in {n} source.|Not asked in {n} sources.", len(self.ticked())))

    def submit(self) -> None:
        """Hand over the choice."""
        self.accept()
        self.marked.emit(self.ticked())
