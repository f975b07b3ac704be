"""The chosen code in words: definition, when to use it, when not, an example."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from codebench.domain.codebook import Code
from codebench.gui.views.labels import label
from codebench.i18n import tr


class DefinitionPanel(QScrollArea):
    """Show one code's texts; what has none is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Definition of the chosen code"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_code(None)

    def show_code(self, code: Code | None) -> None:
        """Show this code, or a hint where none is chosen."""
        inside = QWidget()
        inside.setObjectName("side")
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(2)
        if code is None:
            column.addWidget(label(tr("Choose a code to read its definition."), "faint", wrap=True))
        else:
            column.addWidget(label(code.name, "strong", wrap=True))
            parts = (
                (tr("Definition"), code.definition),
                (tr("Use"), code.when),
                (tr("Not"), code.when_not),
                (tr("Example"), f"“{code.example}”" if code.example else ""),
            )
            for term, text in parts:
                if text:
                    column.addSpacing(6)
                    column.addWidget(label(term, "term"))
                    words = label(text, wrap=True)
                    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                    column.addWidget(words)
            if not any(text for _, text in parts):
                column.addWidget(label(tr("This code has no definition yet."), "faint", wrap=True))
        column.addStretch(1)
        self.setWidget(inside)
