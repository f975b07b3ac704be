"""Merging and versions through the real window, each taken back by one Ctrl+Z, with counts right all along."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from codebench.domain.source import Source
from codebench.domain.version import CodebookVersion
from codebench.gui.dialogs.code import CodeDialog
from codebench.gui.dialogs.merge import MergeDialog
from codebench.gui.dialogs.split import SplitDialog
from codebench.gui.dialogs.versions import VersionsDialog
from codebench.gui.window import MainWindow
from codebench.services.codebook import merge_codes
from codebench.services.coding import apply_codes
from codebench.services.project import Project
from codebench.services.reading import code_counts, codebook
from tests.makers import add_interviews, add_tree, reading


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    add_interviews(
        project, reading("one", ("Interviewer", "Why?"), ("Anna", "Money.")), reading("two", ("Bram", "Time."))
    )
    add_tree(project, "money", "time")
    for title, words, code in (("one", "Money", "money"), ("two", "Time", "time")):
        source = project.values(Source, title=title)[0]
        start = source.text.index(words)
        codes = [codebook(project).find(code).id]
        project.do(apply_codes, source_id=source.id, start=start, end=start + len(words), code_ids=codes)
    path = project.path
    project.close()
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    made.files.open(path)
    yield made
    made.close()


def counts(window: MainWindow) -> dict[str, int]:
    assert window.session is not None
    book = codebook(window.session.project)
    found = code_counts(window.session.project)
    return {book[code_id].name: count.participants for code_id, count in found.items()}


def test_merging_says_what_it_will_count_and_one_undo_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    page = window.desk.coding
    page.codebook.choose(codebook(window.session.project).find("time").id)
    window.menus.actions["merge"].trigger()
    QApplication.processEvents()
    dialog = window.findChild(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    assert dialog.words.text() == "Now it has 1 participant · 1 coding; after the merge 2 participants · 2 codings."
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert counts(window) == {"money": 2}
    window.menus.actions["undo"].trigger()
    assert counts(window) == {"money": 1, "time": 1}


def test_a_version_is_named_compared_and_undone(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    session = window.session
    window.menus.actions["versions"].trigger()
    QApplication.processEvents()
    dialog = window.findChild(VersionsDialog)
    assert isinstance(dialog, VersionsDialog)
    qtbot.keyClicks(dialog.name, "v1")
    qtbot.keyClicks(dialog.reason, "for the supervisor")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert dialog.list.topLevelItemCount() == 0
    page = window.desk.coding
    page.controllers["codebook"].rename(codebook(session.project).find("money").id, "finance")
    dialog.show_versions(session.project.values(CodebookVersion))
    row = dialog.list.topLevelItem(0)
    assert row is not None
    assert [row.text(column) for column in range(4)] == ["renamed", "finance", "was “money”", "1 → 1"]
    dialog.close()
    window.menus.actions["undo"].trigger()
    window.menus.actions["undo"].trigger()
    assert session.project.values(CodebookVersion) == []


def test_splitting_by_ticking_quotes_and_one_undo(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    project = window.session.project
    page = window.desk.coding
    window.session.do(
        merge_codes, code_ids=[codebook(project).find("time").id], into_id=codebook(project).find("money").id
    )
    page.codebook.choose(codebook(project).find("money").id)
    window.menus.actions["split"].trigger()
    QApplication.processEvents()
    dialog = window.findChild(SplitDialog)
    assert isinstance(dialog, SplitDialog) and not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.name, "loans")
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.problem.text() == "1 quote goes to the new code."
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert counts(window) == {"money": 1, "loans": 1}
    window.menus.actions["undo"].trigger()
    assert counts(window) == {"money": 2}


def test_a_code_is_edited_in_full_in_one_step(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    project = window.session.project
    window.desk.coding.codebook.choose(codebook(project).find("money").id)
    window.menus.actions["edit_code"].trigger()
    QApplication.processEvents()
    dialog = window.findChild(CodeDialog)
    assert isinstance(dialog, CodeDialog)
    dialog.name.setText("finance")
    dialog.texts["definition"].setPlainText("What it costs.")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    code = codebook(project).find("finance")
    assert code.definition == "What it costs."
    window.menus.actions["undo"].trigger()
    assert codebook(project).find("money").definition == ""


def test_a_quote_is_taken_as_example(window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    page, project = window.desk.coding, window.session.project
    page.transcript.select_coding(next(iter(page.codings)))
    window.menus.actions["take_example"].trigger()
    assert codebook(project).find("money").example == "Money"
