"""Saved reports: give a question a name, and read what moved in one since it was saved."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QLineEdit, QPushButton, QTreeWidgetItem, QWidget

from codebench.domain.findings import SavedReport
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.reruns import Line
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineTable
from codebench.i18n import tr


class SaveReportDialog(AskDialog):
    """Ask under which name a question is kept, with its answer of now."""

    wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save this question"), tr("Save"), parent)
        self.column.insertWidget(0, label(tr("Run again later, it says what moved and which steps moved it."), "muted"))
        self.name = QLineEdit(name)
        self.name.selectAll()
        self.ask(tr("Name"), self.name)

    def submit(self) -> None:
        """Hand over the name; who keeps it closes the dialog, or says what is wrong."""
        self.wanted.emit(self.name.text())


class SavedReportDialog(AskDialog):
    """A saved report run again: what moved, and what one can do with it."""

    shown = Signal()
    renewed = Signal()
    renamed = Signal(str)
    removed = Signal()

    def __init__(self, kept: SavedReport, found: Sequence[Line], *, can_write: bool, parent: QWidget) -> None:
        super().__init__(tr("Saved report"), tr("Show this question"), parent)
        self.resize(920, 480)
        self.leave.setText(tr("Close"))
        self.name = QLineEdit(kept.name)
        self.name.setReadOnly(not can_write)
        self.name.editingFinished.connect(self._rename)
        self.ask(tr("Name"), self.name)
        self.facts = QLabel(_facts(kept))
        self.facts.setProperty("tone", "muted")
        self.form.addRow("", self.facts)
        self._kept = kept.name
        self.list = _changes(found)
        moved = tr("What moved since then") if found else tr("Nothing has moved since then.")
        self.column.insertWidget(1, label(moved, "strong"))
        self.column.insertWidget(2, self.list, 1)
        if not found:
            self.list.hide()
            self.column.insertStretch(2, 1)
        self._add(tr("Remove"), self.removed, can_write)
        self._add(tr("Keep the new numbers"), self.renewed, can_write and bool(found))
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _add(self, words: str, signal: object, offered: bool) -> None:
        button = QPushButton(words)
        button.setVisible(offered)
        button.clicked.connect(signal)
        self.buttons.insertWidget(0, button)

    def _rename(self) -> None:
        if self.name.text() != self._kept:
            self.renamed.emit(self.name.text())

    def keep_name(self, name: str) -> None:
        """Show the name that the project holds now."""
        self._kept = name
        self.name.setText(name)

    def submit(self) -> None:
        """Ask the question on the page."""
        self.accept()
        self.shown.emit()


def _facts(kept: SavedReport) -> str:
    at = datetime.fromisoformat(kept.at).astimezone().strftime("%d-%m-%Y %H:%M")
    version = tr("codebook version {name}", name=kept.version) if kept.version else tr("no codebook version named yet")
    return tr("Saved on {at} · {version}", at=at, version=version)


def _changes(found: Sequence[Line]) -> LineTable:
    made = LineTable()
    made.setAccessibleName(tr("What moved since then"))
    made.setHeaderLabels([tr("What"), tr("Column"), tr("Was → is"), tr("Who"), tr("Through")])
    made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    for line in found:
        row = QTreeWidgetItem(list(line))
        for at, words in enumerate(line):
            row.setToolTip(at, words)
        made.addTopLevelItem(row)
    header = made.header()
    header.setStretchLastSection(True)
    for at, width in enumerate((290, 110, 120, 140)):
        header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(at, width)
    return made
