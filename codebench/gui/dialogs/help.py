"""Help in the program: tasks at the left, the page at the right; nothing is fetched from anywhere."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from codebench.gui.help import TOPICS, page, title, topic_of
from codebench.i18n import tr


class HelpWindow(QDialog):
    """A window that may stay open while one works."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Help"))
        self.resize(820, 600)
        self.list, self.text = QListWidget(), QTextBrowser()
        self.list.setAccessibleName(tr("Tasks"))
        self.list.setFixedWidth(220)
        self.list.addItems([title(topic) for topic in TOPICS])
        self.text.setAccessibleName(tr("Help"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self.follow)
        self.text.document().setDocumentMargin(20)
        self.list.currentRowChanged.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        self.text.setMarkdown(page(TOPICS[row]))

    def follow(self, link: QUrl) -> None:
        """Turn to the page a link names; links lead nowhere else."""
        if topic := topic_of(link.toString()):
            self.list.setCurrentRow(TOPICS.index(topic))
