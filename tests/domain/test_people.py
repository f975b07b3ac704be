import pytest

from codebench.domain.participant import PeopleSpec, PersonSpec
from codebench.domain.people import Register, identify, is_generic, means_interviewer
from codebench.domain.source import Role


def who(labels: list[str], *rows: PersonSpec, file: str = "gesprek.docx") -> dict[str, tuple[str, str]]:
    register = Register(PeopleSpec(rows)) if rows else None
    found = identify(labels, file.rpartition(".")[0], file, register)
    return {label: (identity.role.value, identity.name) for label, identity in found.items()}


def row(name: str, *speakers: str, role: Role = Role.PARTICIPANT) -> PersonSpec:
    return PersonSpec(name, role, speakers)


@pytest.mark.parametrize("label", ["Interviewer", "I", "Int.", "Onderzoeker", "INTERVIEWER 2", "i1", "Interviewer A"])
def test_these_labels_mean_an_interviewer(label: str) -> None:
    assert means_interviewer(label)


@pytest.mark.parametrize("label", ["Iris", "P1", "Inge", "Intan", "B", "Participant"])
def test_these_do_not(label: str) -> None:
    assert not means_interviewer(label)


@pytest.mark.parametrize("label", ["Participant", "Speaker 4", "B", "Geïnterviewde", "Respondent 2"])
def test_these_say_what_someone_is_not_who(label: str) -> None:
    assert is_generic(label)


def test_without_a_list_a_name_is_a_person_and_a_generic_label_the_one_of_this_file() -> None:
    assert who(["Interviewer", "Anna"]) == {"Interviewer": ("interviewer", ""), "Anna": ("participant", "Anna")}
    assert who(["I", "B"])["B"] == ("participant", "gesprek")
    assert who(["Spreker 1", "Spreker 2"])["Spreker 2"] == ("participant", "gesprek · Spreker 2")


def test_a_list_knows_people_by_label_or_by_file() -> None:
    rows = (row("P01", "Roos van der Linden"), row("P02", "gesprek"), row("Hanna Vos", role=Role.INTERVIEWER))
    assert who(["Hanna Vos", "roos van der linden"], *rows, file="x.vtt") == {
        "Hanna Vos": ("interviewer", "Hanna Vos"), "roos van der linden": ("participant", "P01"),
    }  # fmt: skip
    assert who(["Interviewer", "Participant"], *rows)["Participant"] == ("participant", "P02")


def test_the_same_label_in_two_files_is_told_apart_by_the_file() -> None:
    rows = (row("P01", "B", "een"), row("P02", "B", "twee"))
    assert who(["I", "B"], *rows, file="twee.txt")["B"] == ("participant", "P02")


def test_a_label_that_is_not_in_the_list_is_not_given_to_someone_else() -> None:
    rows = (row("P01", "gesprek"),)
    found = who(["Interviewer", "Anna", "Bram"], *rows)
    assert found["Anna"] == ("participant", "Anna") and found["Bram"] == ("participant", "Bram")


@pytest.mark.parametrize(
    "label", ["Leerling 1", "Deelnemer A", "IP", "RES", "P", "Vrouw", "?", "Allen", "Antwoord", "Resp. 3"]
)
def test_more_labels_that_belong_to_one_source(label: str) -> None:
    assert is_generic(label) and not means_interviewer(label)


@pytest.mark.parametrize("label", ["P05", "Anna", "Sara B", "Bea", "J. de Vries"])
def test_labels_that_are_someone(label: str) -> None:
    assert not is_generic(label) and not means_interviewer(label)
