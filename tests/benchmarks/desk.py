"""The desk at 300,000 characters with 3,000 codings: `.venv/bin/python -m tests.benchmarks.desk`."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from codebench.domain.codebook import Code
from codebench.domain.source import Source
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.session import ProjectSession
from codebench.gui.theme import use_theme
from tests.benchmarks.corpus import study


def milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def opening(page: CodingPage, big: str, small: str) -> list[float]:
    taken = []
    for _ in range(5):
        page.open_source(small)
        QApplication.processEvents()

        def show() -> None:
            page.open_source(big)
            page.transcript.viewport().repaint()

        taken.append(milliseconds(show))
        QApplication.processEvents()
    return taken


def scrolling(page: CodingPage) -> list[float]:
    bar, taken = page.transcript.verticalScrollBar(), []
    for step in range(300):

        def turn(step: int = step) -> None:
            bar.setValue((bar.value() + (60 if step % 3 else 4000)) % bar.maximum())
            page.transcript.viewport().repaint()

        taken.append(milliseconds(turn))
    return taken


def coding(page: CodingPage, codes: list[str]) -> list[float]:
    taken = []
    for number in range(30):
        at = 20_000 + number * 7_777
        page.transcript.select(at, at + 80)
        QApplication.processEvents()

        def apply(number: int = number) -> None:
            page.apply_code(codes[number % len(codes)])
            page.transcript.viewport().repaint()

        taken.append(milliseconds(apply))
        QApplication.processEvents()
    return taken


def main() -> None:
    app = QApplication([])
    use_theme("light")
    with tempfile.TemporaryDirectory() as folder:
        project = study(Path(folder), sources=2, chars=300_000, codes=60, codings=6_000)
        first, second = (source.id for source in project.values(Source))
        page = CodingPage(ProjectSession(project))
        page.resize(1366, 700)
        page.show()
        app.processEvents()
        rows = [
            ("open to painted", opening(page, second, first), 300),
            ("scroll step", scrolling(page), 16),
            ("apply a code, commit, repaint", coding(page, [code.id for code in project.values(Code)]), 50),
            ("figures beside it (30 ms later)", [milliseconds(page.refresh_figures) for _ in range(9)], 0),
        ]
        print(f"{'operation':34}{'median ms':>10}{'max ms':>9}{'reach':>7}")
        for name, taken, reach in rows:
            middle = sorted(taken)[len(taken) // 2]
            print(f"{name:34}{middle:10.1f}{max(taken):9.1f}{reach or '':>7}")
        page.close()
        project.close()


if __name__ == "__main__":
    main()
