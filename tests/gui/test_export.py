"""Exporting from the window: it stays alive, can be stopped, and a file that was there stays whole."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from codebench.gui.dialogs.export import ExportDialog
from codebench.gui.window import MainWindow
from codebench.services import exporting, keys
from codebench.services.project import Project
from tests.gui.conftest import code
from tests.windows import window_on


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    code(project, "Anna", "bang voor vertraging", "d")
    with window_on(qtbot, project) as made:
        yield made


def dialog(window: MainWindow, what: str = "quotes") -> ExportDialog:
    found = window.show_export(what)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("what", "suffix"), [("table", ".csv"), ("quotes", ".docx"), ("codebook", ".yaml"), ("workbook", ".xlsx")]
)
def test_everything_is_written_beside_the_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, what: str, suffix: str
) -> None:
    target, asked = tmp_path / f"out{suffix}", dialog(window, what)
    with qtbot.waitSignal(asked.exported):
        asked.export_to(target)
        assert not asked.go.isEnabled() and not asked.bar.isHidden()
    assert target.stat().st_size > 20
    assert target.name in window.notice.words.text()


def test_a_long_export_can_be_stopped_and_the_old_file_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathering, go_on = Event(), Event()
    real = exporting.quote_set

    def slow(*arguments: object, **named: object) -> object:
        gathering.set()
        go_on.wait(10)
        return real(*arguments, **named)

    monkeypatch.setattr(exporting, "quote_set", slow)
    target = tmp_path / "quotes.docx"
    target.write_text("of last week")
    asked = dialog(window)
    asked.export_to(target)
    assert gathering.wait(10)
    asked.reject()
    assert asked.isVisible()
    go_on.set()
    qtbot.waitUntil(asked.go.isEnabled)
    assert "Nothing was written" in asked.problem.text()
    assert target.read_text() == "of last week"


def test_what_goes_wrong_is_said_in_the_form(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    asked = dialog(window)
    asked.export_to(tmp_path / "no such folder" / "quotes.docx")
    qtbot.waitUntil(asked.go.isEnabled)
    assert "quotes.docx" in asked.problem.text() and asked.isVisible()


def test_a_key_that_lies_closed_beside_the_project_is_told_of(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    project = window.session.project
    keys.make_key(project, keys.usual_place(project), "drie gele fietsen")
    for closed, told in ((False, False), (True, True)):
        project.key = None if closed else project.key
        asked = dialog(window, "table")
        with qtbot.waitSignal(asked.exported):
            asked.export_to(tmp_path / "out.csv")
        assert ("The key beside the project is not open" in window.notice.words.text()) is told
