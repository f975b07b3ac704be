"""Surveys: what columns mean, who is a respondent, and that what is personal stays out."""

import io

import pytest
from openpyxl import Workbook

from codebench.domain.survey import Meaning
from codebench.errors import CodebenchError
from codebench.importers import read_survey
from codebench.resources import resource

LONG = "Dat vind ik een lastige vraag, maar ik denk van wel"


def meanings(survey):
    return {column.name: column.meaning.value for column in survey.columns}


def csv(*rows, encoding="utf-8-sig"):
    return "\r\n".join(";".join(row) for row in rows).encode(encoding)


def test_the_survey_of_27_is_read_as_27_people():
    survey = read_survey(resource("demo", "survey.csv").read_bytes(), "survey.csv")
    assert len(survey.rows) == 27
    assert list(meanings(survey).values()) == [
        "person",
        "out",
        "out",
        "personal",
        "out",
        *["attribute"] * 4,
        *["text"] * 3,
    ]
    assert survey.left_out == ("1 row was no respondent and was left out.",)
    assert survey.names("survey")[:2] == ("survey 1", "survey 2")


PERSONAL = {
    "E-mailadres": "een{}@voorbeeld.nl", "Uw naam": "Iemand {}", "Telefoonnummer": "06-1234567{}", "IPAddress": "10.0.0.{}",
    "Vraag 9": "een{}@voorbeeld.nl", "Vraag 10": "06 12 34 56 7{}", "Vraag 11": "192.168.0.{}", "Postcode": "1234 A{}",
    "Geboortedatum": "0{}-01-1990", "Studentnummer": "50011{}",
}  # fmt: skip


@pytest.mark.parametrize("heading", PERSONAL)
def test_what_is_personal_is_seen_by_heading_or_content(heading):
    rows = [[f"R{at}", PERSONAL[heading].format(at), f"{LONG} {at}"] for at in range(1, 9)]
    survey = read_survey(csv(["Respondent", heading, "Waarom?"], *rows), "x.csv")
    assert meanings(survey) == {"Respondent": "person", heading: "personal", "Waarom?": "text"}


def test_names_of_people_are_personal_whatever_the_heading_says():
    names = ["Carla de Wit", "Jan van der Berg", "A. Jansen", "Els Smit", "Bo Vos", "Kim El Idrissi"]
    survey = read_survey(csv(["Wie", "Waarom?"], *([name, f"{LONG} {name[0]}"] for name in names)), "x.csv")
    assert meanings(survey)["Wie"] == "personal"


def test_addresses_that_only_some_left_are_personal_and_a_remark_is_text():
    question = "Mogen we u benaderen? Laat dan uw e-mailadres achter."
    rows = [[f"R{at}", "Nee" if at else "een@voorbeeld.nl", f"reden {at}" if at % 3 else ""] for at in range(20)]
    survey = read_survey(csv(["Respondent", question, "Toelichting"], *rows), "x.csv")
    assert meanings(survey) == {"Respondent": "person", question: "personal", "Toelichting": "text"}
    assert [column.personal for column in survey.columns] == [False, True, False]


def test_a_heading_may_begin_with_the_programs_own_code():
    rows = [[str(at), "nl", "2025", f"{LONG} {at}"] for at in range(1, 9)]
    head = ["id. Antwoord ID", "startlanguage. Starttaal", "submitdate. Datum verzonden", "G1Q1. Waarom?"]
    assert list(meanings(read_survey(csv(head, *rows), "x.csv")).values()) == ["person", "out", "out", "text"]


def test_qualtrics_has_three_rows_of_headings():
    rows = [["2025-01-0" + str(at), "R_" + "abc"[at % 3] + str(at), "pabo", f"{LONG} {at}"] for at in range(1, 9)]
    head = [
        ["StartDate", "ResponseId", "Q1", "Q2"],
        ["Start Date", "Response ID", "Soort", "Wat <b>levert</b> het op?"],
    ]
    json = [
        '"{""ImportId"":""startDate""}"',
        '"{""ImportId"":""x""}"',
        '"{""ImportId"":""y""}"',
        '"{""ImportId"":""z""}"',
    ]
    survey = read_survey(csv(*head, json, *rows), "x.csv")
    assert len(survey.rows) == 8
    assert meanings(survey) == {"StartDate": "out", "ResponseId": "person", "Q1": "attribute", "Q2": "text"}
    assert survey.columns[3].question == "Wat levert het op?"
    assert survey.columns[3].label == "Q2 Wat levert het op?"


def test_a_question_that_spans_columns_gives_its_name_to_each():
    rows = [[f"11{at}", "Studiereizen", "" if at % 2 else "Gastcolleges", f"{LONG} {at}"] for at in range(8)]
    head = [
        ["Respondent ID", "Welke vormen?", "", "Waarom?"],
        ["", "Studiereizen", "Gastcolleges", "Open-Ended Response"],
    ]
    survey = read_survey(csv(*head, *rows), "x.csv")
    assert meanings(survey) == {
        "Respondent ID": "person",
        "Welke vormen? – Studiereizen": "attribute",
        "Welke vormen? – Gastcolleges": "attribute",
        "Waarom?": "text",
    }
    assert len(survey.rows) == 8


def test_dutch_excel_csv_in_an_old_code_page_with_empty_rows_and_equal_headings():
    rows = [[f"R{at}", f'"Één ding; en {LONG}\n{at}"', f"café {LONG} {at}"] for at in range(1, 6)]
    survey = read_survey(
        csv(["Deelnemer", "Toelichting", "Toelichting"], *rows, *[["", "", ""]] * 300, encoding="cp1252"), "x.csv"
    )
    assert [column.name for column in survey.columns] == ["Deelnemer", "Toelichting", "Toelichting (2)"]
    assert len(survey.rows) == 5
    assert survey.rows[0][1].startswith("Één ding; en")


def test_a_workbook_is_read_alike():
    book, buffer = Workbook(), io.BytesIO()
    for row in [["ID", "Soort", "Waarom?"], *([at, "pabo", f"{LONG} {at}"] for at in range(1, 8))]:
        book.active.append(row)
    book.save(buffer)
    assert list(meanings(read_survey(buffer.getvalue(), "x.csv")).values()) == ["person", "attribute", "text"]


def test_a_guess_can_be_overruled_but_not_for_a_column_that_is_not_there():
    survey = read_survey(csv(["ID", "Waarom?"], *([str(at), f"{LONG} {at}"] for at in range(6))), "x.csv")
    assert meanings(survey.mapped({"Waarom?": Meaning.OUT}))["Waarom?"] == "out"
    with pytest.raises(CodebenchError, match="no column “Weg”"):
        survey.mapped({"Weg": Meaning.OUT})


def test_one_person_in_two_rows_is_refused():
    survey = read_survey(csv(["Wie", "Waarom?"], *([f"R{at // 2}", f"{LONG} {at}"] for at in range(6))), "x.csv")
    with pytest.raises(CodebenchError, match="twice"):
        survey.mapped({"Wie": Meaning.PERSON}).names("x")


@pytest.mark.parametrize("data", [b"", b"a;b\n", b"{\\rtf1 x}", b"%PDF-1.4 x", b"PK\3\4"])
def test_what_is_no_survey_is_refused_in_a_sentence(data):
    with pytest.raises(CodebenchError):
        read_survey(data, "x.csv")
