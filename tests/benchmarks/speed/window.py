"""The window in a fresh process: started, a project opened, and everything done in it that a researcher does."""

import faulthandler
import os
import sys
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from codebench import settings
from codebench.gui.app import run
from codebench.gui.window import MainWindow
from tests.benchmarks.speed.choices import Choices, choose
from tests.benchmarks.speed.samples import Samples, peak_memory
from tests.benchmarks.speed.settling import Painted, settled, took, until


def main(started: float, project: Path, runs: int, only_open: bool) -> None:
    """Run the desk as `codebench` does, with a hand that acts as soon as its events come."""
    folder = project.parent
    settings.settings_path = lambda: folder / "settings.json"  # type: ignore[assignment]
    app = QApplication(sys.argv[:1])
    QTimer.singleShot(0, lambda: _act(started, project, runs, only_open))
    run()
    del app


def _act(started: float, project: Path, runs: int, only_open: bool) -> None:
    """Do everything; the window itself would show a failure and go on."""
    try:
        window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
        samples, chosen = Samples(runs), choose(project)
        _open(window, project, started, samples)
        if not only_open:
            _work(window, chosen, samples)
        samples.hand_over()
        window.close()
        QApplication.exit()
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def _open(window: MainWindow, project: Path, started: float, samples: Samples) -> None:
    """Note when the window stands, and what opening a project takes then."""
    until(lambda: window.windowHandle() is not None and window.windowHandle().isExposed())
    settled(window)
    samples.note("start", time.monotonic() - started)
    seen = Painted(lambda: window.desk is not None and window.desk.coding.transcript.transcript is not None)

    def watch() -> None:
        assert window.desk is not None
        window.desk.coding.transcript.viewport().installEventFilter(seen)

    window.files.opened.connect(watch)
    samples.note("open", *took(window, lambda: window.files.open(project), seen))


def _work(window: MainWindow, chosen: Choices, samples: Samples) -> None:
    from tests.benchmarks.speed import coding, counting

    counting.count(window, samples)
    samples.note("memory", peak_memory())
    counting.pairs(window, samples)
    coding.read(window, chosen, samples)
    coding.code(window, chosen, samples)
    coding.search(window, samples)
    coding.merge(window, chosen, samples)
    coding.bring_in(window, samples)


if __name__ == "__main__":
    faulthandler.enable()
    main(float(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), sys.argv[5:] == ["open"])
