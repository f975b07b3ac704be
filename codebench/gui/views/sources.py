"""The left side of the coding page: sources and participants."""

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from codebench.domain.participant import GroupTree
from codebench.gui.models.people import participant_nodes, percent, source_nodes
from codebench.gui.models.tree import TreeModel
from codebench.gui.views.delegates import LineDelegate, Tree
from codebench.gui.views.labels import label
from codebench.i18n import tr
from codebench.services.reading import ParticipantHead, SourceHead


class SourcesView(QWidget):
    """Choose what to read; a source asked for goes out as a signal."""

    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)
    people_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Sources or participants"))
        self.tabs.addTab(tr("Sources"))
        self.tabs.addTab(tr("Participants"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        # Three tabs stand whole in the narrow side only when they stand closer than the theme sets them.
        self.tabs.setStyleSheet("QTabBar::tab { padding: 5px 1px; margin-right: 8px; }")
        self.source_model, self.people_model = TreeModel(self), TreeModel(self)
        self.source_tree = self._tree(self.source_model, tr("Sources"))
        self.people_tree = self._tree(self.people_model, tr("Participants"))
        self.source_tree.setRootIsDecorated(False)
        self.source_tree.setIndentation(0)
        self.source_tree.setItemsExpandable(False)
        self.people_tree.collapseAll()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.source_tree)
        self.stack.addWidget(self.people_tree)
        self.everyone = self._door()
        self.tabs.currentChanged.connect(self._turn)
        self.source_tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.source_tree.customContextMenuRequested.connect(self._menu)
        self.hint = label(
            tr("No sources yet. Import interviews with Ctrl+I, or drag files in here."), "faint", wrap=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 5, 4)
        column.setSpacing(6)
        row = QVBoxLayout()
        row.setContentsMargins(8, 0, 4, 0)
        row.addWidget(self.tabs)
        row.addWidget(self.hint)
        column.addLayout(row)
        column.addWidget(self.stack)
        column.addWidget(self.everyone)

    def _door(self) -> QPushButton:
        """Return the way to the page of participants, which stands below their list."""
        made = QPushButton(tr("All participants"))
        made.setProperty("link", True)
        made.setStyleSheet("text-align: left; margin-left: 8px;")
        made.setToolTip("Ctrl+4")
        made.hide()
        made.clicked.connect(self.people_wanted)
        return made

    def _turn(self, tab: int) -> None:
        self.stack.setCurrentIndex(tab)
        self._show_hint()
        self.everyone.setVisible(self.stack.currentWidget() is self.people_tree)

    def _show_hint(self) -> None:
        of_sources = self.stack.currentWidget() in (self.source_tree, self.people_tree)
        self.hint.setVisible(of_sources and not self.source_model.rowCount())

    def _menu(self, at: QPoint) -> None:
        node = self.source_model.node(self.source_tree.indexAt(at))
        if node is not None and node.value.opens:
            self.menu_wanted.emit(node.value.opens, self.source_tree.viewport().mapToGlobal(at))

    def add_tab(self, title: str, page: QWidget) -> None:
        """Add a tab beside sources and participants."""
        self.tabs.addTab(title)
        self.stack.addWidget(page)

    def _tree(self, model: TreeModel, name: str) -> Tree:
        tree = Tree()
        tree.setAccessibleName(name)
        tree.setModel(model)
        tree.setItemDelegate(LineDelegate(tree))
        tree.clicked.connect(self._open)
        tree.activated.connect(self._open)
        return tree

    def set_sources(self, sources: list[SourceHead], people: list[ParticipantHead], groups: GroupTree) -> None:
        """Show sources and participants as they now are."""
        place = self.source_tree.verticalScrollBar().value()
        chosen = self.source_model.node(self.source_tree.currentIndex())
        self.people_model.update_nodes(participant_nodes(people))
        if not self.source_model.update_nodes(source_nodes(sources, {each.id: each for each in people}, groups)):
            return
        self.source_tree.expandAll()
        self._show_hint()
        if chosen is not None:
            self.choose(chosen.key)
        self.source_tree.verticalScrollBar().setValue(place)

    def show_coverage(self, source_id: str, share: float | None) -> None:
        """Show how much of a source is coded now."""
        node = self.source_model.node(self.source_model.find(source_id))
        if node is not None:
            self.source_model.change(source_id, replace(node.value, share=share), percent(share))

    def choose(self, source_id: str) -> None:
        """Mark a source as the one that is read."""
        index = self.source_model.find(source_id)
        current = self.source_model.node(self.source_tree.currentIndex())
        if index.isValid() and (current is None or current.key != source_id):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.source_tree.selectionModel().setCurrentIndex(index, flags)
            self.source_tree.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        tree = self.sender()
        node = index.data(Qt.ItemDataRole.UserRole + 1)
        if node is not None and node.value.opens:
            self.opened.emit(node.value.opens)
        elif node is not None and isinstance(tree, Tree) and node.children and not node.value.heading:
            tree.setExpanded(index, not tree.isExpanded(index))
