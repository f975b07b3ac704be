"""What leaves from the shell is searched for names, as it is in the window."""

import json
from pathlib import Path

import pytest

from codebench.__main__ import main
from codebench.cli.leaving import KEY_PASSPHRASE
from codebench.domain.hiding import HiddenName, NameKind
from codebench.services import keys
from codebench.services.project import Project
from tests.makers import add_interviews, add_tree, people, person, put, reading

SECRET = "drie gele fietsen"


@pytest.fixture
def study(project: Project) -> Path:
    who = people(person("Anna Smit", "pabo / Wadland", speakers=["Anna"]), person("P2", "pabo", speakers=["P2"]))
    add_interviews(
        project, reading("Een", ("Anna", "Thuis zegt ANNA’S moeder nee."), ("P2", "Ja, thuis ook.")), who=who
    )
    add_tree(project, "thuis")
    put(project, "thuis", "Een", "Thuis zegt ANNA’S moeder nee")
    put(project, "thuis", "Een", "thuis ook")
    project.close()
    return project.path


def history(study: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["history", str(study), "--json"]) == 0
    return [each["step"] for each in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize(
    ("command", "name", "where"),
    [
        ("quotes", "q.docx", "under “thuis”"),
        ("quotes", "q.csv", "in line 2"),
        ("report", "r.docx", "under “"),
        ("review-file", "r.html", "in line"),
        ("count --by 2", "Anna.xlsx", "in the file's name"),
    ],
)
def test_an_export_says_what_names_stand_in_it_and_the_history_that_they_left(
    study: Path, capsys: pytest.CaptureFixture[str], command: str, name: str, where: str
) -> None:
    kind, *rest = command.split()
    assert main([kind, str(study), *rest, "-o", str(study.with_name(name))]) == 0
    told = capsys.readouterr().err
    assert f"“Anna” can be read in “{name}”: " in told and where in told
    assert study.with_name(name).stat().st_size
    told = history(study, capsys)[-1]
    assert told.startswith(f"“{name.replace('Anna', '[…]')}” exported with ") and "Anna" not in told


def test_where_no_name_may_stand_nothing_is_written(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, before = study.with_name("q.csv"), history(study, capsys)
    file.write_text("old", encoding="utf-8")
    assert main(["quotes", str(study), "--no-names", "-o", str(file)]) == 1
    assert "“Anna” can be read in “q.csv”: in line 2\nNothing was written" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "old"
    assert history(study, capsys) == before


def test_without_names_nothing_is_said(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = history(study, capsys)
    assert main(["count", str(study), "--no-names", "-o", str(study.with_name("t.docx"))]) == 0
    assert main(["codebook", str(study), "export", str(study.with_name("c.yaml")), "--no-names"]) == 0
    assert capsys.readouterr().err == ""
    assert history(study, capsys) == before


def test_with_the_key_names_are_hidden_on_export(
    study: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Project.open(study)
    key = keys.make_key(opened, study.with_name("names.codebenchkey"), SECRET)
    keys.decide(opened, [HiddenName("Anna", NameKind.PERSON, ("Anna Smit",), "Lies")])
    key.hide_on_export(True)
    key.path.rename(keys.usual_place(opened))
    opened.close()
    assert main(["count", str(study), "-o", str(study.with_name("t.csv"))]) == 0
    assert "The key beside the project is not open" in capsys.readouterr().err
    monkeypatch.setenv(KEY_PASSPHRASE, SECRET)
    file, held = study.with_name("q.csv"), str(keys.usual_place(opened))
    assert main(["quotes", str(study), "--attribution", "named", "--key", held, "--no-names", "-o", str(file)]) == 0
    assert "Lies" in file.read_text(encoding="utf-8-sig")
    monkeypatch.setenv(KEY_PASSPHRASE, "iets anders")
    assert main(["quotes", str(study), "--key", held, "-o", str(file)]) == 1


def test_while_the_desk_has_the_project_it_is_said_that_the_history_knows_nothing(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Project.open(study)
    assert main(["quotes", str(study), "-o", str(study.with_name("q.docx"))]) == 0
    assert "is not in the history" in capsys.readouterr().err
    assert study.with_name("q.docx").exists()
    desk.close()
