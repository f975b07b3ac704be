"""What one does where numbers are: count, look behind the largest number, ask what goes together."""

from dataclasses import replace

from codebench.domain.question import Analysis
from codebench.domain.table import TOTAL
from codebench.gui.questions import turned_to
from codebench.gui.window import MainWindow
from codebench.services.asking import askable
from tests.benchmarks.speed.samples import Samples
from tests.benchmarks.speed.settling import Painted, settled, took

# Repeats among many thousand quotes are found beside the work; nobody waits for that.
FOLDING = 10.0


def count(window: MainWindow, samples: Samples) -> None:
    """Turn to the page for the first time, ask other columns and these again, and open the largest number."""
    assert window.desk is not None
    page = window.desk.counting
    view = page.view.viewport()
    samples.took["count"].append(took(window, window.desk.show_counting, Painted(), view))
    asked = page.question
    while samples.wants("again"):
        page.ask(replace(asked, by="2"))
        settled(window)
        samples.took["again"].append(took(window, lambda: page.ask(asked), Painted(), view))
    shown = page.table()
    assert shown is not None
    samples.facts["largest"] = max(shown.rows, key=lambda row: (row.cells[0].count or 0, -len(row.path))).key
    behind(window, samples)


def behind(window: MainWindow, samples: Samples) -> None:
    """Open the largest number as often as it takes; opening the smallest meanwhile ends what is still sought in it."""
    assert window.desk is not None
    page, largest = window.desk.counting, samples.facts["largest"]
    shown = page.table()
    assert shown is not None
    smallest = min(shown.rows, key=lambda row: row.cells[0].count or 0).key
    while samples.wants("drill"):
        opened = took(window, lambda: page.open_number(largest, TOTAL), Painted(), page.quotes, most=FOLDING)
        assert page.quotes.cards
        samples.took["drill"].append(opened)
        page.open_number(smallest, TOTAL)
        settled(window)


def pairs(window: MainWindow, samples: Samples) -> None:
    """Ask which codes go together."""
    assert window.desk is not None and window.session is not None
    page = window.desk.counting
    asked = turned_to(Analysis.COOCCURRENCE, page.question, askable(window.session.project))
    samples.took["pairs"].append(took(window, lambda: page.ask(asked), Painted(), page.view.viewport()))
    window.desk.show_coding()
    settled(window)
