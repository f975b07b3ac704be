"""From a chosen quote to the Word report: shortened, undone, shortened again, and nobody's name in it."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from codebench.domain.findings import ChosenQuote
from codebench.domain.source import Source
from codebench.gui.dialogs.choose_quotes import ChooseQuotesDialog
from codebench.gui.pages.writing_page import WritingPage
from codebench.gui.window import MainWindow
from codebench.services.codebook import add_code
from codebench.services.coding import apply_codes
from codebench.services.importing import import_files
from codebench.services.project import Project

SAID = "Ze zijn bang voor vertraging. 😀 En het geld, dat speelt ook."
CUT = "Ze zijn bang voor vertraging. 😀 [...] dat speelt ook."


def a_coded_project(folder: Path, files: list[Path]) -> Path:
    project = Project.create(folder / "study.codebench", coder_name="AV")
    import_files(project, files[:2], people=files[2])
    project.do(add_code, name="obstacles", code_id="o")
    for code_id, title, words in (("d", "Anna", SAID), ("m", "Bram", "Bij ons is het vooral het geld")):
        project.do(add_code, name={"d": "delay", "m": "money"}[code_id], parent_id="o", code_id=code_id)
        source = project.values(Source, title=title)[0]
        at = source.text.index(words)
        project.do(apply_codes, source_id=source.id, start=at, end=at + len(words), code_ids=[code_id])
    project.close()
    return project.path


def until_written(qtbot: QtBot, page: WritingPage) -> None:
    qtbot.waitUntil(lambda: page.output.make.isEnabled() and not page.tasks.is_busy(), timeout=20_000)


def choose(page: WritingPage, code_id: str) -> None:
    page.side.tabs.setCurrentIndex(1)
    page.side.quotes.choose(code_id)
    page.side.choose.click()
    dialog = page.findChild(ChooseQuotesDialog)
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.go.click()


def cut_by_keyboard(qtbot: QtBot, page: WritingPage, words: str) -> None:
    box = page.editor.words
    found = box.document().find(words)
    caret = box.textCursor()
    caret.setPosition(found.selectionStart())
    caret.setPosition(found.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    box.setTextCursor(caret)
    qtbot.keyClick(box, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def test_a_quote_is_chosen_shortened_and_printed(
    qtbot: QtBot, tmp_path: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.files.open(a_coded_project(tmp_path, files))
    desk, project = window.desk, window.session.project
    window.menus.actions["page_write"].trigger()
    page = desk.writing
    assert desk.pages.currentWidget() is page
    until_written(qtbot, page)

    choose(page, "d")
    until_written(qtbot, page)
    assert desk.status.chosen.text() == "1 of 2 quotes chosen"
    [chosen] = project.values(ChosenQuote)
    qtbot.keyClick(page.side.quotes, Qt.Key.Key_Down)
    page.side.quotes.activated.emit(page.side.quotes.currentIndex())
    cut_by_keyboard(qtbot, page, "En het geld,")
    assert project.values(ChosenQuote)[0].words == CUT
    window.menus.actions["undo"].trigger()
    assert project.values(ChosenQuote) == [chosen]
    assert page.editor.words.toPlainText() == SAID
    window.menus.actions["redo"].trigger()
    assert page.editor.words.toPlainText() == CUT
    until_written(qtbot, page)
    assert CUT in page.paper.toPlainText()

    target = tmp_path / "report.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target.with_suffix("")), ""))
    qtbot.mouseClick(page.output.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.output.folder.isVisible, timeout=20_000)
    document = docx.Document(str(target))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert text.count(CUT) == 1 and SAID not in text
    assert "Anna" not in text + cells and "Bram" not in text + cells and "pabo A" not in text + cells
    window.close()


def test_the_page_stands_as_it_was_after_another_language(qtbot: QtBot, tmp_path: Path, files: list[Path]) -> None:
    from dataclasses import replace

    from codebench.settings import load_settings

    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.files.open(a_coded_project(tmp_path, files))
    window.desk.show_writing()
    until_written(qtbot, window.desk.writing)
    choose(window.desk.writing, "m")
    until_written(qtbot, window.desk.writing)
    window.desk.writing.open_quote(window.session.project.values(ChosenQuote)[0].coding_id)
    before = window.desk
    window.prefer(replace(load_settings(), language="nl"))
    qtbot.waitUntil(lambda: window.desk is not before)
    page = window.desk.writing
    assert window.desk.pages.currentWidget() is page
    until_written(qtbot, page)
    assert page.side.tabs.currentIndex() == 1 and page.editor.isVisible()
    assert page.output.make.text() == "Maak Word-rapport"
    assert "Verantwoording" in page.paper.toPlainText()
    window.close()
