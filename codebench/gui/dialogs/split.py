"""Splitting a code: tick the quotes that go to the new one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from codebench.domain.text import fold
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.models.codebook import figures
from codebench.gui.views.labels import label
from codebench.i18n import tr
from codebench.services.previews import SplitPreview

TICKABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
TICKED, EMPTY = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class SplitDialog(AskDialog):
    """Name the new code and tick its quotes, given as (coding id, where, words); `preview` counts for those ticked."""

    split_wanted = Signal(str, list, str)

    def __init__(
        self, name: str, quotes: Sequence[tuple[str, str, str]], preview: SplitPreview, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Split “{name}”", name=name), tr("Split"), parent)
        self.resize(680, 560)
        self._old, self._preview = name, preview
        self.name, self.reason = QLineEdit(), QLineEdit()
        self.name.textChanged.connect(self._may_go)
        self.ask(tr("New code"), self.name)
        self.ask(tr("Why (may be empty)"), self.reason)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter quotes"))
        self.filter.setAccessibleName(tr("Filter quotes"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.all = QPushButton(tr("Tick all shown"))
        self.all.setAutoDefault(False)
        self.all.clicked.connect(self._tick_shown)
        self.list = self._make_list(quotes)
        self.words = label("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.filter, 1)
        row.addWidget(self.all)
        self.column.insertLayout(1, row)
        self.column.insertWidget(2, self.list, 1)
        self.column.insertWidget(3, self.words)
        self.name.setFocus()
        self._count()

    def _make_list(self, quotes: Sequence[tuple[str, str, str]]) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(tr("Quotes"))
        made.setWordWrap(True)
        made.setSpacing(2)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for coding_id, where, words in quotes:
            item = QListWidgetItem(f"{words}\n{where}")
            item.setFlags(TICKABLE)
            item.setCheckState(EMPTY)
            item.setData(Qt.ItemDataRole.UserRole, coding_id)
            made.addItem(item)
        made.setCurrentRow(0)
        made.itemChanged.connect(self._count)
        return made

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def ticked(self) -> list[str]:
        """Return the codings that go to the new code."""
        return [each.data(Qt.ItemDataRole.UserRole) for each in self._items() if each.checkState() is TICKED]

    def _filter(self) -> None:
        words = fold(self.filter.text()).split()
        for each in self._items():
            each.setHidden(not all(word in fold(each.text()) for word in words))
        self._name_button()

    def _shown(self) -> list[QListWidgetItem]:
        return [each for each in self._items() if not each.isHidden()]

    def _tick_shown(self) -> None:
        state = EMPTY if self._all_ticked() else TICKED
        self.list.blockSignals(True)
        for each in self._shown():
            each.setCheckState(state)
        self.list.blockSignals(False)
        self._count()

    def _all_ticked(self) -> bool:
        return bool(self._shown()) and all(each.checkState() is TICKED for each in self._shown())

    def _name_button(self) -> None:
        self.all.setText(tr("Untick all shown") if self._all_ticked() else tr("Tick all shown"))
        self.all.setEnabled(bool(self._shown()))

    def _count(self) -> None:
        keeps, gets = self._preview(frozenset(self.ticked()))
        old = tr("“{name}” keeps {figures}", name=self._old, figures=figures(keeps.participants, keeps.codings))
        new = tr("the new code gets {figures}", figures=figures(gets.participants, gets.codings))
        self.words.setText(f"{old}; {new}.")
        self._name_button()
        self._may_go()

    def _may_go(self) -> None:
        self.go.setEnabled(bool(self.ticked() and self.name.text().strip()))

    def submit(self) -> None:
        """Say what goes where, and why."""
        self.accept()
        self.split_wanted.emit(self.name.text().strip(), self.ticked(), self.reason.text().strip())
