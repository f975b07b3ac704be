"""The few shapes the desk draws itself, so that they follow the theme and any resolution."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF


def draw_chevron(painter: QPainter, middle: QPointF, colour: QColor, *, is_open: bool) -> None:
    """Draw a small triangle: to the right where closed, down where open."""
    x, y = middle.x(), middle.y()
    closed = [QPointF(x - 2, y - 3.5), QPointF(x + 2.5, y), QPointF(x - 2, y + 3.5)]
    opened = [QPointF(x - 3.5, y - 2), QPointF(x + 3.5, y - 2), QPointF(x, y + 2.5)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(opened if is_open else closed))
    painter.restore()


def draw_dot(painter: QPainter, middle: QPointF, colour: QColor, size: float = 9.0) -> None:
    """Draw a code's rounded dot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size), 2.5, 2.5)
    painter.restore()


def draw_bar(painter: QPainter, box: QRectF, share: float, track: QColor, fill: QColor) -> None:
    """Draw a coverage bar."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track)
    painter.drawRoundedRect(box, 2, 2)
    if share > 0:
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(box.left(), box.top(), max(4.0, box.width() * share), box.height()), 2, 2)
    painter.restore()


def app_icon() -> QIcon:
    """Return the program's icon: lines of text with a stripe beside them."""
    icon = QIcon()
    for size in (16, 32, 64, 128):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size / 32, size / 32)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#2F5D8A"))
        painter.drawRoundedRect(QRectF(1, 1, 30, 30), 7, 7)
        painter.setPen(QPen(QColor("#FFFFFF"), 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for y, right in ((9, 19), (14, 19), (19, 17), (24, 13)):
            painter.drawLine(QPointF(7, y), QPointF(right, y))
        for y, height, colour in ((8, 7, "#56B4E9"), (17, 8, "#E69F00")):
            painter.fillRect(QRectF(23, y, 3, height), QColor(colour))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
