"""What one does where the texts are: read, code, search, merge codes, import."""

from dataclasses import replace

from codebench.gui.dialogs.merge import MergeDialog
from codebench.gui.window import MainWindow
from tests.benchmarks.corpora import Size, transcripts
from tests.benchmarks.speed.choices import WORDS, Choices
from tests.benchmarks.speed.samples import Samples
from tests.benchmarks.speed.settling import Painted, settled, took, until

FILES = 10


def read(window: MainWindow, chosen: Choices, samples: Samples) -> None:
    """Open the longest source again and again, and scroll through it."""
    assert window.desk is not None
    page = window.desk.coding
    view = page.transcript.viewport()
    for _ in range(samples.runs):
        page.open_source(chosen.other)
        settled(window)
        samples.note("longest", *took(window, lambda: page.open_source(chosen.longest), Painted(), view))
    bar = page.transcript.verticalScrollBar()
    for step in range(samples.steps):
        to = (bar.value() + (60 if step % 3 else 4_000)) % max(1, bar.maximum())
        samples.note("scroll", *took(window, lambda to=to: bar.setValue(to), Painted(), view))


def code(window: MainWindow, chosen: Choices, samples: Samples) -> None:
    """Put codes on passages of the longest source, which is open."""
    assert window.desk is not None
    page = window.desk.coding
    view, shown = page.transcript.viewport(), page.transcript.transcript
    assert shown is not None
    for number in range(2 * samples.runs):
        at = (2_000 + number * 7_777) % (len(shown.source.text) - 200)
        page.transcript.select(at, at + 80)
        settled(window)
        put = chosen.codes[number % len(chosen.codes)]
        samples.note("apply", *took(window, lambda put=put: page.apply_code(put), Painted(), view))


def search(window: MainWindow, samples: Samples) -> None:
    """Search words that everyone says, each once, in a panel that stands open."""
    assert window.desk is not None
    searching = window.desk.search
    searching.open()
    settled(window)
    for word in WORDS[: samples.runs]:
        asked = replace(searching.query, words=word)
        seen = Painted(lambda: not searching.is_busy())
        found = took(window, lambda asked=asked: searching.ask(asked), seen, searching.panel.results.viewport())
        assert searching.answer.query == asked and searching.answer.found.hits
        samples.note("search", *found)
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
        samples.note(key, *took(window, act, Painted(), page.transcript.viewport()))


def bring_in(window: MainWindow, samples: Samples) -> None:
    """Import through the dialog ten files that were never seen, one of which is then shown."""
    assert window.desk is not None and window.session is not None
    folder = window.session.project.path.parent / "in"
    folder.mkdir()
    files = list(transcripts(folder, Size("import", FILES, 0, 0)))
    came: list[object] = []

    def act() -> None:
        dialog = window.show_import(files)
        assert dialog is not None
        until(lambda: not dialog.busy and len(dialog.intake.files) == len(files))
        dialog.imported.connect(came.append)
        dialog.submit()
        until(lambda: came)

    samples.note("import", *took(window, act, Painted(), window.desk.coding.transcript.viewport()))
