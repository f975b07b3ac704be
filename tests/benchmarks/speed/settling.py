"""When the window has painted, and when nothing is left to be done in it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from codebench.gui.tasks import TaskRunner
from tests.benchmarks.speed.samples import Took, processor

PATIENCE = 300.0
# A timer that waits longer is no part of what was asked: it saves what one writes, or takes a notice away.
SOON = 500


def settled(window: QWidget, most: float = PATIENCE, *, beside: bool = False) -> tuple[float, float]:
    """Let the window do all that is waiting, for so many seconds at most; what is done `beside` it may go on.

    Return the seconds in which it did not only wait, on the clock and of the processor.
    """
    spent, worked, began = 0.0, 0.0, time.perf_counter()
    while time.perf_counter() - began < most:
        runners = [] if beside else window.findChildren(TaskRunner)
        start, work = time.perf_counter(), processor()
        QApplication.processEvents()
        while any(each.is_busy() for each in runners) and time.perf_counter() - began < most:
            _wait()
        spent, worked = spent + time.perf_counter() - start, worked + processor() - work
        due = any(map(_is_due, window.findChildren(QTimer)))
        if not due and (beside or not is_busy(window)):
            break
        time.sleep(0.001)
    return spent, worked


def _wait() -> None:
    """Wait as the window does: without taking the processor from what is done beside it."""
    beat = QTimer()
    beat.start(20)
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def is_busy(window: QWidget) -> bool:
    """Tell whether something is done beside the window."""
    return any(runner.is_busy() for runner in window.findChildren(TaskRunner))


def _is_due(timer: QTimer) -> bool:
    return timer.isActive() and timer.isSingleShot() and timer.interval() < SOON


class Painted(QObject):
    """Know when a widget was painted while something held."""

    def __init__(self, holds: Callable[[], object] = lambda: True) -> None:
        super().__init__()
        self.seen, self._holds = False, holds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See an event go by."""
        if event.type() == QEvent.Type.Paint and self._holds():
            self.seen = True
        return False


def until(done: Callable[[], object]) -> None:
    """Let events come until something holds."""
    end = time.perf_counter() + PATIENCE
    while not done():
        _wait()
        if time.perf_counter() > end:
            raise TimeoutError("what was waited for never came")


def took(
    window: QWidget,
    act: Callable[[], object],
    seen: Painted,
    *widgets: QWidget,
    most: float = PATIENCE,
    beside: bool = False,
) -> Took:
    """Time an act until one of these widgets (or those that `seen` watches already) is painted, and until all is done."""
    for widget in widgets:
        widget.installEventFilter(seen)
    start, worked = time.perf_counter(), processor()
    act()
    until(lambda: seen.seen)
    painted, work = time.perf_counter() - start, processor() - worked
    for widget in widgets:
        widget.removeEventFilter(seen)
    more, more_work = settled(window, most, beside=beside)
    return Took(painted, painted + more, work, work + more_work)
