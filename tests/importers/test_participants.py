import pytest

from codebench.domain.participant import PersonSpec
from codebench.domain.source import Role
from codebench.errors import CodebenchError
from codebench.importers import read_people

CSV = """participant;speaker;role;groep (opleidingssoort / opleiding);Ervaring in jaren;pseudoniem
P1;"gesprek-01.docx; Spreker 2";participant;pabo / Pabo Noord;12;Anna
P2;P2;;"tweedegraads / Frans; pabo / Pabo Zuid";;
Els;Interviewer;onderzoeker;;;
"""


def read(text):
    return read_people(text.encode(), "deelnemers.csv")


def test_people_roles_groups_and_attributes():
    spec = read(CSV)
    assert spec.levels == ("opleidingssoort", "opleiding")
    assert spec.attributes == ("Ervaring in jaren",)
    assert spec.people == (
        PersonSpec("P1", Role.PARTICIPANT, ("gesprek-01.docx", "Spreker 2"), (("pabo", "Pabo Noord"),), "Anna",
                   (("Ervaring in jaren", "12"),)),
        PersonSpec("P2", Role.PARTICIPANT, ("P2",), (("tweedegraads", "Frans"), ("pabo", "Pabo Zuid"))),
        PersonSpec("Els", Role.INTERVIEWER, ("Interviewer",)),
    )  # fmt: skip


@pytest.mark.parametrize("role", ["geïnterviewde", "Deelnemer", "respondent", ""])
def test_dutch_words_for_a_participant(role):
    assert read(f"participant;rol\nP1;{role}\n").people[0].role is Role.PARTICIPANT


def test_a_person_in_two_rows_is_one_person_with_both_groups():
    spec = read("participant;spreker;groep\nP1;A;pabo / X\np1;B;ALO / Y\n")
    assert spec.people == (PersonSpec("P1", Role.PARTICIPANT, ("A", "B"), (("pabo", "X"), ("ALO", "Y"))),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("participant;speaker\nP1;A\n;B\n", "Row 3 .* no participant"),
        ("participant;role\nP1;baas\n", "Row 2: “baas” is no role"),
        ("naam;leeftijd\nP1;3\n", "no column “participant”"),
        ("", "empty"),
    ],
)
def test_what_is_wrong_is_said_with_its_row(text, words):
    with pytest.raises(CodebenchError, match=words):
        read(text)


def test_a_row_without_a_name_may_tell_an_interviewers_label_or_a_documents_group():
    rows = "participant,speaker,role,group\n,Interviewer A,interviewer,\n,Plan Noord.docx,,hbo / Noord\n"
    interviewer, document = read_people(rows.encode(), "people.csv").people
    assert (interviewer.name, interviewer.role, interviewer.speakers) == ("", Role.INTERVIEWER, ("Interviewer A",))
    assert (document.name, document.groups, document.speakers) == ("", (("hbo", "Noord"),), ("Plan Noord.docx",))
