"""The line above the transcript: which source, who, how much is coded, and on to what is not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from codebench.gui.views.labels import OneLine, bold, label
from codebench.i18n import tr

LEAST_TARGET = 24
AIR = 8


class TranscriptHead(QWidget):
    """Name what is read."""

    step_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transcriptHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(max(42, self.fontMetrics().height() + 22))
        self.title, self.detail, self._coverage = OneLine(), OneLine("muted"), label("", "muted")
        self.title.setFont(bold(self.font(), 1.5))
        self.detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addWidget(self.detail, 1)
        row.addWidget(self._coverage)
        self._previous = self._step("‹", tr("Previous answer without a code"), False)
        self._next = self._step(tr("next without a code ›"), tr("Next answer without a code"), True)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        # Stretched to the height of the line, words of a label and of a button would stand a pixel apart.
        for widget in (self.title, self.detail, self._coverage, self._previous, self._next):
            row.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
        self.show_source("", "", None)

    def _step(self, words: str, name: str, forward: bool) -> QPushButton:
        button = QPushButton(words)
        button.setMinimumWidth(max(LEAST_TARGET, self.fontMetrics().horizontalAdvance(words) + AIR))
        button.setStyleSheet("text-align: center")
        button.setProperty("link", True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.step_wanted.emit(forward))
        return button

    def show_source(self, title: str, detail: str, coverage: float | None) -> None:
        """Show what is read and how far it is coded."""
        self.title.say(title)
        self.detail.say(detail)
        self._coverage.setText("" if coverage is None else tr("{n} % coded", n=round(coverage * 100)))
        for button in (self._previous, self._next):
            button.setVisible(bool(title))
