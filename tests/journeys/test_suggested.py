"""On the demo, by keyboard: a passage looks like a code and gets it; what somebody said twice is folded and parted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.gui.window import MainWindow
from codebench.services.coding import remove_codings
from codebench.services.demo import build_demo
from codebench.services.project import opened
from codebench.services.reading import codebook
from tests.repeater import WHY, add_repeater

ENTER, UP = Qt.Key.Key_Return, Qt.Key.Key_Up


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    path = build_demo(tmp_path).project_path
    with opened(path, coder_name="AV") as project:
        add_repeater(project)
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    assert made.files.open(path)
    QApplication.processEvents()
    yield made
    made.close()
    QApplication.processEvents()


def test_a_passage_gets_the_code_it_looks_like_and_undo_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    page, session = window.desk.coding, window.session
    code_id = codebook(session.project).find("studievertraging").id
    every = session.project.values(Coding, code_id=code_id)
    suggesting = page.controllers["suggesting"]
    for lost in sorted(every, key=lambda each: each.start - each.end):
        session.do(remove_codings, coding_ids=[lost.id])
        page.open_passage(lost.source_id, lost.start, lost.end)
        qtbot.waitUntil(lambda: suggesting.learnt is not None, timeout=20_000)
        if suggesting.alike()[0][:1] and suggesting.alike()[0][-1].code_id == code_id:
            break
        session.undo()
    qtbot.keyClick(page.transcript, ENTER)
    assert page.picker.isVisible()
    qtbot.keyClick(page.picker.box, UP)
    assert page.picker.meaning.path.text().endswith("studievertraging")
    qtbot.keyClick(page.picker.box, ENTER)
    now = {(each.source_id, each.start, each.end) for each in session.project.values(Coding, code_id=code_id)}
    assert now == {(each.source_id, each.start, each.end) for each in every}
    window.menus.actions["undo"].trigger()
    assert len(session.project.values(Coding, code_id=code_id)) == len(every) - 1


def test_what_somebody_said_six_times_is_one_line_and_counts_once(qtbot: QtBot, window: MainWindow) -> None:
    window.menus.actions["page_count"].trigger()
    page = window.desk.counting
    page.view.choose(codebook(window.session.project).find(WHY).id, "total")
    mies = next(each for each in page.quotes.cards if each.person.name == "Mies")
    qtbot.waitUntil(lambda: bool(mies.folds), timeout=20_000)
    (fold,), table = mies.folds, page.table()
    assert fold.link.accessibleName().startswith("the same 5 more times: vertraging")
    fold.link.setFocus()
    qtbot.keyClick(fold.link, Qt.Key.Key_Space)
    part = next(each for each in mies.repeats[1].findChildren(QPushButton) if "belong" in each.text())
    qtbot.keyClick(part, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(mies.folds[0].said.again) == 4, timeout=20_000)
    assert page.table() == table
    assert window.menus.actions["undo"].text() == f"Undo: Quote of “{WHY}” parted from what it is like"
    window.menus.actions["undo"].trigger()
    qtbot.waitUntil(lambda: len(mies.folds[0].said.again) == 5, timeout=20_000)
