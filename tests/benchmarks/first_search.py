"""The first search in all forms after start, and how long the window stood still: `-m tests.benchmarks.first_search`."""

import os
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

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
        _queue(app, window, pulse)
        window.close()


def _queue(app: QApplication, window: MainWindow, pulse: Pulse) -> None:
    assert window.desk is not None
    queue, bar = window.desk.coding.controllers["queue"], window.desk.coding.queue_bar
    pulse.rest()
    start = time.perf_counter()
    queue.start()
    QTest.keyClicks(queue.chooser.box, "mon")
    QTest.keyClick(queue.chooser.box, Qt.Key.Key_Return)
    while queue.is_preparing():
        app.processEvents()
    print(f"{'the queue of all of those':24}{len(queue.queue.hits):8} hits {time.perf_counter() - start:8.3f} s, "
          f"longest gap {pulse.longest:.3f} s")  # fmt: skip
    longest = 0.0
    for _ in range(60):
        start = time.perf_counter()
        QTest.keyClick(bar, "z")
        app.processEvents()
        longest = max(longest, time.perf_counter() - start)
    print(f"{'a decision':24}at most {longest:.3f} s")
    start = time.perf_counter()
    queue.stop()
    app.processEvents()
    print(f"{'stopping':24}{time.perf_counter() - start:.3f} s")


if __name__ == "__main__":
    main()
