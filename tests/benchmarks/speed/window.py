"""The window in a fresh process: started, a project opened, and everything done in it that a researcher does."""

import faulthandler
import os
import subprocess
import sys
import threading
import time
import traceback

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from codebench import settings
from codebench.gui.app import BRINGING, run
from codebench.gui.window import MainWindow
from tests.benchmarks.speed.samples import Samples, peak_memory, processor
from tests.benchmarks.speed.settling import Painted, settled, took, until
from tests.benchmarks.speed.task import Task


def main(task: Task) -> None:
    """Run the desk as `codebench` does, with a hand that acts as soon as its events come."""
    settings.settings_path = lambda: task.folder / "settings.json"  # type: ignore[assignment]
    app = QApplication(sys.argv[:1])
    QTimer.singleShot(0, app, lambda: _act(task))
    run()


def _act(task: Task) -> None:
    """Do everything; the window itself would show a failure and go on."""
    try:
        window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
        samples = task.samples()
        _open(window, task, samples)
        if task.wanted:
            _work(window, task, samples)
        samples.hand_over(task.answer)
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
        os._exit(1)
    # Closing would wait for what is still being learnt beside the window.
    os._exit(0)


def _open(window: MainWindow, task: Task, samples: Samples) -> None:
    """Note when the window stands, and what opening a project takes then."""
    until(lambda: window.windowHandle() is not None and window.windowHandle().isExposed())
    settled(window)
    samples.note("start", time.monotonic() - task.began, processor())
    # Nobody chooses a project faster than the window loads what it takes to show one.
    until(lambda: any(each.startswith("codebench.gui.pages") for each in sys.modules))
    until(lambda: all(each.name != BRINGING for each in threading.enumerate()))
    # It is a project that was worked in before; one that comes from elsewhere is looked through row by row first.
    known = (
        "import sys; from pathlib import Path; from codebench import settings; "
        "settings.settings_path = lambda: Path(sys.argv[1]); "
        "from codebench.storage.database import Database; Database.open(Path(sys.argv[2])).close()"
    )
    subprocess.run([sys.executable, "-c", known, str(settings.settings_path()), str(task.project)], check=True)
    seen = Painted(lambda: window.desk is not None and window.desk.coding.transcript.transcript is not None)

    def watch() -> None:
        assert window.desk is not None
        window.desk.coding.transcript.viewport().installEventFilter(seen)

    window.files.opened.connect(watch)
    samples.took["open"].append(took(window, lambda: window.files.open(task.project), seen))


def _work(window: MainWindow, task: Task, samples: Samples) -> None:
    from tests.benchmarks.speed import coding, counting

    chosen = task.chosen
    counting.count(window, samples)
    samples.note("memory", peak_memory(), peak_memory())
    counting.pairs(window, samples)
    coding.read(window, chosen, samples)
    coding.code(window, chosen, samples)
    coding.search(window, samples)
    coding.merge(window, chosen, samples)
    coding.bring_in(window, task.files, samples)
    coding.learn(window, chosen, samples, to_the_end="learn" in task.wanted)


if __name__ == "__main__":
    faulthandler.enable()
    main(Task.told())
