"""“Please check”: codings whose words were edited, before and now, and what becomes of each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.i18n import tr, trn
from codebench.services.checks import Check

# Room that stays the same from one entry to the next.
LINES = 3


class ChecksDialog(AskDialog):
    """The list, which stays beside the work; what is wanted with the chosen entry goes out as that entry."""

    opened = Signal(object)
    keep_wanted = Signal(object)
    remove_wanted = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, checks: Sequence[Check], *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(tr("Please check"), tr("Close"), parent)
        self.resize(680, 520)
        self.setModal(False)
        self.leave.hide()
        self._checks: list[Check] = []
        self.count = label("", "muted", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Please check"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.before, self.after = label("", wrap=True), label("", wrap=True)
        self.keep, self.remove = QPushButton(tr("Keep as it is")), QPushButton(tr("Remove the coding"))
        self.place = QPushButton(tr("Put on the selection"))
        self._writable = writable
        self._arrange()
        self.set_checks(checks)

    def _arrange(self) -> None:
        self.details = QWidget()
        below, row = QVBoxLayout(self.details), QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(self.column.spacing())
        row.setSpacing(8)
        for button, wanted in (
            (self.keep, self.keep_wanted), (self.place, self.place_wanted), (self.remove, self.remove_wanted),
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._want, wanted))
            row.addWidget(button)
        row.addStretch(1)
        self.column.insertWidget(0, self.count)
        self.column.insertWidget(1, self.list, 1)
        for words, shown in ((tr("Before"), self.before), (tr("Now"), self.after)):
            shown.setAlignment(Qt.AlignmentFlag.AlignTop)
            shown.setMinimumHeight(shown.fontMetrics().lineSpacing() * LINES)
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(label(words, "muted"))
            pair.addWidget(shown)
            below.addLayout(pair)
        below.addLayout(row)
        self.column.insertWidget(2, self.details)
        self.list.currentRowChanged.connect(self._show)

    def set_checks(self, checks: Sequence[Check]) -> None:
        """Show these entries; the place in the list stays."""
        row = max(self.list.currentRow(), 0)
        self._checks = list(checks)
        many = trn("{n} coding whose words were edited|{n} codings whose words were edited", len(checks))
        self.count.setText(many if checks else tr("Nothing to check."))
        self.list.blockSignals(True)
        self.list.clear()
        for check in checks:
            self.list.addItem(QListWidgetItem(f"{check.code}\n{check.source} · {check.coder}"))
        self.list.setCurrentRow(min(row, len(checks) - 1))
        self.list.blockSignals(False)
        self.details.setVisible(bool(checks))
        self._show(self.list.currentRow())

    def current(self) -> Check | None:
        """Return the chosen entry."""
        row = self.list.currentRow()
        return self._checks[row] if 0 <= row < len(self._checks) else None

    def _show(self, row: int) -> None:
        check = self.current()
        self.before.setText(_short(check.before) if check else "")
        self.after.setText((_short(check.after) or tr("the words are gone")) if check else "")
        for button in (self.keep, self.place, self.remove):
            button.setEnabled(check is not None and self._writable)
        self.keep.setEnabled(self.keep.isEnabled() and check is not None and not check.is_lost)
        if check is not None and self.isVisible():
            self.opened.emit(check)

    def _want(self, wanted: SignalInstance) -> None:
        if (check := self.current()) is not None:
            wanted.emit(check)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 260 else f"{line[:259]}…"
