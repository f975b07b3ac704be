import pytest
from pytestqt.qtbot import QtBot

from codebench.domain.participant import PeopleSpec
from codebench.domain.peoplesheet import Field
from codebench.gui.dialogs.people_sheet import PeopleSheetDialog
from tests.gui.test_accessible import nameless

CSV = b"""Respondent;Naam;Opleidingssoort;Opleiding;Functie;Bestand;Toestemming
P01;Jan Vries;pabo;pabo A;docent;een.docx;ja
P02;Els Bakker;lero;lero B;docent;twee.docx;nee
"""


@pytest.fixture
def dialog(qtbot: QtBot) -> PeopleSheetDialog:
    made = PeopleSheetDialog(CSV, "deelnemers.csv")
    qtbot.addWidget(made)
    return made


def choose(dialog: PeopleSheetDialog, heading: str, field: Field) -> None:
    box = dialog.fields[heading]
    box.setCurrentIndex(box.findData(field))


def test_what_the_headings_suggest_is_offered_and_names_that_are_not_asked_for_stay_out(
    dialog: PeopleSheetDialog, qtbot: QtBot
) -> None:
    found: list[PeopleSpec] = []
    dialog.chosen.connect(found.append)
    dialog.go.click()
    (spec,) = found
    assert [person.name for person in spec.people] == ["P01", "P02"]
    assert spec.people[0].groups == (("pabo", "pabo A"),)
    assert (spec.people[0].consent, spec.people[0].speakers) == (True, ("een.docx",))
    assert (spec.levels, spec.attributes) == (("Opleidingssoort", "Opleiding"), ("Functie",))
    assert "Jan" not in repr(spec)


def test_without_a_name_column_it_says_so_and_nothing_comes_in(dialog: PeopleSheetDialog) -> None:
    choose(dialog, "respondent", Field.OUT)
    assert "name of the participant" in dialog.problem.text()
    assert not dialog.go.isEnabled()
    choose(dialog, "naam", Field.NAME)
    assert dialog.go.isEnabled()
    assert dialog.preview.topLevelItem(0).text(0) == "Jan Vries"


def test_two_columns_can_not_both_be_the_pseudonym(dialog: PeopleSheetDialog) -> None:
    choose(dialog, "naam", Field.PSEUDONYM)
    choose(dialog, "functie", Field.PSEUDONYM)
    assert dialog.problem.text() == "“Naam” and “Functie” can't both hold the pseudonym."


def test_the_answer_is_remembered_for_the_next_file_with_these_headings(
    dialog: PeopleSheetDialog, qtbot: QtBot
) -> None:
    choose(dialog, "naam", Field.NAME)
    choose(dialog, "respondent", Field.PSEUDONYM)
    dialog.submit()
    later = PeopleSheetDialog(b"Naam;Respondent;Deelnemer\nOmar;P3;x\n", "later.csv")
    qtbot.addWidget(later)
    assert later.mapping() == {"naam": Field.NAME, "respondent": Field.PSEUDONYM, "deelnemer": Field.OUT}


def test_a_file_that_is_no_table_is_refused_in_words(qtbot: QtBot) -> None:
    made = PeopleSheetDialog(b"%PDF-1.7", "deelnemers.csv")
    qtbot.addWidget(made)
    assert "must be CSV or Excel" in made.problem.text()
    assert not made.go.isEnabled()


def test_all_that_can_be_reached_has_a_name(dialog: PeopleSheetDialog) -> None:
    assert nameless(dialog) == []
