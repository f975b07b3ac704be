"""The line at the top: which project, the verbs of the work, and the way to search all of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from codebench.gui.icons import put_icon
from codebench.gui.views.delegates import bolder
from codebench.gui.views.labels import OneLine
from codebench.gui.views.menus import key_words
from codebench.i18n import tr

AROUND = 6


class TopBar(QWidget):
    """Project title left, pages in the middle, the search right."""

    page_wanted = Signal(int)
    search_wanted = Signal()

    def __init__(self, title: str, pages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(max(44, self.fontMetrics().height() + 24))
        self.title = OneLine()
        self.title.setObjectName("projectTitle")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.say(title)
        self.segments = segments = QFrame()
        segments.setObjectName("segments")
        row = QHBoxLayout(segments)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        for number, page in enumerate(pages):
            button = QPushButton(page)
            button.setCheckable(True)
            button.setToolTip(f"Ctrl+{number + 1}")
            button.setAccessibleName(tr("Page {name}", name=page))
            # The chosen page is bold, which no size hint reckons with.
            bold = QFontMetrics(bolder(self.font())).horizontalAdvance(page)
            button.setStyleSheet(f"min-width: {bold + AROUND}px")
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idClicked.connect(self.page_wanted)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 0, 16, 0)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(segments, 0, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self._search(), 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)

    def _search(self) -> QPushButton:
        """Return the way to the search, which looks like the field it leads to."""
        self.search = QPushButton(tr("Search all sources"))
        self.search.setObjectName("searchDoor")
        put_icon(self.search, "magnifying-glass", "muted")
        self.search.setToolTip(key_words("Ctrl+Shift+F"))
        self.search.clicked.connect(self.search_wanted)
        return self.search

    def mark(self, number: int) -> None:
        """Show which page is open; none of the verbs where it is another."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == number)
        self._group.setExclusive(True)
