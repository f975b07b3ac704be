"""Rolling backups while one works: soon after opening and every hour, beside the window and never in its way."""

from PySide6.QtCore import QObject, QTimer, Signal

from codebench.domain.backups import Backup
from codebench.gui.tasks import Listener, TaskRunner
from codebench.services.backups import keep_backup
from codebench.services.project import Project
from codebench.settings import load_settings

# Milliseconds: the desk is painted first.
SOON, HOURLY = 8_000, 3_600_000


class BackupKeeper(QObject):
    """Backs up one open project; what goes wrong is told once, until it goes well again."""

    told = Signal(str)

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self.problem = ""
        self._project = project
        self.tasks = TaskRunner(self)
        self._soon, self._hourly = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        for timer, wait in ((self._soon, SOON), (self._hourly, HOURLY)):
            timer.timeout.connect(self.keep)
            timer.start(wait)

    def keep(self) -> None:
        """Begin a backup, unless one is being made or none is wanted."""
        if load_settings().backups and not self.tasks.is_busy():
            work = Listener(self._made, lambda *_: None, self._say)
            self.tasks.run(lambda report: keep_backup(self._project, lambda: report(0, 0, "")), work)

    def _made(self, _: Backup | None) -> None:
        self._say("")

    def _say(self, sentence: str) -> None:
        if sentence != self.problem:
            self.problem = sentence
            self.told.emit(sentence)

    def stop(self) -> None:
        """Stop for good; a backup half made goes."""
        self._soon.stop()
        self._hourly.stop()
        self.tasks.finish()
