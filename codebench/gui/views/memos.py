"""Memos: all of them in a searchable list, and the panel beside the text in which one is written."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from codebench.gui.memos import holding
from codebench.gui.views.choicebox import NameBox
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineList
from codebench.i18n import tr
from codebench.services.memos import MemoHead


class MemoListView(QWidget):
    """All memos; a click says which one is wanted."""

    opened = Signal(str)
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memos: Sequence[MemoHead] = ()
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("Search memos"))
        self.box.setAccessibleName(tr("Search memos"))
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self._show)
        self.list = LineList()
        self.list.setAccessibleName(tr("Memos"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self.hint = label(tr("No memos yet. Ctrl+M writes one on what you are reading."), "faint", wrap=True)
        self.export = QPushButton(tr("Memos to Word…"))
        self.export.clicked.connect(self.export_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 4)
        column.setSpacing(6)
        for widget in (self.box, self.hint, self.list, self.export):
            column.addWidget(widget)

    def set_memos(self, memos: Sequence[MemoHead]) -> None:
        """Show these memos."""
        self._memos = memos
        self._show()

    def _show(self) -> None:
        self.list.clear()
        for memo in holding(self._memos, self.box.text()):
            item = QListWidgetItem(f"{memo.target}\n{' '.join(memo.text.split())[:90]}")
            item.setToolTip(memo.coder)
            item.setData(Qt.ItemDataRole.UserRole, memo.id)
            self.list.addItem(item)
        self.hint.setVisible(not self._memos)
        self.export.setEnabled(bool(self._memos))

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(Qt.ItemDataRole.UserRole))


class MemoPanel(QWidget):
    """One memo, edited in place; `left` goes out when the keyboard leaves it."""

    left = Signal()
    context_chosen = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("memoPanel")
        self.context = NameBox()
        self.context.setAccessibleName(tr("Memo on"))
        self.context.setMinimumContentsLength(12)
        self.context.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.context.activated.connect(self.context_chosen)
        self.close_button = QPushButton("×")
        self.close_button.setProperty("link", True)
        self.close_button.setAccessibleName(tr("Close memo"))
        self.close_button.clicked.connect(self.closed)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Memo"))
        self.text.setPlaceholderText(tr("Write what you notice; it is saved by itself."))
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.author = label("", "muted", wrap=True)
        self.author.hide()
        row = QHBoxLayout()
        row.addWidget(label(tr("Memo on"), "term"))
        row.addWidget(self.context, 1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.author)
        column.addWidget(self.text)
        self.setMinimumHeight(120)

    def offer(self, names: Sequence[str], current: int) -> None:
        """Show what a memo can be about now."""
        self.context.clear()
        self.context.addItems(list(names))
        self.context.setCurrentIndex(current)

    def show_author(self, colleague: str) -> None:
        """Say which colleague wrote it; nobody where it is one's own."""
        self.author.setText(tr("{name} wrote this; you can read it. Ctrl+M writes your own.", name=colleague))
        self.author.setVisible(bool(colleague))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say when the words are left, and let Esc go back to the text."""
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self.left.emit()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)
