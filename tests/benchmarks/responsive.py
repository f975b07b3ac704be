"""How long the window is away while it imports: `.venv/bin/python -m tests.benchmarks.responsive [N]`.

N Word transcripts (300) come in through the dialog; a clock that wants to tick every millisecond tells the longest gap.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from codebench import settings
from codebench.gui.collecting import Collector
from codebench.gui.language import speak
from codebench.gui.theme import use_theme
from codebench.gui.window import MainWindow
from codebench.services.project import Project
from tests.benchmarks.corpus import transcripts


class Gaps:
    """The longest gaps between two events, while it runs."""

    def __init__(self) -> None:
        self.longest: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(1)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = sorted([*self.longest, now - self._last], reverse=True)[:5]
        self._last = now

    def take(self) -> str:
        """Return the longest gaps since the last time, in milliseconds."""
        found, self.longest = self.longest, []
        return ", ".join(f"{1000 * gap:.0f}" for gap in found)


def wait_until(done: object, patience: float = 300) -> None:
    assert callable(done)
    end = time.perf_counter() + patience
    while not done():
        QApplication.processEvents()
        assert time.perf_counter() < end
        time.sleep(0.0002)


def main(files: int = 300) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings.settings_path = lambda: folder / "settings.json"  # type: ignore[assignment]
        (folder / "in").mkdir()
        transcripts(folder / "in", files)
        Project.create(folder / "bench.codebench", coder_name="bench").close()
        application = QApplication([])
        Collector(application)
        speak("nl")
        use_theme("light")
        window = MainWindow()
        window.show()
        window.files.open(folder / "bench.codebench")
        wait_until(lambda: window.session is not None)
        gaps, started = Gaps(), time.perf_counter()
        dialog = window.show_import([folder / "in"])
        assert dialog is not None
        wait_until(lambda: not dialog.busy and len(dialog.intake.files) == files)
        read = time.perf_counter() - started
        print(f"{files} files looked at in {read:.1f} s; longest gaps {gaps.take()} ms")
        started = time.perf_counter()
        came: list[object] = []
        dialog.imported.connect(came.append)
        dialog.submit()
        wait_until(lambda: bool(came))
        for _ in range(200):
            application.processEvents()
        print(f"brought in and shown in {time.perf_counter() - started:.1f} s; longest gaps {gaps.take()} ms")
        window.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
