"""A source is replaced from the shell."""

import json
from pathlib import Path

import pytest

from codebench.__main__ import main

OLD = "Vraag: Waarom?\n\nAnna: Het gled. Ja, de tijd.\n"
CODINGS = 'source,quote,code,coder\ngesprek,Het gled,money,AV\ngesprek,"Ja, de tijd",money,AV\n'


@pytest.fixture
def study(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "gesprek.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "beter.txt").write_text("Vraag: Waarom?\n\nAnna: Het geld.\n", encoding="utf-8")
    (tmp_path / "codes.csv").write_text("code\nmoney\n", encoding="utf-8")
    (tmp_path / "codings.csv").write_text(CODINGS, encoding="utf-8")
    path = tmp_path / "study.codebench"
    assert main(["new", str(path), "--codebook", str(tmp_path / "codes.csv")]) == 0
    assert main(["import", str(path), str(tmp_path / "gesprek.txt")]) == 0
    assert main(["code", str(path), str(tmp_path / "codings.csv")]) == 0
    capsys.readouterr()
    return path


def test_a_replaced_source_says_what_became_of_its_codings(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replace", str(study), "gesprek", str(study.parent / "beter.txt")]) == 0
    assert capsys.readouterr().out == (
        "carried: 0\nto check: 1\nlost: 1\nmoney\tAV\tHet gled\tHet geld\nmoney\tAV\tJa, de tijd\t\n"
    )
    assert main(["check", str(study)]) == 0
    assert main(["undo", str(study)]) == 0
    capsys.readouterr()
    assert main(["replace", str(study), "gesprek", str(study.parent / "beter.txt"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["carried"], len(found["to_check"]), found["lost"][0]["before"]) == (0, 1, "Ja, de tijd")
    assert found["to_check"][0] == {
        "source": "gesprek", "start": 8, "end": 16, "code": "money", "coder": "AV",
        "before": "Het gled", "after": "Het geld",
    }  # fmt: skip


def test_a_source_that_is_not_there_is_named(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replace", str(study), "ander", str(study.parent / "beter.txt")]) == 1
    assert "no source “ander”" in capsys.readouterr().err
