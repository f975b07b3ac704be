"""The right side of the coding page: the codebook with its figures, and the chosen code in words."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QSplitter, QVBoxLayout, QWidget

from codebench.domain.codebook import Code, Codebook
from codebench.gui.matching import filter_codes
from codebench.gui.models.codebook import CodebookModel, code_nodes
from codebench.gui.views.definition import DefinitionPanel
from codebench.gui.views.delegates import CodeDelegate, Tree
from codebench.gui.views.labels import label
from codebench.i18n import tr
from codebench.services.reading import CodeCount


class CodebookView(QWidget):
    """Show, filter and choose codes; what should change goes out as signals."""

    chosen = Signal(str)
    activated = Signal(str)
    renamed = Signal(str, str)
    new_wanted = Signal(str)
    retire_wanted = Signal(str)
    merge_wanted = Signal(str)
    edit_wanted = Signal(str)
    split_wanted = Signal(str)
    remark_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rightSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._book = Codebook(())
        self._counts: Mapping[str, CodeCount] = {}
        self._closed: set[str] = set()
        self.model = CodebookModel(self)
        self.model.renamed.connect(self.renamed)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter codes"))
        self.filter.setAccessibleName(tr("Filter codes"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show)
        self.hint = label(tr("No codes yet. Ctrl+K makes the first one."), "faint", wrap=True)
        self.tree = self._make_tree()
        self.definition = DefinitionPanel()
        self._arrange()

    def _make_tree(self) -> Tree:
        tree = Tree()
        tree.setAccessibleName(tr("Codebook"))
        tree.setToolTip(tr("participants · codings, codes below included"))
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
        box.addWidget(self.filter)
        box.addWidget(self.hint)
        column.addLayout(box)
        column.addWidget(self.tree)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(top)
        self.splitter.addWidget(self.definition)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([400, 270])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self.splitter)

    def set_codebook(self, book: Codebook, counts: Mapping[str, CodeCount]) -> None:
        """Show the codebook as it now is; what was chosen and folded stays so."""
        self._book, self._counts = book, counts
        self._show()

    def _show(self) -> None:
        current = self.current_id()
        place = self.tree.verticalScrollBar().value()
        shown = filter_codes(self.filter.text(), self._book)
        self.model.set_nodes(code_nodes(self._book, self._counts, shown))
        self.hint.setVisible(len(self._book) == 0)
        for index in self.model.indexes():
            node = self.model.node(index)
            if node is not None and (shown is not None or node.key not in self._closed):
                self.tree.expand(index)
        self.choose(current)
        self.tree.verticalScrollBar().setValue(place)
        if not current:
            self.definition.show_code(None)

    def current_id(self) -> str:
        """Return the id of the chosen code, or nothing."""
        code = self.model.code_at(self.tree.currentIndex())
        return code.id if code else ""

    def choose(self, code_id: str) -> None:
        """Choose a code and show it."""
        index = self.model.find(code_id)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.tree.selectionModel().setCurrentIndex(index, flags)
            self.tree.scrollTo(index)
            self._current(index)

    def rename_current(self) -> None:
        """Edit the chosen code's name in place."""
        index = self.tree.currentIndex()
        if index.isValid():
            self.tree.setFocus()
            self.tree.edit(index)

    def edit_new(self, code_id: str) -> None:
        """Choose a code that was just made and let its name be typed."""
        self.filter.clear()
        self.choose(code_id)
        self.rename_current()

    def _current(self, index: QModelIndex) -> None:
        code = self.model.code_at(index)
        self.definition.show_code(code)
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
        menu.addAction(tr("Rename")).triggered.connect(self.rename_current)
        menu.addAction(tr("New code below")).triggered.connect(lambda: self.new_wanted.emit(code.id))
        menu.addAction(tr("Edit code…")).triggered.connect(lambda: self.edit_wanted.emit(code.id))
        menu.addAction(tr("Split…")).triggered.connect(lambda: self.split_wanted.emit(code.id))
        menu.addAction(tr("Merge into…")).triggered.connect(lambda: self.merge_wanted.emit(code.id))
        menu.addAction(tr("Leave a remark…")).triggered.connect(self.remark_wanted)
        menu.addSeparator()
        retire = menu.addAction(tr("Restore") if code.retired else tr("Retire"))
        retire.setToolTip(tr("A retired code keeps its codings but is no longer offered."))
        retire.triggered.connect(lambda: self.retire_wanted.emit(code.id))
        return menu
