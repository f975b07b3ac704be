"""Passphrases: one that opens a protected project, and a new one to protect it with."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from codebench.domain.passphrase import check_new
from codebench.errors import CodebenchError, DamagedError, PassphraseError
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.i18n import tr
from codebench.services.project import Project


def secret_field() -> QLineEdit:
    """Return a field whose words nobody reads along."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class UnlockDialog(AskDialog):
    """Ask for the passphrase of a project until it fits."""

    unlocked = Signal(object)
    damaged = Signal(str, str)
    refused = Signal(str)

    def __init__(self, name: str, opening: Callable[[str], Project], parent: QWidget | None = None) -> None:
        super().__init__(tr("Open “{name}”", name=name), tr("Open"), parent)
        self._opening = opening
        self.passphrase = secret_field()
        self.ask(tr("Passphrase"), self.passphrase)
        self.passphrase.setFocus()

    def submit(self) -> None:
        """Open the project, or say that the passphrase does not fit."""
        try:
            project = self._opening(self.passphrase.text())
        except PassphraseError as error:
            self.say(error.user_message)
            self.passphrase.selectAll()
            return
        except DamagedError as error:
            self.reject()
            self.damaged.emit(error.user_message, self.passphrase.text())
            return
        except CodebenchError as error:
            self.reject()
            self.refused.emit(error.user_message)
            return
        self.accept()
        self.unlocked.emit(project)


class NewPassphraseDialog(AskDialog):
    """Say what a new passphrase does, and ask for it twice."""

    chosen = Signal(str)

    def __init__(self, title: str, verb: str, told: str, parent: QWidget | None = None) -> None:
        super().__init__(title, verb, parent)
        self.first, self.again = secret_field(), secret_field()
        self.column.insertWidget(0, label(told, wrap=True))
        self.ask(tr("New passphrase"), self.first)
        self.ask(tr("The same again"), self.again)
        self.first.setFocus()

    def submit(self) -> None:
        """Hand over the passphrase, or say what is wrong with it."""
        try:
            check_new(self.first.text(), self.again.text())
        except CodebenchError as error:
            self.say(error.user_message)
        else:
            self._hand_over(self.first.text())

    def _hand_over(self, passphrase: str) -> None:
        self.accept()
        self.chosen.emit(passphrase)


class ProtectDialog(NewPassphraseDialog):
    """Ask for a project's new passphrase; a protected project can be made plain again."""

    def __init__(self, protected: bool, parent: QWidget | None = None) -> None:
        told = tr(
            "The whole file is encrypted: texts, codings, history and search. Without the passphrase nobody can"
            " open it, and nobody can look it up for you. Its backups are encrypted along."
        )
        super().__init__(tr("Protect the project"), tr("Protect"), told, parent)
        self.plain = QPushButton(tr("Make it plain again"))
        self.plain.setAutoDefault(False)
        self.plain.setVisible(protected)
        self.plain.clicked.connect(lambda: self._hand_over(""))
        self.buttons.insertWidget(0, self.plain)
