"""Help in the program: tasks at the left, the page at the right; nothing is fetched from anywhere."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QWidget

from codebench.gui.help import TOPICS, page, pictures, title, topic_of
from codebench.gui.views.lists import LineList
from codebench.i18n import tr

PAGE = 760


class HelpWindow(QDialog):
    """A window that may stay open while one works."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list, self.text = LineList(), QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self.follow)
        self.text.document().setDocumentMargin(20)
        self.list.currentRowChanged.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        self.list.addItems(TOPICS)
        self.list.setCurrentRow(0)
        self.write()
        self.resize(self.list.width() + PAGE, 680)

    def write(self) -> None:
        """Write all words, in the current language and size, and stay at the same page."""
        self.setWindowTitle(tr("Help"))
        self.list.setAccessibleName(tr("Tasks"))
        self.text.setAccessibleName(tr("Help"))
        for at, topic in enumerate(TOPICS):
            self.list.item(at).setText(title(topic))
        self.list.setFixedWidth(max(220, self.list.sizeHintForColumn(0) + 8))
        self._show(self.list.currentRow())

    def _show(self, row: int) -> None:
        self.text.setSearchPaths([str(pictures())])
        self.text.setMarkdown(page(TOPICS[row]))

    def follow(self, link: QUrl) -> None:
        """Turn to the page a link names; links lead nowhere else."""
        if topic := topic_of(link.toString()):
            self.list.setCurrentRow(TOPICS.index(topic))
