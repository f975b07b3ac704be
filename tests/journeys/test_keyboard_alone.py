"""Twenty passages with five codes, without a mouse."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.gui.window import MainWindow
from codebench.services.project import Project
from codebench.services.reading import codebook
from tests.makers import add_interviews, add_tree, reading

NAMES = ("money", "time", "home", "fear", "luck")


def test_twenty_passages_with_five_codes_by_keyboard_alone(qtbot: QtBot, project: Project) -> None:
    turns = [("Interviewer" if n % 2 else "Anna", f"Passage number {n} says something.") for n in range(40)]
    add_interviews(project, reading("one", *turns))
    add_tree(project, *NAMES)
    path: Path = project.path
    project.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.files.open(path)
    assert window.desk is not None and window.session is not None
    page = window.desk.coding
    for n in range(20):
        window.menus.actions["next_uncoded"].trigger()
        assert page.transcript.selected_span() is not None
        if n < 5:
            qtbot.keyClick(page.transcript, Qt.Key.Key_Return)
            qtbot.keyClicks(page.picker.box, NAMES[n][:2])
            qtbot.keyClick(page.picker.box, Qt.Key.Key_Return)
        else:
            qtbot.keyClick(page.transcript, "5")
    found = window.session.project.values(Coding)
    used = [codebook(window.session.project)[coding.code_id].name for coding in found]
    assert len(found) == 20
    assert {used.count(name) for name in NAMES} == {4}
    for _ in range(20):
        window.menus.actions["undo"].trigger()
    assert window.session.project.values(Coding) == []
    window.menus.actions["next_uncoded"].trigger()
    qtbot.keyClick(page.transcript, Qt.Key.Key_Return)
    for name in NAMES[:2]:
        qtbot.keyClicks(page.picker.box, name[:2])
        qtbot.keyClick(page.picker.box, Qt.Key.Key_Tab)
    qtbot.keyClick(page.picker.box, Qt.Key.Key_Return)
    found = window.session.project.values(Coding)
    assert {page.book[coding.code_id].name for coding in found} == set(NAMES[:2])
    window.menus.actions["undo"].trigger()
    assert window.session.project.values(Coding) == []
    window.close()
