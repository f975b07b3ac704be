"""What keeps an open project safe, beside the window and never in its way: rolling backups, and signs of life."""

from PySide6.QtCore import QObject, QTimer, Signal

from codebench.domain.backups import Backup
from codebench.gui.tasks import Listener, TaskRunner
from codebench.services.backups import keep_backup
from codebench.services.project import Project
from codebench.settings import load_settings

# Milliseconds: the desk is painted first.
SOON, HOURLY, BEAT = 8_000, 3_600_000, 60_000


class BackupKeeper(QObject):
    """Backs up one open project soon after opening and every hour; what goes wrong is told once, until it goes well.

    Meanwhile it gives others signs of life, and tells if somebody took the project over nevertheless.
    """

    told = Signal(str)
    taken_over = Signal(str)

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self.problem = ""
        self._project = project
        self.tasks = TaskRunner(self)
        self._soon, self._hourly, self._alive = QTimer(self), QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        for timer, wait, act in (
            (self._soon, SOON, self.keep),
            (self._hourly, HOURLY, self.keep),
            (self._alive, BEAT, self.beat),
        ):
            timer.timeout.connect(act)
            timer.start(wait)

    def keep(self) -> None:
        """Begin a backup, unless one is being made or none is wanted."""
        if load_settings().backups and not self.tasks.is_busy():
            work = Listener(self._made, lambda *_: None, self._say)
            self.tasks.run(lambda report: keep_backup(self._project, lambda: report(0, 0, "")), work)

    def beat(self) -> None:
        """Give a sign of life."""
        if not self.tasks.is_busy():
            self.tasks.run(lambda _: self._project.beat(), Listener(self._heard, lambda *_: None))

    def _heard(self, sentence: str) -> None:
        if sentence:
            self.taken_over.emit(sentence)

    def _made(self, _: Backup | None) -> None:
        self._say("")

    def _say(self, sentence: str) -> None:
        if sentence != self.problem:
            self.problem = sentence
            self.told.emit(sentence)

    def stop(self) -> None:
        """Stop for good; a backup half made goes."""
        for timer in (self._soon, self._hourly, self._alive):
            timer.stop()
        self.tasks.finish()
