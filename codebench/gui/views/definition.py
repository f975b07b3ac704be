"""The chosen code in words: definition, when to use it, when not, an example."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from codebench.domain.codebook import Code
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
            column.addWidget(_label(tr("Choose a code to read its definition."), "faint"))
        else:
            column.addWidget(_label(code.name, "strong"))
            parts = (
                (tr("Definition"), code.definition),
                (tr("Use"), code.when),
                (tr("Not"), code.when_not),
                (tr("Example"), f"“{code.example}”" if code.example else ""),
            )
            for term, text in parts:
                if text:
                    column.addSpacing(6)
                    column.addWidget(_label(term, "term"))
                    column.addWidget(_label(text, ""))
            if not any(text for _, text in parts):
                column.addWidget(_label(tr("This code has no definition yet."), "faint"))
        column.addStretch(1)
        self.setWidget(inside)


def _label(words: str, tone: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("tone", tone)
    if not tone:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
