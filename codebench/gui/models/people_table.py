"""The table of participants as a Qt model; what is typed in a cell goes out as a signal."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from codebench.domain.coarse import coarse_name, coarsened
from codebench.gui.models.tree import VALUE, Index
from codebench.gui.peoplegrid import TYPED, GridColumn, GridRow
from codebench.i18n import tr


class PeopleTableModel(QAbstractTableModel):
    """Rows of cells; replaced whole when the project changes."""

    typed = Signal(str, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: Sequence[GridColumn] = ()
        self.rows: Sequence[GridRow] = ()
        self.writable = False
        self.by, self.downwards = 0, False

    def show(self, columns: Sequence[GridColumn], rows: Sequence[GridRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self.endResetModel()

    def find(self, row_id: str) -> int:
        """Return where a row stands, or -1."""
        return next((at for at, row in enumerate(self.rows) if row.id == row_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be typed in."""
        row, column = self.rows[index.row()], self.columns[index.column()]
        typed = self.writable and row.person is not None and column.holds in TYPED
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if typed else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, also under the mouse, or the whole row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._explained(row.cells[index.column()], self.columns[index.column()]) or None
        return row if role == VALUE else None

    def _explained(self, words: str, column: GridColumn) -> str:
        if not words or not column.coarse:
            return words
        return f"{words}\n{tr('In tables and exports: {value}', value=coarsened(words, column.coarse))}"

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say what was typed, if it is something else; the project decides."""
        row, words = self.rows[index.row()], " ".join(str(value).split())
        if role == Qt.ItemDataRole.EditRole and words != row.cells[index.column()]:
            self.typed.emit(row.id, self.columns[index.column()], words)
        return False

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a heading."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        column = self.columns[section]
        if role == Qt.ItemDataRole.ToolTipRole and column.coarse:
            return tr("In tables and exports: {value}", value=coarse_name(column.coarse))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        way = ("  ↓" if self.downwards else "  ↑") if section == self.by else ""
        return column.title + way
