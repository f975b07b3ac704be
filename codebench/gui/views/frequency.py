"""The frequency table on the screen: codes down, groups across, every number a door to its quotes."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from codebench.domain.table import PLAIN, TOTAL, Column, Percentages, Row, Shows, Table
from codebench.gui import theme as themes
from codebench.gui.models.table import figure, headings, risk, row_nodes, spoken
from codebench.gui.models.tree import VALUE, Index, TreeModel
from codebench.gui.views.delegates import RowDelegate, Tree, bolder, put, smaller
from codebench.gui.views.table_head import TableHead
from codebench.i18n import tr

PERCENT = "100 % "
SEGMENTS = "· 0000 "
MANY = 9
ROOM_FOR_WHY = 60
NAME_WIDTH = 280


class FrequencyView(Tree):
    """Show a Table; a number that is clicked, or entered, goes out as (code id, column key)."""

    number_chosen = Signal(str, str)
    base_wanted = Signal(str)
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
        self._widths: list[tuple[int, int]] = []
        self._head = TableHead(self)
        self.setHeader(self._head)
        # A tree without sorting makes its headings deaf.
        self._head.setSectionsClickable(True)
        self._head.setStretchLastSection(False)
        self._head.setSectionsMovable(False)
        self._head.setMinimumSectionSize(36)
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._head.sectionClicked.connect(self._ask_base)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
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
        self._head.words = self._model.words = headings(table)
        self._widths = [(0, 0), *(self._wanted(number) for number in range(1, len(table.columns) + 1))]
        self._model.parts, self._model.columns = table.parts, table.columns
        self._model.set_nodes(row_nodes(table), len(table.columns) + 1)
        self.setIndentation(16 if any(len(row.path) > 1 for row in table.rows) else 0)
        self.expandAll()
        for key in self._closed:
            self.collapse(self._model.find(key))
        self._size_columns()
        if current is not None and column <= len(table.columns):
            self.setCurrentIndex(self._model.find(current.key, column))

    def _size_columns(self) -> None:
        """Give every column its width, the headings turned where all would not fit, and the names what is left."""
        room, widths = self.viewport().width(), [width for width, _ in self._widths]
        self._head.turned = len(widths) > MANY and sum(widths) + NAME_WIDTH > room
        if self._head.turned:
            widths = [min(each) for each in self._widths]
        for number in range(1, min(self._head.count(), len(widths))):
            self._head.resizeSection(number, widths[number])
        self._head.resizeSection(0, max(NAME_WIDTH, room - sum(widths[1:])))
        self._head.pinned = NAME_WIDTH if self._head.length() > room else 0
        self._head.updateGeometry()
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the figures leave."""
        super().resizeEvent(event)
        self._size_columns()

    def _wanted(self, number: int) -> tuple[int, int]:
        """Return the width a column needs for its heading and its numbers, and for the numbers alone."""
        if self.table is None:
            return 0, 0
        metrics = self._head.fontMetrics()
        parts, column = self.table.parts, self.table.columns[number - 1]
        percent = column.shows is Shows.COUNT and column.base is not None and (
            parts.percentages is Percentages.ALL or (parts.percentages is Percentages.TOTAL and column.key == TOTAL)
        )  # fmt: skip
        beside = PERCENT * percent + SEGMENTS * (parts.segments and column.shows is Shows.COUNT)
        words = max(metrics.horizontalAdvance(part) for part in self._head.words[number])
        numbers = metrics.horizontalAdvance("00000" + beside)
        return min(200, max(int(words * 1.08), numbers)) + 20, numbers + 8

    def _ask_base(self, number: int) -> None:
        if number and self.table is not None:
            self.base_wanted.emit(self.table.columns[number - 1].key)

    def _scrolled(self) -> None:
        """Paint all anew: the names stand still while the figures move."""
        self.viewport().update()
        self._head.viewport().update()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Paint a row, and its name over what is scrolled below it."""
        super().drawRow(painter, option, index)
        if not self._head.pinned or not self.horizontalOffset():
            return
        name = self._model.index(index.row(), 0, index.parent())
        place = self.visualRect(name).translated(self.horizontalOffset(), 0)
        box = QRect(0, option.rect.top(), self._head.pinned, option.rect.height())
        # The hairline of the row above lies on the first line of this one.
        painter.fillRect(box.adjusted(0, 1, 0, 0), themes.current_theme().colour("paper"))
        self.drawBranches(painter, QRect(0, box.top(), place.left(), box.height()), name)
        within = QStyleOptionViewItem(option)
        within.rect = box.adjusted(place.left(), 0, 0, 0)
        within.state &= ~QStyle.StateFlag.State_Selected
        self.itemDelegate().paint(painter, within, name)

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """Return what is seen at a point: a name where names stand over the figures."""
        index = super().indexAt(point)
        over = self.horizontalOffset() and point.x() < self._head.pinned
        return self._model.index(index.row(), 0, index.parent()) if over and index.isValid() else index

    def scrollTo(  # noqa: N802
        self, index: Index, hint: QTreeView.ScrollHint = QTreeView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into view, out from under the names."""
        super().scrollTo(index, hint)
        under = self._head.pinned - self.visualRect(index).left()
        if index.column() and self.horizontalOffset() and under > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - under)

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
        elif event.key() == Qt.Key.Key_N and not event.modifiers():
            self._ask_base(index.column())
        elif event.key() in steps and 0 <= index.column() + steps[Qt.Key(event.key())] < self._model.columnCount():
            self.setCurrentIndex(index.siblingAtColumn(index.column() + steps[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)


class _TableModel(TreeModel):
    """Words of cells are made when someone asks for them: a table may have a hundred thousand."""

    words: Sequence[tuple[str, str]] = ()
    columns: Sequence[Column] = ()
    parts = PLAIN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a number in words, and explain under the mouse how it comes from those below it."""
        node, at = self.node(index), index.column() - 1
        if node is None or role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DisplayRole):
            return super().data(index, role)
        row: Row = node.value
        if role == Qt.ItemDataRole.ToolTipRole:
            cell = row.cells[max(0, at)]
            name = row.path[-1] if at < 0 else ""
            return "\n".join(filter(None, (name, cell.why, risk(cell, self.parts) if at >= 0 else ""))) or None
        return row.path[-1] if at < 0 else spoken(row.cells[at], self.columns[at], self.parts)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a heading with its n, and under the mouse that it opens."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.words):
            return None
        heading, base = self.words[section]
        if role == Qt.ItemDataRole.ToolTipRole and base.startswith("n"):
            return tr("{heading}: choose to see who they are", heading=heading)
        return " ".join(filter(None, (heading, base))) if role == Qt.ItemDataRole.DisplayRole else None


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
