"""Long work on one worker thread, so that the window stays alive; it can be cancelled where it reports progress."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from codebench.errors import CodebenchError

GIVE_WAY = 0.0005
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


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom to tell, in the window's thread, how the work goes and how it ended."""

    done: Callable[[Any], None]
    progress: Callable[[int, int, str], None]
    failed: Callable[[str], None] | None = None
    cancelled: Callable[[], None] | None = None


class TaskRunner(QObject):
    """Run one task after another, never two at once."""

    busy = Signal(bool)
    failed = Signal(str)
    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Whoever works beside the window gives way within half a millisecond when the window asks, not within five.
        sys.setswitchinterval(GIVE_WAY)
        self._waiting: list[tuple[Task, Listener]] = []
        self._running: tuple[Task, Listener] | None = None

    def run(self, work: Work, listener: Listener) -> Task:
        """Start the work, or queue it behind what runs; return it, to cancel it."""
        task = Task(work, self)
        task.done.connect(self._done)
        task.progress.connect(self._progress)
        task.failed.connect(self._failed)
        task.cancelled.connect(self._cancelled)
        task.crashed.connect(self._crashed)
        task.finished.connect(self._next)
        self._waiting.append((task, listener))
        if self._running is None:
            self._next()
        return task

    def is_busy(self) -> bool:
        """Tell whether work is going on."""
        return self._running is not None

    def _next(self) -> None:
        if self._running is not None:
            self._running[0].deleteLater()
        self._running = self._waiting.pop(0) if self._waiting else None
        self.busy.emit(self._running is not None)
        if self._running is not None:
            self._running[0].start()

    def _done(self, result: object) -> None:
        if self._running is not None:
            self._running[1].done(result)

    def _progress(self, done: int, total: int, what: str) -> None:
        if self._running is not None:
            self._running[1].progress(done, total, what)

    def _failed(self, message: str) -> None:
        if self._running is not None and (tell := self._running[1].failed) is not None:
            tell(message)
        else:
            self.failed.emit(message)

    def _cancelled(self) -> None:
        if self._running is not None and (tell := self._running[1].cancelled) is not None:
            tell()

    def _crashed(self, bug: object) -> None:
        self.crashed.emit(bug)
        self._cancelled()

    def finish(self) -> None:
        """Stop all and wait, before the window goes."""
        self._waiting.clear()
        if self._running is not None:
            task = self._running[0]
            self._running = (task, Listener(_ignore, _ignore))
            task.cancel()
            task.wait()


def _ignore(*_: object) -> None:
    """Tell nobody, because nobody is there any more."""
