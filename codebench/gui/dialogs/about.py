"""About: which version this is, what it is made of, and the licence of each part; all of it can be copied."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.icons import app_icon
from codebench.gui.parts import Part, parts, program
from codebench.gui.views.labels import heading, label
from codebench.i18n import tr


class AboutDialog(AskDialog):
    """Say what this is in words that can be selected, or copied as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("About Codebench"), tr("Close"), parent)
        self.resize(620, 560)
        self.leave.hide()
        self._parts = (program(), *parts())
        self.words = QPlainTextEdit(about(self._parts))
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("About Codebench"))
        self.shown = QComboBox()
        self.shown.addItem(tr("Everything inside"))
        self.shown.addItems([part.name for part in self._parts])
        self.shown.currentIndexChanged.connect(self._show)
        self.ask(tr("Licence of"), self.shown)
        self.copy = QPushButton(tr("Copy"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.words.toPlainText()))
        self.column.insertLayout(0, _head())
        self.column.insertWidget(2, self.words, 1)
        self.buttons.insertWidget(0, self.copy)

    def _show(self, at: int) -> None:
        self.words.setPlainText(licence(self._parts[at - 1]) if at else about(self._parts))


def _head() -> QHBoxLayout:
    picture, words, row = QLabel(), QVBoxLayout(), QHBoxLayout()
    picture.setPixmap(app_icon().pixmap(48, 48))
    words.setSpacing(2)
    words.addWidget(heading(f"Codebench {program().version}".strip(), 4))
    words.addWidget(label(tr("From interviews to findings you can defend."), "muted"))
    row.setSpacing(16)
    row.addWidget(picture)
    row.addLayout(words, 1)
    return row


def about(inside: tuple[Part, ...]) -> str:
    """Return all there is to know, as plain text: the program first, then what it is made of."""
    own, *others = map(_line, inside)
    return "\n".join((own, "", tr("Nothing leaves this computer."), "", tr("Made with:"), *others))


def licence(part: Part) -> str:
    """Return one part and the text of its licence."""
    return f"{_line(part)}\n\n{part.text() or tr('The licence comes without its text.')}"


def _line(part: Part) -> str:
    return " · ".join(word for word in (f"{part.name} {part.version}".strip(), part.licence) if word)
