"""The quiet line under the top bar that leads through the guided start."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from codebench.gui.tour import Tour
from codebench.gui.views.labels import label
from codebench.i18n import tr


class TourBar(QFrame):
    """Say which step it is and what to do, and let go at a button."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tour")
        self.setAccessibleName(tr("Guided start"))
        self.title, self.words = label("", "strong"), label("", wrap=True)
        self.leave = QPushButton()
        self.leave.setProperty("link", True)
        self.leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 16, 7)
        row.setSpacing(16)
        row.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_tour(self, tour: Tour | None) -> None:
        """Show the step; None takes the line away."""
        if tour is not None:
            ticks = "✓ " * tour.done
            self.title.setText(f"{ticks}{tour.title()}")
            self.words.setText(tour.sentence())
            self.setAccessibleDescription(f"{tour.title()}: {tour.sentence()}")
            self.leave.setText(tr("Close") if tour.is_over else tr("Skip"))
        self.setVisible(tour is not None)
