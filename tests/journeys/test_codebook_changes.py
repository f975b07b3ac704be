"""Merging and versions through the real window, each taken back by one Ctrl+Z, with counts right all along."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from codebench.domain.codebook import Codebook
from codebench.domain.source import Source
from codebench.domain.version import CodebookVersion
from codebench.gui.dialogs.history import HistoryDialog
from codebench.gui.dialogs.merge import MergeDialog
from codebench.gui.dialogs.retire import RetireDialog
from codebench.gui.dialogs.split import SplitDialog
from codebench.gui.dialogs.versions import VersionsDialog
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.views.codebook import CodebookView
from codebench.gui.window import MainWindow
from codebench.services.codebook import add_code, merge_codes, move_code
from codebench.services.coding import apply_codes
from codebench.services.project import Project
from codebench.services.reading import code_counts, codebook
from tests.makers import add_interviews, add_tree, reading
from tests.windows import window_on

D = TypeVar("D", bound=QDialog)
BEFORE = {"money": (1, 1), "time": (1, 1), "gains": (1, 1)}


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    add_interviews(
        project, reading("one", ("Interviewer", "Why?"), ("Anna", "Money.")), reading("two", ("Bram", "Time. Friends."))
    )
    add_tree(project, "money", "time", "gains")
    for title, words, code in (("one", "Money", "money"), ("two", "Time", "time"), ("two", "Friends", "gains")):
        source = project.values(Source, title=title)[0]
        start = source.text.index(words)
        codes = [codebook(project).find(code).id]
        project.do(apply_codes, source_id=source.id, start=start, end=start + len(words), code_ids=codes)
    with window_on(qtbot, project) as made:
        yield made


def figures(window: MainWindow) -> dict[str, tuple[int, int]]:
    """What the tree shows: participants and codings by code."""
    assert window.desk is not None
    lines = [window.desk.coding.codebook.model.node(at) for at in window.desk.coding.codebook.model.indexes()]
    return {each.value.code.name: (each.value.count.participants, each.value.count.codings) for each in lines if each}


def shows(qtbot: QtBot, window: MainWindow, **wanted: tuple[int, int]) -> None:
    """Wait until the tree shows these figures, and hold them against a fresh count."""
    assert window.session is not None
    qtbot.waitUntil(lambda: figures(window) == wanted)
    book, counts = codebook(window.session.project), code_counts(window.session.project)
    fresh = {book[code_id].name: (count.participants, count.codings) for code_id, count in counts.items()}
    assert fresh == wanted


def find(window: MainWindow, name: str) -> str:
    assert window.session is not None
    return codebook(window.session.project).find(name).id


def view_of(window: MainWindow) -> CodebookView:
    assert window.desk is not None
    return window.desk.coding.codebook


def undo(window: MainWindow) -> None:
    window.menus.actions["undo"].trigger()


def asked(window: MainWindow, action: str, kind: type[D]) -> D:
    """Do what the menu says and return the dialog that comes."""
    window.menus.actions[action].trigger()
    QApplication.processEvents()
    dialog = window.findChild(kind)
    assert isinstance(dialog, kind)
    return dialog


def test_three_codes_chosen_by_keyboard_are_merged_in_one_step(qtbot: QtBot, window: MainWindow) -> None:
    shows(qtbot, window, **BEFORE)
    view = view_of(window)
    view.choose(find(window, "money"))
    view.tree.setFocus()
    for _ in range(2):
        qtbot.keyClick(view.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen_ids() == [find(window, name) for name in ("money", "time", "gains")]
    assert [each.text() for each in view.menu_for(codebook_of(window).find("time")).actions()] == ["Merge 3 codes…"]
    dialog = asked(window, "merge", MergeDialog)
    dialog.into.setCurrentIndex(dialog.into.findData(find(window, "time")))
    rows = [dialog.list.topLevelItem(at) for at in range(4)]
    assert [[row.text(column) for column in range(4)] for row in rows if row] == [
        ["money", "goes", "1", "1"],
        ["gains", "goes", "1", "1"],
        ["time", "stays", "1", "1"],
        ["Together, after the merge", "", "2", "3"],
    ]
    qtbot.keyClicks(dialog.reason, "the same to all")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    shows(qtbot, window, time=(2, 3))
    history = asked(window, "history", HistoryDialog)
    first = history.list.topLevelItem(0)
    assert first is not None and first.text(2).endswith("merged into “time”. Why: the same to all")
    history.close()
    undo(window)
    shows(qtbot, window, **BEFORE)


def test_the_chosen_codes_stay_chosen_while_figures_come_in(window: MainWindow) -> None:
    assert window.desk is not None
    view = view_of(window)
    view.choose(find(window, "money"))
    qt_choose(view, find(window, "gains"))
    window.desk.coding.refresh_figures()
    assert view.chosen_ids() == [find(window, "money"), find(window, "gains")]


def test_a_code_below_a_chosen_one_goes_with_it_and_the_dialog_says_so(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None
    window.session.do(move_code, code_id=find(window, "time"), parent_id=find(window, "money"))
    window.session.do(add_code, name="loans", parent_id=find(window, "money"))
    view = view_of(window)
    view.choose(find(window, "money"))
    qt_choose(view, find(window, "time"))
    dialog = asked(window, "merge", MergeDialog)
    offered = [dialog.into.itemText(at) for at in range(dialog.into.count())]
    assert offered == ["money", "gains"]
    dialog.into.setCurrentIndex(1)
    assert dialog.words.text() == (
        "“time” stands below “money” and goes with it into “gains”. Codes that come to stand below “gains”: “loans”."
    )
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    shows(qtbot, window, gains=(2, 3), loans=(0, 0))
    undo(window)
    shows(qtbot, window, money=(2, 2), time=(1, 1), loans=(0, 0), gains=(1, 1))


def test_splitting_by_filtered_quotes_says_what_each_will_count(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None
    window.session.do(merge_codes, code_ids=[find(window, "time")], into_id=find(window, "money"))
    shows(qtbot, window, money=(2, 2), gains=(1, 1))
    view_of(window).choose(find(window, "money"))
    dialog = asked(window, "split", SplitDialog)
    assert dialog.name.text() == "" and not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.name, "loans")
    qtbot.keyClicks(dialog.filter, "mon")
    qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert len(dialog.ticked()) == 1 and dialog.all.text() == "Untick all shown"
    dialog.list.setFocus()
    for n in (0, 1):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
        assert len(dialog.ticked()) == n
    assert dialog.words.text() == (
        "“money” keeps 1 participant · 1 coding; the new code gets 1 participant · 1 coding."
    )
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    shows(qtbot, window, money=(1, 1), loans=(1, 1), gains=(1, 1))
    undo(window)
    shows(qtbot, window, money=(2, 2), gains=(1, 1))


def test_moving_a_code_counts_it_with_its_new_parent(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    window.desk.coding.controllers["codebook"].move(find(window, "time"), find(window, "money"), "")
    shows(qtbot, window, money=(2, 2), time=(1, 1), gains=(1, 1))
    view = view_of(window)
    view.choose(find(window, "money"))
    told = "Own: 1 participant · 1 coding. With the codes below: 2 · 2."
    assert view.definition.counts.text() == told
    assert view.model.find(find(window, "money")).data(Qt.ItemDataRole.ToolTipRole) == told
    undo(window)
    shows(qtbot, window, **BEFORE)
    assert view.definition.counts.text() == "1 participant · 1 coding"


def test_retiring_keeps_the_counts_and_takes_the_code_out_of_the_picker(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    page, view = window.desk.coding, view_of(window)
    window.session.do(move_code, code_id=find(window, "time"), parent_id=find(window, "money"))
    whole = {"money": (2, 2), "time": (1, 1), "gains": (1, 1)}
    shows(qtbot, window, **whole)
    view.choose(find(window, "money"))
    dialog = asked(window, "retire", RetireDialog)
    assert dialog.words.text().startswith("“money” and the 1 code below it are no longer offered.")
    qtbot.keyClicks(dialog.reason, "too general")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    shows(qtbot, window, **whole)
    assert [node.value.code.name for node in view.model.roots] == ["gains", "money"]
    assert offered(page) == ["gains"]
    undo(window)
    shows(qtbot, window, **whole)
    assert offered(page) == ["money", "time", "gains"]
    window.menus.actions["redo"].trigger()
    view.choose(find(window, "money"))
    window.menus.actions["retire"].trigger()
    assert offered(page) == ["money", "time", "gains"]
    undo(window)
    assert offered(page) == ["gains"]


def offered(page: CodingPage) -> list[str]:
    """The codes that the picker shows."""
    page.transcript.select(0, 4)
    page.open_picker()
    names = [page.picker.model.node(at) for at in page.picker.model.indexes()]
    page.picker.hide()
    return [node.texts[0] for node in names if node is not None and node.key in page.book]


def test_a_version_is_named_compared_and_undone(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    session = window.session
    dialog = asked(window, "versions", VersionsDialog)
    qtbot.keyClicks(dialog.name, "v1")
    qtbot.keyClicks(dialog.reason, "for the supervisor")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert dialog.list.topLevelItemCount() == 0
    window.desk.coding.controllers["codebook"].rename(find(window, "money"), "finance")
    merged = {"code_ids": [find(window, "time")], "into_id": find(window, "finance"), "reason": "the same to all"}
    session.do(merge_codes, **merged)
    dialog.show_versions(session.project.values(CodebookVersion))
    rows = [dialog.list.topLevelItem(at) for at in range(2)]
    assert [[row.text(column) for column in range(4)] for row in rows if row] == [
        ["renamed", "finance", "was “money”", "1 → 2"],
        ["merged", "time", "into “finance”. Why: the same to all", "1 → –"],
    ]
    dialog.close()
    for _ in range(3):
        undo(window)
    assert session.project.values(CodebookVersion) == []
    shows(qtbot, window, **BEFORE)


def test_a_quote_is_taken_as_example(window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    page = window.desk.coding
    page.transcript.select_coding(next(each.id for each in page.codings.values() if each.start))
    window.menus.actions["take_example"].trigger()
    assert {code.example for code in codebook_of(window).walk()} > {""}


def codebook_of(window: MainWindow) -> Codebook:
    assert window.session is not None
    return codebook(window.session.project)


def qt_choose(view: CodebookView, code_id: str) -> None:
    """Choose one more code, as a click with Ctrl does."""
    at = view.tree.visualRect(view.model.find(code_id)).center()
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
