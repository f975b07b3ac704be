"""`--mark-few`: numbers of few participants, marked without a screen."""

import csv
import io
from pathlib import Path

import docx
import pytest

from codebench.__main__ import main
from codebench.services.project import Project
from tests.makers import add_interviews, add_tree, people, person, put, reading


@pytest.fixture
def study(tmp_path: Path) -> Path:
    project = Project.create(tmp_path / "study.codebench", coder_name="AV")
    names = ("Ada", "Bo", "Cas")
    who = people(*(person(name, "pabo") for name in names))
    add_interviews(project, *(reading(f"gesprek {name}", (name, "Tijd en geld.")) for name in names), who=who)
    add_tree(project, "tijd", "geld")
    for name in names:
        put(project, "tijd", f"gesprek {name}", "Tijd")
    put(project, "geld", "gesprek Bo", "geld")
    project.close()
    return tmp_path / "study.codebench"


@pytest.mark.parametrize(
    ("given", "heading", "few"),
    [
        (["--mark-few"], "fewer than 3", ["", "", "total"]),
        (["--mark-few", "4"], "fewer than 4", ["total", "total", "total"]),
    ],
)
def test_three_is_meant_where_no_number_is_given(
    study: Path, capsys: pytest.CaptureFixture[str], given: list[str], heading: str, few: list[str]
) -> None:
    assert main(["count", str(study), *given, "--format", "csv"]) == 0
    header, *rows = csv.reader(io.StringIO(capsys.readouterr().out))
    assert header[-1] == heading and [row[-1] for row in rows] == few
    assert main(["count", str(study), "--format", "text", *given]) == 0
    assert "*1" in capsys.readouterr().out


def test_what_is_no_number_of_participants_cannot_be_marked(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", str(study), "--unit", "sources", "--mark-few"]) == 1
    assert "Only numbers of participants can be marked" in capsys.readouterr().err


def test_the_report_and_the_review_page_mark_them(study: Path, tmp_path: Path) -> None:
    page, report = tmp_path / "review.html", tmp_path / "report.docx"
    assert main(["review-file", str(study), "--mark-few", "-o", str(page)]) == 0
    assert '"*1"' in page.read_text(encoding="utf-8")
    assert main(["report", str(study), "--mark-few", "-o", str(report)]) == 0
    cells = [cell.text for table in docx.Document(str(report)).tables for row in table.rows for cell in row.cells]
    assert any(text.startswith("*1") for text in cells)
