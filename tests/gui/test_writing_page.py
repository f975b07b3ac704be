"""The page on which the report is written: chapters, quotes, names, and the button."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from codebench.domain.findings import ChosenQuote
from codebench.domain.participant import Participant
from codebench.domain.report import Section
from codebench.domain.source import Source
from codebench.gui.dialogs.choose_quotes import ChooseQuotesDialog
from codebench.gui.pages.writing_page import WritingPage
from codebench.gui.session import ProjectSession
from codebench.services import plans
from codebench.services.codebook import edit_code
from codebench.services.project import Project
from tests.gui.conftest import code

LONG = "Bij ons is het vooral het geld, zeggen ze"


@pytest.fixture
def page(qtbot: QtBot, project: Project) -> Iterator[WritingPage]:
    code(project, "Bram", LONG, "m")
    code(project, "Anna", "Ze zijn bang voor vertraging. 😀 En het geld, dat speelt ook", "d")
    made = WritingPage(ProjectSession(project))
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    written(qtbot, made)
    yield made
    made.tasks.finish()


def written(qtbot: QtBot, page: WritingPage) -> None:
    """Wait until the page shows what the project now holds."""
    qtbot.waitUntil(lambda: not page._stale and not page._later.isActive() and not page.tasks.is_busy(), timeout=20_000)


def choose(qtbot: QtBot, page: WritingPage, code_id: str) -> str:
    """Choose the first quote of a code through the dialog, and open it."""
    page.side.quotes.choose(code_id)
    page.side.choose.click()
    dialog = page.findChild(ChooseQuotesDialog)
    assert dialog is not None
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.go.click()
    written(qtbot, page)
    chosen = page._session.project.values(ChosenQuote)[0].coding_id
    page.open_quote(chosen)
    return chosen


def test_the_page_holds_the_report_and_says_what_is_in_it(page: WritingPage) -> None:
    text = page.paper.toPlainText()
    assert "Obstacles" in text and LONG in text and "Figure 1" in text
    assert page.output.holds.text() == "3 chapters · 1 table · 1 figure · 2 quotes"
    assert page.output.make.text() == "Make Word report" and page.output.make.isEnabled()
    assert "No names found" in page.output.leaks.findChildren(type(page.output.holds))[0].text()


def test_a_chapter_unticked_leaves_the_report_in_one_step(qtbot: QtBot, page: WritingPage) -> None:
    item = page.side.chapters.item(2)
    assert item.text() == "Appendix: codebook"
    item.setCheckState(Qt.CheckState.Unchecked)
    assert not page.output.make.isEnabled()
    written(qtbot, page)
    assert "Appendix" not in page.paper.toPlainText()
    assert Section.CODEBOOK not in plans.plan(page._session.project).sections
    page._session.undo()
    written(qtbot, page)
    assert "Appendix: codebook" in page.paper.toPlainText()


def test_a_click_on_a_chapter_goes_there(page: WritingPage) -> None:
    page.side.chapters.wanted.emit(Section.CODEBOOK)
    assert page.paper.textCursor().block().text() == "Appendix: codebook"


def test_for_a_code_without_a_choice_it_says_how_many_are_picked(qtbot: QtBot, page: WritingPage) -> None:
    lines = page.side.quotes.lines
    assert [(node.texts[0], node.value.detail) for node in lines.roots] == [
        ("delay", "1 automatic"),
        ("money", "1 automatic"),
    ]
    assert page.side.foot.text() == "No quote chosen yet; the report picks them by itself."
    choose(qtbot, page, "m")
    assert [node.value.detail for node in lines.roots] == ["1 automatic", "1 chosen"]
    assert page.side.foot.text() == "1 of 2 quotes chosen"


def test_words_are_cut_and_what_was_said_shows_it(qtbot: QtBot, page: WritingPage) -> None:
    choose(qtbot, page, "d")
    editor = page.editor
    words = editor.words.toPlainText()
    caret = editor.words.textCursor()
    before = words[: words.index("speelt")]
    caret.setPosition(len(before.encode("utf-16-le")) // 2)
    caret.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    editor.words.setTextCursor(caret)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(editor.words, Qt.Key.Key_X, both)
    [kept] = page._session.project.values(ChosenQuote)
    assert kept.words == "Ze zijn bang voor vertraging. 😀 En het geld, dat [...]"
    assert "line-through" in editor.said.toHtml() and "speelt" in editor.said.toPlainText()
    written(qtbot, page)
    assert "dat [...]" in page.paper.toPlainText() and "speelt ook" not in page.paper.toPlainText().split("Method")[-1]
    editor.whole.click()
    assert page._session.project.values(ChosenQuote)[0].words == ""


def test_words_that_were_not_said_are_refused_by_name_and_stay_to_be_mended(qtbot: QtBot, page: WritingPage) -> None:
    choose(qtbot, page, "m")
    editor = page.editor
    editor.words.setPlainText("Bij ons is het enkel het geld, zeggen ze")
    assert "“enkel” is not in the quote" in editor.problem.text()
    editor.words.save()
    assert page._session.project.values(ChosenQuote)[0].words == ""
    assert "enkel" in editor.words.toPlainText()
    editor.words.setPlainText("[...] het geld, zeggen ze")
    assert editor.problem.text() == ""
    qtbot.keyClick(editor.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page._session.project.values(ChosenQuote)[0].words == "[...] het geld, zeggen ze"


def test_a_quote_that_is_no_longer_printed_closes(qtbot: QtBot, page: WritingPage) -> None:
    choose(qtbot, page, "m")
    assert page.editor.isVisible()
    page.editor.drop.click()
    written(qtbot, page)
    assert not page.editor.isVisible() and page._session.project.values(ChosenQuote) == []


def test_escape_leaves_the_quote(qtbot: QtBot, page: WritingPage) -> None:
    choose(qtbot, page, "m")
    qtbot.keyClick(page.editor.words, Qt.Key.Key_Escape)
    assert not page.editor.isVisible()


def test_names_are_shown_with_a_door_and_the_button_names_the_risk(qtbot: QtBot, page: WritingPage) -> None:
    page._session.do(edit_code, code_id="o", definition="What Anna and Bram fear.")
    assert not page.output.make.isEnabled()
    written(qtbot, page)
    assert page.output.make.text() == "Make Word report with 2 names"
    doors = [door.accessibleName() for door in page.output.leaks.doors]
    assert doors[:2] == ["“Anna” in “Obstacles”", "“Bram” in “Obstacles”"]
    page.output.leaks.doors[1].click()
    assert page.paper.textCursor().selectedText() == "Bram"


def test_attribution_and_place_are_kept_with_the_project(qtbot: QtBot, page: WritingPage) -> None:
    project = page._session.project
    assert "turn" not in page.paper.toPlainText()
    page.output.locator.click()
    page.output.naming.setCurrentIndex(3)
    page.output.naming.activated.emit(3)
    written(qtbot, page)
    assert plans.plan(project).locator and plans.plan(project).attribution == "none"
    assert page._session.undo_name() == "Word report set up"


def test_the_report_is_written_beside_the_window_and_it_says_where(
    qtbot: QtBot, page: WritingPage, tmp_path: Path
) -> None:
    target = tmp_path / "report.docx"
    page.controller.make_at(target)
    assert page.output.bar.isVisible() and not page.output.make.isVisible()
    qtbot.waitUntil(lambda: page.output.folder.isVisible(), timeout=20_000)
    assert str(target) in page.output.told.text() and target.read_bytes()[:2] == b"PK"


def test_a_template_that_is_gone_is_said_and_nothing_is_written(
    qtbot: QtBot, page: WritingPage, tmp_path: Path
) -> None:
    page.output.changed.emit("template", str(tmp_path / "House.docx"))
    assert page.output.template.text() == "House.docx" and page.output.no_template.isVisible()
    written(qtbot, page)
    page.controller.make_at(tmp_path / "report.docx")
    qtbot.waitUntil(lambda: "House.docx" in page.output.told.text(), timeout=20_000)
    assert not (tmp_path / "report.docx").exists() and page.output.make.isVisible()


def test_nothing_is_written_while_the_page_is_not_seen(qtbot: QtBot, project: Project) -> None:
    session = ProjectSession(project)
    page = WritingPage(session)
    qtbot.addWidget(page)
    session.do(edit_code, code_id="o", definition="Changed.")
    assert not page.tasks.is_busy() and not page._later.isActive()


def test_without_a_coding_the_page_says_what_to_do_first(qtbot: QtBot, project: Project) -> None:
    page = WritingPage(ProjectSession(project))
    qtbot.addWidget(page)
    page.show()
    written(qtbot, page)
    assert page.empty.isVisible()


def test_the_project_itself_stays_untouched_by_looking(page: WritingPage) -> None:
    project = page._session.project
    before = len(project.history())
    page.show_chapter("o")
    page.show_code("m")
    assert len(project.history()) == before
    assert len(project.values(Participant)) == 2 and len(project.values(Source)) == 2


def test_small_numbers_are_marked_in_one_step_and_told_with_the_names(qtbot: QtBot, page: WritingPage) -> None:
    assert "*1" not in page.paper.toPlainText()
    page.output.few.click()
    written(qtbot, page)
    assert "*1" in page.paper.toPlainText()
    told = [each.text() for each in page.output.leaks.findChildren(type(page.output.holds)) if each.isVisibleTo(page)]
    assert told[-1].endswith("numbers of few participants, marked with *.")
    page._session.undo()
    written(qtbot, page)
    assert not page.output.few.isChecked() and "*1" not in page.paper.toPlainText()


def test_a_page_that_could_not_be_made_is_tried_again_on_coming_back(
    qtbot: QtBot, page: WritingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    page.refused.connect(said.append)
    with monkeypatch.context() as broken:
        broken.setattr("codebench.gui.pages.writing_page.draft", lambda *_: 1 / 0)
        page._changed()
        qtbot.waitUntil(lambda: bool(said))
    assert "tried again" in page.output.holds.text() and not page.output.make.isEnabled()
    page.hide()
    page.show()
    written(qtbot, page)
    assert page.output.make.isEnabled()


def test_choosing_quotes_without_a_code_goes_to_the_list_of_codes(page: WritingPage) -> None:
    said: list[str] = []
    page._session.news.connect(said.append)
    page.side.quotes.setCurrentIndex(page.side.quotes.model().index(-1, -1))
    assert page.controller.choose() is None
    assert page.side.at_hand() is page.side.quotes and said == ["Choose a code in this list first; then its quotes."]
