"""History: every step by name, coder and time, the latest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from codebench.domain.changes import Step
from codebench.gui.dialogs.base import AskDialog
from codebench.i18n import tr
from codebench.services.history import describe


class HistoryDialog(AskDialog):
    """A list to read."""

    def __init__(self, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        super().__init__(tr("History"), tr("Close"), parent)
        self.resize(680, 460)
        self.leave.hide()
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("History"))
        self.list.setObjectName("history")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels([tr("When"), tr("Who"), tr("What")])
        for step in reversed(steps):
            when = step.at.astimezone().strftime("%d-%m-%Y %H:%M")
            self.list.addTopLevelItem(QTreeWidgetItem([when, step.coder, describe(step)]))
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(True)
        self.column.insertWidget(0, self.list)
