"""The command palette: every action by name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidgetItem, QVBoxLayout, QWidget

from codebench.gui.actions import Action
from codebench.gui.commands import answering, plain
from codebench.gui.views.lists import LineTable
from codebench.gui.views.menus import key_words
from codebench.i18n import tr

_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class Palette(QDialog):
    """Type what you want; Enter does it."""

    chosen = Signal(str)

    def __init__(self, offered: Sequence[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Commands"))
        self.resize(520, 360)
        self._offered = offered
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("Type what you want to do"))
        self.box.setAccessibleName(tr("Commands"))
        self.box.textChanged.connect(self._show)
        self.box.installEventFilter(self)
        self.list = LineTable()
        self.list.setAccessibleName(tr("Commands"))
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.box)
        column.addWidget(self.list)
        self._show("")

    def _show(self, typed: str) -> None:
        self.list.clear()
        for action in answering(typed, self._offered):
            item = QTreeWidgetItem([plain(action.text), key_words(action.shortcut)])
            item.setData(0, Qt.ItemDataRole.UserRole, action.id)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the list and Enter do what is chosen, while the box keeps the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _pick(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.accept()
            self.chosen.emit(item.data(0, Qt.ItemDataRole.UserRole))
