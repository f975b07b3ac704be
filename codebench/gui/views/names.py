"""The list of names: what is still to be decided first, by kind, and what was decided last."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView, QWidget

from codebench.gui import theme as themes
from codebench.gui.models.tree import VALUE, Node, TreeModel
from codebench.gui.naming_rows import COUNTRIES, DECIDED, DOUBTFUL, beside, sections
from codebench.gui.views.delegates import RowDelegate, Tree, bolder, put, smaller
from codebench.i18n import tr
from codebench.services.names import Entry

Index = QModelIndex | QPersistentModelIndex
GAP = 10


class NameDelegate(RowDelegate):
    """The name, why it is thought to be one or what stands instead, and how often it stands in how many sources."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        theme, box = themes.current_theme(), option.rect.toRectF().adjusted(2, 0, -10, 0)
        node: Node = index.data(VALUE)
        if not isinstance(node.value, Entry):
            width = put(painter, box, node.texts[1], theme.colour("muted"), option.font, right=True)
            put(painter, box.adjusted(0, 0, -width - GAP, 0), node.texts[0], theme.colour("ink"), bolder(option.font))
            return
        figures = f"{node.value.places} · {node.value.sources}"
        colour = theme.colour("muted" if node.value.places else "faint")
        box.setRight(box.right() - put(painter, box, figures, colour, option.font, right=True) - GAP)
        small = smaller(option.font, 0.92)
        width = put(painter, box, node.value.name, theme.colour("ink"), option.font)
        box.setLeft(min(box.right(), box.left() + width + GAP))
        put(painter, box, beside(node.value), theme.colour("muted"), small)


class NameList(Tree):
    """Names in their sections; the keys by which one decides go out as signals."""

    pressed_key = Signal(object)
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Names"))
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(NameDelegate(self))
        self._model = TreeModel(self)
        self.setModel(self._model)
        self._entries: list[Entry] = []
        self._filter = ""
        self._closed = {DECIDED, DOUBTFUL, COUNTRIES}
        self.collapsed.connect(lambda index: self._closed.add(index.data(VALUE).key))
        self.expanded.connect(lambda index: self._closed.discard(index.data(VALUE).key))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these names; the one that was current stays so, else the one that took its place."""
        order = [entry.name for entry in self._shown()]
        now = self.current()
        self._entries = list(entries)
        self._fill()
        left = {entry.name for entry in self._shown() if entry.decision is None}
        behind = order[order.index(now.name) :] if now and now.name in order else []
        self.choose(next((name for name in behind if name in left), next(iter(left_first(self._shown())), "")))

    def filter(self, words: str) -> None:
        """Show only names with these letters in them."""
        now = self.current()
        self._filter = words.casefold()
        self._fill()
        shown = [entry.name for entry in self._shown()]
        self.choose(now.name if now is not None and now.name in shown else next(iter(shown), ""))

    def _fill(self) -> None:
        wanted = [entry for entry in self._entries if _fits(entry, self._filter)]
        with_all = bool(self._filter)
        self.selectionModel().blockSignals(True)
        self._model.set_nodes(sections(wanted))
        self.selectionModel().blockSignals(False)
        for row, node in enumerate(self._model.roots):
            open_now = with_all or node.key not in self._closed
            self.blockSignals(True)
            self.setExpanded(self._model.index(row, 0), open_now)
            self.blockSignals(False)
        self.chosen.emit()

    def _shown(self) -> list[Entry]:
        return [child.value for root in self._model.roots for child in root.children]

    def current(self) -> Entry | None:
        """Return the name one is at."""
        node = self._model.node(self.currentIndex())
        return node.value if node is not None and isinstance(node.value, Entry) else None

    def selected(self) -> list[Entry]:
        """Return the chosen names, each once; a heading stands for all below it."""
        nodes = [node for index in self.selectedIndexes() if (node := self._model.node(index)) is not None]
        chosen = {row.key: row.value for node in nodes for row in (node.children or (node,))}
        return [entry for entry in self._shown() if entry.name in chosen]

    def choose(self, name: str) -> None:
        """Go to a name."""
        index = self._model.find(name)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def choose_all(self, section: str) -> None:
        """Choose a heading, and so all below it, and show what that is."""
        index = self._model.find(section)
        if index.isValid():
            self.setExpanded(index, True)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index, QTreeView.ScrollHint.PositionAtTop)

    def go_on(self) -> None:
        """Go to the name below, past the headings."""
        index = self.indexBelow(self.currentIndex())
        while index.isValid() and not isinstance(index.data(VALUE).value, Entry):
            self.setExpanded(index, True)
            index = self.indexBelow(index)
        if index.isValid():
            self.choose(index.data(VALUE).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand over the keys that decide; the arrows and all others are the list's own."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and Qt.Key(event.key()) in DECIDING and self.selected():
            self.pressed_key.emit(DECIDING[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


# What the keys do: `K` keeps, as `B` does in Dutch.
DECIDING = {
    Qt.Key.Key_Return: "replace",
    Qt.Key.Key_Enter: "replace",
    Qt.Key.Key_C: "category",
    Qt.Key.Key_B: "keep",
    Qt.Key.Key_K: "keep",
    Qt.Key.Key_S: "skip",
    Qt.Key.Key_J: "join",
    Qt.Key.Key_Delete: "again",
}


def left_first(entries: Sequence[Entry]) -> list[str]:
    """Return the names, those that are still to be decided first."""
    return [entry.name for entry in sorted(entries, key=lambda entry: entry.decision is not None)]


def _fits(entry: Entry, letters: str) -> bool:
    return any(letters in form.casefold() for form in (entry.name, *entry.candidate.forms))
