"""The words that mean the same to this study: one set a line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.i18n import tr


class SynonymsDialog(AskDialog):
    """Write them down; a search with synonyms finds any of a set."""

    kept = Signal(list)

    def __init__(self, sets: Sequence[Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(tr("Synonyms"), tr("Keep synonyms"), parent)
        words = tr("Write words that mean the same on one line, with commas between them.")
        self.column.insertWidget(0, label(words, "muted", wrap=True))
        self.words = QPlainTextEdit("\n".join(", ".join(each) for each in sets))
        self.words.setAccessibleName(tr("Synonyms"))
        self.words.setPlaceholderText(tr("abroad, over the border, in another country"))
        self.words.setTabChangesFocus(True)
        self.column.insertWidget(1, self.words)
        self.words.setFocus()

    def submit(self) -> None:
        """Hand over what is written."""
        self.accept()
        self.kept.emit([line.split(",") for line in self.words.toPlainText().splitlines()])
