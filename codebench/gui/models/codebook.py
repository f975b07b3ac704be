"""The codebook as a tree model; a new name goes out as a signal, the project decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal

from codebench.domain.codebook import Code, Codebook
from codebench.gui.models.tree import Index, Node, TreeModel
from codebench.i18n import tr
from codebench.services.reading import CodeCount


@dataclass(frozen=True, slots=True)
class CodeLine:
    """What a row of the codebook shows."""

    code: Code
    colour: str
    count: CodeCount
    is_heading: bool


class CodebookModel(TreeModel):
    """The codes, each with `participants · codings`."""

    renamed = Signal(str, str)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names be edited in place."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

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
        return super().data(index, role)

    def code_at(self, index: QModelIndex) -> Code | None:
        """Return the code of a row."""
        node = self.node(index)
        return None if node is None else node.value.code


def count_in_words(count: CodeCount) -> str:
    """Return `25 participants, 61 codings`."""
    return tr("participants: {people}, codings: {codings}", people=count.participants, codings=count.codings)


def code_nodes(
    book: Codebook, counts: Mapping[str, CodeCount], shown: frozenset[str] | None = None, parent_id: str | None = None
) -> tuple[Node, ...]:
    """Return the codes below a parent as nodes; `shown` keeps only those codes. Retired codes stand last."""
    nodes = []
    for code in sorted(book.children(parent_id), key=lambda each: each.retired):
        if shown is None or code.id in shown:
            below = code_nodes(book, counts, shown, code.id)
            is_heading = parent_id is None and bool(book.children(code.id))
            line = CodeLine(code, book.colour(code.id), counts.get(code.id, CodeCount()), is_heading)
            nodes.append(Node(code.id, (code.name,), line, below))
    return tuple(nodes)
