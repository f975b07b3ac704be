"""The left side of the writing page: chapters and chosen quotes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from codebench.gui.views.labels import label
from codebench.gui.views.writing_chapters import ChapterList
from codebench.gui.views.writing_quotes import ChosenQuotes
from codebench.i18n import tr, trn


class WritingSide(QWidget):
    """Two lists under two tabs, and under the quotes how many of all are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Chapters or quotes"))
        self.tabs.addTab(tr("Chapters"))
        self.tabs.addTab(tr("Quotes"))
        self.tabs.setExpanding(False)
        self.chapters, self.quotes = ChapterList(), ChosenQuotes()
        self.foot = label("", "muted", wrap=True)
        self.choose = QPushButton(tr("Choose quotes…"))
        lists = QWidget()
        under = QVBoxLayout(lists)
        under.setContentsMargins(0, 0, 8, 8)
        under.setSpacing(8)
        under.addWidget(self.quotes)
        under.addWidget(self.foot)
        under.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        under.setContentsMargins(8, 0, 4, 8)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.chapters)
        self.stack.addWidget(lists)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        row = QVBoxLayout()
        row.setContentsMargins(8, 0, 4, 0)
        row.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 5, 4)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.stack)

    def at_hand(self) -> QWidget:
        """Return the list that is in sight."""
        return self.quotes if self.tabs.currentIndex() else self.chapters

    def show_chosen(self, chosen: int, quotes: int) -> None:
        """Say how many quotes are chosen, and what to do first where none are."""
        self.foot.setText(
            chosen_of(chosen, quotes) if chosen else tr("No quote chosen yet; the report picks them by itself.")
        )


def chosen_of(chosen: int, quotes: int) -> str:
    """Return how many quotes are chosen of all."""
    return trn("{chosen} of {n} quote chosen|{chosen} of {n} quotes chosen", quotes, chosen=chosen)
