"""Lists in dialogs: rows of one height, dressed before they are filled."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QListWidget, QTreeWidget, QWidget


class LineList(QListWidget):
    """Lines of words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Qt measures a row when it comes in; before the stylesheet is there it would come out too low.
        self.ensurePolished()


class LineTable(QTreeWidget):
    """Lines in columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.ensurePolished()
