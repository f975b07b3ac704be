"""A damaged project: what is left is written to a new one, and what that is, is said in plain words."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QPushButton, QWidget

from codebench.errors import PassphraseError
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.dialogs.passphrase import secret_field
from codebench.gui.tasks import Listener, Progress, TaskRunner
from codebench.gui.views.labels import label
from codebench.i18n import tr
from codebench.services.backups import listed
from codebench.services.rescue import RescueReport, rescue


class RescueDialog(AskDialog):
    """Offer to rescue, do it beside the window, and offer what came of it to read or to work in."""

    open_wanted = Signal(Path, bool)
    backups_wanted = Signal(Path)

    def __init__(self, path: Path, problem: str = "", passphrase: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tr("Rescue “{name}”", name=path.name), tr("Rescue what is left"), parent)
        self.resize(640, 420)
        self._path, self._tasks = path, TaskRunner(self)
        self._tasks.crashed.connect(self._broke)
        self.report: RescueReport | None = None
        self.secret = secret_field()
        self.secret.setText(passphrase)
        self.ask(tr("Passphrase"), self.secret)
        self.form.setRowVisible(self.secret, False)
        told = tr("What can still be read is written to a new project beside it. The damaged file stays as it is.")
        self.words = QPlainTextEdit("\n\n".join(filter(None, (problem, told, self._backup()))))
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("What is known"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.hide()
        self.column.insertWidget(0, label(str(path), "faint", wrap=True))
        self.column.insertWidget(2, self.words, 1)
        self.column.insertWidget(3, self.bar)
        self.backups, self.read = QPushButton(tr("Backups…")), QPushButton(tr("Open it to read"))
        self.backups.clicked.connect(self._show_backups)
        self.read.clicked.connect(lambda: self._open(read_only=True))
        for button in (self.backups, self.read):
            button.setAutoDefault(False)
        self.buttons.insertWidget(0, self.backups)
        self.buttons.insertWidget(self.buttons.count() - 1, self.read)
        self.backups.setVisible(bool(listed(path)))
        self.read.hide()
        self.finished.connect(self._tasks.finish)
        self.go.setFocus()

    def _backup(self) -> str:
        latest = listed(self._path)[:1]
        return tr("Its latest backup is of {when}.", when=f"{latest[0].at:%d-%m-%Y %H:%M}") if latest else ""

    def submit(self) -> None:
        """Rescue; once that is done, open what came of it."""
        if self.report is not None:
            self._open(read_only=False)
            return
        secret = self.secret.text()
        self.go.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        self._tasks.run(
            lambda report: _rescued(self._path, secret, report), Listener(self._show, self._move, self._refused)
        )

    def _move(self, done: int, total: int, _: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _refused(self, sentence: str) -> None:
        self.bar.hide()
        self.go.setEnabled(True)
        self.say(sentence)

    def _broke(self, _: object) -> None:
        self._refused(tr("Something went wrong in the program. The damaged file is as it was."))

    def _show(self, report: RescueReport | PassphraseError) -> None:
        if isinstance(report, PassphraseError):
            self.form.setRowVisible(self.secret, True)
            self.secret.setFocus()
            self._refused(report.user_message)
            return
        self.bar.hide()
        self.say("")
        self.report = report
        self.words.setPlainText("\n\n".join((*report.sentences, str(report.path))))
        self.read.show()
        self.leave.setText(tr("Close"))
        self.go.setText(tr("Open as a project"))
        self.go.setEnabled(True)
        self.go.setFocus()

    def _open(self, *, read_only: bool) -> None:
        if self.report is not None:
            self.accept()
            self.open_wanted.emit(self.report.path, read_only)

    def _show_backups(self) -> None:
        self.reject()
        self.backups_wanted.emit(self._path)


def _rescued(path: Path, secret: str, report: Progress) -> RescueReport | PassphraseError:
    try:
        return rescue(path, None, secret, report)
    except PassphraseError as error:
        return error
