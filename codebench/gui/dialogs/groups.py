"""The groups of one or more participants: a tree to tick, and a line for one that is not there yet."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from codebench.domain.participant import GroupTree
from codebench.domain.text import natural_key
from codebench.gui.dialogs.base import AskDialog
from codebench.i18n import tr

ID = Qt.ItemDataRole.UserRole
TICKED = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked, None: Qt.CheckState.PartiallyChecked}


class GroupsDialog(AskDialog):
    """Tick groups; `ticked` tells of each whether all chosen participants are in it, none (False) or some (None)."""

    chosen = Signal(list, list)

    def __init__(
        self, title: str, groups: GroupTree, ticked: Mapping[str, bool | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, tr("Keep"), parent)
        self.resize(480, 480)
        self._groups, self._ticked = groups, ticked
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Groups"))
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.items: dict[str, QTreeWidgetItem] = {}
        for group_id in sorted((each.id for each in groups), key=lambda each: natural_key(groups.path(each))):
            self._add(group_id)
        self.tree.expandAll()
        self.tree.setVisible(bool(self.items))
        self.column.insertWidget(0, self.tree, 1)
        self.new = QLineEdit()
        self.new.setPlaceholderText(tr("kind / programme"))
        self.ask(tr("New group"), self.new)
        (self.tree if self.items else self.new).setFocus()

    def _add(self, group_id: str) -> None:
        parent_id = self._groups[group_id].parent_id
        item = QTreeWidgetItem([self._groups[group_id].name])
        item.setData(0, ID, group_id)
        item.setCheckState(0, TICKED[self._ticked.get(group_id, False)])
        self.items[group_id] = item
        above = self.items.get(parent_id or "")
        (above.addChild if above is not None else self.tree.addTopLevelItem)(item)
        if self.tree.currentItem() is None:
            self.tree.setCurrentItem(item)

    def submit(self) -> None:
        """Hand over the paths of the groups to join and the ids of those to leave."""
        now = {group_id: item.checkState(0) for group_id, item in self.items.items()}
        changed = [each for each, state in now.items() if state != TICKED[self._ticked.get(each, False)]]
        join = [self._groups.names(each) for each in changed if now[each] is Qt.CheckState.Checked]
        leave = [each for each in changed if now[each] is Qt.CheckState.Unchecked]
        typed = tuple(part for each in self.new.text().split("/") if (part := " ".join(each.split())))
        self.accept()
        self.chosen.emit([*join, typed] if typed else join, leave)
