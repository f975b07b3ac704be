"""The Dutch language model: which engine is at work, and fetching or choosing one, each by a click that says so."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.tasks import Listener, Task, TaskRunner, Work
from codebench.gui.views.labels import label
from codebench.i18n import tr
from codebench.services.language import LanguageStatus, download_model, install_model, origin, status


class LanguageModelDialog(AskDialog):
    """Say how Dutch is read now, and offer what reads it better."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        url, size = origin()
        fetch = tr("Download ({size} MB)", size=round(size / 1_000_000))
        super().__init__(tr("Dutch language model"), fetch, parent)
        self._tasks = tasks
        self._task: Task | None = None
        told = tr(
            "Searching and hiding names work without it; with it more names are pointed out. It is fetched once,"
            " from its makers ({host}); nothing of your project goes there.",
            host=url.split("/")[2],
        )
        self.now = label("", "strong", wrap=True)
        self.column.insertWidget(0, self.now)
        self.column.insertWidget(1, label(told, "muted", wrap=True))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.hide()
        self.column.insertWidget(2, self.bar)
        self.choose = QPushButton(tr("Choose a file…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self.buttons.insertWidget(0, self.choose)
        self.leave.setText(tr("Close"))
        self._run(lambda _: status())

    def submit(self) -> None:
        """Fetch the model."""
        self._run(download_model)

    def install(self, wheel: Path) -> None:
        """Install the model from a file."""
        self._run(lambda _: install_model(wheel))

    def _choose(self) -> None:
        kinds = tr("Language model ({patterns})", patterns="*.whl")
        path, _ = QFileDialog.getOpenFileName(self, tr("Dutch language model"), "", kinds)
        if path:
            self.install(Path(path))

    def _run(self, work: Work) -> None:
        self.say("")
        self._lock(True)
        self._task = self._tasks.run(work, Listener(self._done, self._progress, self._ended, self._ended))

    def _lock(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.bar.setMaximum(0)
        for button in (self.go, self.choose):
            button.setEnabled(not busy)
        self.fit()

    def _progress(self, done: int, total: int, what: str) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _done(self, found: LanguageStatus) -> None:
        self._task = None
        self._lock(False)
        self.now.setText(found.sentence)
        self.say(found.problem)

    def _ended(self, sentence: str = "") -> None:
        self._task = None
        self._lock(False)
        self.say(sentence or tr("Stopped."))

    def reject(self) -> None:
        """Stop what is going on; else close."""
        if self._task is not None:
            self._task.cancel()
        super().reject()
