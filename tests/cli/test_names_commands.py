"""Names from the shell: found, listed, hidden, and a project made ready to send."""

import json
from pathlib import Path

import pytest

from codebench.__main__ import main
from codebench.cli.leaving import KEY_PASSPHRASE as PASSPHRASE
from codebench.domain.hiding import HiddenName, NameKind
from codebench.domain.source import Source
from codebench.services import keys
from codebench.services.project import Project
from tests.makers import add_interviews, people, person, reading

SECRET = "drie gele fietsen"


@pytest.fixture
def study(project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    add_interviews(project, reading("een", ("Interviewer", "En bij u?"), ("P1", "Volgens Harmke in Harlingen wel.")))
    keys.make_key(project, keys.usual_place(project), SECRET)
    keys.decide(project, [HiddenName("Harmke", NameKind.PERSON, (), "[collega]")])
    project.close()
    monkeypatch.setenv(PASSPHRASE, SECRET)
    return project.path


def test_names_are_found_listed_hidden_and_cleaned_away(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "find", str(study), "--json"]) == 0
    assert {"Harmke", "Harlingen"} == {each["name"] for each in json.loads(capsys.readouterr().out)}
    key = str(study.with_suffix(".codebenchkey"))
    assert main(["names", "find", str(study), "--key", key]) == 0
    assert capsys.readouterr().out == "Harlingen\tplace, how it is used\t1 · 1\t[place 1]\n"
    assert main(["names", "list", str(study)]) == 0
    assert capsys.readouterr().out == "Harmke\t[collega]\n"
    assert main(["names", "clean", str(study)]) == 1
    assert "Hide the names first" in capsys.readouterr().err
    assert main(["names", "hide", str(study)]) == 0
    assert main(["names", "clean", str(study)]) == 0
    assert capsys.readouterr().err == ""
    assert b"Harmke" not in study.read_bytes()
    project = Project.open(study)
    assert "Volgens [collega] in Harlingen" in project.values(Source)[0].text
    project.close()


def test_without_a_passphrase_or_with_a_wrong_one_nothing_is_told(
    study: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSPHRASE, "iets heel anders")
    assert main(["names", "list", str(study)]) == 1
    assert "does not open with this passphrase" in capsys.readouterr().err
    monkeypatch.delenv(PASSPHRASE)
    assert main(["names", "hide", str(study)]) == 1
    assert PASSPHRASE in capsys.readouterr().err


def test_who_is_still_called_what_they_are_is_told_when_the_project_is_cleaned(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    who = people(person("Anna Smit", "hbo / Wadland", speakers=["Anna"]), person("P2", speakers=["B"]))
    add_interviews(project, reading("Gesprek Anna", ("Anna", "Ja."), ("B", "Nee.")), who=who)
    keys.make_key(project, keys.usual_place(project), SECRET)
    project.close()
    monkeypatch.setenv(PASSPHRASE, SECRET)
    for ending in (".codebench", ".codebenchkey"):
        project.path.with_suffix(ending).rename(project.path.with_name(f"Studie Smit{ending}"))
    assert main(["names", "clean", str(project.path.with_name("Studie Smit.codebench"))]) == 0
    assert (
        "still stand in it: Anna Smit, Anna, Wadland, Gesprek Anna, Studie Smit.codebench\n" in capsys.readouterr().err
    )


def test_the_key_of_another_project_is_said_to_be_one(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Project.create(tmp_path / "other.codebench").close()
    assert main(["names", "list", str(study)]) == 0
    assert capsys.readouterr().err == ""
    assert (
        main(["names", "list", str(tmp_path / "other.codebench"), "--key", str(study.with_suffix(".codebenchkey"))])
        == 0
    )
    assert "“study.codebenchkey” was made for another project" in capsys.readouterr().err


def test_the_key_gets_another_passphrase_that_is_asked_for_twice(
    study: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for first, again, told in (("kort", "kort", "at least 10"), ("vier rode bussen", "vier", "not the same")):
        monkeypatch.setattr("getpass.getpass", {"New passphrase: ": first, "The same again: ": again}.__getitem__)
        assert main(["names", "passphrase", str(study)]) == 1
        assert told in capsys.readouterr().err
    monkeypatch.setattr("getpass.getpass", lambda _: "vier rode bussen")
    assert main(["names", "passphrase", str(study)]) == 0
    assert "opens with the new passphrase only" in capsys.readouterr().out
    assert main(["names", "list", str(study)]) == 1
    monkeypatch.setenv(PASSPHRASE, "vier rode bussen")
    capsys.readouterr()
    assert main(["names", "list", str(study)]) == 0
    assert capsys.readouterr().out == "Harmke\t[collega]\n"


def test_a_project_is_protected_with_no_shorter_passphrase_than_in_the_window(
    study: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _: "kort")
    assert main(["protect", str(study)]) == 1
    assert "at least 10" in capsys.readouterr().err
    Project.open(study).close()
