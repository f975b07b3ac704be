"""Reading files in the background: each is told as soon as it is read, and it can be stopped between two."""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import sleep

from PySide6.QtCore import QObject, Signal

from codebench.gui.tasks import Listener, Progress, Task, TaskRunner
from codebench.services.incoming import Incoming, look, reread
from codebench.services.project import Project

# Seconds in which the window has Python to itself after every file: painting a list asks for it two hundred times.
BREATH = 0.003
Read = Callable[[Progress, Callable[[Incoming], None]], None]


class FileReader(QObject):
    """Look at files, one lot after the other."""

    arrived = Signal(object)
    moved = Signal(int, int, str)
    ended = Signal(object)
    refused = Signal(str)

    def __init__(self, project: Project, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._project, self._runner = project, runner
        self._tasks: list[Task] = []

    @property
    def busy(self) -> bool:
        """Tell whether files are being read."""
        return bool(self._tasks)

    def look(self, paths: Sequence[Path], beside: Sequence[Incoming], names: Sequence[str]) -> None:
        """Look at these files, and at those in these folders, beside others."""
        project = self._project

        def read(report: Progress, found: Callable[[Incoming], None]) -> None:
            for incoming in look(project, paths, beside=beside, names=names, progress=report):
                found(incoming)
                sleep(BREATH)

        self._run(read)

    def again(self, wanted: Sequence[tuple[Incoming, str]], names: Sequence[str]) -> None:
        """Read files once more, each in this layout."""

        def read(report: Progress, found: Callable[[Incoming], None]) -> None:
            for at, (each, layout) in enumerate(wanted):
                report(at, len(wanted), each.path.name)
                found(reread(each, layout, names=names))

        self._run(read)

    def stop(self) -> None:
        """Stop as soon as the file that is being read is done."""
        for task in self._tasks:
            task.cancel()

    def _run(self, read: Read) -> None:
        found: list[Incoming] = []
        told: list[Incoming] = []

        def tell() -> None:
            fresh = found[len(told) :]
            told.extend(fresh)
            if fresh:
                self.arrived.emit(fresh)

        def progress(done: int, total: int, what: str) -> None:
            tell()
            self.moved.emit(done, total, what)

        def end(_: object = None) -> None:
            tell()
            self._tasks.pop(0)
            self.ended.emit(told)

        def fail(sentence: str) -> None:
            end()
            self.refused.emit(sentence)

        self._tasks.append(
            self._runner.run(lambda report: read(report, found.append), Listener(end, progress, fail, end))
        )
