"""Something went wrong days ago: back to how it was, from the welcome page, and nothing gets lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from codebench.domain.codebook import Code
from codebench.domain.source import Source
from codebench.errors import CodebenchError
from codebench.gui.dialogs.backups import BackupsDialog
from codebench.gui.window import MainWindow
from codebench.services.backups import keep_backup, listed
from codebench.services.codebook import add_code
from codebench.services.importing import import_files
from codebench.services.project import Project
from codebench.settings import load_settings, save_settings

SECRET = "drie gele fietsen"


@pytest.fixture
def study(tmp_path: Path, files: list[Path]) -> Path:
    project = Project.create(tmp_path / "study.codebench", coder_name="Anne Vos")
    import_files(project, files[:2], people=files[2])
    project.do(add_code, name="money")
    keep_backup(project)
    project.do(add_code, name="a mistake")
    project.close()
    save_settings(replace(load_settings(), recent=(str(project.path),)))
    return project.path


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def asked(qtbot: QtBot, window: MainWindow) -> BackupsDialog:
    qtbot.mouseClick(window.welcome.backups, Qt.MouseButton.LeftButton)
    [dialog] = [each for each in window.findChildren(BackupsDialog) if each.isVisible()]
    return dialog


def codes(window: MainWindow) -> list[str]:
    return sorted(code.name for code in window.session.project.values(Code))


def test_from_the_welcome_page_to_a_copy_of_how_it_was(qtbot: QtBot, window: MainWindow, study: Path) -> None:
    window.build()
    dialog = asked(qtbot, window)
    qtbot.waitUntil(dialog.go.isEnabled)
    words = dialog.words.toPlainText()
    assert "2 sources · 2 participants · 1 code · 0 codings · 0 memos" in words
    assert "Since then 1 step; now more: 1 code." in words
    assert "Anne Vos: Code “money” added" in words
    assert "Anna, Bram" in words
    with qtbot.waitSignal(dialog.restored):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.session.project.path.name.startswith("study as of ")
    assert codes(window) == ["money"]
    assert len(window.session.project.values(Source)) == 2
    window.files.open(study)
    assert codes(window) == ["a mistake", "money"]
    window.close()


def test_put_in_the_place_of_the_open_project(qtbot: QtBot, window: MainWindow, study: Path) -> None:
    window.files.open(study)
    dialog = window.files.show_backups()
    qtbot.waitUntil(dialog.replace.isEnabled)
    with qtbot.waitSignal(dialog.restored):
        qtbot.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
    assert window.session.project.path == study
    assert codes(window) == ["money"]
    window.files.close_project()
    before = listed(study)[0].path
    assert not window.files.open(before), "a backup is looked into, never worked in"
    [dialog] = [each for each in window.findChildren(BackupsDialog) if each.isVisible()]
    assert (dialog.path, dialog.backup) == (study, before)
    qtbot.waitUntil(dialog.go.isEnabled)
    with qtbot.waitSignal(dialog.restored):
        dialog.submit()
    assert codes(window) == ["a mistake", "money"]
    window.close()


def test_a_protected_backup_asks_for_the_passphrase(
    qtbot: QtBot, window: MainWindow, study: Path, quick_keys: None
) -> None:
    pytest.importorskip("sqlcipher3")
    project = Project.open(study)
    project.protect(SECRET)
    project.close()
    window.build()
    dialog = asked(qtbot, window)
    qtbot.waitUntil(dialog.secret.isVisible)
    assert not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.secret, SECRET)
    qtbot.keyClick(dialog.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.go.isEnabled, timeout=10_000)
    assert "1 code" in dialog.words.toPlainText()
    dialog.reject()
    window.close()


def test_while_one_works_a_backup_is_made_and_a_failure_is_said_once(
    qtbot: QtBot, window: MainWindow, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.open(study)
    keeper, said = window.session.keeper, []
    keeper.told.connect(said.append)

    def kept() -> None:
        keeper.keep()
        qtbot.waitUntil(lambda: not keeper.tasks.is_busy())

    kept()
    assert len(listed(study)) == 2

    def full(*_: object) -> None:
        raise CodebenchError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("codebench.gui.keeper.keep_backup", full)
        kept()
        kept()
        window.build()
        assert window.desk.status.backup.text() == "No backup made"
        assert window.desk.status.backup.toolTip() == "the disk is full"
        assert not window.notice.isVisible()
    kept()
    assert said == ["the disk is full", ""]
    assert window.desk.status.backup.isHidden()
    save_settings(replace(load_settings(), backups=False))
    window.session.do(add_code, name="time")
    kept()
    assert len(listed(study)) == 2
    window.close()


def test_before_there_is_a_project_the_backups_ask_which_one(
    qtbot: QtBot, window: MainWindow, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_settings(replace(load_settings(), recent=()))
    dialog = asked(qtbot, window)
    assert dialog.none_known.isVisible() and not dialog.go.isVisible() and not dialog.project.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(study), ""))
    qtbot.mouseClick(dialog.none_known.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.go.isVisible() and dialog.list.isVisible() and dialog.project.isVisible()


def test_a_project_without_backups_says_when_they_come(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    Project.create(tmp_path / "young.codebench").close()
    window.files.open(tmp_path / "young.codebench")
    dialog = window.files.show_backups()
    assert dialog.none_made.isVisible() and "“young backups”" in dialog.none_made.words.text()
    assert not dialog.replace.isVisible() and dialog.leave.isVisible()
