"""The shapes of the desk: those it draws itself, and one kept set of icons; all follow the theme at any resolution.

The set is Phosphor, as it travels with QtAwesome: one line weight, no fills. Its two files are read at the first icon
that is painted (12 ms); importing QtAwesome itself, which loads twelve sets, would take 170 ms of every start.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap, QPolygonF
from PySide6.QtWidgets import QAbstractButton

from codebench.gui import theme as themes
from codebench.resources import resource


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


@cache
def _kept() -> tuple[str, dict[str, str]]:
    """Return the family of the kept set, and the code of every icon in it."""
    spec = find_spec("qtawesome")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent / "fonts"
    [font], [names] = folder.glob("phosphor-*.ttf"), folder.glob("phosphor-charmap-*.json")
    number = QFontDatabase.addApplicationFont(str(font))
    return QFontDatabase.applicationFontFamilies(number)[0], json.loads(names.read_text(encoding="utf-8"))


class _Glyph(QIconEngine):
    """Paint one icon of the kept set in the colour the theme has at that moment."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint it, fainter where the action can't be done."""
        family, codes = _kept()
        font = QFont(family)
        font.setPixelSize(rect.height())
        painter.save()
        painter.setFont(font)
        painter.setPen(themes.current_theme().colour(self._role))
        painter.setOpacity(0.4 if mode is QIcon.Mode.Disabled else 1.0)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, chr(int(codes[self._name], 16)))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Paint it on nothing."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made

    def clone(self) -> "QIconEngine":
        """Return another like this one."""
        return _Glyph(self._name, self._role)


def icon(name: str, role: str = "muted") -> QIcon:
    """Return an icon of the kept set by its name there; none for no name."""
    return QIcon(_Glyph(name, role)) if name else QIcon()


def put_icon(button: QAbstractButton, name: str, role: str = "ink") -> None:
    """Put an icon before a button's words, with some air beside it."""
    button.setIcon(icon(name, role))
    button.setIconSize(QSize(24, 16))


def has_icon(name: str) -> bool:
    """Tell whether the kept set has an icon of that name."""
    return name in _kept()[1]


def app_icon() -> QIcon:
    """Return the program's icon: lines of text with a stripe beside them."""
    return QIcon(str(resource("desktop", "codebench.svg")))
