"""What one does where numbers are: count, look behind the largest number, ask what goes together."""

from dataclasses import replace

from codebench.domain.question import Analysis
from codebench.domain.table import TOTAL
from codebench.gui.questions import turned_to
from codebench.gui.window import MainWindow
from codebench.services.asking import askable
from tests.benchmarks.speed.samples import Samples
from tests.benchmarks.speed.settling import Painted, settled, took


def count(window: MainWindow, samples: Samples) -> None:
    """Turn to the page for the first time, ask other columns and these again, and open the largest number."""
    assert window.desk is not None
    page = window.desk.counting
    table = page.view.viewport()
    samples.note("count", *took(window, window.desk.show_counting, Painted(), table))
    asked = page.question
    for _ in range(samples.runs):
        page.ask(replace(asked, by="2"))
        settled(window)
        samples.note("again", *took(window, lambda: page.ask(asked), Painted(), table))
    shown = page.table()
    assert shown is not None
    largest = max(shown.rows, key=lambda row: (row.cells[0].count or 0, -len(row.path))).key
    for _ in range(samples.runs):
        page.view.clearSelection()
        page.quotes.clear()
        settled(window)
        samples.note("drill", *took(window, lambda: page.open_number(largest, TOTAL), Painted(), page.quotes))
        assert page.quotes.cards
    samples.facts["largest"] = largest


def pairs(window: MainWindow, samples: Samples) -> None:
    """Ask which codes go together."""
    assert window.desk is not None and window.session is not None
    page = window.desk.counting
    asked = turned_to(Analysis.COOCCURRENCE, page.question, askable(window.session.project))
    samples.note("pairs", *took(window, lambda: page.ask(asked), Painted(), page.view.viewport()))
    window.desk.show_coding()
    settled(window)
