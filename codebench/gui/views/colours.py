"""A code's colour as a dot to press: the palette by name."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from codebench.domain.codebook import PALETTE
from codebench.gui import theme as themes
from codebench.gui.icons import draw_dot
from codebench.i18n import tr

SIZE = 16


def colour_names() -> dict[str, str]:
    """Return what the colours of the palette are called."""
    names = (
        tr("blue"), tr("red"), tr("green"), tr("pink"), tr("ochre"), tr("light blue"), tr("grey"), tr("purple"),
    )  # fmt: skip
    return dict(zip(PALETTE, names, strict=True))


def dot_icon(colour: str) -> QIcon:
    """Return a code's dot as an icon, sharp on any screen."""
    pixmap = QPixmap(SIZE * 2, SIZE * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(2)
    painter = QPainter(pixmap)
    draw_dot(painter, QPointF(SIZE / 2, SIZE / 2), themes.current_theme().shade(colour), 10.0)
    painter.end()
    return QIcon(pixmap)


class ColourDot(QToolButton):
    """Show a colour, and let another be chosen from the palette."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dot")
        self.setIconSize(QSize(SIZE, SIZE))
        self.setFixedSize(SIZE + 8, SIZE + 8)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        group = QActionGroup(menu)
        self.choices = {}
        for colour, name in colour_names().items():
            action = menu.addAction(dot_icon(colour), name)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, wanted=colour: self._choose(wanted))
            group.addAction(action)
            self.choices[colour] = action
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self.setMenu(menu)
        self.show_colour(PALETTE[0])

    def show_colour(self, colour: str) -> None:
        """Show this colour as the code's own."""
        self._colour = colour
        for each, action in self.choices.items():
            action.setChecked(each == colour)
        name = colour_names().get(colour, tr("its own"))
        self.setIcon(dot_icon(colour))
        self.setAccessibleName(tr("Colour: {name}", name=name))
        self.setToolTip(tr("Colour: {name}", name=name))

    def _choose(self, colour: str) -> None:
        if colour != self._colour:
            self.chosen.emit(colour)
        self.show_colour(self._colour)
