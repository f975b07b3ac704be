"""Menus and shortcuts, made from the table of actions."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from codebench.gui.actions import Action, Needs, Scope, actions, menus
from codebench.gui.icons import icon
from codebench.i18n import tr

if TYPE_CHECKING:
    from codebench.gui.session import ProjectSession


class Menus:
    """The window's actions, by id; enabled as the project allows."""

    def __init__(self, window: QMainWindow, resolve: Callable[[Action], Callable[[], object] | None]) -> None:
        self.actions: dict[str, QAction] = {}
        self._specs = {spec.id: spec for spec in actions()}
        bar = window.menuBar()
        bar.clear()
        for old in bar.findChildren(QMenu):
            old.deleteLater()
        made: dict[str, QMenu] = {}
        for menu_id, title in menus():
            made[menu_id] = bar.addMenu(title)
            made[menu_id].setToolTipsVisible(True)
        for spec in self._specs.values():
            menu = made[spec.menu]
            if spec.starts_group:
                menu.addSeparator()
            action = QAction(icon(spec.icon), spec.text, menu)
            if spec.scope is Scope.WINDOW and spec.shortcut:
                action.setShortcuts(_keys(spec.shortcut))
            elif spec.shortcut:
                action.setText(f"{spec.text}\t{key_words(spec.shortcut)}")
            action.triggered.connect(lambda _=False, wanted=spec: _call(resolve(wanted)))
            menu.addAction(action)
            self.actions[spec.id] = action

    def update(self, session: "ProjectSession | None") -> None:
        """Enable what can be done now, and say what undo and redo would do."""
        undo = session.undo_name() if session else ""
        redo = session.redo_name() if session else ""
        there = session is not None
        writable = session is not None and not session.project.read_only
        remarks = session is not None and session.project.takes_remarks
        met = {
            Needs.NOTHING: True,
            Needs.PROJECT: there,
            Needs.WRITABLE: writable,
            Needs.REMARKS: remarks,
            Needs.UNDO: remarks and bool(undo),
            Needs.REDO: remarks and bool(redo),
        }
        for action_id, action in self.actions.items():
            action.setEnabled(met[self._specs[action_id].needs])
        self.actions["undo"].setText(_plain(tr("Undo: {step}", step=undo)) if undo else tr("Undo"))
        self.actions["redo"].setText(_plain(tr("Redo: {step}", step=redo)) if redo else tr("Redo"))


def key_words(shortcut: str) -> str:
    """Return a shortcut as this system and this language write it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) or shortcut


def _plain(words: str) -> str:
    return words.replace("&", "&&")


def _keys(shortcut: str) -> list[QKeySequence]:
    also = {"Ctrl+Shift+Z": "Ctrl+Y", "Ctrl++": "Ctrl+="}
    return [QKeySequence(each) for each in (shortcut, also.get(shortcut, "")) if each]


def _call(method: Callable[[], object] | None) -> None:
    if method is not None:
        method()
