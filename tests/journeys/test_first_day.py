"""A researcher's first day, through the real window and mostly by keyboard."""

import csv
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.domain.source import Source
from codebench.gui.dialogs.new_project import NewProjectDialog
from codebench.gui.window import MainWindow
from codebench.resources import ready_codebooks
from codebench.services.project import Project
from codebench.settings import load_settings

ENTER = Qt.Key.Key_Return


def new_project(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    window.menus.actions["new"].trigger()
    dialog = window.findChild(NewProjectDialog)
    qtbot.keyClicks(dialog.name, "Eerste studie")
    dialog.folder.line.setText(str(folder))
    book = next(path for path in ready_codebooks() if path.stem == "internationalisering")
    dialog.codebook.setCurrentIndex(dialog.codebook.findData(str(book)))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert window.session is not None and window.windowTitle() == "Eerste studie – Codebench"


def import_interviews(qtbot: QtBot, window: MainWindow, files: list[Path], broken: Path) -> None:
    dialog = window.show_import([*files[:2], broken])
    dialog.read_people(files[2]).submit()
    qtbot.waitUntil(lambda: not dialog.busy)
    lines = [dialog.pane.list.item(row).text() for row in range(dialog.pane.list.count())]
    assert [line.split(",")[0] for line in lines] == ["Anna.txt", "Bram.txt", "broken.docx"]
    with qtbot.waitSignal(dialog.imported, timeout=10_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert window.notice.words.text().startswith("2 sources imported. “broken.docx”")


def code_by_keyboard(qtbot: QtBot, window: MainWindow, title: str, words: str, letters: str) -> None:
    coding = window.desk.coding
    source = next(s for s in window.session.project.values(Source) if s.title == title)
    coding.open_source(source.id)
    text = coding.transcript
    caret = text.textCursor()
    caret.setPosition(text.document().find(words).selectionStart())
    text.setTextCursor(caret)
    for _ in words:
        qtbot.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(text, ENTER)
    qtbot.keyClicks(coding.picker.box, letters)
    qtbot.keyClick(coding.picker.box, ENTER)


def test_first_day(qtbot: QtBot, tmp_path: Path, files: list[Path]) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    assert window.welcome is not None
    new_project(qtbot, window, tmp_path)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not really")
    import_interviews(qtbot, window, files, broken)

    code_by_keyboard(qtbot, window, "Bram", "Bij ons is het vooral het geld", "fina")
    code_by_keyboard(qtbot, window, "Anna", "Ze zijn bang voor vertraging", "studiev")
    code_by_keyboard(qtbot, window, "Anna", "De thuissituatie ook", "thuissit")
    project = window.session.project
    anna = next(source for source in project.values(Source) if source.title == "Anna")
    mine = project.values(Coding, source_id=anna.id)
    assert {anna.text[c.start : c.end] for c in mine} == {"Ze zijn bang voor vertraging", "De thuissituatie ook"}
    assert len(window.desk.coding.transcript.placed()) == 2

    window.menus.actions["page_count"].trigger()
    counting = window.desk.counting
    table = counting.table()
    codes = {row.path[-1]: row for row in table.rows}
    assert [column.base for column in table.columns] == [2, 1, 1]
    assert [cell.count for cell in codes["belemmeringen"].cells] == [2, 1, 1]
    assert codes["studievertraging"].cells[0].count == 1

    counting.view.choose(codes["studievertraging"].key, "total")
    [card] = counting.quotes.cards
    qtbot.keyClick(card, ENTER)
    text = window.desk.coding.transcript
    assert window.desk.pages.currentWidget() is window.desk.coding
    assert text.textCursor().selectedText() == "Ze zijn bang voor vertraging"

    target = tmp_path / "counts.csv"
    window.desk.show_counting()
    dialog = window.show_export()
    with qtbot.waitSignal(dialog.exported):
        dialog.export_to(target)
    rows = {row[0]: row for row in csv.reader(target.read_text(encoding="utf-8-sig").splitlines())}
    assert rows["n"][1] == "2"
    quotes = tmp_path / "quotes.docx"
    dialog = window.show_export("quotes")
    with qtbot.waitSignal(dialog.exported):
        dialog.export_to(quotes)
    assert quotes.stat().st_size > 5_000

    undo = window.menus.actions["undo"]
    assert "thuissituatie" in undo.text()
    undo.trigger()
    assert len(project.values(Coding, source_id=anna.id)) == 1
    assert "thuissituatie" in window.menus.actions["redo"].text()
    window.menus.actions["redo"].trigger()
    assert len(project.values(Coding, source_id=anna.id)) == 2

    window.prefer(replace(load_settings(), language="nl", theme="dark", coder_name="Anne Vos"))
    qtbot.waitUntil(lambda: window.menus.actions["page_code"].text() == "&Coderen")
    assert window.desk.coding.source_id == anna.id
    path = project.path
    window.close()
    QApplication.processEvents()
    reopened = Project.open(path)
    assert len(reopened.values(Coding)) == 3
    reopened.close()
