"""Colours as data: a theme read from `resources/themes`, and what Qt needs of it."""

import json
from dataclasses import asdict, dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from codebench.gui.contrast import legible_tint, visible_shade
from codebench.gui.stylesheet import stylesheet
from codebench.resources import resource

# What WCAG 1.4.11 asks of a shape, and 1.4.3 of words.
GRAPHIC = 3.0
WORDS = 4.5


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of the interface; codes bring their own."""

    name: str
    dark: bool
    paper: str
    desk: str
    well: str
    ink: str
    muted: str
    faint: str
    line: str
    track: str
    accent: str
    accent_soft: str
    on_accent: str
    selection: str
    warning: str
    warning_soft: str

    def tint(self, colour: str, *, strong: bool = False, under: str = "ink") -> QColor:
        """Return a code's colour as a tint of the paper on which words in the colour `under` stay readable."""
        return QColor(legible_tint(colour, self.paper, getattr(self, under), 0.34 if strong else 0.17, WORDS))

    def shade(self, colour: str) -> QColor:
        """Return a code's colour as a line or dot, moved towards the ink where it would sink into paper or desk."""
        # On the chosen row it may be paler: more would bring colours together for eyes that see fewer of them.
        return QColor(visible_shade(colour, self.paper if self.dark else self.desk, self.ink, GRAPHIC))

    def colour(self, role: str) -> QColor:
        """Return the colour with that name."""
        return QColor(getattr(self, role))


@cache
def load_theme(name: str) -> Theme:
    """Return `light` or `dark`."""
    return Theme(**json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8")))


_current = ["light"]
_larger = [0]


def current_theme() -> Theme:
    """Return the theme the window now wears."""
    return load_theme(_current[0])


def use_theme(wanted: str) -> Theme:
    """Dress the application in `light`, `dark`, or for `system` what the system has."""
    name = wanted if wanted in ("light", "dark") else _system_theme()
    _current[0] = name
    theme = load_theme(name)
    app = QApplication.instance()
    shapes = {shape: resource("themes", f"{shape}-{name}.svg").as_posix() for shape in ("arrow", "check")}
    sheet = stylesheet({**asdict(theme), **shapes})
    # Dressing anew costs every widget a new layout, also where nothing changes.
    if isinstance(app, QApplication) and app.styleSheet() != sheet:
        app.setStyle("Fusion")
        app.setPalette(palette(theme))
        app.setStyleSheet(sheet)
    return theme


def use_font_size(larger: int) -> None:
    """Set the interface so many points larger than the system's own font."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and larger != _larger[0]:
        font = app.font()
        font.setPointSizeF(font.pointSizeF() - _larger[0] + larger)
        _larger[0] = larger
        app.setFont(font)


def _system_theme() -> str:
    return "dark" if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


def palette(theme: Theme) -> QPalette:
    """Return Qt's palette in the theme's colours."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.desk,
        QPalette.ColorRole.Base: theme.paper,
        QPalette.ColorRole.AlternateBase: theme.desk,
        QPalette.ColorRole.Button: theme.paper,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.paper,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.faint,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.ink,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Light: theme.paper,
        QPalette.ColorRole.Dark: theme.line,
        QPalette.ColorRole.Shadow: theme.line,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return made
