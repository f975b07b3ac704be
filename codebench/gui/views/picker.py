"""The picker: a box at the selection in which two letters find a code."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from codebench.domain.codebook import Codebook
from codebench.gui import theme as themes
from codebench.gui.icons import draw_dot
from codebench.gui.matching import Candidate, candidates, matches
from codebench.gui.models.tree import VALUE, Index, Node, TreeModel
from codebench.gui.views.delegates import RowDelegate, Tree, bolder, put, smaller
from codebench.gui.views.labels import label
from codebench.i18n import tr
from codebench.services.reading import CodeCount

WIDTH = 392
ROWS = 8
NEW = "new:"
GAP = 8


class Picker(QFrame):
    """Choose a code for the selection, or make a new one; Esc closes."""

    picked = Signal(str)
    new_wanted = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picker")
        self.setAccessibleName(tr("Choose a code"))
        self.setFixedWidth(WIDTH)
        self._book = Codebook(())
        self._offered: list[Candidate] = []
        self._counts: Mapping[str, CodeCount] = {}
        self._recent: Sequence[str] = ()
        self._below = ""
        self.box = QLineEdit()
        self.box.setAccessibleName(tr("Find a code"))
        self.box.setPlaceholderText(tr("Type a few letters of a code"))
        self.box.textChanged.connect(self._find)
        self.box.installEventFilter(self)
        self.model = TreeModel(self)
        self.list = self._make_list()
        self.hint = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.box, self.list, self.hint):
            column.addWidget(widget)
        self._cast_shadow()
        self.hide()

    def _make_list(self) -> Tree:
        made = Tree()
        made.setAccessibleName(tr("Codes found"))
        made.setRootIsDecorated(False)
        made.setIndentation(0)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setModel(self.model)
        made.setItemDelegate(_PickerDelegate(made))
        made.clicked.connect(self._take)
        made.selectionModel().currentChanged.connect(self._explain)
        return made

    def _cast_shadow(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)

    def offer(
        self, book: Codebook, counts: Mapping[str, CodeCount], recent: Sequence[str], below: str, at: QRect, typed: str
    ) -> None:
        """Open below or above a stretch of the parent; `below` is the code under which a new one would come."""
        self._book, self._counts, self._recent, self._below = book, counts, recent, below
        self._offered = candidates(book)
        self.box.setText(typed)
        self._find()
        self._put_at(at)
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)

    def _put_at(self, at: QRect) -> None:
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else self.rect()
        self.adjustSize()
        under = at.bottom() + GAP
        top = under if under + self.height() <= room.height() - GAP else max(GAP, at.top() - GAP - self.height())
        self.move(max(GAP, min(at.right() - 16, room.width() - WIDTH - GAP)), top)

    def _find(self) -> None:
        typed = " ".join(self.box.text().split())
        found = matches(typed, self._offered, self._recent)
        found = found[: ROWS - 1] if typed else found
        nodes = [Node(c.code_id, (c.name, c.above), (c, self._book.colour(c.code_id), self._count(c))) for c in found]
        if typed:
            place = tr("under {parent}", parent=self._book[self._below].name) if self._below else tr("as a main code")
            nodes.append(Node(NEW, (tr("+ New code “{name}” {place}", name=typed, place=place),)))
        self.model.set_nodes(nodes)
        self.list.setFixedHeight(max(1, min(ROWS, len(nodes))) * self.list.sizeHintForRow(0) + 2 if nodes else 4)
        if nodes:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._explain()
        self.adjustSize()

    def _count(self, candidate: Candidate) -> CodeCount:
        return self._counts.get(candidate.code_id, CodeCount())

    def _explain(self) -> None:
        node = self.model.node(self.list.currentIndex())
        when_not = "" if node is None or node.key == NEW else self._book[node.key].when_not
        if node is None:
            when_not = tr("Type a name to make the first code.")
        elif when_not:
            when_not = tr("Not: {words}", words=when_not)
        self.hint.setText(when_not)
        self.hint.setVisible(bool(when_not))
        self.hint.setFixedHeight(self.hint.heightForWidth(WIDTH - 18) if when_not else 0)
        self.adjustSize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the box's keys walk the list, apply and close."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            self.close_picker()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.close_picker()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return True
        elif key in steps:
            row = self.list.currentIndex().row() + steps[Qt.Key(key)]
            self.list.setCurrentIndex(self.model.index(max(0, min(row, self.model.rowCount() - 1)), 0))
        else:
            return False
        return True

    def _take(self) -> None:
        node = self.model.node(self.list.currentIndex())
        if node is None:
            return
        typed = " ".join(self.box.text().split())
        self.close_picker()
        if node.key == NEW:
            self.new_wanted.emit(typed, self._below)
        else:
            self.picked.emit(node.key)

    def close_picker(self) -> None:
        """Close and give the keyboard back."""
        if self.isVisible():
            self.hide()
            self.closed.emit()


class _PickerDelegate(RowDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a code: dot, name, where it stands, its figures; or the entry that makes a new one."""
        node: Node = index.data(VALUE)
        theme, box = themes.current_theme(), QRectF(option.rect).adjusted(8, 0, -10, 0)
        if node.key == NEW:
            put(painter, box, node.texts[0], theme.colour("accent"), option.font)
            return
        _, colour, count = node.value
        width = put(
            painter, box, f"{count.participants} · {count.codings}", theme.colour("muted"), option.font, right=True
        )
        box.setRight(box.right() - width - 10)
        draw_dot(painter, QPointF(box.left() + 5, box.center().y() + 0.5), theme.shade(colour))
        box.setLeft(box.left() + 17)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        font = bolder(option.font) if selected else option.font
        box.setLeft(box.left() + put(painter, box, node.texts[0], theme.colour("ink"), font) + 12)
        if box.width() > 30:
            put(painter, box, node.texts[1], theme.colour("faint"), smaller(option.font, 0.88))
