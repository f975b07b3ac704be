"""The quiet line above the pages that says one only reads along."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from codebench.gui.views.labels import label
from codebench.i18n import tr
from codebench.services.project import Project


class ReviewBar(QWidget):
    """Say what review is; hidden to who works in the project."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name = project.coder.name
        words = tr("Review: you read along as {name}; only your remarks are kept.", name=name)
        if not project.takes_remarks:
            words = tr("Review: you read along as {name}; the project is in use, so nothing is kept.", name=name)
        self.words = label(words if project.review else "", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(self.words)
        row.addStretch(1)
        if not project.review:
            self.hide()
