"""What stands over the columns of a table: headings with their n beneath, turned where there are many."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from codebench.gui import theme as themes
from codebench.gui.views.delegates import bolder, put, smaller

TURNED_HEIGHT = 160


class TableHead(QHeaderView):
    """Headings over the figures; the rows' own heading stays at the left where the table is scrolled."""

    def __init__(self, parent: QWidget, *, names: bool = True) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._names = names
        self.words: list[tuple[str, str]] = []
        self.turned = False
        self.left = False
        self.pinned = 0
        self.setHighlightSections(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Give room for two lines, or for the longest heading on its side."""
        height = self.fontMetrics().height()
        if self.turned:
            longest = max(self.fontMetrics().horizontalAdvance(heading) for heading, _ in self.words[1:])
            based = height if any(base for _, base in self.words) else 0
            return QSize(super().sizeHint().width(), min(int(longest * 1.1), TURNED_HEIGHT) + based + 16)
        return QSize(super().sizeHint().width(), 2 * height + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the headings, and the first over those that are scrolled below it."""
        super().paintEvent(event)
        if self.pinned and self.offset():
            painter = QPainter(self.viewport())
            box = QRect(0, 0, self.pinned, self.height())
            painter.fillRect(box, themes.current_theme().colour("paper"))
            self._section(painter, box, 0)
            painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, number: int) -> None:  # noqa: N802
        """Paint a heading and the hairline below."""
        if number < len(self.words):
            self._section(painter, rect, number)

    def _section(self, painter: QPainter, rect: QRect, number: int) -> None:
        theme, (heading, base) = themes.current_theme(), self.words[number]
        box, line = QRectF(rect).adjusted(8, 4, -8, -6), self.fontMetrics().height() + 2
        muted, font = theme.colour("muted"), bolder(self.font())
        painter.save()
        if number == 0 and self._names:
            put(painter, QRectF(box.left(), box.bottom() - line, box.width(), line), heading, muted, font)
        elif self.turned:
            self._upright(painter, box.adjusted(-6, 0, 6, -line if base else 0), heading)
            put(painter, QRectF(box.left() - 6, box.bottom() - line, box.width() + 12, line), base, muted,
                smaller(font, 0.85), right=True)  # fmt: skip
        else:
            top = QRectF(box.left(), box.top(), box.width(), line)
            put(painter, top, heading, muted, font, right=not self.left)
            put(painter, top.translated(0, line), base, muted, smaller(font, 0.95), right=not self.left)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _upright(self, painter: QPainter, box: QRectF, heading: str) -> None:
        painter.save()
        painter.translate(QPointF(box.right() - self.fontMetrics().height(), box.bottom()))
        painter.rotate(-90)
        font = smaller(bolder(self.font()), 0.95)
        along = QRectF(0, 0, box.height(), self.fontMetrics().height())
        # Groups often begin alike; then their ends tell them apart.
        heading = QFontMetrics(font).elidedText(heading, Qt.TextElideMode.ElideMiddle, int(along.width()))
        put(painter, along, heading, themes.current_theme().colour("muted"), font)
        painter.restore()
