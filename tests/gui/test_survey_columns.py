"""A survey before it comes in: what its columns mean is seen, chosen by keyboard, and remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from codebench.domain.survey import Meaning, Survey, SurveyColumn
from codebench.gui.views.survey_columns import SurveyColumns

from .test_accessible import nameless

COLUMNS = (
    SurveyColumn("Wie", "Wie", Meaning.PERSON, 3, 3),
    SurveyColumn("E-mail", "E-mail", Meaning.PERSONAL, 3, 3, personal=True),
    SurveyColumn("Opleiding", "Opleiding", Meaning.ATTRIBUTE, 3, 2),
    SurveyColumn("Q1", "Wat levert het op?", Meaning.TEXT, 2, 2),
)
ROWS = (
    ("Anna", "anna@voorbeeld.nl", "pabo;ULO;", ""),
    ("Bram", "bram@voorbeeld.nl", "pabo", "Veel.\nHeel veel."),
    ("Cato", "cato@voorbeeld.nl", "pabo", "Weinig."),
)


@pytest.fixture
def view(qtbot: QtBot) -> SurveyColumns:
    made = SurveyColumns()
    qtbot.addWidget(made)
    made.resize(760, 640)
    made.set_survey(Survey(COLUMNS, ROWS))
    made.show()
    return made


def row(view: SurveyColumns, name: str) -> None:
    names = [column.name for column in view.survey().columns]
    view.table.setCurrentIndex(view.table.model().index(names.index(name), 0))


def meant(view: SurveyColumns) -> dict[str, Meaning]:
    return {column.name: column.meaning for column in view.survey().columns}


def seen(view: SurveyColumns) -> str:
    model = view.table.model()
    cells = [model.index(at, of).data() for at in range(model.rowCount()) for of in range(model.columnCount())]
    return "\n".join((*cells, view.preview.words.toPlainText()))


def choose(qtbot: QtBot, view: SurveyColumns, name: str, meaning: Meaning) -> None:
    """Choose a meaning as the keyboard does: Enter, the arrows, Enter."""
    row(view, name)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    menu = view.table.findChildren(QMenu)[-1]
    steps = list(Meaning).index(meaning) - list(Meaning).index(meant(view)[name])
    for _ in range(abs(steps)):
        qtbot.keyClick(menu, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_it_says_what_becomes_of_the_file_in_one_line(view: SurveyColumns) -> None:
    assert (
        view.count.text()
        == "3 respondents · 1 question to code · 1 attribute · 1 column stays out, of which 1 personal"
    )
    assert not view.told.isVisible()


def test_a_respondent_reads_as_questions_over_answers_and_first_who_answered_most(view: SurveyColumns) -> None:
    assert (view.preview.name.text(), view.preview.place.text()) == ("Bram", "2 of 3")
    assert view.preview.words.toPlainText() == "Opleiding: pabo\nWat levert het op?\nVeel.\nHeel veel."
    view.preview.before.click()
    assert "Answered no open question" in view.preview.words.toPlainText()
    assert not view.preview.before.isEnabled()


def test_the_keyboard_chooses_what_a_column_means(qtbot: QtBot, view: SurveyColumns) -> None:
    with qtbot.waitSignal(view.changed):
        choose(qtbot, view, "Opleiding", Meaning.GROUP)
    assert meant(view)["Opleiding"] is Meaning.GROUP
    assert "1 column of groups" in view.count.text()
    assert view.table.selected() == ["Opleiding"]
    choose(qtbot, view, "Opleiding", Meaning.TEXT)
    assert "2 questions to code" in view.count.text()


def test_columns_that_are_selected_together_get_one_meaning(qtbot: QtBot, view: SurveyColumns) -> None:
    row(view, "Opleiding")
    qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    view.table.chosen.emit(view.table.selected(), "out")
    assert [each for each, meaning in meant(view).items() if meaning is Meaning.OUT] == ["Opleiding", "Q1"]
    assert view.told.text() == "No column is an attribute, a group or text to code."


def test_what_is_personal_is_never_shown_and_what_becomes_of_it_is_said(qtbot: QtBot, view: SurveyColumns) -> None:
    for meaning in (Meaning.PERSONAL, Meaning.ATTRIBUTE, Meaning.OUT):
        choose(qtbot, view, "E-mail", meaning)
        assert "@" not in seen(view)
        assert view.told.isVisible() == (meaning is Meaning.ATTRIBUTE)
    choose(qtbot, view, "E-mail", Meaning.TEXT)
    assert view.told.text() == "“E-mail” looks personal: it becomes part of the text and can be quoted."


def test_there_is_one_person_and_it_names_every_row(qtbot: QtBot, view: SurveyColumns) -> None:
    choose(qtbot, view, "Opleiding", Meaning.PERSON)
    assert meant(view)["Wie"] is Meaning.OUT
    assert "has “pabo” twice" in view.told.text()
    assert not view.preview.isVisible()
    choose(qtbot, view, "Wie", Meaning.PERSON)
    assert not view.told.isVisible()
    assert view.preview.isVisible()


def test_the_next_survey_with_these_headings_is_read_alike_but_what_is_personal_is_asked_anew(
    qtbot: QtBot, view: SurveyColumns
) -> None:
    choose(qtbot, view, "Opleiding", Meaning.GROUP)
    choose(qtbot, view, "E-mail", Meaning.ATTRIBUTE)
    again = SurveyColumns()
    qtbot.addWidget(again)
    again.set_survey(Survey(COLUMNS, ROWS))
    assert meant(again) == meant(view) | {"E-mail": Meaning.PERSONAL}


def test_another_person_is_remembered_with_who_it_was_before(qtbot: QtBot, view: SurveyColumns) -> None:
    rows = tuple((*row[:2], f"{row[2]} {row[0]}", row[3]) for row in ROWS)
    view.set_survey(Survey(COLUMNS, rows))
    choose(qtbot, view, "Opleiding", Meaning.PERSON)
    view.set_survey(Survey(COLUMNS, rows))
    assert (meant(view)["Wie"], meant(view)["Opleiding"]) == (Meaning.OUT, Meaning.PERSON)


def test_all_that_can_be_reached_has_a_name(view: SurveyColumns) -> None:
    assert nameless(view) == []
