"""How dragging looks: what hangs from the mouse, and where it would land."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView

from codebench.gui import theme as themes

Landing = QAbstractItemView.DropIndicatorPosition
WIDEST = 280


def chip(words: str, font: QFont, scale: float) -> QPixmap:
    """Return words on a small card, readable over any text."""
    metrics, theme = QFontMetrics(font), themes.current_theme()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, WIDEST)
    size = QSize(metrics.horizontalAdvance(shown) + 20, metrics.height() + 10)
    made = QPixmap(size * scale)
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter, box = QPainter(made), QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("accent"))
    painter.setBrush(theme.colour("paper"))
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(font)
    painter.setPen(theme.colour("ink"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.end()
    return made


def paint_landing(painter: QPainter, row: QRectF, landing: Landing) -> None:
    """Paint a frame around the row that takes what is dragged, or a line where it comes between two rows."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(themes.current_theme().colour("accent"), 2))
    if landing is Landing.OnItem:
        painter.drawRoundedRect(row.adjusted(-3, 2, -3, -2), 6, 6)
    elif landing is not Landing.OnViewport:
        y = max(1.0, row.top() if landing is Landing.AboveItem else row.bottom() + 1)
        painter.drawLine(QPointF(row.left() + 2, y), QPointF(row.right() - 2, y))
