"""Floors without Codebench: an empty Qt window in a fresh process, and in it a text in Qt's own view."""

import sqlite3
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

from tests.benchmarks.speed.samples import Samples, peak_memory
from tests.benchmarks.speed.task import Task


def main(task: Task) -> None:
    """Show a window; where more is wanted, show the longest text and another in turn, and scroll the first."""
    app, samples = QApplication([]), task.samples()
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    while not window.windowHandle().isExposed():
        app.processEvents()
    app.processEvents()
    samples.note("start", time.monotonic() - task.began, time.process_time())
    samples.note("memory", peak_memory(), peak_memory())
    if task.wanted:
        connection = sqlite3.connect(task.project)
        query = "SELECT text FROM source WHERE id = ?"
        texts = [connection.execute(query, (each,)).fetchone()[0] for each in (task.chosen.longest, task.chosen.other)]
        _read(window, texts, samples)
    samples.hand_over(task.answer)
    QTimer.singleShot(0, app.quit)
    app.exec()


def _read(window: QMainWindow, texts: list[str], samples: Samples) -> None:
    view = QPlainTextEdit()
    view.setReadOnly(True)
    window.setCentralWidget(view)
    for _ in range(samples.runs):
        for text in reversed(texts):
            with samples.timed("longest" if text is texts[0] else "other"):
                view.setPlainText(text)
                view.viewport().repaint()
            QApplication.processEvents()
    bar = view.verticalScrollBar()
    for step in range(samples.steps):
        with samples.timed("scroll"):
            bar.setValue((bar.value() + (3 if step % 3 else 200)) % max(1, bar.maximum()))
            view.viewport().repaint()
        QApplication.processEvents()


if __name__ == "__main__":
    main(Task.told())
