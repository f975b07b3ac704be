"""The framework matrix on the screen: themes down, groups or participants across, words in every cell."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from codebench.domain.table import Cell, Table, marked
from codebench.gui import theme as themes
from codebench.gui.models.table import headings
from codebench.gui.models.tree import Index
from codebench.gui.views.delegates import bolder, put, smaller
from codebench.gui.views.table_head import TableHead
from codebench.i18n import tr

NARROWEST, THEMES, PAD = 132, 150, 8
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
CELL = Qt.ItemDataRole.UserRole + 1


class MatrixView(QTableView):
    """Show a Table of words; a cell that is clicked, or entered, goes out as (code id, column key)."""

    number_chosen = Signal(str, str)
    base_wanted = Signal(str)
    menu_wanted = Signal(str, str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frequency")
        self.setAccessibleName(tr("Framework matrix"))
        self.table: Table | None = None
        self._model = _MatrixModel(self)
        self.setModel(self._model)
        self._head = TableHead(self, names=False)
        self._head.left = True
        self.setHorizontalHeader(self._head)
        self._head.setSectionsClickable(True)
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._head.sectionClicked.connect(lambda at: self.base_wanted.emit(self._column(at)))
        self._themes = _Themes(self)
        self.setVerticalHeader(self._themes)
        self.setItemDelegate(_Words(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(self._choose)

    def _column(self, at: int) -> str:
        return self.table.columns[at].key if self.table is not None else ""

    def set_table(self, table: Table) -> None:
        """Show a matrix; the cell that was chosen stays so."""
        at = self.currentIndex()
        chosen = self._place(at)
        self.table = table
        self._head.words = headings(table)[1:]
        self._model.set_table(table)
        self._fit()
        if chosen is not None:
            self.setCurrentIndex(self._find(*chosen))
        elif table.rows and table.columns:
            self.setCurrentIndex(self._model.index(0, 0))

    def _place(self, index: Index) -> tuple[str, str] | None:
        if self.table is None or not index.isValid():
            return None
        return self.table.rows[index.row()].key, self.table.columns[index.column()].key

    def _find(self, row_key: str, column_key: str) -> QModelIndex:
        if self.table is None:
            return QModelIndex()
        rows = [row.key for row in self.table.rows]
        columns = [column.key for column in self.table.columns]
        there = row_key in rows and column_key in columns
        return self._model.index(rows.index(row_key), columns.index(column_key)) if there else QModelIndex()

    def _fit(self) -> None:
        """Share the width among the columns, and give every row the height of its longest words."""
        count = self._model.columnCount()
        if count:
            fair = (self.width() - THEMES - 14) // count
            self._head.setDefaultSectionSize(max(NARROWEST, fair))
            self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def choose(self, row_key: str, column_key: str) -> None:
        """Choose a cell as if it were clicked."""
        index = self._find(row_key, column_key)
        self.setCurrentIndex(index)
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if (place := self._place(index)) is not None:
            self.number_chosen.emit(*place)

    def _menu(self, at: QPoint) -> None:
        if (place := self._place(self.indexAt(at))) is not None:
            self.menu_wanted.emit(*place, self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a cell at Enter, and who a column's n are at N."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_N and not event.modifiers() and self.currentIndex().isValid():
            self.base_wanted.emit(self._column(self.currentIndex().column()))
        else:
            super().keyPressEvent(event)


def said_by(cell: Cell) -> str:
    """Return how many mention a theme in a cell."""
    if cell.count is None:
        return cell.missing
    number = marked(cell.count, cell.few)
    return tr("{n} of {base}", n=number, base=cell.base) if cell.base is not None else number


class _MatrixModel(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table: Table | None = None

    def set_table(self, table: Table) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many themes there are."""
        return 0 if self._table is None or parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many groups or participants there are."""
        return 0 if self._table is None or parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, or what it says."""
        if self._table is None or not index.isValid():
            return None
        cell = self._table.rows[index.row()].cells[index.column()]
        if role == CELL:
            return cell
        return ". ".join(filter(None, (cell.text, said_by(cell)))) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a theme's name, or a column's with its n."""
        if self._table is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._table.rows[section].path[-1]
        return " ".join(filter(None, headings(self._table)[section + 1]))


class _Themes(QHeaderView):
    """The themes at the left, in view however far one scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setFixedWidth(THEMES)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(32)

    def paintSection(self, painter: QPainter, rect: QRect, number: int) -> None:  # noqa: N802
        """Paint a theme's name, wrapped, and the hairline below."""
        theme = themes.current_theme()
        painter.save()
        painter.setFont(bolder(self.font()))
        painter.setPen(theme.colour("ink"))
        words = str(self.model().headerData(number, Qt.Orientation.Vertical))
        painter.drawText(QRectF(rect).adjusted(4, PAD, -PAD, -PAD), WRAPPED, words)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class _Words(QStyledItemDelegate):
    """A summary, wrapped, and below it quietly how many mention the theme."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a cell the height of its words in the width of its column."""
        view = self.parent()
        width = view.columnWidth(index.column()) if isinstance(view, MatrixView) else NARROWEST
        metrics, text = option.fontMetrics, index.data(CELL).text
        room = QRect(0, 0, width - 2 * PAD, 10_000)
        words = metrics.boundingRect(room, WRAPPED, text).height() + 4 if text else 0
        return QSize(width, words + metrics.height() + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the words and the number."""
        theme, cell, box = themes.current_theme(), index.data(CELL), QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        inside, small = box.adjusted(PAD, PAD, -PAD, -PAD), smaller(QFont(option.font), 0.88)
        painter.setFont(option.font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(inside, WRAPPED, cell.text)
        height = QFontMetrics(small).height()
        top = inside.bottom() - height if cell.text else inside.top()
        foot = QRectF(inside.left(), top, inside.width(), height)
        put(painter, foot, said_by(cell), theme.colour("muted" if cell.count else "faint"), small)
        painter.restore()
