"""The middle of the writing page: the report as Word will show it."""

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QFont, QImage, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from codebench.gui.reportpage import Sheet, anchor
from codebench.gui.theme import current_theme
from codebench.i18n import tr

LETTERS = 98
AIR = 24
MARGIN = 44
ABOVE = 64
SERIF = ("Georgia", "Liberation Serif", "Noto Serif", "DejaVu Serif")


class Paper(QTextBrowser):
    """A sheet of paper in the middle; it keeps its place when it is written anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setAccessibleName(tr("The report as Word will show it"))
        self.setOpenLinks(False)
        self.anchorClicked.connect(lambda link: self.scrollToAnchor(link.fragment()))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(MARGIN)
        font = QFont(self.font())
        font.setFamilies(SERIF)
        font.setPointSizeF(font.pointSizeF() + 1)
        self.document().setDefaultFont(font)
        self._places: dict[str, int] = {}

    def letters(self) -> float:
        """Return the size of the letters in points."""
        return self.document().defaultFont().pointSizeF()

    def write(self, sheet: Sheet, place: int | None = None) -> None:
        """Show a report, scrolled this far or as it was."""
        place = self.verticalScrollBar().value() if place is None else place
        document, width = self.document(), self._text_width()
        for name, data in sheet.images.items():
            picture = QImage.fromData(QByteArray(data))
            picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), picture)
        self.setHtml(sheet.html)
        self._places = dict(self._anchors())
        self.verticalScrollBar().setValue(place)

    def _anchors(self) -> Iterator[tuple[str, int]]:
        block = self.document().begin()
        while block.isValid():
            run = block.begin()
            while not run.atEnd():
                here = run.fragment()
                yield from ((name, here.position()) for name in here.charFormat().anchorNames())
                run += 1
            block = block.next()

    def show_part(self, part: int, words: str = "") -> None:
        """Go to where a part of the report begins, and select these words in it."""
        # Quotes that are counted and not shown have no place; what stands before them is nearest.
        while part > 0 and anchor(part) not in self._places:
            part -= 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._places.get(anchor(part), 0))
        found = self.document().find(words, cursor, QTextDocument.FindFlag.FindCaseSensitively)
        self.setTextCursor(cursor if found.isNull() else found)
        # The heading above stays in sight.
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - ABOVE)

    def _text_width(self) -> int:
        return self._paper_width() - 2 * MARGIN

    def _paper_width(self) -> int:
        bar = self.verticalScrollBar().sizeHint().width()
        return min(self.fontMetrics().horizontalAdvance("n") * LETTERS, self.width() - 2 * AIR - bar)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet, then what is on it."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), current_theme().colour("paper"))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sheet in the middle."""
        bar = self.verticalScrollBar().sizeHint().width()
        beside = max((self.width() - bar - self._paper_width()) // 2, 0)
        self.setViewportMargins(beside, AIR, beside, 0)
        super().resizeEvent(event)
