"""The remarks at the left: open ones first; a click goes to what one is about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from codebench.domain.review import Verdict
from codebench.gui.views.labels import label
from codebench.i18n import tr
from codebench.services.review import RemarkHead, verdict_name

MARKS = {Verdict.AGREED: "✓", Verdict.DOUBT: "?", Verdict.REMARK: "✎"}


class RemarkListView(QWidget):
    """All remarks; what is wanted with the chosen one goes out by its id."""

    opened = Signal(str)
    settle_wanted = Signal(str)
    change_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: dict[str, RemarkHead] = {}
        self._review, self._writable = False, False
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Remarks"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self.list.currentItemChanged.connect(self._show_chosen)
        self.hint = label(
            tr("No remarks yet. Ctrl+R leaves one on the number, coding or code that is chosen."), "faint", wrap=True
        )
        self.whole = label("", "muted", wrap=True)
        self.settle, self.change, self.remove = QPushButton(), QPushButton(tr("Change…")), QPushButton(tr("Remove"))
        self.settle.clicked.connect(lambda: self.settle_wanted.emit(self.current()))
        self.change.clicked.connect(lambda: self.change_wanted.emit(self.current()))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.current()))
        self._arrange()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.settle, self.change, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 4)
        column.setSpacing(6)
        for widget in (self.hint, self.list, self.whole):
            column.addWidget(widget)
        column.addLayout(row)

    def set_remarks(self, heads: Sequence[RemarkHead], *, review: bool, writable: bool) -> None:
        """Show these remarks; the chosen one stays chosen."""
        current = self.current()
        self._heads = {head.remark.id: head for head in heads}
        self._review, self._writable = review, writable
        self.list.blockSignals(True)
        self.list.clear()
        for head in heads:
            self.list.addItem(_item(head))
            if head.remark.id == current:
                self.list.setCurrentRow(self.list.count() - 1)
        self.list.blockSignals(False)
        self.hint.setVisible(not heads)
        self._show_chosen()

    def current(self) -> str:
        """Return the id of the chosen remark."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _show_chosen(self) -> None:
        head = self._heads.get(self.current())
        self.whole.setVisible(head is not None)
        self.settle.setVisible(head is not None and self._writable and not self._review)
        for button in (self.change, self.remove):
            button.setVisible(head is not None and self._writable and head.own)
        if head is not None:
            self.whole.setText(told(head))
            self.settle.setText(tr("Open again") if head.remark.settled else tr("Settle…"))

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(Qt.ItemDataRole.UserRole))


def _item(head: RemarkHead) -> QListWidgetItem:
    remark = head.remark
    words = " ".join((remark.text or verdict_name(remark.verdict)).split())[:90]
    state = tr("settled") if remark.settled else verdict_name(remark.verdict)
    item = QListWidgetItem(f"{'●' if not remark.settled else '○'} {head.title}\n{MARKS[remark.verdict]} {words}")
    item.setData(Qt.ItemDataRole.UserRole, remark.id)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{head.title}: {state}. {words}")
    return item


def told(head: RemarkHead) -> str:
    """Return all that is known of a remark, a line each."""
    remark = head.remark
    detail = " ".join(head.detail.split())[:160]
    stood = tr("now {now}, was {shown}", now=head.now, shown=remark.shown) if head.now else remark.shown
    said = f"{verdict_name(remark.verdict)}: {remark.text}" if remark.text else verdict_name(remark.verdict)
    by = " · ".join(filter(None, (head.coder, remark.at[:10], tr("settled") if remark.settled else "")))
    answer = tr("Answer: {words}", words=remark.answer) if remark.answer else ""
    return "\n".join(filter(None, (" · ".join(filter(None, (detail, stood))), said, by, answer)))
