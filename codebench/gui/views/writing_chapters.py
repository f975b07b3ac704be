"""The chapters of the report: ticked where they are in it, themes in the order of one's choice."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem, QWidget

from codebench.gui.chapters import Chapter
from codebench.gui.views.lists import LineList
from codebench.i18n import tr

KEY, THEME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChapterList(LineList):
    """Tick chapters, go to one, and move themes by dragging or with Alt and the arrows."""

    ticked = Signal(str, bool)
    wanted = Signal(str)
    moved = Signal(str, int)
    ordered = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Chapters"))
        self.setToolTip(tr("Drag a theme, or press Alt with an arrow, to move it."))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemChanged.connect(self._ticked)
        self.itemClicked.connect(lambda item: self.wanted.emit(item.data(KEY)))
        self.itemActivated.connect(lambda item: self.wanted.emit(item.data(KEY)))

    def set_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Show these chapters; the one that was chosen stays so."""
        chosen = self.key()
        self.blockSignals(True)
        self.clear()
        for each in chapters:
            item = QListWidgetItem(each.text)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags | Qt.ItemFlag.ItemIsDragEnabled if each.is_theme else flags)
            item.setCheckState(Qt.CheckState.Checked if each.ticked else Qt.CheckState.Unchecked)
            item.setData(KEY, each.key)
            item.setData(THEME, each.is_theme)
            self.addItem(item)
            if each.key == chosen:
                self.setCurrentItem(item)
        if self.currentItem() is None:
            self.setCurrentRow(0)
        self.blockSignals(False)

    def key(self) -> str:
        """Return the chapter that is chosen."""
        item = self.currentItem()
        return str(item.data(KEY)) if item is not None else ""

    def _ticked(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(KEY), item.checkState() is Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a theme with Alt and an arrow."""
        step = _STEPS.get(Qt.Key(event.key()))
        item = self.currentItem()
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier and item is not None:
            if item.data(THEME):
                self.moved.emit(item.data(KEY), step)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say in which order the themes now stand."""
        self.blockSignals(True)
        super().dropEvent(event)
        self.blockSignals(False)
        items = [self.item(row) for row in range(self.count())]
        self.ordered.emit([str(item.data(KEY)) for item in items if item.data(THEME)])
