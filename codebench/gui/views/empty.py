"""A page with nothing on it yet says what to do first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from codebench.gui.views.labels import heading, label

WIDTH = 420


class EmptyPage(QWidget):
    """A heading, a sentence and one button."""

    wanted = Signal()

    def __init__(self, title: str, sentence: str, verb: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = label("", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.say(sentence)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(heading(title, 4), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(verb)
        self.button.setProperty("primary", True)
        self.button.clicked.connect(self.wanted)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        if not verb:
            self.button.hide()
        column.addStretch(3)

    def say(self, sentence: str) -> None:
        """Say what is missing."""
        self.words.setText(sentence)
        self.words.setFixedSize(WIDTH, max(0, self.words.heightForWidth(WIDTH)))
