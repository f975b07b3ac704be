"""In a large project the desk comes at once and its numbers a little later; they are the same numbers."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from codebench.domain.source import Role, Speaker
from codebench.gui.models.tree import TreeModel
from codebench.gui.window import MainWindow
from codebench.services import codebook, reading, sources
from codebench.services.ledger import Ledger
from codebench.services.project import Project
from tests.gui.conftest import code

BEFORE = [("obstacles", 2, 2), ("delay", 1, 1), ("money", 1, 1)]


@pytest.fixture
def path(project: Project) -> Path:
    code(project, "Anna", "vertraging", "d")
    code(project, "Bram", "het geld", "m")
    project.close()
    return project.path


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every project be a large one."""
    monkeypatch.setattr("codebench.services.ledger.MANY", -1)
    monkeypatch.setattr("codebench.storage.outline.FEW", 0)


def numbers(window: MainWindow) -> list[tuple[str, int, int]]:
    assert window.desk is not None
    model = window.desk.coding.codebook.model
    lines = [model.node(index) for index in model.indexes()]
    return [(node.value.code.name, node.value.count.participants, node.value.count.codings) for node in lines if node]


def shares(model: TreeModel) -> list[float | None]:
    lines = [model.node(index) for index in model.indexes()]
    return [node.value.share for node in lines if node and node.value.opens]


@pytest.fixture
def window(qtbot: QtBot, path: Path, large: None) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    made.files.open(path)
    return made


def test_the_desk_comes_first_and_the_numbers_when_they_are_there(
    qtbot: QtBot, path: Path, large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait, read = Event(), Ledger.read_ahead
    monkeypatch.setattr(Ledger, "read_ahead", lambda ledger: (wait.wait(10), read(ledger)))
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.files.open(path)
    assert window.session is not None and window.desk is not None
    assert window.session.counting
    coding = window.desk.coding
    assert coding.transcript.toPlainText() and numbers(window) == [
        ("obstacles", 0, 0),
        ("delay", 0, 0),
        ("money", 0, 0),
    ]
    window.desk.show_counting()
    assert reading.code_counts(window.session.project)["d"].participants == 1
    counting = window.desk.counting
    qtbot.waitUntil(lambda: counting.faces.currentWidget() is counting.waiting)
    with qtbot.waitSignal(window.session.counted):
        wait.set()
    assert numbers(window) == BEFORE
    assert all(shares(coding.sources.source_model))
    assert counting.table() is not None


def test_after_a_large_step_the_new_numbers_come_when_they_are_there(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None
    with qtbot.waitSignal(window.session.counted):
        pass
    [anna] = [each for each in window.session.project.values(Speaker) if each.label == "Anna"]
    with qtbot.waitSignal(window.session.counted):
        window.session.do(sources.assign_speaker, speaker_id=anna.id, role=Role.INTERVIEWER)
        assert window.session.counting
    assert numbers(window) == [("obstacles", 1, 1), ("delay", 0, 0), ("money", 1, 1)]
    with qtbot.waitSignal(window.session.counted):
        window.session.undo()
    assert numbers(window) == BEFORE


def test_after_a_merge_the_numbers_are_there_at_once(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None
    with qtbot.waitSignal(window.session.counted):
        pass
    window.session.do(codebook.merge_codes, code_ids=["d"], into_id="m")
    assert not window.session.counting
    qtbot.waitUntil(lambda: numbers(window) == [("obstacles", 2, 2), ("money", 2, 2)])
    window.session.undo()
    assert not window.session.counting
    qtbot.waitUntil(lambda: numbers(window) == BEFORE)


def test_what_is_coded_while_the_numbers_are_read_is_counted_too(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None and window.desk is not None
    coding = window.desk.coding
    coding.transcript.select(40, 60)
    coding.apply_code("m")
    with qtbot.waitSignal(window.session.counted):
        pass
    qtbot.waitUntil(lambda: ("money", 2, 2) in numbers(window))


def test_rows_that_only_say_something_else_keep_their_place(qtbot: QtBot, path: Path) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.files.open(path)
    assert window.desk is not None
    coding = window.desk.coding
    resets: list[object] = []
    coding.codebook.model.modelReset.connect(lambda: resets.append(1))
    coding.sources.source_model.modelReset.connect(lambda: resets.append(1))
    before = shares(coding.sources.source_model)
    coding.transcript.select(40, 60)
    coding.apply_code("m")
    qtbot.waitUntil(lambda: ("money", 2, 2) in numbers(window))
    assert shares(coding.sources.source_model) != before
    assert resets == []
    tip = coding.codebook.model.find("m").data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "2 participants · 2 codings"
