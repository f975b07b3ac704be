"""Words on the page: labels in a tone, headings a little larger; what users typed is never read as markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def label(words: str = "", tone: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label; the tone is `muted`, `faint`, `strong`, `term` or nothing."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("tone", tone)
    return made


def heading(words: str, larger: float) -> QLabel:
    """Return a bold label, so many points larger than the interface font."""
    made = label(words)
    font = made.font()
    font.setPointSizeF(font.pointSizeF() + larger)
    font.setBold(True)
    made.setFont(font)
    return made
