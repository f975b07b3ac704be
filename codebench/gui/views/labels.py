"""Words on the page: labels in a tone, headings a little larger; what users typed is never read as markup."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


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
    made.setFont(bold(made.font(), larger))
    return made


def bold(font: QFont, larger: float = 0) -> QFont:
    """Return the font in bold, so many points larger."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() + larger)
    made.setBold(True)
    return made


class OneLine(QLabel):
    """One line that gives way to what stands beside it: what does not fit ends in … and stands in the tooltip."""

    def __init__(self, tone: str = "") -> None:
        super().__init__()
        self.words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        """Show these words."""
        self.words = words
        self.setAccessibleName(words)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for all of it."""
        return QSize(self.fontMetrics().horizontalAdvance(self.words) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Do with a few letters."""
        few = self.fontMetrics().horizontalAdvance("nnnnnn…")
        return QSize(min(few, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, max(0, self.width()))
        self.setText(shown)
        self.setToolTip(self.words if shown != self.words else "")
