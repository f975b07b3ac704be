"""`codebench report`: the Word report without a screen."""

from pathlib import Path

import docx
import pytest

from codebench.__main__ import main
from codebench.services.project import Project
from tests.makers import add_interviews, add_tree, people, person, put, reading

SAID = "Wij hebben hier al jaren te weinig tijd voor en dat wordt er met de nieuwe roosters niet beter op"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    project = Project.create(tmp_path / "study.codebench", coder_name="AV")
    turns = [("Interviewer", "En?"), ("Anna", SAID)]
    add_interviews(project, reading("gesprek", *turns), who=people(person("Anna", "pabo / A")))
    add_tree(project, "tijd")
    put(project, "tijd", "gesprek", SAID)
    project.close()
    return tmp_path / "study.codebench"


def test_the_report_is_written_and_its_path_printed(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = study.with_name("rapport.docx")
    assert main(["report", str(study), "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"{target}\n"
    said = "\n".join(p.text for p in docx.Document(str(target)).paragraphs)
    assert said.count(SAID) == 1
    assert "(Participant 1)" in said and "Anna" not in said


def test_attribution_template_and_parts_are_choices(study: Path, tmp_path: Path) -> None:
    house = docx.Document()
    house.add_paragraph("Omslag")
    house.save(str(tmp_path / "huis.docx"))
    target = tmp_path / "rapport.docx"
    choices = ["--template", str(tmp_path / "huis.docx"), "--attribution", "role", "--part", "themes"]
    assert main(["report", str(study), *choices, "-o", str(target)]) == 0
    said = [p.text for p in docx.Document(str(target)).paragraphs]
    assert said[0] == "Omslag"
    assert "Method" not in said and f"“{SAID}” (pabo)" in said


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["-o", "rapport.pdf"], "“rapport.pdf” must end in one of .docx."),
        (["--template", "huis.docx"], "There is no file “huis.docx”."),
        (["--template", "study.codebench"], "“study.codebench” is not a Word document; choose a .docx as template."),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    study: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(study.parent)
    assert main(["report", str(study), *options]) == 1
    assert capsys.readouterr().err == f"{sentence}\n"
    assert not (study.parent / "report.docx").exists()
