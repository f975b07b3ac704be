"""Versions of the codebook: name one, compare two."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QPushButton, QTreeWidgetItem, QWidget

from codebench.domain.version import CodebookVersion, Comparison, difference_name
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.choicebox import NameBox
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineTable
from codebench.i18n import tr

Compare = Callable[[str, str], Comparison]


class VersionsDialog(AskDialog):
    """Above: name the codebook as it stands. Below: what differs between two versions, with the counts."""

    name_wanted = Signal(str, str)
    export_wanted = Signal(object)

    def __init__(self, known: Sequence[CodebookVersion], compare: Compare, parent: QWidget | None = None) -> None:
        super().__init__(tr("Versions of the codebook"), tr("Close"), parent)
        self.resize(1040, 520)
        self.leave.hide()
        self._compare = compare
        self.name, self.reason = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(tr("v3, for the supervisor"))
        self.keep = QPushButton(tr("Name this version"))
        self.keep.clicked.connect(lambda: self.name_wanted.emit(self.name.text(), self.reason.text()))
        self.ask(tr("Name"), self.name)
        self.ask(tr("Why"), self.reason)
        self.form.addRow("", self.keep)
        self.before, self.after = NameBox(), NameBox()
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        for box in (self.before, self.after):
            box.currentIndexChanged.connect(self._show)
            row.addWidget(box, 1)
        self.export = QPushButton(tr("To Word…"))
        self.export.clicked.connect(lambda: self.export_wanted.emit(self.comparison()))
        row.addWidget(self.export)
        self.ask(tr("Compare"), pair)
        self._pair = pair
        hint = tr("Name a version at a moment that counts. Later you see here what was changed since, and why.")
        self.none_known = label(hint, "muted", wrap=True)
        self.column.insertWidget(1, self.none_known, 1, Qt.AlignmentFlag.AlignTop)
        self.list = LineTable()
        self.list.setAccessibleName(tr("What differs"))
        self.list.setHeaderLabels([tr("What"), tr("Code"), "", tr("Participants")])
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.column.insertWidget(1, self.list)
        self.show_versions(known)

    def show_versions(self, known: Sequence[CodebookVersion]) -> None:
        """Offer these versions; the last one is compared with now."""
        self.form.setRowVisible(self._pair, bool(known))
        self.list.setVisible(bool(known))
        self.none_known.setVisible(not known)
        for box in (self.before, self.after):
            box.blockSignals(True)
            box.clear()
            for version in known:
                box.addItem(version.name, version.id)
                box.setItemData(box.count() - 1, version.reason, 3)
            box.blockSignals(False)
        self.after.blockSignals(True)
        self.after.addItem(tr("now"), "")
        self.after.setCurrentIndex(self.after.count() - 1)
        self.after.blockSignals(False)
        self.before.setCurrentIndex(self.before.count() - 1)
        self._show()

    def comparison(self) -> Comparison | None:
        """Return what differs between the two chosen versions."""
        before = self.before.currentData()
        return self._compare(before, self.after.currentData() or "") if before else None

    def _show(self) -> None:
        self.list.clear()
        found = self.comparison()
        self.export.setEnabled(found is not None)
        for each in found.differences if found else ():
            counts = " → ".join("–" if n is None else str(n) for n in (each.before, each.after))
            row = QTreeWidgetItem([difference_name(each.kind), each.code, each.detail, counts])
            row.setToolTip(2, each.detail)
            self.list.addTopLevelItem(row)
