"""Long work on one worker thread, so that the window stays alive; it can be cancelled where it reports progress."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from codebench.errors import CodebenchError

Progress = Callable[[int, int, str], None]
Work = Callable[[Progress], Any]


class Cancelled(Exception):  # noqa: N818
    """Raised inside the work once the user has asked to stop."""


class Task(QThread):
    """One piece of long work."""

    progress = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    crashed = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = False

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop = True

    def _report(self, done: int, total: int, what: str) -> None:
        if self._stop:
            raise Cancelled
        self.progress.emit(done, total, what)

    def run(self) -> None:
        """Do the work; its outcome arrives as exactly one signal in the window's thread."""
        try:
            result = self._work(self._report)
        except Cancelled:
            self.cancelled.emit()
        except CodebenchError as error:
            self.failed.emit(error.user_message)
        except Exception as bug:  # noqa: BLE001
            self.crashed.emit(bug)
        else:
            self.done.emit(result)


class TaskRunner(QObject):
    """Run one task after another, never two at once."""

    busy = Signal(bool)
    failed = Signal(str)
    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Task] = []
        self.current: Task | None = None

    def run(self, work: Work, done: Callable[[Any], None], progress: Callable[[int, int, str], None]) -> Task:
        """Start the work, or queue it behind what runs; return it, to cancel or to listen."""
        task = Task(work, self)
        task.done.connect(done)
        task.progress.connect(progress)
        task.failed.connect(self.failed)
        task.crashed.connect(self.crashed)
        task.finished.connect(self._next)
        self._waiting.append(task)
        if self.current is None:
            self._next()
        return task

    def _next(self) -> None:
        self.current = self._waiting.pop(0) if self._waiting else None
        self.busy.emit(self.current is not None)
        if self.current is not None:
            self.current.start()

    def finish(self) -> None:
        """Stop all and wait, before the window goes."""
        self._waiting.clear()
        if self.current is not None:
            self.current.cancel()
            self.current.wait()
