"""Floors without Codebench: an empty Qt window in a fresh process, and in it a text in Qt's own view."""

import sqlite3
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

from tests.benchmarks.speed.samples import Samples, peak_memory


def main(started: float, project: str, runs: int, longest: str, other: str) -> None:
    """Show a window; with the ids of two sources, show their texts in turn and scroll the first."""
    app, samples = QApplication([]), Samples(runs)
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    while not window.windowHandle().isExposed():
        app.processEvents()
    app.processEvents()
    samples.note("start", time.monotonic() - started)
    samples.note("memory", peak_memory())
    if longest:
        connection = sqlite3.connect(project)
        query = "SELECT text FROM source WHERE id = ?"
        texts = [connection.execute(query, (each,)).fetchone()[0] for each in (longest, other)]
        _read(window, texts, samples)
    samples.hand_over()
    QTimer.singleShot(0, app.quit)
    app.exec()


def _read(window: QMainWindow, texts: list[str], samples: Samples) -> None:
    view = QPlainTextEdit()
    view.setReadOnly(True)
    window.setCentralWidget(view)
    for _ in range(samples.runs):
        for text in reversed(texts):
            start = time.perf_counter()
            view.setPlainText(text)
            view.viewport().repaint()
            spent = time.perf_counter() - start
            QApplication.processEvents()
        samples.note("longest", spent)
    bar = view.verticalScrollBar()
    for step in range(samples.steps):
        start = time.perf_counter()
        bar.setValue((bar.value() + (3 if step % 3 else 200)) % max(1, bar.maximum()))
        view.viewport().repaint()
        samples.note("scroll", time.perf_counter() - start)
        QApplication.processEvents()


if __name__ == "__main__":
    main(float(sys.argv[2]), sys.argv[3], int(sys.argv[4]), *(sys.argv[5:] or ("", "")))
