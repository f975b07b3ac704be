from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.domain.source import Source
from codebench.gui.dialogs.asked import NotAskedDialog
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.pages.counting_page import CountingPage
from codebench.gui.session import ProjectSession
from codebench.services.project import Project
from tests.gui.conftest import code


def coding_page(qtbot: QtBot, project: Project) -> CodingPage:
    page = CodingPage(ProjectSession(project))
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    return page


def test_select_enter_two_letters_enter_codes(qtbot: QtBot, project: Project) -> None:
    page = coding_page(qtbot, project)
    source = project.values(Source, title="Anna")[0]
    page.open_source(source.id)
    at = source.text.index("geld")
    page.transcript.select(at, at + 4)
    qtbot.keyClick(page.transcript, Qt.Key.Key_Return)
    qtbot.keyClicks(page.picker.box, "mo")
    qtbot.keyClick(page.picker.box, Qt.Key.Key_Return)
    [coding] = project.values(Coding)
    assert (coding.start, coding.end, coding.code_id) == (at, at + 4, "m")
    assert [placed.key for placed in page.transcript.placed()] == [coding.id]
    assert page._session.recent_codes == ["m"]
    qtbot.waitUntil(lambda: page._counts["o"].participants == 1)
    page.transcript.select_coding(coding.id)
    page.remove_coding()
    assert page.transcript.placed() == []


def test_a_new_code_from_the_picker_is_made_and_applied(qtbot: QtBot, project: Project) -> None:
    page = coding_page(qtbot, project)
    page.codebook.choose("o")
    page.transcript.select(0, 12)
    page.open_picker("fear")
    qtbot.keyClick(page.picker.box, Qt.Key.Key_Return)
    [coding] = project.values(Coding)
    book = page.codebook._book
    assert book.path(coding.code_id) == "obstacles / fear"


def test_several_codes_and_a_new_one_are_one_step(qtbot: QtBot, project: Project) -> None:
    page = coding_page(qtbot, project)
    page.transcript.select(0, 12)
    page.open_picker("del")
    qtbot.keyClick(page.picker.box, Qt.Key.Key_Tab)
    qtbot.keyClicks(page.picker.box, "gains")
    qtbot.keyClick(page.picker.box, Qt.Key.Key_Return)
    names = {page.book.path(coding.code_id) for coding in project.values(Coding)}
    assert names == {"obstacles / delay", "gains"}
    assert page._session.undo_name() == "“gains” added; “delay”, “gains” coded in “Anna”"
    assert page.recent_codes()[1] == "d"
    page._session.undo()
    assert project.values(Coding) == [] and len(page.book) == 3


def test_a_passage_is_coded_with_its_own_words_in_one_step(qtbot: QtBot, project: Project) -> None:
    page = coding_page(qtbot, project)
    source = project.values(Source, title="Anna")[0]
    page.open_source(source.id)
    page.codebook.choose("d")
    for words in ("bang voor vertraging.", "vertraging, alweer.", "vertraging"):
        at = source.text.index(words)
        page.transcript.select(at, at + len(words))
        page.code_own_words()
    made = [page.book.path(coding.code_id) for coding in project.values(Coding)]
    assert sorted(made) == [
        f"obstacles / {name}" for name in ("bang voor vertraging", "vertraging", "vertraging, alweer")
    ]
    page.transcript.select(source.text.rindex("ertraging") - 1, source.text.rindex("ertraging") + 9)
    page.code_own_words()
    assert len(project.values(Coding)) == 4 and len(page.book) == 6
    for _ in range(4):
        page._session.undo()
    assert project.values(Coding) == [] and len(page.book) == 3


def test_rename_in_place_and_a_refused_name(qtbot: QtBot, project: Project) -> None:
    page = coding_page(qtbot, project)
    page.codebook.model.setData(page.codebook.model.find("d"), "late", Qt.ItemDataRole.EditRole)
    assert page.codebook.model.find("d").data() == "late"
    with qtbot.waitSignal(page._session.failed) as failed:
        page.codebook.model.setData(page.codebook.model.find("d"), "money", Qt.ItemDataRole.EditRole)
    assert "money" in failed.args[0]
    page.controllers["codebook"].retire("d")
    assert page.codebook._book["d"].retired
    page._session.undo()
    assert not page.codebook._book["d"].retired


def test_a_number_opens_its_quotes_and_a_quote_its_words(qtbot: QtBot, project: Project) -> None:
    for nth in (0, 2):
        code(project, "Anna", "ertraging", "d", nth)
    code(project, "Bram", "geld", "m")
    page = CountingPage(ProjectSession(project))
    qtbot.addWidget(page)
    page.show()
    table = page.table()
    assert table is not None
    assert [column.base for column in table.columns] == [2, 1, 1]
    page.view.choose("d", "total")
    assert [card.person.name for card in page.quotes.cards] == ["Anna"]
    card = page.quotes.cards[0]
    assert card.unfold is not None and "2" in card.unfold.text()
    qtbot.mouseClick(card.unfold, Qt.MouseButton.LeftButton)
    assert card.unfold is None
    with qtbot.waitSignal(page.passage_wanted) as wanted:
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert wanted.args[0].text == "ertraging"


def test_leaving_a_group_out_is_one_choice(qtbot: QtBot, project: Project) -> None:
    page = CountingPage(ProjectSession(project))
    qtbot.addWidget(page)
    page.show()
    button = next(b for b in page.bar.chips.buttons if b.accessibleName().startswith("Left out"))
    action = next(a for a in button.menu().actions() if a.text() == "pabo")
    action.trigger()
    assert page.question.without == ("pabo",)
    assert page.table().columns[0].base == 1


def test_a_part_that_was_not_asked_is_marked_from_the_table_and_shows_as_a_dash(qtbot: QtBot, project: Project) -> None:
    session = ProjectSession(project)
    page = CountingPage(session)
    qtbot.addWidget(page)
    page.show()
    table = page.table()
    assert table is not None
    row = table.rows[0]
    base = row.cells[0].base
    menu = page.controller.menu_for(row.key, "total")
    words = ["Read the quotes", "Who are the n of this column?", "Not asked in…"]
    assert [action.text() for action in menu.actions()] == words
    menu.actions()[2].trigger()
    dialog = page.findChild(NotAskedDialog)
    assert dialog is not None
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    now = page.table()
    assert now is not None and now.cell(row.key).base == (base or 0) - 1
    assert "was not asked in 1 source" in page.rule.text()
    session.undo()
    assert page.table() == table
