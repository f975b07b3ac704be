"""A code in full: name, colour, definition, when, when not, example."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from codebench.domain.codebook import PALETTE, Code
from codebench.gui.dialogs.base import AskDialog
from codebench.i18n import tr


class CodeDialog(AskDialog):
    """Edit a code; what was changed goes out in one step."""

    edited = Signal(str, str, dict)

    def __init__(self, code: Code, parent: QWidget | None = None) -> None:
        super().__init__(tr("Code “{name}”", name=code.name), tr("Save"), parent)
        self.resize(560, 520)
        self._code = code
        self.name = QLineEdit(code.name)
        self.ask(tr("Name"), self.name)
        self.colour = QComboBox()
        for each in dict.fromkeys((code.colour or PALETTE[0], *PALETTE)):
            dot = QPixmap(14, 14)
            dot.fill(QColor(each))
            self.colour.addItem(QIcon(dot), each, each)
        self.ask(tr("Colour"), self.colour)
        self.texts: dict[str, QPlainTextEdit] = {}
        asked = (
            ("definition", tr("Definition")),
            ("when", tr("Use")),
            ("when_not", tr("Not")),
            ("example", tr("Example")),
        )
        for field, words in asked:
            box = QPlainTextEdit(getattr(code, field))
            box.setTabChangesFocus(True)
            box.setMinimumHeight(64)
            self.texts[field] = box
            self.ask(words, box)

    def submit(self) -> None:
        """Say what was changed."""
        now = {field: box.toPlainText().strip() for field, box in self.texts.items()}
        now["colour"] = self.colour.currentData()
        changed = {field: text for field, text in now.items() if text != getattr(self._code, field)}
        self.accept()
        self.edited.emit(self._code.id, self.name.text().strip(), changed)
