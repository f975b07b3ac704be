"""The shortcut sheet, made from the table of actions."""

from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from codebench.gui.actions import actions, menus
from codebench.gui.commands import plain
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.delegates import bolder
from codebench.gui.views.lists import LineTable
from codebench.gui.views.menus import key_words
from codebench.i18n import tr


class ShortcutSheet(AskDialog):
    """All keys, by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Shortcuts"), tr("Close"), parent)
        self.resize(560, 600)
        self.leave.hide()
        self.list = LineTable()
        self.list.setAccessibleName(tr("Shortcuts"))
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        for menu, title in menus():
            known = [each for each in actions() if each.menu == menu and each.shortcut]
            if known:
                heading = QTreeWidgetItem([plain(title), ""])
                heading.setFont(0, bolder(self.list.font()))
                for each in known:
                    heading.addChild(QTreeWidgetItem([plain(each.text), key_words(each.shortcut)]))
                self.list.addTopLevelItem(heading)
        self.list.expandAll()
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.column.insertWidget(0, self.list)
