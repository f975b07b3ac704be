"""The first search in all forms after start, and how long the window stood still: `-m tests.benchmarks.first_search`."""

import os
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from codebench.domain.codebook import Code
from codebench.domain.search import Mode, Query
from codebench.gui.window import MainWindow
from codebench.services.codebook import add_code
from tests.benchmarks.searching import study

BEAT = 5


class Pulse:
    """Hear the window's heart, and keep the longest time between two beats."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now

    def rest(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        project, _, _ = study(Path(folder))
        project.do(add_code, name="money", code_id="m")
        assert project.values(Code)
        project.close()
        app = QApplication([])
        window = MainWindow()
        window.show()
        window.files.open(project.path)
        assert window.desk is not None
        search = window.desk.search
        search.open()
        until = time.perf_counter() + 1
        while time.perf_counter() < until:
            app.processEvents()
        pulse = Pulse()
        for words in ("gaan", "gaan", "opgeven", "aankomen", "student", "de"):
            pulse.rest()
            start = time.perf_counter()
            search.ask(Query(words, Mode.LEMMA, only_participants=True))
            while search.is_busy():
                app.processEvents()
            took = time.perf_counter() - start
            app.processEvents()
            print(f"{words:24}{search.answer.found.hits:8} hits {took:8.3f} s, longest gap {pulse.longest:.3f} s")
        window.close()


if __name__ == "__main__":
    main()
