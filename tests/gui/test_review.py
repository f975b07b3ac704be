"""Reading along in the window: remarks on what is chosen, a list that leads back, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from codebench.domain.review import Remark, RemarkOn, Verdict
from codebench.domain.table import Parts
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.dialogs.leaks import LeakDialog
from codebench.gui.dialogs.remark import RemarkDialog, SettleDialog
from codebench.gui.window import MainWindow
from codebench.services.project import Project
from codebench.services.review import remarks
from tests.gui.conftest import code


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    code(project, "Anna", "vertraging", "d")
    code(project, "Bram", "het geld", "m")
    project.close()
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def read_along(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    assert window.files.review(project.path)
    qtbot.waitUntil(lambda: window.desk.isVisible())


def asked(window: MainWindow, kind: type[AskDialog]) -> Any:
    return next(each for each in window.findChildren(kind) if each.isVisible())


def leave(window: MainWindow, verdict: Verdict, text: str = "") -> None:
    window.desk.remarks.leave()
    dialog = asked(window, RemarkDialog)
    dialog.verdicts[verdict].setChecked(True)
    dialog.text.setPlainText(text)
    dialog.submit()


def test_a_reviewer_remarks_on_a_number_and_can_do_nothing_else(
    window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    read_along(window, project, qtbot)
    able = window.menus.actions
    assert not able["code"].isEnabled() and not able["import"].isEnabled() and not able["rename"].isEnabled()
    assert able["remark"].isEnabled() and not able["undo"].isEnabled()
    assert window.desk.reading.isVisible()
    window.desk.show_counting()
    window.desk.counting.view.choose("d", "total")
    leave(window, Verdict.DOUBT, "Why not 2?")
    (head,) = remarks(window.session.project)
    assert (head.title, head.remark.shown, head.remark.about) == ("obstacles / delay", "1 (50 %)", RemarkOn.CELL)
    assert able["undo"].isEnabled()
    assert window.desk.status.remarks.text() == "1 open remark"


def test_a_remark_without_words_is_asked_for_them(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    read_along(window, project, qtbot)
    window.desk.coding.codebook.choose("m")
    window.desk.coding.codebook.tree.setFocus()
    window.desk.remarks.leave()
    dialog = asked(window, RemarkDialog)
    dialog.submit()
    assert dialog.isVisible() and "needs words" in dialog.problem.text()
    dialog.text.setPlainText("Too broad")
    dialog.submit()
    assert window.session.project.values(Remark)[0].target == "m"


def test_the_list_leads_to_the_coding_and_the_number(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    read_along(window, project, qtbot)
    desk = window.desk
    bram = next(each for each in desk.coding._heads.values() if each.title == "Bram")
    desk.coding.open_source(bram.id)
    coding = next(iter(desk.coding.codings))
    desk.coding.transcript.select_coding(coding)
    desk.remarks._leave_on_coding(coding)
    dialog = asked(window, RemarkDialog)
    dialog.verdicts[Verdict.AGREED].setChecked(True)
    dialog.submit()
    desk.show_counting()
    desk.counting.view.choose("d", "total")
    leave(window, Verdict.AGREED)
    on_cell = next(h for h in remarks(window.session.project) if h.remark.about is RemarkOn.CELL)
    on_coding = next(h for h in remarks(window.session.project) if h.remark.about is RemarkOn.CODING)
    desk.coding.open_source(next(each for each in desk.coding._heads if each != bram.id))
    desk.remarks.open(on_coding.remark.id)
    assert desk.coding.source_id == bram.id and desk.pages.currentWidget() is desk.coding
    desk.remarks.open(on_cell.remark.id)
    assert desk.pages.currentWidget() is desk.counting and desk.counting.chosen == ("d", "total")


def test_the_researcher_settles_with_an_answer(window: MainWindow, project: Project) -> None:
    window.files.open(project.path)
    tabs, controller = window.desk.coding.sources.tabs, window.desk.remarks
    assert not tabs.isTabVisible(controller._tab)
    window.desk.coding.codebook.choose("m")
    leave(window, Verdict.DOUBT)
    assert tabs.isTabVisible(controller._tab)
    controller.show_list()
    controller.list.list.setCurrentRow(0)
    controller.list.settle.click()
    dialog = asked(window, SettleDialog)
    dialog.answer.setPlainText("Recounted.")
    dialog.submit()
    (settled,) = window.session.project.values(Remark)
    assert (settled.settled, settled.answer) == (True, "Recounted.")
    assert "Recounted." in controller.list.whole.text()
    assert window.desk.status.remarks.text() == ""


def test_a_project_in_use_is_offered_to_read_with_a_way_to_remark(window: MainWindow, project: Project) -> None:
    other = Project.open(project.path, coder_name="Anne Vos")
    try:
        assert window.files.review(project.path)
        assert "as a file" in window.notice.words.text()
        assert not window.menus.actions["remark"].isEnabled()
        window.files.close_project()
    finally:
        other.close()


def test_the_page_marks_the_few_where_the_table_does_and_asks_before_it_leaves(
    window: MainWindow, project: Project, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "review.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.files.open(project.path)
    counting = window.desk.counting
    counting.ask(replace(counting.question, parts=Parts(few=3)))
    window.desk.remarks.export_page()
    qtbot.waitUntil(lambda: bool(window.findChildren(LeakDialog)), timeout=10_000)
    dialog = asked(window, LeakDialog)
    told = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    assert "pabo: n = *1" in told and "delay, Total: *1" in told
    dialog.submit()
    assert '"*1"' in path.read_text(encoding="utf-8")
