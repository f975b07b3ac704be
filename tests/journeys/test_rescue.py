"""The disk went bad: from the welcome page to what is left, and into it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from codebench.domain.codebook import Code
from codebench.domain.source import Source
from codebench.gui.dialogs.backups import BackupsDialog
from codebench.gui.dialogs.passphrase import UnlockDialog
from codebench.gui.dialogs.rescuing import RescueDialog
from codebench.gui.window import MainWindow
from codebench.services.backups import keep_backup
from codebench.services.codebook import add_code
from codebench.services.importing import import_files
from codebench.services.project import Project
from codebench.settings import load_settings, save_settings

SECRET = "drie gele fietsen"


def broken(path: Path, first: int = 4) -> bytes:
    """Wipe out some pages in the middle."""
    data = bytearray(path.read_bytes())
    for page in range(first, len(data) // 4096, 9):
        data[page * 4096 : page * 4096 + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    return bytes(data)


@pytest.fixture
def study(tmp_path: Path, files: list[Path]) -> Project:
    project = Project.create(tmp_path / "study.codebench", coder_name="Anne Vos")
    import_files(project, files[:2], people=files[2])
    for n in range(60):
        project.do(add_code, name=f"code {n}", definition="words " * 40)
    keep_backup(project)
    save_settings(replace(load_settings(), recent=(str(project.path),)))
    return project


@pytest.fixture
def window(qtbot: QtBot, study: Project) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def asked(window: MainWindow, kind: type) -> object:
    [dialog] = [each for each in window.findChildren(kind) if each.isVisible()]
    return dialog


@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_left_is_rescued_and_opened(qtbot: QtBot, window: MainWindow, study: Project, read_only: bool) -> None:
    study.close()
    damaged = broken(study.path)
    recent = next(each for each in window.welcome.findChildren(QPushButton) if each.text() == "study")
    qtbot.mouseClick(recent, Qt.MouseButton.LeftButton)
    dialog = asked(window, RescueDialog)
    assert "is damaged" in dialog.words.toPlainText()
    assert "Its latest backup is of" in dialog.words.toPlainText()
    qtbot.keyClick(dialog.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=20_000)
    words = dialog.words.toPlainText()
    assert "Rescued: 2 sources, 2 participants" in words
    assert "is whole and may be better" in words
    assert not window.session
    (dialog.read if read_only else dialog.go).click()
    project = window.session.project
    assert project.path.name == "study rescued.codebench"
    assert project.read_only is read_only
    assert {source.title for source in project.values(Source)} == {"Anna", "Bram"}
    assert len(project.values(Code)) > 30
    assert study.path.read_bytes() == damaged
    window.close()


def test_a_backup_instead(qtbot: QtBot, window: MainWindow, study: Project) -> None:
    study.close()
    broken(study.path)
    window.files.open(study.path)
    asked(window, RescueDialog).backups.click()
    dialog = asked(window, BackupsDialog)
    qtbot.waitUntil(dialog.replace.isEnabled)
    assert (
        "The project itself can't be read now." in dialog.words.toPlainText()
        or "Since then" in dialog.words.toPlainText()
    )
    with qtbot.waitSignal(dialog.restored):
        dialog.replace.click()
    assert len(window.session.project.values(Code)) == 60
    window.close()


def test_a_damaged_protected_project(qtbot: QtBot, window: MainWindow, study: Project, quick_keys: None) -> None:
    pytest.importorskip("sqlcipher3")
    study.protect(SECRET)
    study.close()
    broken(study.path)
    window.files.open(study.path)
    unlock = asked(window, UnlockDialog)
    unlock.passphrase.setText(SECRET)
    unlock.submit()
    dialog = asked(window, RescueDialog)
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=20_000)
    rescued = dialog.report.path
    assert "Rescued: 2 sources" in dialog.words.toPlainText()
    assert b"Vertraging" not in rescued.read_bytes() and b"CREATE TABLE" not in rescued.read_bytes()
    dialog.reject()
    by_menu = window.files.rescue(study.path)
    by_menu.submit()
    qtbot.waitUntil(by_menu.secret.isVisible, timeout=20_000)
    by_menu.reject()
    window.close()
