"""How rows are painted: words left, figures and bars right, one quiet background for the chosen row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QDrag, QDragMoveEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from codebench.gui import theme as themes
from codebench.gui.icons import draw_bar, draw_chevron, draw_dot
from codebench.gui.models.codebook import CodeLine
from codebench.gui.models.people import Line
from codebench.gui.models.tree import VALUE
from codebench.gui.views.dragging import chip, paint_landing

Index = QModelIndex | QPersistentModelIndex
ROW_PAD = 9
BAR_WIDTH = 36


class Tree(QTreeView):
    """A tree with our chevrons and without boxes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self._over = QRect()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:  # noqa: N802
        """Draw a chevron before a row that has rows below it."""
        if not self.model().hasChildren(index):
            return
        middle = QPointF(rect.right() - self.indentation() / 2 + 1, rect.center().y() + 0.5)
        draw_chevron(painter, middle, themes.current_theme().colour("faint"), is_open=self.isExpanded(index))

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Paint the chosen row's background over its whole width, chevron included."""
        theme = themes.current_theme()
        if self.selectionBehavior() is QTreeView.SelectionBehavior.SelectRows:
            chosen = self.selectionModel().isSelected(index)
            if chosen:
                _round(painter, QRectF(option.rect).adjusted(2, 1, -2, -1), theme.colour("accent_soft"))
            if self.hasFocus() and index == self.currentIndex():
                painter.save()
                painter.setPen(QPen(theme.colour("accent"), 1))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.drawRoundedRect(QRectF(option.rect).adjusted(2.5, 1.5, -2.5, -1.5), 6, 6)
                painter.restore()
        super().drawRow(painter, option, index)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802
        """Drag the current row as a card with its name."""
        index = self.currentIndex()
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        drag.setPixmap(chip(str(index.data() or ""), self.font(), self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-8, -8))
        drag.exec(actions, self.defaultDropAction())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Remember over which row something is dragged."""
        self._over = self.visualRect(self.indexAt(event.position().toPoint()))
        super().dragMoveEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and where what is dragged would land; Qt's own frame is hard and cut off."""
        shown = self.showDropIndicator()
        self.setDropIndicatorShown(False)
        super().paintEvent(event)
        self.setDropIndicatorShown(shown)
        if shown and self.state() is QTreeView.State.DraggingState and self._over.isValid():
            painter = QPainter(self.viewport())
            paint_landing(painter, QRectF(self._over), self.dropIndicatorPosition())
            painter.end()


def _round(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, 6, 6)
    painter.restore()


def put(painter: QPainter, box: QRectF, words: str, colour: QColor, font: QFont, *, right: bool = False) -> float:
    """Write one line of words, elided, and return how wide it came out."""
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
    return float(metrics.horizontalAdvance(shown))


def bolder(font: QFont) -> QFont:
    """Return the font, semibold."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def smaller(font: QFont, share: float = 0.9) -> QFont:
    """Return the font, a little smaller."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * share)
    return made


class RowDelegate(QStyledItemDelegate):
    """What all painted rows share."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the height of a line and some air."""
        return QSize(80, option.fontMetrics.height() + ROW_PAD)


class CodeDelegate(RowDelegate):
    """A code: its dot, its name, and `participants · codings` to the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        line: CodeLine = index.data(VALUE).value
        theme, box = themes.current_theme(), QRectF(option.rect).adjusted(2, 0, -10, 0)
        figures = f"{line.count.participants} · {line.count.codings}"
        width = put(painter, box, figures, theme.colour("muted"), smaller(option.font, 0.95), right=True)
        box.setRight(box.right() - width - 8)
        if not line.is_heading:
            shade = theme.shade(line.colour)
            shade.setAlphaF(0.4 if line.code.retired else 1.0)
            draw_dot(painter, QPointF(box.left() + 6, box.center().y() + 0.5), shade)
            box.setLeft(box.left() + 17)
        font = bolder(option.font) if line.is_heading else QFont(option.font)
        font.setStrikeOut(line.code.retired)
        put(painter, box, line.code.name, theme.colour("faint" if line.code.retired else "ink"), font)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Edit a name in a plain box."""
        editor = QLineEdit(parent)
        editor.setStyleSheet("padding: 0 2px; border-radius: 3px;")
        return editor


class LineDelegate(RowDelegate):
    """A source or participant: title, quieter detail, coverage bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        line: Line = index.data(VALUE).value
        theme, box = themes.current_theme(), QRectF(option.rect).adjusted(8, 0, -10, 0)
        if line.heading:
            put(
                painter, box.adjusted(0, 3, 0, 3), line.title, theme.colour("muted"), bolder(smaller(option.font, 0.92))
            )
            return
        if line.share is not None:
            bar = QRectF(box.right() - BAR_WIDTH, box.center().y() - 1.5, BAR_WIDTH, 4)
            draw_bar(painter, bar, line.share, theme.colour("track"), theme.colour("accent"))
            box.setRight(bar.left() - 8)
        quiet = not index.data(VALUE).children and not line.opens and line.detail
        colour = theme.colour("faint" if quiet else "ink")
        width = put(painter, box, line.title, colour, option.font)
        if line.detail and width + 10 < box.width():
            rest = box.adjusted(width, 0, 0, 0)
            put(painter, rest, f"  {line.detail}" if quiet else f" · {line.detail}", theme.colour("muted"), option.font)
