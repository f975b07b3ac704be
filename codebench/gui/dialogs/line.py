"""Ask for one line: a name, or a value that others may have already."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label


class LineDialog(AskDialog):
    """One question; what was answered goes out on one line."""

    told = Signal(str)

    def __init__(
        self,
        title: str,
        verb: str,
        question: str,
        answer: str = "",
        *,
        offered: Sequence[str] = (),
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, verb, parent)
        self.line = QLineEdit()
        field: QWidget = self.line
        if offered:
            field = self._box(offered)
            self.line.setAccessibleName(question)
        self.ask(question, field)
        self.line.setText(answer)
        self.line.selectAll()
        if hint:
            self.column.insertWidget(1, label(hint, "muted", wrap=True))
        field.setFocus()

    def _box(self, offered: Sequence[str]) -> QComboBox:
        """Return a box around the line that offers what there is already."""
        box, completer = QComboBox(), QCompleter(list(offered), self)
        box.setEditable(True)
        box.setLineEdit(self.line)
        box.addItems(offered)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        return box

    def submit(self) -> None:
        """Hand over what was answered."""
        words = " ".join(self.line.text().split())
        self.accept()
        self.told.emit(words)
