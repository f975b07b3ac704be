"""From names to a project that betrays nobody: found, decided on, hidden, exported, made ready to send."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from codebench.domain.source import Source
from codebench.gui.dialogs.key import KeyDialog
from codebench.gui.dialogs.leaks import LeakDialog
from codebench.gui.dialogs.names import NamesDialog
from codebench.gui.dialogs.safe_to_send import SafeDialog, TakeOutDialog
from codebench.gui.window import MainWindow
from codebench.services.checking import problems
from codebench.services.project import Project
from tests.makers import add_interviews, add_tree, people, person, put, reading
from tests.services.test_sending import readable
from tests.windows import window_on

SECRET = "drie gele fietsen"
WORDS = "Bij Hogeschool Wadland in Harlingen vond Zoutendijk alles prachtig, dat is Willemijntjes mening."
ORIGINALS = ("willemijntje", "zoutendijk", "wadland", "harlingen")


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    add_interviews(
        project,
        reading("Gesprek Willemijntje", ("Interviewer", "Hoe was het, Willemijntje?"), ("Willemijntje", WORDS)),
        who=people(person("Willemijntje Zoutendijk", "hbo / Hogeschool Wadland", speakers=["Willemijntje"])),
    )
    add_tree(project, "plek")
    put(project, "plek", "Gesprek Willemijntje", "Wadland in Harlingen", "Zoutendijk alles")
    backup = project.path.with_name("study-backup-1.codebench")
    backup.write_bytes(project.path.read_bytes())
    with window_on(qtbot, project) as made:
        yield made


def text(window: MainWindow) -> str:
    return window.session.project.values(Source)[0].text


def export(qtbot: QtBot, window: MainWindow, target: Path) -> LeakDialog | None:
    """Export the quotes; return what is asked where names were found."""
    asked = window.show_export("quotes")
    asked.export_to(target)
    qtbot.waitUntil(lambda: target.exists() or bool(leaks(window)))
    return next(iter(leaks(window)), None)


def leaks(window: MainWindow) -> list[LeakDialog]:
    return [each for each in window.findChildren(LeakDialog) if each.isVisible()]


def test_a_project_is_pseudonymised_and_made_ready_to_send(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leak = export(qtbot, window, tmp_path / "before.docx")
    assert leak is not None
    leak.reject()
    assert not (tmp_path / "before.docx").exists()

    dialog = begin(qtbot, window, tmp_path / "elsewhere.codebenchkey")
    decide_all(qtbot, dialog)
    was = text(window)
    hide(qtbot, window, dialog)
    hidden = text(window)
    assert not any(name in hidden.lower() for name in ORIGINALS)
    assert problems(window.session.project) == []
    window.undo()
    assert text(window) == was
    leak = export(qtbot, window, tmp_path / "risk.docx")
    assert leak is not None and "Export with" in leak.go.text()
    leak.go.click()
    assert (tmp_path / "risk.docx").exists()
    window.redo()
    assert text(window) == hidden

    assert export(qtbot, window, tmp_path / "safe.docx") is None
    send(qtbot, window, dialog)
    assert not any(name.encode() in readable(tmp_path / "safe.docx").lower() for name in ORIGINALS)
    assert not (tmp_path / "study-backup-1.codebench").exists()
    monkeypatch.setattr(
        "codebench.gui.controllers.sending.QFileDialog.getSaveFileName",
        lambda *_: (str(tmp_path / "back.codebench"), ""),
    )
    get_back(qtbot, window, dialog)
    path = window.session.project.path
    window.files.close_project()
    assert [name for name in ORIGINALS if name.encode() in readable(path).lower()] == []
    back = Project.open(tmp_path / "back.codebench")
    back.undo()
    assert back.values(Source)[0].text == was
    back.close()


def begin(qtbot: QtBot, window: MainWindow, key: Path) -> NamesDialog:
    window.menus.actions["names"].trigger()
    [asked] = window.findChildren(KeyDialog)
    asked.path.setText(str(key))
    asked.first.setText(SECRET)
    asked.again.setText(SECRET)
    asked.submit()
    names = window.desk.coding.controllers["names"]
    qtbot.waitUntil(lambda: names.dialog.list.current() is not None)
    return names.dialog


def decide_all(qtbot: QtBot, dialog: NamesDialog) -> None:
    for _ in range(12):
        if dialog.list.current().decision is None:
            qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert "Everything" in dialog.status.text()


def hide(qtbot: QtBot, window: MainWindow, dialog: NamesDialog) -> None:
    before = window.session.project.undo_points()
    dialog.hide_all.click()
    assert len(window.session.project.undo_points()) == len(before) + 1


def send(qtbot: QtBot, window: MainWindow, dialog: NamesDialog) -> None:
    qtbot.waitUntil(dialog.send.isEnabled)
    dialog.send.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(SafeDialog)))
    [asked] = dialog.findChildren(SafeDialog)
    assert asked.keep.isChecked() and asked.move_backups.isChecked()
    asked.submit()
    qtbot.waitUntil(lambda: "ready to send" in window.notice.words.text())
    assert window.session.project.undoable() is None
    assert not window.menus.actions["undo"].isEnabled()


def get_back(qtbot: QtBot, window: MainWindow, dialog: NamesDialog) -> None:
    qtbot.waitUntil(lambda: dialog.back.isVisible())
    dialog.back.click()
    [asked] = dialog.findChildren(TakeOutDialog)
    assert asked.list.count() == 2
    asked.list.setCurrentRow(next(n for n in range(2) if "backup" not in asked.list.item(n).text()))
    asked.submit()
