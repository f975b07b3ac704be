"""What one does where the texts are: read, code, search, merge codes, import."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from codebench.gui.dialogs.merge import MergeDialog
from codebench.gui.window import MainWindow
from tests.benchmarks.speed.choices import WORDS, Choices
from tests.benchmarks.speed.samples import Samples
from tests.benchmarks.speed.settling import Painted, is_busy, settled, took, until


def read(window: MainWindow, chosen: Choices, samples: Samples) -> None:
    """Open the longest source again and again, and scroll through it."""
    assert window.desk is not None
    page = window.desk.coding
    view = page.transcript.viewport()
    while samples.wants("longest"):
        page.open_source(chosen.other)
        settled(window)
        samples.took["longest"].append(took(window, lambda: page.open_source(chosen.longest), Painted(), view))
    bar = page.transcript.verticalScrollBar()
    for step in range(samples.steps):
        to = (bar.value() + (60 if step % 3 else 4_000)) % max(1, bar.maximum())
        samples.took["scroll"].append(took(window, partial(bar.setValue, to), Painted(), view))


def code(window: MainWindow, chosen: Choices, samples: Samples) -> None:
    """Put codes on passages of the longest source, each quickly, before what it is like is sought beside the work."""
    for number in range(2 * samples.runs):
        _select(window, number)
        _apply(window, chosen, samples, number, "apply")


def learn(window: MainWindow, chosen: Choices, samples: Samples, *, to_the_end: bool) -> None:
    """Code while the window learns from what was coded, as it does after every selection one lingers at."""
    assert window.desk is not None
    window.desk.coding.open_source(chosen.longest)
    settled(window)
    while samples.wants("meanwhile"):
        number = 2 * samples.runs + len(samples.took["meanwhile"])
        _linger(window, number)
        _apply(window, chosen, samples, number, "meanwhile", beside=True)
    if to_the_end:
        settled(window)
        _linger(window, 4 * samples.runs)
        with samples.timed("learn"):
            settled(window)


def _linger(window: MainWindow, number: int) -> None:
    _select(window, number)
    until(lambda: is_busy(window))


def _select(window: MainWindow, number: int) -> None:
    assert window.desk is not None
    transcript = window.desk.coding.transcript
    assert transcript.transcript is not None
    at = (2_000 + number * 7_777) % (len(transcript.transcript.source.text) - 200)
    seen = Painted()
    transcript.viewport().installEventFilter(seen)
    transcript.select(at, at + 80)
    until(lambda: seen.seen)
    transcript.viewport().removeEventFilter(seen)


def _apply(
    window: MainWindow, chosen: Choices, samples: Samples, number: int, key: str, *, beside: bool = False
) -> None:
    assert window.desk is not None
    page = window.desk.coding
    put = partial(page.apply_code, chosen.codes[number % len(chosen.codes)])
    samples.took[key].append(took(window, put, Painted(), page.transcript.viewport(), beside=beside))


def search(window: MainWindow, samples: Samples) -> None:
    """Search words that everyone says, each once, in a panel that stands open."""
    assert window.desk is not None
    searching = window.desk.search
    searching.open()
    settled(window)
    for word in WORDS[: samples.runs]:
        asked = replace(searching.query, words=word)
        seen = Painted(lambda: not searching.is_busy())
        found = took(window, partial(searching.ask, asked), seen, searching.panel.results.viewport())
        assert searching.answer.query == asked and searching.answer.found.hits
        samples.took["search"].append(found)
    searching.close()
    settled(window)


def merge(window: MainWindow, chosen: Choices, samples: Samples) -> None:
    """Merge two codes through the dialog, and take it back."""
    assert window.desk is not None
    page = window.desk.coding
    page.controllers["codebook"].merge(chosen.going)
    dialog = window.findChild(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    dialog.into.setCurrentIndex(dialog.into.findData(chosen.into))
    settled(window)
    for key, act in (("merge", dialog.submit), ("undo", window.undo)):
        samples.took[key].append(took(window, act, Painted(), page.transcript.viewport()))


def bring_in(window: MainWindow, files: list[Path], samples: Samples) -> None:
    """Import through the dialog files that were never seen, the first of which is then shown."""
    assert window.desk is not None
    came: list[object] = []

    def act() -> None:
        dialog = window.show_import(files)
        assert dialog is not None
        until(lambda: not dialog.busy and len(dialog.intake.files) == len(files))
        dialog.imported.connect(came.append)
        dialog.submit()
        until(lambda: came)

    samples.took["import"].append(took(window, act, Painted(), window.desk.coding.transcript.viewport()))
