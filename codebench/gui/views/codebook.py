"""The right side of the coding page: the codebook with its figures, and the chosen code in words."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QMenu, QSplitter, QVBoxLayout, QWidget

from codebench.domain.codebook import Code, Codebook
from codebench.domain.study import CodeCount
from codebench.gui.matching import filter_codes
from codebench.gui.models.codebook import CodebookModel, code_nodes
from codebench.gui.views.code_filter import UNUSED, CodeFilter
from codebench.gui.views.definition import DefinitionPanel
from codebench.gui.views.delegates import CodeDelegate, Tree
from codebench.gui.views.labels import label
from codebench.i18n import tr, trn

PANES = [400, 270]
LEAST_PANEL = 80
_ROWS = QItemSelectionModel.SelectionFlag.Rows


class CodeTree(Tree):
    """The codes; several may be chosen, one is dragged."""

    def startDrag(self, supported: Qt.DropAction) -> None:  # noqa: N802
        """Let go of the other chosen codes first, so that one sees what moves."""
        self.selectionModel().setCurrentIndex(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        super().startDrag(supported)


class CodebookView(QWidget):
    """Show, filter and choose codes; what should change goes out as signals."""

    chosen = Signal(str)
    activated = Signal(str)
    renamed = Signal(str, str)
    new_wanted = Signal(str)
    retire_wanted = Signal(str)
    merge_wanted = Signal(str)
    split_wanted = Signal(str)
    remark_wanted = Signal()
    look_alikes_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rightSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._book = Codebook(())
        self._counts: Mapping[str, CodeCount] = {}
        self._closed: set[str] = set()
        self._listed: frozenset[str] | None = None
        self._shown: frozenset[str] | None = None
        self.model = CodebookModel(self)
        self.model.renamed.connect(self.renamed)
        self.lists = CodeFilter()
        self.lists.changed.connect(self._show)
        self.filter = self.lists.box
        self.hint = label("", "faint", wrap=True)
        self.tree = self._make_tree()
        self.lists.left.connect(self.tree.setFocus)
        self.definition = DefinitionPanel()
        self.definition.renamed.connect(self.renamed)
        self.definition.left.connect(self.tree.setFocus)
        self._arrange()

    def _make_tree(self) -> CodeTree:
        tree = CodeTree()
        tree.setAccessibleName(tr("Codebook"))
        tree.setToolTip(tr("participants · codings, codes below included"))
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setModel(self.model)
        tree.setItemDelegate(CodeDelegate(tree))
        tree.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        tree.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        tree.setDefaultDropAction(Qt.DropAction.MoveAction)
        tree.setDropIndicatorShown(True)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._menu)
        tree.selectionModel().currentChanged.connect(self._current)
        tree.activated.connect(self._activate)
        tree.collapsed.connect(self._note_closed)
        tree.expanded.connect(self._note_open)
        return tree

    def _arrange(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(10, 12, 4, 4)
        column.setSpacing(8)
        box = QVBoxLayout()
        box.setContentsMargins(2, 0, 8, 0)
        box.addWidget(self.lists)
        box.addWidget(self.hint)
        column.addLayout(box)
        column.addWidget(self.tree)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(top)
        self.splitter.addWidget(self.definition)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes(PANES)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self.splitter)

    def set_codebook(self, book: Codebook, counts: Mapping[str, CodeCount]) -> None:
        """Show the codebook as it now is; what was chosen and folded stays so."""
        self._book, self._counts = book, counts
        self._show()

    def set_listed(self, which: str, code_ids: frozenset[str] | None) -> None:
        """Show only the codes of a list, with those above them; None shows every code."""
        self._listed = code_ids
        self.lists.show_list(which)
        self._show()

    def _show(self) -> None:
        current, chosen = self.current_id(), self.chosen_ids()
        place = self.tree.verticalScrollBar().value()
        shown = filter_codes(self.filter.text(), self._book, self._listed)
        other = self.model.update_nodes(code_nodes(self._book, self._counts, shown))
        if not other and shown == self._shown:
            self._current(self.tree.currentIndex())
            return
        self._shown = shown
        self.hint.setText(self._why_empty())
        self.hint.setVisible(not self.model.roots)
        for index in self.model.indexes():
            node = self.model.node(index)
            if node is not None and (shown is not None or node.key not in self._closed):
                self.tree.expand(index)
        self.choose(current)
        self._choose_also(chosen)
        self.tree.verticalScrollBar().setValue(place)
        if not self.current_id():
            self.definition.show_line(None)

    def _why_empty(self) -> str:
        if len(self._book) == 0:
            return tr("No codes yet. Ctrl+K makes the first one.")
        if self.filter.text() or not self.lists.only:
            return tr("No code answers to this.")
        unused = self.lists.only == UNUSED
        return tr("Every code has codings.") if unused else tr("Every code in use has a definition.")

    def current_id(self) -> str:
        """Return the id of the chosen code, or nothing."""
        code = self.model.code_at(self.tree.currentIndex())
        return code.id if code else ""

    def chosen_ids(self) -> list[str]:
        """Return the ids of all chosen codes, in the order of the tree."""
        chosen = self.tree.selectionModel().selectedIndexes()
        return [code.id for at in self.model.indexes() if at in chosen and (code := self.model.code_at(at))]

    def choose(self, code_id: str) -> None:
        """Choose a code and show it."""
        index = self.model.find(code_id)
        if index.isValid():
            self.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS)
            self.tree.scrollTo(index)
            self._current(index)

    def _choose_also(self, code_ids: list[str]) -> None:
        """Choose these codes too, for what was chosen before the rows were made anew."""
        more = QItemSelection()
        for index in map(self.model.find, code_ids):
            if index.isValid():
                more.select(index, index)
        self.tree.selectionModel().select(more, QItemSelectionModel.SelectionFlag.Select | _ROWS)

    def rename_current(self) -> None:
        """Edit the chosen code's name in place."""
        index = self.tree.currentIndex()
        if index.isValid():
            self.tree.setFocus()
            self.tree.edit(index)

    def edit_new(self, code_id: str) -> None:
        """Choose a code that was just made and let its name be typed."""
        self.lists.clear()
        self.choose(code_id)
        self.rename_current()

    def edit_definition(self) -> None:
        """Go to the chosen code's definition, to type in it."""
        if self.definition.height() < LEAST_PANEL:
            self.splitter.setSizes(PANES)
        self.definition.edit()

    def _current(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        code = node.value.code if node else None
        self.definition.show_line(node.value if node else None)
        self.chosen.emit(code.id if code else "")

    def _activate(self, index: QModelIndex) -> None:
        code = self.model.code_at(index)
        if code is not None:
            self.activated.emit(code.id)

    def _note_closed(self, index: QModelIndex) -> None:
        if (node := self.model.node(index)) is not None:
            self._closed.add(node.key)

    def _note_open(self, index: QModelIndex) -> None:
        if (node := self.model.node(index)) is not None and not self.filter.text():
            self._closed.discard(node.key)

    def _menu(self, at: QPoint) -> None:
        code = self.model.code_at(self.tree.indexAt(at))
        menu = self.menu_for(code)
        menu.exec(self.tree.viewport().mapToGlobal(at))

    def menu_for(self, code: Code | None) -> QMenu:
        """Return what can be done with a code, or with none."""
        menu = QMenu(self)
        if code is None:
            menu.addAction(tr("New code")).triggered.connect(lambda: self.new_wanted.emit(""))
            return menu
        several = len(self.chosen_ids())
        if several > 1 and code.id in self.chosen_ids():
            words = trn("Merge {n} code…|Merge {n} codes…", several)
            menu.addAction(words).triggered.connect(lambda: self.merge_wanted.emit(code.id))
            return menu
        menu.addAction(tr("Rename")).triggered.connect(self.rename_current)
        menu.addAction(tr("Edit the definition")).triggered.connect(self.edit_definition)
        menu.addAction(tr("New code below")).triggered.connect(lambda: self.new_wanted.emit(code.id))
        menu.addAction(tr("Split…")).triggered.connect(lambda: self.split_wanted.emit(code.id))
        menu.addAction(tr("Merge…")).triggered.connect(lambda: self.merge_wanted.emit(code.id))
        look_alikes = menu.addAction(tr("Answers that look like this code…"))
        look_alikes.triggered.connect(lambda: self.look_alikes_wanted.emit(code.id))
        menu.addAction(tr("Leave a remark…")).triggered.connect(self.remark_wanted)
        menu.addSeparator()
        retire = menu.addAction(tr("Restore") if code.retired else tr("Retire…"))
        retire.setToolTip(tr("A retired code keeps its codings but is no longer offered."))
        retire.triggered.connect(lambda: self.retire_wanted.emit(code.id))
        return menu
