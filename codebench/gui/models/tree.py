"""Any tree of frozen nodes as a Qt model; what a node looks like is the delegate's business."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
VALUE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Node:
    """A row: a key that stays the same over refreshes, the words per column, and what it stands for."""

    key: str
    texts: tuple[str, ...]
    value: Any = None
    children: tuple["Node", ...] = ()
    tip: str = ""


class TreeModel(QAbstractItemModel):
    """Rows under rows; replaced whole when the project changes."""

    def __init__(self, parent: QObject | None = None, columns: int = 1) -> None:
        super().__init__(parent)
        self._columns = columns
        self._show(())

    def _show(self, roots: Sequence[Node]) -> None:
        self.roots = tuple(roots)
        self._flat: list[tuple[Node, int, int]] = []
        self._first_child: dict[int, list[int]] = {-1: []}
        self._number(self.roots, -1)

    def _number(self, nodes: Sequence[Node], parent: int) -> None:
        for row, node in enumerate(nodes):
            number = len(self._flat)
            self._flat.append((node, parent, row))
            self._first_child.setdefault(parent, []).append(number)
            self._number(node.children, number)

    def set_nodes(self, roots: Sequence[Node], columns: int | None = None) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._columns = columns or self._columns
        self._show(roots)
        self.endResetModel()

    def update_nodes(self, roots: Sequence[Node]) -> bool:
        """Show the same rows with what they say now; where they are other rows, or none, show those and return true."""
        shown, before = self.roots, self._flat
        self._show(roots)
        if not roots or [_place(line) for line in before] != [_place(line) for line in self._flat]:
            self._show(shown)
            self.set_nodes(roots)
            return True
        for at, ((node, _, row), (old, _, _)) in enumerate(zip(self._flat, before, strict=True)):
            if node != old:
                self.dataChanged.emit(self.createIndex(row, 0, at), self.createIndex(row, self._columns - 1, at))
        return False

    def change(self, key: str, value: Any, tip: str) -> None:
        """Let the rows with that key stand for something else."""
        for at, (node, parent, row) in enumerate(self._flat):
            if node.key == key:
                self._flat[at] = (replace(node, value=value, tip=tip), parent, row)
                self.dataChanged.emit(self.createIndex(row, 0, at), self.createIndex(row, self._columns - 1, at))

    def node(self, index: Index) -> Node | None:
        """Return the node of a row."""
        return self._flat[index.internalId()][0] if index.isValid() else None

    def find(self, key: str, column: int = 0) -> QModelIndex:
        """Return where the first row with that key is."""
        at = next((at for at, (node, _, _) in enumerate(self._flat) if node.key == key), None)
        return QModelIndex() if at is None else self.createIndex(self._flat[at][2], column, at)

    def indexes(self) -> Iterator[QModelIndex]:
        """Yield all rows, parents first."""
        for at, (_, _, row) in enumerate(self._flat):
            yield self.createIndex(row, 0, at)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the place of a row."""
        below = self._first_child.get(parent.internalId() if parent.isValid() else -1, [])
        if 0 <= row < len(below) and 0 <= column < self._columns:
            return self.createIndex(row, column, below[row])
        return QModelIndex()

    def parent(self, child: Index = QModelIndex()) -> Any:  # noqa: B008
        """Return the place of the row above."""
        if not child.isValid():
            return QModelIndex()
        above = self._flat[child.internalId()][1]
        return QModelIndex() if above < 0 else self.createIndex(self._flat[above][2], 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows are below."""
        if parent.column() > 0:
            return 0
        return len(self._first_child.get(parent.internalId() if parent.isValid() else -1, []))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, the node itself, or the tip of a row."""
        node = self.node(index)
        if node is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return node.texts[index.column()] if index.column() < len(node.texts) else None
        if role == VALUE:
            return node
        if role == Qt.ItemDataRole.ToolTipRole:
            return node.tip or None
        return None


def _place(line: tuple[Node, int, int]) -> tuple[str, int, int]:
    """Return which row it is, and where."""
    node, parent, row = line
    return node.key, parent, row
