"""Backups from the shell."""

import json
from pathlib import Path

import pytest

from codebench.__main__ import main
from codebench.services.backups import keep_backup
from codebench.services.codebook import add_code
from codebench.services.project import Project


@pytest.fixture
def study(project: Project) -> Path:
    project.do(add_code, name="money")
    keep_backup(project)
    project.do(add_code, name="a mistake")
    project.close()
    return project.path


def said(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> str:
    capsys.readouterr()
    assert main([str(each) for each in arguments]) == status
    out, problem = capsys.readouterr()
    return out if status == 0 else problem


def test_the_list_says_when_how_large_and_what_is_in_it(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number, _, size, told = said(capsys, "backups", study).rstrip("\n").split("\t")
    assert (number, size) == ("1", "0.4 MB")
    assert told == "0 sources · 0 participants · 1 code · 0 codings · 0 memos"
    [row] = json.loads(said(capsys, "backups", study, "--json"))
    assert (row["number"], row["name"], row["counts"]["code"], row["steps"]) == (1, "study", 1, 1)
    assert len(json.loads(said(capsys, "backups", study, "--make", "--json"))) == 2


def test_a_backup_comes_back_beside_or_in_place(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = Path(said(capsys, "restore", study, "1").strip())
    assert copy.parent == study.parent
    assert said(capsys, "codebook", copy, "show").split("\t")[0] == "money"
    other = study.with_name("elsewhere.codebench")
    assert said(capsys, "restore", study, "1", "-o", other).strip() == str(other)
    kept, where = said(capsys, "restore", study, "1", "--replace").splitlines()
    assert kept.startswith("As it was before, the project is kept as “")
    assert where == str(study)
    assert said(capsys, "codebook", study, "show").split("\t")[0] == "money"
    backup = json.loads(said(capsys, "backups", study, "--json"))[0]["file"]
    said(capsys, "restore", study, Path(backup).name, "--replace")
    assert "a mistake" in said(capsys, "codebook", study, "show")


@pytest.mark.parametrize("wanted", ["0", "7", "no such.codebench"])
def test_what_is_not_there_is_one_sentence(study: Path, capsys: pytest.CaptureFixture[str], wanted: str) -> None:
    problem = said(capsys, "restore", study, wanted, status=1)
    assert problem == f"There is no backup “{wanted}”; list them with “codebench backups”.\n"
