import pytest

from codebench.domain.participant import PersonSpec
from codebench.domain.peoplesheet import Field
from codebench.domain.source import Role
from codebench.errors import CodebenchError
from codebench.importers import people_columns, read_people

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


def guessed(text):
    return {column.heading: column.field for column in people_columns(text.encode(), "people.csv")}


def test_headings_in_both_languages_are_understood():
    assert guessed("Deelnemer;Spreker;Groep;Pseudoniem;Leeftijd\na;b;c;d;4\n") == {
        "Deelnemer": Field.NAME, "Spreker": Field.SPEAKER, "Groep": Field.GROUP, "Pseudoniem": Field.PSEUDONYM,
        "Leeftijd": Field.ATTRIBUTE,
    }  # fmt: skip
    assert guessed("Name,File,Kind of programme,Programme,Consent\na,b,c,d,yes\n") == {
        "Name": Field.NAME, "File": Field.SPEAKER, "Kind of programme": Field.GROUP, "Programme": Field.GROUP_2,
        "Consent": Field.CONSENT,
    }  # fmt: skip


def test_the_widest_group_is_the_outermost_wherever_its_column_stands():
    assert guessed("naam;opleiding;opleidingssoort\na;b;c\n")["opleiding"] is Field.GROUP_2


def test_a_role_that_is_someones_job_is_an_attribute_and_contact_details_stay_out():
    found = guessed("Participant;Rol;E-mailadres;Telefoon\nP1;docent;a@b.nl;0612345678\n")
    assert found == {
        "Participant": Field.NAME, "Rol": Field.ATTRIBUTE, "E-mailadres": Field.OUT, "Telefoon": Field.OUT,
    }  # fmt: skip


def test_groups_in_several_columns_make_one_path_and_several_of_them_run_side_by_side():
    text = "wie;soort;opleiding\nP1;pabo; pabo A\nP2;lero, pabo;x\n".replace(", ", " / ").replace("; ", ";")
    text += 'P3;"lero; pabo";"lero B; pabo A"\nP4;pabo;"pabo A; pabo C"\n'
    mapping = {"wie": Field.NAME, "soort": Field.GROUP, "opleiding": Field.GROUP_2}
    spec = read_people(text.encode(), "people.csv", mapping)
    assert [person.groups for person in spec.people] == [
        (("pabo", "pabo A"),),
        (("lero", "pabo", "x"),),
        (("lero", "lero B"), ("pabo", "pabo A")),
        (("pabo", "pabo A"), ("pabo", "pabo C")),
    ]
    assert spec.levels == ("soort", "opleiding")


def test_only_what_is_mapped_comes_in():
    spec = read_people(b"Naam;Mail;Functie\nP1;a@b.nl;docent\n", "p.csv", {"naam": Field.NAME})
    assert spec.people == (PersonSpec("P1", Role.PARTICIPANT),)
    assert spec.attributes == ()
