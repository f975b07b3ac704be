"""A disk that fills up while one works in the window: told once, nothing typed is lost, and one goes on."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.memo import Memo
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.window import MainWindow
from codebench.services.codebook import add_code
from codebench.services.importing import import_files
from codebench.services.project import Project
from tests.faulty import few_pages
from tests.windows import window_on

LONG = "Iedereen hier zegt dat het vooral om geld gaat. " * 400


def told(window: MainWindow) -> list[str]:
    """Everything the window says went wrong from now on."""
    said: list[str] = []
    window.presenter.problem.connect(said.append)
    return said


def code_letters(qtbot: QtBot, page: CodingPage, n: int) -> None:
    """Select so many letters of the first answer and put the code on them, by the keyboard."""
    caret = page.transcript.textCursor()
    caret.setPosition(page.transcript.document().find("Ze zijn bang").selectionStart())
    page.transcript.setTextCursor(caret)
    for _ in range(n):
        qtbot.keyClick(page.transcript, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.transcript, Qt.Key.Key_Return)
    qtbot.keyClicks(page.picker.box, "vertr")
    qtbot.keyClick(page.picker.box, Qt.Key.Key_Return)


def check_view_shows_the_file(page: CodingPage, project: Project) -> None:
    there = {coding.id for coding in project.values(Coding, source_id=page.source_id)}
    assert {placed.key for placed in page.transcript.placed()} == there


def test_a_disk_that_fills_up(qtbot: QtBot, tmp_path: Path, files: list[Path]) -> None:
    project = Project.create(tmp_path / "study.codebench", coder_name="Anne Vos")
    import_files(project, files[:2], people=files[2])
    project.do(add_code, name="vertraging", code_id="d")
    with window_on(qtbot, project) as window:
        assert window.session is not None
        assert window.desk is not None
        page, project = window.desk.coding, window.session.project
        said = told(window)
        page.open_source(next(each for each, title in project.titles().items() if title == "Anna"))
        with few_pages(project):
            for n in range(2, 40):
                done = len(project.history())
                code_letters(qtbot, page, n)
                if said:
                    break
            assert len(said) == 1
            assert "the disk is full; make room" in said[0]
            assert window.notice.words.text() == said[0]
            check_view_shows_the_file(page, project)
            assert page.transcript.selected_span() is not None
        code_letters(qtbot, page, n)
        assert len(project.history()) == done + 1
        assert len(said) == 1
        assert window.notice.isHidden()
        check_view_shows_the_file(page, project)


def test_what_was_typed_on_a_full_disk_is_kept_to_be_saved_later(
    qtbot: QtBot, tmp_path: Path, files: list[Path]
) -> None:
    project = Project.create(tmp_path / "study.codebench", coder_name="Anne Vos")
    import_files(project, files[:2], people=files[2])
    project.do(add_code, name="vertraging", code_id="d")
    with window_on(qtbot, project) as window:
        assert window.session is not None
        assert window.desk is not None
        page, project = window.desk.coding, window.session.project
        said = told(window)
        page.open_source(next(iter(project.titles())))
        page.codebook.choose("d")
        memos, definition = page.controllers["memos"], page.codebook.definition.texts["definition"]
        with few_pages(project):
            memos.note()
            memos.panel.text.setPlainText(LONG)
            memos.close_panel()
            assert not memos.panel.isHidden()
            assert memos.panel.text.toPlainText() == LONG
            definition.setPlainText(LONG)
            definition.save()
            assert definition.toPlainText() == LONG
            assert project.values(Memo) == []
            assert len(said) == 2
        memos.close_panel()
        definition.save()
        assert memos.panel.isHidden()
        assert [memo.text.strip() for memo in project.values(Memo)] == [LONG.strip()]
        assert project.values(Code, id="d")[0].definition == LONG.strip()
        assert len(said) == 2
