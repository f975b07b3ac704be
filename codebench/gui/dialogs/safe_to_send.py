"""Before a project goes to somebody else: what is taken out of it; and getting back what was kept in the key."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineList
from codebench.i18n import tr, trn

_MOST = 20


class SafeDialog(AskDialog):
    """Say what goes; ask what is kept in the key."""

    wanted = Signal(bool, bool)

    def __init__(
        self, backups: Sequence[Path], named: Sequence[str] = (), left: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Make ready to send"), tr("Make ready to send"), parent)
        told = tr(
            "Taken out of the project file: the original files of the imports, all former words in the history, and"
            " undo up to now. The backups that the program made go too, for all that still stands in them. Texts,"
            " codings, counts and who did what stay. This can't be undone."
        )
        self.keep = QCheckBox(tr("Keep the project as it is now in the key"))
        self.keep.setChecked(True)
        many = trn("Move {n} backup into the key too|Move {n} backups into the key too", len(backups))
        self.move_backups = QCheckBox(many)
        self.move_backups.setChecked(bool(backups))
        shown: list[QWidget] = [label(told, wrap=True)]
        if left:
            undone = trn(
                "{n} name in the texts was not decided on yet, and can be read.|"
                "{n} names in the texts were not decided on yet, and can be read.",
                left,
            )
            shown.append(label(undone, "warning", wrap=True))
        if named:
            listed = ", ".join(named[:_MOST]) + (" …" if len(named) > _MOST else "")
            undecided = tr("Nothing was decided on these names, so they still stand in it: {names}", names=listed)
            shown.append(label(undecided, "warning", wrap=True))
        shown.append(self.keep)
        if backups:
            names = "\n".join(path.name for path in backups)
            still = tr("The names still stand in these backups beside the project:\n{names}", names=names)
            shown += [label(still, "muted", wrap=True), self.move_backups]
        for at, widget in enumerate(shown):
            self.column.insertWidget(at, widget)
        # Qt reckons too little height for several texts that wrap.
        self.ensurePolished()
        self.setMinimumHeight(self.heightForWidth(self.minimumWidth()))

    def submit(self) -> None:
        """Hand over what is kept."""
        keep, move = self.keep.isChecked(), self.move_backups.isChecked()
        self.accept()
        self.wanted.emit(keep, move)


class TakeOutDialog(AskDialog):
    """Choose one of the projects that were kept in the key."""

    wanted = Signal(str)

    def __init__(self, kept: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(tr("Get the original back"), tr("Save as…"), parent)
        self.list = LineList()
        self.list.setAccessibleName(tr("Kept in the key"))
        self.list.addItems(list(kept))
        self.list.setCurrentRow(len(kept) - 1)
        self.list.itemActivated.connect(self.submit)
        self.column.insertWidget(0, label(tr("These projects were kept in the key, with their names."), wrap=True))
        self.column.insertWidget(1, self.list, 1)

    def submit(self) -> None:
        """Hand over which one."""
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.wanted.emit(item.text())
