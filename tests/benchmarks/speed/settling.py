"""When the window has painted, and when nothing is left to be done in it."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from codebench.gui.tasks import TaskRunner
from tests.benchmarks.speed.samples import Took

T = TypeVar("T")
PATIENCE = 600.0
# A timer that waits longer is no part of what was asked: it saves what one writes, or takes a notice away.
SOON = 500


def settled(window: QWidget) -> float:
    """Let the window do all that is waiting; return the seconds this took, without those in which it only waited."""
    spent, end = 0.0, time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        start = time.perf_counter()
        QApplication.processEvents()
        worked = time.perf_counter() - start
        busy = any(runner.is_busy() for runner in window.findChildren(TaskRunner))
        waits = any(each.isActive() and each.isSingleShot() and each.interval() < SOON for each in _timers(window))
        if busy or waits:
            time.sleep(0.0005)
        spent += time.perf_counter() - start if busy else worked
        if not busy and not waits:
            return spent
    raise TimeoutError("the window never came to rest")


def _timers(window: QWidget) -> list[QTimer]:
    return window.findChildren(QTimer)


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
        QApplication.processEvents()
        if time.perf_counter() > end:
            raise TimeoutError("what was waited for never came")


def took(window: QWidget, act: Callable[[], object], seen: Painted, *widgets: QWidget) -> Took:
    """Time an act until one of these widgets (or those that `seen` watches already) is painted, and until all is done."""
    for widget in widgets:
        widget.installEventFilter(seen)
    start = time.perf_counter()
    act()
    until(lambda: seen.seen)
    painted = time.perf_counter() - start
    for widget in widgets:
        widget.removeEventFilter(seen)
    return Took(painted, painted + settled(window))
