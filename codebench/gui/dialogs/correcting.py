"""Correcting a transcript: the selected words in a small window, and who says a turn."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.dialogs.remark import words_field
from codebench.gui.views.labels import label
from codebench.i18n import tr


class WordsDialog(AskDialog):
    """Show the words as they are, to be typed as they should be; none takes them away."""

    corrected = Signal(str)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Correct the words"), tr("Correct"), parent)
        hint = tr("Codings move along. Those whose words change come under “Please check”.")
        self.column.insertWidget(0, label(hint, "muted", wrap=True))
        self.words = words_field(tr("Words"), words)
        self.words.setMinimumHeight(132)
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        self.form.addRow(self.words)
        self.words.setFocus()

    def submit(self) -> None:
        """Say the words."""
        self.accept()
        self.corrected.emit(self.words.toPlainText())


class SpeakerDialog(AskDialog):
    """Ask for a label: one of the source, or a new one."""

    chosen = Signal(str)

    def __init__(self, labels: Sequence[str], current: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Who says this turn"), tr("Change"), parent)
        self.label = QComboBox()
        self.label.setEditable(True)
        self.label.addItems(list(labels))
        self.label.setCurrentText(current)
        self.ask(tr("Speaker (empty where nobody knows)"), self.label)
        self.label.setFocus()

    def submit(self) -> None:
        """Say the label."""
        self.accept()
        self.chosen.emit(self.label.currentText())
