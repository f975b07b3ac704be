"""The bar that says what went wrong, or what was done, without stopping the work."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from codebench.i18n import tr

SHORT = 6000
WIDTH = 720
ABOVE = 44


class NoticeBar(QWidget):
    """One sentence; news goes away by itself, a problem stays until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMaximumWidth(WIDTH)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setText("×")
        close.setProperty("link", True)
        close.setAccessibleName(tr("Close this message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self.words, 1)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHORT)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def problem(self, sentence: str) -> None:
        """Say what went wrong."""
        self._timer.stop()
        self._say(sentence, "bad")

    def news(self, sentence: str) -> None:
        """Say what was done."""
        self._timer.start()
        self._say(sentence, "good")

    def _say(self, sentence: str, kind: str) -> None:
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        for label in self.findChildren(QLabel):
            label.style().unpolish(label)
            label.style().polish(label)
        self.show()
        self.settle()

    def settle(self) -> None:
        """Float above the bottom line, over the page, so that nothing moves."""
        if (parent := self.parentWidget()) is not None and self.isVisible():
            words = self.fontMetrics().horizontalAdvance(self.words.text()) + 80
            width = min(WIDTH, words, parent.width() - 32)
            self.resize(width, self.heightForWidth(width))
            self.move((parent.width() - width) // 2, parent.height() - self.height() - ABOVE)
            self.raise_()
