"""The project lies in OneDrive: work on a copy, and it comes back by itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from codebench.domain.codebook import Code
from codebench.gui.dialogs.elsewhere import ElsewhereDialog
from codebench.gui.window import MainWindow
from codebench.services.away import copy_of, is_taken
from codebench.services.codebook import add_code
from codebench.services.project import Project, opened
from codebench.settings import load_settings


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "School"
    folder.mkdir()
    monkeypatch.setenv("OneDriveCommercial", str(folder))
    made = Project.create(folder / "study.codebench", coder_name="Anne Vos")
    made.do(add_code, name="money")
    made.close()
    return made.path


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def asked(window: MainWindow) -> list[ElsewhereDialog]:
    return [each for each in window.findChildren(ElsewhereDialog) if each.isVisible()]


def codes(path: Path) -> list[str]:
    with opened(path) as project:
        return [code.name for code in project.values(Code)]


def on_a_copy(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.files.open(path)
    [dialog] = asked(window)
    assert dialog.windowTitle() == "“study.codebench” is kept in OneDrive"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session is not None and window.session.project.path == copy_of(path))


def test_a_copy_is_worked_on_and_put_back_on_closing(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    on_a_copy(qtbot, window, path)
    assert load_settings().recent == (str(path),)
    window.session.do(add_code, name="time")
    assert codes(path) == ["money"]
    window.files.close_project()
    assert window.notice.words.text() == f"Put back: {path}"
    assert codes(path) == ["money", "time"] and not is_taken(path)
    window.files.open(path)
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.session.project.path == copy_of(path), "the answer is remembered"
    assert asked(window) == []
    window.session.do(add_code, name="more")
    window.menus.actions["put_back"].trigger()
    qtbot.waitUntil(lambda: window.session is not None)
    assert codes(path) == ["money", "time", "more"]
    window.close()
    assert not is_taken(path)


def test_working_there_is_asked_once_too(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.files.open(path)
    asked(window)[0].reject()
    assert window.session.project.path == path
    window.files.put_back()
    assert "nothing to put back" in window.notice.words.text()
    window.files.close_project()
    window.files.open(path)
    assert asked(window) == []
    window.close()


def test_what_cannot_be_said_any_more_is_said_the_next_time(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    on_a_copy(qtbot, window, path)
    window.session.do(add_code, name="mine")
    with opened(path) as other:
        other.do(add_code, name="theirs")
    window.close()
    assert len(list(path.parent.glob("*.codebench"))) == 2
    again = MainWindow()
    qtbot.addWidget(again)
    again.show()
    assert "was changed by others meanwhile" in again.notice.words.text()
    assert load_settings().untold == ""
    again.close()


def test_a_backup_takes_the_place_of_a_project_worked_on_in_a_copy(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    on_a_copy(qtbot, window, path)
    window.session.keeper.keep()
    qtbot.waitUntil(lambda: not window.session.keeper.tasks.is_busy())
    window.session.do(add_code, name="a mistake")
    dialog = window.files.show_backups()
    assert dialog.path == path
    qtbot.waitUntil(dialog.replace.isEnabled)
    with qtbot.waitSignal(dialog.restored):
        dialog.replace.click()
    qtbot.waitUntil(lambda: window.session is not None)
    assert [code.name for code in window.session.project.values(Code)] == ["money"]
    window.close()
    assert codes(path) == ["money"]
