"""History: every step by name, coder and time, the latest first; and back to a point in it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QPushButton, QTreeWidgetItem, QWidget

from codebench.domain.changes import Step
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.lists import LineTable
from codebench.i18n import tr, trn
from codebench.services.history import explain

Entries = Callable[[str, str], Sequence[Step]]
_NUMBER = Qt.ItemDataRole.UserRole


class HistoryDialog(AskDialog):
    """A list to read, by source or code if wanted; `entries` gives the steps of a source's and a code's id."""

    undo_wanted = Signal(int)

    def __init__(
        self,
        entries: Entries,
        places: Sequence[tuple[str, str, str]],
        undo_points: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("History"), tr("Close"), parent)
        self.resize(720, 480)
        self.leave.hide()
        self._entries, self._points = entries, tuple(undo_points)
        self.filter = QComboBox()
        self.filter.addItem(tr("everything"), ("", ""))
        for name, source_id, code_id in places:
            self.filter.addItem(name, (source_id, code_id))
        self.filter.currentIndexChanged.connect(self._show)
        self.ask(tr("Steps on"), self.filter)
        self.list = LineTable()
        self.list.setAccessibleName(tr("History"))
        self.list.setHeaderLabels([tr("When"), tr("Who"), tr("What")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(True)
        self.list.currentItemChanged.connect(self._offer)
        self.back = QPushButton()
        self.back.clicked.connect(self._undo)
        self.column.insertWidget(1, self.list)
        self.column.insertWidget(2, self.back)
        self._show()

    def _show(self) -> None:
        self.list.clear()
        source_id, code_id = self.filter.currentData()
        for step in self._entries(source_id, code_id):
            when = step.at.astimezone().strftime("%d-%m-%Y %H:%M")
            item = QTreeWidgetItem([when, step.coder, explain(step)])
            item.setData(0, _NUMBER, step.number)
            self.list.addTopLevelItem(item)
        self._offer()

    def _later(self) -> int:
        """Return how many steps would be undone to come back to the chosen one; 0 where there is no way."""
        item = self.list.currentItem()
        number = item.data(0, _NUMBER) if item is not None else None
        return sum(point > number for point in self._points) if number in self._points else 0

    def _offer(self) -> None:
        later = self._later()
        self.back.setEnabled(later > 0)
        any_step = self.list.topLevelItemCount() > 0
        choose = tr("Choose a step to go back to") if any_step else tr("Nothing was changed here yet")
        self.back.setText(trn("Undo the {n} step after it|Undo the {n} steps after it", later) if later else choose)

    def _undo(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            number = item.data(0, _NUMBER)
            self.accept()
            self.undo_wanted.emit(number)
