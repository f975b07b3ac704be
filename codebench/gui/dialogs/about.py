"""About: which version this is, under which licence, and what it is made of; all of it can be copied."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.icons import app_icon
from codebench.gui.parts import Part, parts, program
from codebench.gui.views.labels import heading, label
from codebench.i18n import tr


class AboutDialog(AskDialog):
    """Say what this is in words that can be selected, or copied as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("About Codebench"), tr("Close"), parent)
        self.resize(620, 520)
        self.leave.hide()
        picture, head = QLabel(), QVBoxLayout()
        picture.setPixmap(app_icon().pixmap(48, 48))
        head.setSpacing(2)
        head.addWidget(heading(f"Codebench {program().version}".strip(), 4))
        head.addWidget(label(tr("From interviews to findings you can defend."), "muted"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture)
        row.addLayout(head, 1)
        self.words = QPlainTextEdit(about())
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("About Codebench"))
        self.copy = QPushButton(tr("Copy"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.words.toPlainText()))
        self.column.insertLayout(0, row)
        self.column.insertWidget(1, self.words, 1)
        self.buttons.insertWidget(0, self.copy)


def about() -> str:
    """Return all there is to know, as plain text."""
    lines = (
        _line(program()),
        "",
        tr("Language engine: words are taken as they are written; no language model is used."),
        tr("Nothing leaves this computer."),
        "",
        tr("Made with:"),
        *map(_line, parts()),
    )
    return "\n".join(lines)


def _line(part: Part) -> str:
    return " · ".join(word for word in (f"{part.name} {part.version}".strip(), part.licence) if word)
