"""The frequency table on the screen: codes down, groups across, every number a door to its quotes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from codebench.domain.table import Row, Shows, Table
from codebench.gui import theme as themes
from codebench.gui.models.table import figure, headings, row_nodes
from codebench.gui.models.tree import VALUE, Index, TreeModel
from codebench.gui.views.delegates import RowDelegate, Tree, bolder, put, smaller
from codebench.i18n import tr

PERCENT = "100 % "
SEGMENTS = "· 0000 "
WORDS_WIDTH = 180
ROOM_FOR_WHY = 60
NAME_WIDTH = 280


class FrequencyView(Tree):
    """Show a Table; a number that is clicked, or entered, goes out as (code id, column key)."""

    number_chosen = Signal(str, str)
    menu_wanted = Signal(str, str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frequency")
        self.setAccessibleName(tr("Frequency table"))
        self.table: Table | None = None
        self._closed: set[str] = set()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._model = _TableModel(self)
        self.setModel(self._model)
        self.setHeaderHidden(False)
        self._head = _Header(self)
        self.setHeader(self._head)
        self.setSelectionBehavior(QTreeView.SelectionBehavior.SelectItems)
        self.setItemDelegate(_CellDelegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(self._choose)
        self.collapsed.connect(lambda index: self._fold(index, self._closed.add))
        self.expanded.connect(lambda index: self._fold(index, self._closed.discard))

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        node = self._model.node(index)
        if node is not None and self.table is not None:
            column = self.table.columns[max(0, index.column() - 1)]
            self.menu_wanted.emit(node.key, column.key, self.viewport().mapToGlobal(at))

    def _fold(self, index: QModelIndex, note: Callable[[str], None]) -> None:
        if (node := self._model.node(index)) is not None:
            note(node.key)

    def set_table(self, table: Table) -> None:
        """Show a table; what was folded and chosen stays so."""
        current = self._model.node(self.currentIndex())
        column = self.currentIndex().column()
        self.table = table
        self._head.words = headings(table)
        self._model.set_nodes(row_nodes(table), len(table.columns) + 1)
        for index in self._model.indexes():
            node = self._model.node(index)
            if node is not None and node.key not in self._closed:
                self.expand(index)
        self._size_columns()
        if current is not None and column <= len(table.columns):
            self.setCurrentIndex(self._model.find(current.key, column))

    def _size_columns(self) -> None:
        self._head.setStretchLastSection(False)
        self._head.setSectionsMovable(False)
        self._head.setMinimumSectionSize(48)
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for number in range(1, self._head.count()):
            self._head.resizeSection(number, self._wanted(number))
        figures = sum(self._head.sectionSize(number) for number in range(1, self._head.count()))
        self._head.resizeSection(0, max(NAME_WIDTH, self.viewport().width() - figures))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the figures leave."""
        super().resizeEvent(event)
        self._size_columns()

    def _wanted(self, number: int) -> int:
        """Return the width a column needs: its heading, or the widest of its numbers with what stands beside them."""
        if self.table is None:
            return 0
        column, metrics = self.table.columns[number - 1], self._head.fontMetrics()
        if column.shows is Shows.WORDS:
            return WORDS_WIDTH
        shown = [figure(row.cells[number - 1], column, self.table.parts) for row in self.table.rows]
        beside = PERCENT * any(each.percent for each in shown) + SEGMENTS * any(each.segments for each in shown)
        words = max(metrics.horizontalAdvance(part) for part in self._head.words[number])
        return min(200, max(int(words * 1.08), metrics.horizontalAdvance("00000" + beside))) + 20

    def choose(self, code_id: str, column_key: str) -> None:
        """Choose a number as if it were clicked."""
        if self.table is None:
            return
        at = next(i for i, column in enumerate(self.table.columns) if column.key == column_key)
        index = self._model.find(code_id, at + 1)
        self.setCurrentIndex(index)
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if node is None or self.table is None:
            return
        if index.column() == 0:
            self.setExpanded(index, not self.isExpanded(index))
            return
        if node.value.cells[index.column() - 1].count is not None:
            self.number_chosen.emit(node.key, self.table.columns[index.column() - 1].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows walk from number to number and Enter open one."""
        index = self.currentIndex()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(index)
        elif event.key() in steps and 0 <= index.column() + steps[Qt.Key(event.key())] < self._model.columnCount():
            self.setCurrentIndex(index.siblingAtColumn(index.column() + steps[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)


class _TableModel(TreeModel):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Explain under the mouse how a number comes from those below it."""
        node = self.node(index)
        if node is not None and role == Qt.ItemDataRole.ToolTipRole:
            row: Row = node.value
            return row.cells[max(0, index.column() - 1)].why or None
        return super().data(index, role)


class _Header(QHeaderView):
    """Headings with their n beneath, right-aligned over the figures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.words: list[tuple[str, str]] = []
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        """Give room for two lines."""
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().height() + 16)

    def paintSection(self, painter: QPainter, rect: QRect, number: int) -> None:  # noqa: N802
        """Paint a heading and the hairline below."""
        if number >= len(self.words):
            return
        theme, (heading, base) = themes.current_theme(), self.words[number]
        box, line = QRectF(rect).adjusted(8, 4, -8, -6), self.fontMetrics().height() + 2
        painter.save()
        font = bolder(self.font())
        if number == 0:
            put(painter, box, heading, theme.colour("muted"), font)
        else:
            top = QRectF(box.left(), box.top(), box.width(), line)
            put(painter, top, heading, theme.colour("muted"), font, right=True)
            put(painter, top.translated(0, line), base, theme.colour("muted"), smaller(font, 0.95), right=True)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class _CellDelegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give rows a little more air than lists."""
        return QSize(60, option.fontMetrics.height() + 13)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a code's name, or a number with its share behind it."""
        theme = themes.current_theme()
        row: Row = index.data(VALUE).value
        parent_row = bool(index.data(VALUE).children)
        font = bolder(option.font) if parent_row else QFont(option.font)
        box = QRectF(option.rect)
        painter.setPen(theme.colour("line"))
        left = 0.0 if index.column() == 0 else box.left()
        painter.drawLine(QRectF(left, box.bottom(), box.right() - left, 0).topLeft(), box.bottomRight())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            self._mark(painter, box)
        if index.column() == 0:
            self._name(painter, box.adjusted(4, 0, -8, 0), row, option, font)
        else:
            self._number(painter, box.adjusted(8, 0, -8, 0), row, index, font)

    def _name(self, painter: QPainter, box: QRectF, row: Row, option: QStyleOptionViewItem, font: QFont) -> None:
        """Paint what the row is about, and how its total comes from the rows below."""
        theme = themes.current_theme()
        width = put(painter, box, row.path[-1], theme.colour("ink"), font)
        rest = box.adjusted(width + 12, 0, 0, 0)
        if row.cells and row.cells[0].why and rest.width() > ROOM_FOR_WHY:
            put(painter, rest, row.cells[0].why, theme.colour("muted"), smaller(option.font, 0.85))

    def _number(self, painter: QPainter, box: QRectF, row: Row, index: Index, font: QFont) -> None:
        theme, view = themes.current_theme(), self.parent()
        if not isinstance(view, FrequencyView) or view.table is None:
            return
        at, small = index.column() - 1, smaller(QFont(font), 0.88)
        small.setWeight(QFont.Weight.Normal)
        shown = figure(row.cells[at], view.table.columns[at], view.table.parts)
        if view.table.columns[at].shows is Shows.WORDS:
            put(painter, box, shown.count, theme.colour("ink"), font)
            return
        metrics = QFontMetrics(font)
        for words, room in ((shown.segments, SEGMENTS), (shown.percent, PERCENT)):
            if words:
                put(painter, box, words, theme.colour("muted"), small, right=True)
                box.setRight(box.right() - metrics.horizontalAdvance(room))
        put(painter, box, shown.count, theme.colour("faint" if shown.is_zero else "ink"), font, right=True)

    def _mark(self, painter: QPainter, box: QRectF) -> None:
        theme = themes.current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1.5), 4, 4)
        painter.restore()
