"""The codings at one place as a short list: walk through them, change or remove one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStyle, QStyleOptionViewItem, QToolButton, QVBoxLayout, QWidget

from codebench.gui import theme as themes
from codebench.gui.icons import draw_dot
from codebench.gui.models.tree import VALUE, Index, Node, TreeModel
from codebench.gui.views.delegates import RowDelegate, Tree, bolder, put
from codebench.i18n import tr, trn

WIDTH, ROWS, GAP = 392, 10, 8


@dataclass(frozen=True, slots=True)
class StackRow:
    """A coding in the list."""

    key: str
    name: str
    colour: str
    coder: str
    words: int


class StackList(QFrame):
    """Show the codings at a place; the keyboard walks, Enter changes the code, M writes a memo, Delete removes."""

    chosen = Signal(str)
    change_wanted = Signal(str)
    memo_wanted = Signal(str)
    remove_wanted = Signal(str)
    step_wanted = Signal(bool, bool)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picker")
        self.setAccessibleName(tr("Codings here"))
        self.setFixedWidth(WIDTH)
        self.model = TreeModel(self)
        self.list = Tree()
        self.list.setAccessibleName(tr("Codings here"))
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(0)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_StackDelegate(self.list))
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.list.doubleClicked.connect(self._change)
        self.list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.list)
        self.acts = self._make_acts()
        column.addWidget(self.acts)
        self.hide()

    def _make_acts(self) -> QWidget:
        """Make the row of what can be done with the coding one stands on, each with its key."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(16)
        acts = (
            (tr("Another code (Enter)"), self._change),
            (tr("Memo (M)"), self._memo),
            (tr("Remove (Del)"), self._remove),
        )
        for words, act in acts:
            button = QToolButton()
            button.setText(words)
            button.setProperty("link", True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        return made

    def _change(self) -> None:
        self.change_wanted.emit(self.current())

    def _memo(self) -> None:
        key = self.current()
        self.close_list()
        self.memo_wanted.emit(key)

    def _remove(self) -> None:
        self.remove_wanted.emit(self.current())

    def offer(self, rows: Sequence[StackRow], current: str, at: QRect, *, changing: bool) -> None:
        """Open below or above a stretch of the parent, at one of the codings."""
        self.acts.setVisible(changing)
        self.set_rows(rows, current)
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else self.rect()
        under = at.bottom() + GAP
        top = under if under + self.height() <= room.height() - GAP else max(GAP, at.top() - GAP - self.height())
        self.move(max(GAP, min(at.left(), room.width() - WIDTH - GAP)), top)
        self.show()
        self.raise_()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_rows(self, rows: Sequence[StackRow], current: str) -> None:
        """Show these codings."""
        self.list.selectionModel().blockSignals(True)
        self.model.set_nodes([Node(row.key, (_spoken(row),), row) for row in rows])
        self.list.selectionModel().blockSignals(False)
        height = self.list.sizeHintForRow(0)
        self.list.setFixedHeight(max(1, min(ROWS, len(rows))) * height + 2)
        found = self.model.find(current)
        self.list.setCurrentIndex(found if found.isValid() else self.model.index(0, 0))
        self.adjustSize()

    def keys(self) -> list[str]:
        """Return the codings in the list."""
        return [node.key for node in self.model.roots]

    def current(self) -> str:
        """Return the coding the list stands on."""
        node = self.model.node(self.list.currentIndex())
        return node.key if node else ""

    def _tell(self) -> None:
        if self.current():
            self.chosen.emit(self.current())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what the keys ask, and close when the keyboard goes elsewhere."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            self.close_list()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        alt = modifiers & Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_C) and not modifiers & ~_PAD:
            self._change()
        elif key == Qt.Key.Key_M and not modifiers and self.acts.isVisible():
            self._memo()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        elif alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_wanted.emit(bool(modifiers & Qt.KeyboardModifier.ShiftModifier), key == Qt.Key.Key_Right)
        else:
            return False
        return True

    def close_list(self) -> None:
        """Close and give the keyboard back."""
        if self.isVisible():
            self.hide()
            self.closed.emit()


_PAD = Qt.KeyboardModifier.KeypadModifier


def _spoken(row: StackRow) -> str:
    return f"{row.name}, {_figures(row)}"


def _figures(row: StackRow) -> str:
    words = trn("{n} word|{n} words", row.words)
    return f"{row.coder} · {words}" if row.coder else words


class _StackDelegate(RowDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a coding: dot, code, and to the right who coded how many words."""
        row: StackRow = index.data(VALUE).value
        theme, box = themes.current_theme(), QRectF(option.rect).adjusted(8, 0, -10, 0)
        width = put(painter, box, _figures(row), theme.colour("muted"), option.font, right=True)
        box.setRight(box.right() - width - 10)
        draw_dot(painter, QPointF(box.left() + 5, box.center().y() + 0.5), theme.shade(row.colour))
        box.setLeft(box.left() + 17)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        put(painter, box, row.name, theme.colour("ink"), bolder(option.font) if selected else option.font)
