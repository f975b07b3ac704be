"""The key to the names: made where one says, or opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from codebench.domain.passphrase import check_new
from codebench.errors import CodebenchError
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.dialogs.passphrase import secret_field
from codebench.gui.views.labels import label
from codebench.i18n import tr

SUFFIX = ".codebenchkey"
Use = Callable[[Path, str], object]


class KeyDialog(AskDialog):
    """Ask where the key is and what opens it; `use` makes or opens it, and may refuse."""

    opened = Signal()
    other_wanted = Signal()

    def __init__(self, path: Path, use: Use, *, new: bool, parent: QWidget | None = None) -> None:
        title, verb = (tr("A key for the names"), tr("Make the key")) if new else (tr("Open the key"), tr("Open"))
        super().__init__(title, verb, parent)
        self._use, self._new = use, new
        self.path, self.first, self.again = QLineEdit(str(path)), secret_field(), secret_field()
        self.column.insertWidget(0, label(_why() if new else _how(), wrap=True))
        self._ask_place()
        self.ask(tr("New passphrase") if new else tr("Passphrase"), self.first)
        if new:
            self.ask(tr("The same again"), self.again)
        self.other = QPushButton(tr("I have a key already…") if new else tr("Make a new key…"))
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self._go_to_other)
        self.buttons.insertWidget(0, self.other)
        self.first.setFocus()

    def _ask_place(self) -> None:
        choose, place = QPushButton(tr("Choose…")), QWidget()
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.path, 1)
        row.addWidget(choose)
        self.ask(tr("Key file"), place)
        self.path.setAccessibleName(tr("Key file"))

    def _choose(self) -> None:
        kinds = tr("Keys of Codebench ({pattern})", pattern=f"*{SUFFIX}")
        ask = QFileDialog.getSaveFileName if self._new else QFileDialog.getOpenFileName
        path, _ = ask(self, self.windowTitle(), self.path.text(), kinds)
        if path:
            self.path.setText(str(Path(path).with_suffix(SUFFIX)) if self._new else path)

    def _go_to_other(self) -> None:
        self.reject()
        self.other_wanted.emit()

    def submit(self) -> None:
        """Make or open the key, or say what is wrong."""
        try:
            if self._new:
                check_new(self.first.text(), self.again.text())
            self._use(Path(self.path.text()), self.first.text())
        except CodebenchError as error:
            self.say(error.user_message)
            self.first.selectAll()
            return
        self.accept()
        self.opened.emit()


def _why() -> str:
    return tr(
        "Which name belongs to which pseudonym stands in a key: an encrypted file apart from the project. Who has only"
        " the project cannot know the names. Keep the key where only you can reach it; without the passphrase nobody"
        " can open it, and nobody can look it up for you."
    )


def _how() -> str:
    return tr("What was decided on names stands in the key, apart from the project.")
