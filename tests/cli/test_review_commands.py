"""The review page goes out and remarks come back, from the shell."""

import json
from pathlib import Path

import pytest

from codebench.__main__ import main
from codebench.services.project import Project
from codebench.services.reading import codebook
from tests.makers import add_interviews, add_tree, put, reading


@pytest.fixture
def study(project: Project) -> Project:
    add_interviews(project, reading("one", ("Anna", "Money and time.")))
    add_tree(project, "money")
    put(project, "money", "one", "Money")
    return project


def test_a_page_goes_out_and_remarks_come_back(
    study: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, page, back = study.path, tmp_path / "page.html", tmp_path / "back.json"
    remark = {
        "id": "0b6f4c1e-6f0e-4c9a-9d53-0c8a4f1f6f11", "about": "code", "target": codebook(study).find("money").id,
        "verdict": "doubt", "text": "Why?", "at": "2026-11-21T10:00:00+00:00", "shown": "",
    }  # fmt: skip
    file = {"format": "codebench-remarks", "version": 1, "name": "Prof. Zee", "remarks": [remark]}
    back.write_text(json.dumps(file | {"project": study.database.facts()["id"]}), encoding="utf-8")
    study.close()
    assert main(["review-file", str(project), "-o", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert main(["remarks", str(project), str(back)]) == 0
    capsys.readouterr()
    assert main(["remarks", str(project)]) == 0
    assert capsys.readouterr().out == "Doubt\tmoney\t\tWhy?\tProf. Zee\n"
    assert main(["remarks", str(project), "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert listed["remark"]["text"] == "Why?"


def test_a_file_that_holds_no_remarks_is_refused(
    study: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study.close()
    (tmp_path / "back.json").write_text("{}", encoding="utf-8")
    assert main(["remarks", str(study.path), str(tmp_path / "back.json")]) == 1
    assert "not a file of remarks" in capsys.readouterr().err


def test_reading_along_needs_a_project_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--review", str(tmp_path / "none.codebench")]) == 1
    assert "There is no project" in capsys.readouterr().err
