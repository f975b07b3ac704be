"""The codebook as a tree model; a new name goes out as a signal, the project decides."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal

from codebench.domain.codebook import Code, Codebook
from codebench.domain.study import CodeCount
from codebench.gui.models.tree import Index, Node, TreeModel
from codebench.gui.names import CODE, PASSAGE
from codebench.i18n import tr, trn


@dataclass(frozen=True, slots=True)
class CodeLine:
    """What a row of the codebook shows."""

    code: Code
    colour: str
    count: CodeCount
    is_root: bool
    has_below: bool

    @property
    def is_heading(self) -> bool:
        """Tell whether the row heads a part of the codebook."""
        return self.is_root and self.has_below


class CodebookModel(TreeModel):
    """The codes, each with `participants · codings`."""

    renamed = Signal(str, str)
    moved = Signal(str, str, str)
    passage_dropped = Signal(str, int, int)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names be edited in place and codes be dragged; a drop beside the rows makes a root."""
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        own = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | own if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """Say what may be dropped here: another code, or a passage."""
        return [CODE, PASSAGE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged code's id."""
        data = QMimeData()
        code = self.code_at(indexes[0]) if indexes else None
        data.setData(CODE, (code.id if code else "").encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Allow codes to move and passages to be copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Refuse a code below itself, and a passage that falls between codes."""
        if data.hasFormat(PASSAGE):
            return parent.isValid() and row < 0
        dragged, at = _text(data, CODE), parent
        while at.isValid():
            node = self.node(at)
            if node is not None and node.key == dragged:
                return False
            at = self.parent(at)
        return bool(dragged)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell what was dropped where; the rows change when the project has."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        target = self.code_at(parent)
        if data.hasFormat(PASSAGE) and target is not None:
            if (place := _place(_text(data, PASSAGE))) is None:
                return False
            self.passage_dropped.emit(target.id, *place)
        else:
            before = self.node(self.index(row, 0, parent)) if row >= 0 else None
            self.moved.emit(_text(data, CODE), target.id if target else "", before.key if before else "")
        return True

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a new name; the row changes when the project has."""
        node = self.node(index)
        if node is not None and str(value).strip() and str(value).strip() != node.value.code.name:
            self.renamed.emit(node.key, str(value))
        return False

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Add what a screen reader says of a code."""
        node = self.node(index)
        if node is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{node.value.code.name}, {count_in_words(node.value.count)}"
        if node is not None and role == Qt.ItemDataRole.ToolTipRole:
            return own_and_below(node.value.count, has_below=node.value.has_below)
        return super().data(index, role)

    def code_at(self, index: Index) -> Code | None:
        """Return the code of a row."""
        node = self.node(index)
        return None if node is None else node.value.code


def _place(told: str) -> tuple[int, int] | None:
    """Return the passage that was dropped; None where another program made it up."""
    try:
        place = json.loads(told)
        return int(place["start"]), int(place["end"])
    except (ValueError, KeyError, TypeError):
        return None


def _text(data: QMimeData, kind: str) -> str:
    return bytes(data.data(kind).data()).decode() if data.hasFormat(kind) else ""


def count_in_words(count: CodeCount) -> str:
    """Return `participants: 25, codings: 61`."""
    return tr("participants: {people}, codings: {codings}", people=count.participants, codings=count.codings)


def figures(people: int, codings: int) -> str:
    """Return `4 participants · 6 codings`."""
    return " · ".join((trn("{n} participant|{n} participants", people), trn("{n} coding|{n} codings", codings)))


def own_and_below(count: CodeCount, *, has_below: bool) -> str:
    """Return what a code counts by itself and, where there are codes below, together with those."""
    if not has_below:
        return figures(count.participants, count.codings)
    own = figures(count.own_participants, count.own_codings)
    whole = f"{count.participants} · {count.codings}"
    return tr("Own: {own}. With the codes below: {whole}.", own=own, whole=whole)


def code_nodes(
    book: Codebook, counts: Mapping[str, CodeCount], shown: frozenset[str] | None = None, parent_id: str | None = None
) -> tuple[Node, ...]:
    """Return the codes below a parent as nodes; `shown` keeps only those codes. Retired codes stand last."""
    nodes = []
    for code in sorted(book.children(parent_id), key=lambda each: each.retired):
        if shown is None or code.id in shown:
            below = code_nodes(book, counts, shown, code.id)
            has_below = bool(book.children(code.id))
            line = CodeLine(code, book.colour(code.id), counts.get(code.id, CodeCount()), parent_id is None, has_below)
            nodes.append(Node(code.id, (code.name,), line, below))
    return tuple(nodes)
