from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from codebench.domain.coarse import Coarse
from codebench.domain.participant import Participant
from codebench.domain.source import Role, Source, Speaker
from codebench.gui.dialogs.groups import GroupsDialog
from codebench.gui.dialogs.join import JoinDialog
from codebench.gui.dialogs.leaks import LeakDialog
from codebench.gui.dialogs.line import LineDialog
from codebench.gui.dialogs.people_out import PeopleOutDialog
from codebench.gui.dialogs.people_sheet import PeopleSheetDialog
from codebench.gui.pages.people_page import PeoplePage
from codebench.gui.peoplegrid import INTERVIEWERS, Holds, arranged, coarse_choices
from codebench.gui.session import ProjectSession
from codebench.gui.window import MainWindow
from codebench.services.attributes import add_attribute, set_attribute
from codebench.services.persons import add_participant, set_consent
from codebench.services.project import Project
from codebench.services.roster import Person
from codebench.services.sources import add_sources
from tests.gui.conftest import code
from tests.gui.test_accessible import nameless
from tests.makers import reading


@pytest.fixture
def page(qtbot: QtBot, project: Project) -> PeoplePage:
    project.do(add_attribute, name="job")
    made = PeoplePage(ProjectSession(project))
    made.look()
    made.resize(1200, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def column(page: PeoplePage, heading: str) -> int:
    return next(at for at, each in enumerate(page.table.cells.columns) if each.heading == heading)


def cell(page: PeoplePage, name: str, heading: str) -> str:
    row = next(row for row in page.table.cells.rows if row.cells[0] == name)
    return row.cells[column(page, heading)]


def row_id(page: PeoplePage, name: str) -> str:
    return next(row.id for row in page.table.cells.rows if row.cells[0] == name)


def type_in(qtbot: QtBot, page: PeoplePage, name: str, heading: str, words: str) -> None:
    """Go to a cell, press Enter, type and press Enter, as one does."""
    page.table.setFocus()
    page.table.choose(row_id(page, name), column(page, heading))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    editor = page.table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.state() is not QAbstractItemView.State.EditingState)
    QApplication.processEvents()


def choose_all(page: PeoplePage) -> None:
    ids = [row.id for row in page.table.cells.rows if row.person is not None]
    page.table.choose(ids[0])
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for each in ids[1:]:
        page.table.selectionModel().select(page.table.cells.index(page.table.cells.find(each), 0), flags)


def test_everyone_stands_in_a_row_with_groups_and_sources_and_the_interviewers_below(page: PeoplePage) -> None:
    assert [row.cells[0] for row in page.table.cells.rows] == ["Anna", "Bram", "Interviewers"]
    assert cell(page, "Anna", "Groups") == "pabo / pabo A"
    assert cell(page, "Anna", "Speaks in") == "Anna"
    assert cell(page, "Interviewers", "Speaks in") == "2 sources"


def test_what_is_typed_in_a_cell_is_one_step_each(page: PeoplePage, project: Project, qtbot: QtBot) -> None:
    done = len(project.history())
    type_in(qtbot, page, "Anna", "Name", "Annelies")
    type_in(qtbot, page, "Annelies", "Pseudonym", "Noor")
    type_in(qtbot, page, "Annelies", "job", "lector")
    assert len(project.history()) == done + 3
    assert (cell(page, "Annelies", "Pseudonym"), cell(page, "Annelies", "job")) == ("Noor", "lector")
    page.controller._session.undo()
    assert cell(page, "Annelies", "job") == ""


def test_a_column_of_numbers_stands_right(page: PeoplePage, project: Project, qtbot: QtBot) -> None:
    type_in(qtbot, page, "Anna", "job", "3,5")
    way = page.table.cells.headerData(column(page, "job"), Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert way & Qt.AlignmentFlag.AlignRight
    type_in(qtbot, page, "Anna", "job", "3 of 4")
    assert not page.table.cells.columns[column(page, "job")].is_number


def test_a_name_that_is_taken_is_refused_in_words_and_the_old_one_stays(
    page: PeoplePage, qtbot: QtBot, project: Project
) -> None:
    told: list[str] = []
    page.controller._session.failed.connect(told.append)
    type_in(qtbot, page, "Anna", "Name", "Bram")
    assert told == ["A participant needs a name of their own."]
    assert {each.name for each in project.values(Participant)} == {"Anna", "Bram"}


def test_esc_leaves_the_editor_then_the_filter_then_the_page(page: PeoplePage, qtbot: QtBot) -> None:
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    page.filter.setText("an")
    page.table.setFocus()
    page.table.choose(row_id(page, "Anna"))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    editor = page.table.viewport().findChild(QLineEdit)
    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert page.filter.text() == "an" and cell(page, "Anna", "Name") == "Anna"
    page._back()
    assert page.filter.text() == "" and not left
    page._back()
    assert left


def test_the_filter_looks_in_every_column_and_tells_how_many_are_left(page: PeoplePage) -> None:
    page.filter.setText("LERO b")
    assert [row.cells[0] for row in page.table.cells.rows] == ["Bram"]
    assert page.counted.text() == "1 of 2"


def test_a_heading_sorts_and_turns_with_who_has_nothing_there_last() -> None:
    from codebench.gui.peoplegrid import GridRow

    someone = Person(Participant("x", "x"), (), {}, ())
    rows = [GridRow(each, (each, age), (), someone) for each, age in (("a", "10"), ("b", ""), ("c", "9"))]
    rows.append(GridRow("rest", ("rest", "1"), ()))
    assert [row.id for row in arranged(rows, "", 1, downwards=False)] == ["c", "a", "b", "rest"]
    assert [row.id for row in arranged(rows, "", 1, downwards=True)] == ["a", "c", "b", "rest"]


def test_a_click_on_a_heading_keeps_the_chosen_row(page: PeoplePage) -> None:
    page.table.choose(row_id(page, "Anna"))
    page.table.sorted_by.emit(0)
    assert [row.cells[0] for row in page.table.cells.rows] == ["Bram", "Anna", "Interviewers"]
    assert page.table.chosen_ids() == [row_id(page, "Anna")]


def test_the_space_bar_says_who_may_be_named(page: PeoplePage, qtbot: QtBot) -> None:
    page.table.choose(row_id(page, "Anna"), column(page, "May be named"))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert cell(page, "Anna", "May be named") == "yes"


def test_all_who_were_chosen_get_a_value_in_one_step(page: PeoplePage, project: Project) -> None:
    choose_all(page)
    flags = QItemSelectionModel.SelectionFlag.NoUpdate
    page.table.selectionModel().setCurrentIndex(page.table.cells.index(0, column(page, "job")), flags)
    done = len(project.history())
    page.controller.set_value()
    dialog = page.findChild(LineDialog)
    dialog.line.setText("teacher")
    dialog.go.click()
    assert [cell(page, name, "job") for name in ("Anna", "Bram")] == ["teacher", "teacher"]
    assert len(project.history()) == done + 1


def test_groups_are_ticked_and_a_new_one_is_typed_as_a_path(page: PeoplePage) -> None:
    choose_all(page)
    page.controller.set_groups()
    dialog = page.findChild(GroupsDialog)
    states = {item.text(0): item.checkState(0) for item in dialog.items.values()}
    assert states["pabo A"] is Qt.CheckState.PartiallyChecked
    lero = next(item for item in dialog.items.values() if item.text(0) == "lero B")
    lero.setCheckState(0, Qt.CheckState.Checked)
    dialog.new.setText("ulo / C")
    dialog.go.click()
    assert cell(page, "Anna", "Groups") == "lero / lero B, pabo / pabo A, ulo / C"
    assert cell(page, "Bram", "Groups") == "lero / lero B, ulo / C"


def test_two_who_are_one_are_merged_with_what_counts_before_and_after(page: PeoplePage, project: Project) -> None:
    code(project, "Anna", "vertraging", "d")
    code(project, "Anna", "het geld", "m")
    code(project, "Bram", "het geld", "m")
    job = page.known.attributes[0].id
    for name, value in (("Anna", "teacher"), ("Bram", "lector")):
        project.do(set_attribute, attribute_id=job, participant_ids=[row_id(page, name)], value=value)
    page.refresh()
    choose_all(page)
    page.controller.merge()
    dialog = page.findChild(JoinDialog)
    lines = [dialog.list.topLevelItem(at) for at in range(3)]
    assert [[line.text(at) for at in range(5)] for line in lines] == [
        ["Anna", "stays", "1", "3", "2"],
        ["Bram", "goes", "1", "2", "1"],
        ["Together, after the merge", "", "2", "3", "3"],
    ]
    assert "obstacles / money 2 → 1" in dialog.words.text()
    dialog.keep[job].setCurrentIndex(1)
    assert nameless(dialog) == []
    done = len(project.history())
    dialog.go.click()
    assert [row.cells[0] for row in page.table.cells.rows] == ["Anna", "Interviewers"]
    assert (cell(page, "Anna", "job"), cell(page, "Anna", "Speaks in")) == ("lector", "Anna, Bram")
    assert len(project.history()) == done + 1


def test_a_speaker_is_given_to_somebody_else_from_the_side(page: PeoplePage, project: Project) -> None:
    page.table.choose(INTERVIEWERS)
    assert [page.side.list.item(at).text() for at in range(2)] == ["Interviewer · Anna", "Interviewer · Bram"]
    assert page.side.asks.isHidden()
    page.side.give.click()
    dialog = page.findChild(LineDialog)
    dialog.line.setText("Chris")
    dialog.go.click()
    assert cell(page, "Chris", "Speaks in") == "Anna"
    page.table.choose(row_id(page, "Chris"))
    page.side.asks.click()
    assert len(project.values(Speaker, role=Role.INTERVIEWER)) == 2


def test_a_document_is_given_to_a_group(page: PeoplePage, project: Project) -> None:
    project.do(add_sources, readings=[reading("plan", (None, "A policy."))], people=None, kind=None, told=[])
    page.refresh()
    page.table.choose("documents")
    page.side.group.click()
    dialog = page.findChild(LineDialog)
    dialog.line.setText("pabo / pabo A")
    dialog.go.click()
    (group_id,) = page.known.people[0].group_ids
    assert project.values(Source, title="plan")[0].group_id == group_id


def test_who_speaks_nowhere_can_be_removed_and_others_can_not(page: PeoplePage, project: Project) -> None:
    project.do(add_participant, name="Chris")
    page.refresh()
    page.table.choose(row_id(page, "Chris"))
    assert not page.side.acts["remove"].isHidden()
    page.side.acts["remove"].click()
    assert "Chris" not in [row.cells[0] for row in page.table.cells.rows]
    page.table.choose(row_id(page, "Anna"))
    assert page.side.acts["remove"].isHidden()
    page.controller.remove()
    assert cell(page, "Anna", "Name") == "Anna"


def test_an_attribute_is_renamed_and_removed_at_its_heading(page: PeoplePage) -> None:
    heading = page.table.cells.columns[column(page, "job")]
    page.controller.rename_attribute(heading)
    dialog = page.findChild(LineDialog)
    dialog.line.setText("function")
    dialog.go.click()
    heading = page.table.cells.columns[column(page, "function")]
    assert [action.text() for action in page.controller.heading_menu(heading).actions() if action.text()] == [
        "Rename attribute…", "Remove attribute", "New attribute…",
    ]  # fmt: skip
    page.controller.remove_attribute(heading)
    assert Holds.ATTRIBUTE not in [each.holds for each in page.table.cells.columns]


def test_what_is_written_to_a_spreadsheet_can_be_taken_in_again(
    qtbot: QtBot, page: PeoplePage, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "people.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.take_out.trigger()
    qtbot.waitUntil(lambda: bool(page.findChildren(LeakDialog)))
    page.findChildren(LeakDialog)[0].submit()
    project.do(set_consent, participant_ids=[row_id(page, "Anna")], consent=True)
    dialog = page.controller.take_in_file(path)
    assert isinstance(dialog, PeopleSheetDialog)
    dialog.go.click()
    assert cell(page, "Anna", "May be named") == "no"
    assert {each.name for each in project.values(Participant)} == {"Anna", "Bram"}


def test_at_its_heading_an_attribute_is_told_coarser_in_one_step_and_says_so(
    page: PeoplePage, project: Project
) -> None:
    page.controller._type(row_id(page, "Anna"), page.table.cells.columns[column(page, "job")], "41")
    page.controller._type(row_id(page, "Bram"), page.table.cells.columns[column(page, "job")], "about forty")
    said: list[str] = []
    page._session.news.connect(said.append)
    ways = submenu(page, "job")
    assert [action.text() for action in ways if action.isChecked()] == ["exact"]
    next(each for each in ways if each.text() == "in steps of 10: 41 becomes 40–49").trigger()
    at = column(page, "job")
    head = page.table.cells.headerData(at, Qt.Orientation.Horizontal)
    assert head == "job · in steps of 10"
    assert cell(page, "Anna", "job") == "41"
    seen = page.table.cells.index(0, at).data(Qt.ItemDataRole.ToolTipRole)
    assert seen == "41\nIn tables and exports: 40–49"
    assert said == ["1 value is told as “other value”."]
    assert [action.text() for action in submenu(page, "job") if action.isChecked()] == [
        "in steps of 10: 41 becomes 40–49",
    ]  # fmt: skip
    page._session.undo()
    assert page.table.cells.headerData(at, Qt.Orientation.Horizontal) == "job"


def test_only_ways_that_say_something_of_these_values_are_offered() -> None:
    def offered(*values: str, now: Coarse = Coarse.EXACT) -> list[Coarse]:
        return [coarse for coarse, _ in coarse_choices(values, now)]

    steps = [Coarse.STEPS_5, Coarse.STEPS_10, Coarse.STEPS_25]
    assert offered("29", "31", "", "64") == [Coarse.EXACT, *steps]
    assert offered("1968-03-04", "4-3-1971") == [Coarse.EXACT, Coarse.YEAR]
    assert Coarse.AREA in offered("8011 AB", "1012 XX") and Coarse.YEAR not in offered("8011 AB", "1012 XX")
    assert offered("docent", "manager") == offered() == [Coarse.EXACT]
    assert offered("docent", now=Coarse.YEAR) == [Coarse.EXACT, Coarse.YEAR]


def submenu(page: PeoplePage, heading: str) -> list[QAction]:
    """What can be chosen under “In tables and exports”, reached from the row that has the keyboard."""
    page.table.choose(row_id(page, "Anna"), column(page, heading))
    menu = page.controller.menu()
    [of_attribute] = [each.menu() for each in menu.actions() if each.text() == f"Attribute “{heading}”"]
    [ways] = [each.menu() for each in of_attribute.actions() if each.text() == "In tables and exports"]
    return list(ways.actions())


@pytest.mark.parametrize(("exact", "told"), [(False, "40–49"), (True, "41")])
def test_the_spreadsheet_asks_whether_exact_values_leave(
    qtbot: QtBot, page: PeoplePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exact: bool, told: str
) -> None:
    path = tmp_path / "people.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    job = page.table.cells.columns[column(page, "job")]
    page.controller._type(row_id(page, "Anna"), job, "41")
    page.controller.set_coarse(job, Coarse.STEPS_10)
    page.take_out.trigger()
    [dialog] = page.findChildren(PeopleOutDialog)
    assert not dialog.exact.isChecked() and not nameless(dialog)
    dialog.exact.setChecked(exact)
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(LeakDialog)))
    page.findChildren(LeakDialog)[0].submit()
    assert f",{told}\n" in path.read_text(encoding="utf-8")


def test_a_reader_changes_nothing(qtbot: QtBot, project: Project) -> None:
    path = project.path
    project.close()
    other = Project.open(path, read_only=True)
    made = PeoplePage(ProjectSession(other))
    made.look()
    qtbot.addWidget(made)
    made.table.choose(made.known.people[0].participant.id)
    assert not made.table.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
    assert not made.add.isEnabled() and made.side.give.isHidden() and made.controller.menu().isEmpty()
    other.close()


def test_the_page_is_reached_from_the_tab_and_by_key_and_esc_goes_back(qtbot: QtBot, project: Project) -> None:
    path = project.path
    project.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.files.open(path)
    desk = window.desk
    desk.show_page(1)
    window.menus.actions["people"].trigger()
    assert desk.pages.currentWidget() is desk.people
    assert not any(button.isChecked() for button in desk.bar._group.buttons())
    desk.people._back()
    assert desk.pages.currentWidget() is desk.counting
    desk.show_page(0)
    desk.coding.sources.tabs.setCurrentIndex(1)
    desk.coding.sources.everyone.click()
    assert desk.pages.currentWidget() is desk.people
    window.build()
    assert window.desk.pages.currentWidget() is window.desk.people
    window.desk.people.table.choose(window.desk.people.known.people[1].participant.id)
    window.desk.people.side.open.click()
    assert window.desk.pages.currentIndex() == 0
    assert window.desk.coding.title_of(window.desk.coding.source_id) == "Bram"
    window.close()


def test_a_pseudonym_that_is_somebodys_name_in_a_text_is_told_to_be_one(page: PeoplePage, project: Project) -> None:
    told: list[str] = []
    page._session.news.connect(told.append)
    project.do(add_sources, readings=[reading("plan", (None, "As Harmke says."))], people=None, kind=None, told=[])
    pseudonym = page.table.cells.columns[column(page, "Pseudonym")]
    page.controller._type(row_id(page, "Anna"), pseudonym, "Noor")
    assert told == []
    page.controller._type(row_id(page, "Anna"), pseudonym, "Harmke")
    assert cell(page, "Anna", "Pseudonym") == "Harmke"
    assert "“Harmke” stands in “plan” as a name too" in told[0]
