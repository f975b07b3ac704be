"""The table of participants: edited in place, sorted by a heading, several rows at once."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from codebench.gui import theme as themes
from codebench.gui.models.people_table import PeopleTableModel
from codebench.gui.models.tree import VALUE, Index
from codebench.gui.peoplegrid import TYPED, GridColumn, GridRow, Holds
from codebench.gui.views.delegates import RowDelegate, put
from codebench.i18n import tr

NARROWEST, WIDEST = 64, 260


class PeopleTable(QTableView):
    """Rows are chosen whole, one cell of them is current; Enter changes that cell."""

    opened = Signal(str, object)
    sorted_by = Signal(int)
    menu_wanted = Signal(QPoint)
    heading_menu_wanted = Signal(object, QPoint)
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people")
        self.setAccessibleName(tr("Participants"))
        self.cells = PeopleTableModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(_CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(64)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setFixedHeight(self.fontMetrics().height() + 16)
        head.sectionClicked.connect(self.sorted_by)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._heading_menu)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))

    def show_rows(self, columns: tuple[GridColumn, ...], rows: list[GridRow], by: int, *, downwards: bool) -> None:
        """Show these rows; the widths, the chosen rows and the current cell stay."""
        chosen, current = set(self.chosen_ids()), self.currentIndex()
        row_id = self.cells.rows[current.row()].id if current.isValid() else ""
        widths = {_key(each): self.columnWidth(at) for at, each in enumerate(self.cells.columns)}
        self.cells.by, self.cells.downwards = by, downwards
        self.cells.show(columns, rows)
        for at, each in enumerate(columns[:-1]):
            fits = min(max(self.sizeHintForColumn(at) + 8, self._heading_width(at), NARROWEST), WIDEST)
            self.setColumnWidth(at, widths.get(_key(each), fits))
        self._choose(chosen, row_id, min(max(current.column(), 0), len(columns) - 1))

    def _heading_width(self, at: int) -> int:
        return self.fontMetrics().horizontalAdvance(self.cells.columns[at].title) + 40

    def _choose(self, chosen: set[str], current: str, column: int) -> None:
        found = QItemSelection()
        for at, row in enumerate(self.cells.rows):
            if row.id in chosen:
                found.select(self.cells.index(at, 0), self.cells.index(at, self.cells.columnCount() - 1))
        flags = QItemSelectionModel.SelectionFlag
        at = self.cells.find(current)
        if self.cells.rows:
            self.selectionModel().setCurrentIndex(self.cells.index(max(at, 0), column), flags.NoUpdate)
        self.selectionModel().select(found, flags.ClearAndSelect)
        self.chosen_changed.emit()

    def choose(self, row_id: str, column: int = 0) -> None:
        """Choose one row."""
        self._choose({row_id}, row_id, column)
        self.scrollTo(self.currentIndex())

    def chosen_ids(self) -> list[str]:
        """Return the ids of the chosen rows, in the order in which they stand."""
        rows = self.selectionModel().selectedRows()
        return [self.cells.rows[at].id for at in sorted(index.row() for index in rows)]

    def current_column(self) -> GridColumn | None:
        """Return the column one is in."""
        at = self.currentIndex().column()
        return self.cells.columns[at] if 0 <= at < len(self.cells.columns) else None

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """Tell that other rows are chosen."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def event(self, event: QEvent) -> bool:
        """Keep F2, which renames a code elsewhere, for the cell."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2 and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the cell at Enter or F2, and one that is not typed at the space bar too."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        column = self.current_column()
        space = event.key() == Qt.Key.Key_Space and column is not None and column.holds not in TYPED
        typing = self.state() is QAbstractItemView.State.EditingState
        if (enter or space) and not event.modifiers() and not typing:
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change the cell."""
        if event.button() is Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self._open()

    def _open(self) -> None:
        index, column = self.currentIndex(), self.current_column()
        if column is None:
            return
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.opened.emit(self.cells.rows[index.row()].id, column)

    def _heading_menu(self, at: QPoint) -> None:
        number = self.horizontalHeader().logicalIndexAt(at)
        if 0 <= number < len(self.cells.columns):
            self.heading_menu_wanted.emit(self.cells.columns[number], self.horizontalHeader().mapToGlobal(at))


def _key(column: GridColumn) -> tuple[Holds, str]:
    return column.holds, column.attribute_id


class _CellDelegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Make room for the words."""
        words = option.fontMetrics.horizontalAdvance(str(index.data() or ""))
        return QSize(words + 16, option.fontMetrics.height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell above a hairline, in a frame where one stands."""
        theme, box, table = themes.current_theme(), QRectF(option.rect), self.parent()
        row: GridRow = index.data(VALUE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_soft"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if isinstance(table, PeopleTable) and table.hasFocus() and index == table.currentIndex():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1.5), 4, 4)
        quiet = row.person is None or (isinstance(table, PeopleTable) and _is_quiet(table.cells, index))
        put(
            painter,
            box.adjusted(8, 0, -8, 0),
            str(index.data()),
            theme.colour("muted" if quiet else "ink"),
            option.font,
            right=isinstance(table, PeopleTable) and table.cells.columns[index.column()].is_number,
        )
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Type in a plain box that offers what other participants have."""
        editor = QLineEdit(parent)
        editor.setStyleSheet("padding: 0 6px; border-radius: 3px;")
        table = self.parent()
        if isinstance(table, PeopleTable):
            column = table.cells.columns[index.column()]
            editor.setAccessibleName(column.heading)
            if column.holds is Holds.ATTRIBUTE:
                values = sorted({row.cells[index.column()] for row in table.cells.rows if row.cells[index.column()]})
                completer = QCompleter(values, editor)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                editor.setCompleter(completer)
        return editor


def _is_quiet(cells: PeopleTableModel, index: Index) -> bool:
    """Tell whether a cell says what is usual, or what is read elsewhere."""
    holds = cells.columns[index.column()].holds
    person = cells.rows[index.row()].person
    no = holds is Holds.CONSENT and person is not None and not person.participant.consent
    return no or holds is Holds.SOURCES
