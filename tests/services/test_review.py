"""Remarks: who may leave, change and settle them, and how they come back from the review page."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from codebench.domain.coding import Coding
from codebench.domain.question import Analysis, Order, Question, Unit
from codebench.domain.question_json import CellTarget, cell_target, question_fields, read_cell, read_question
from codebench.domain.review import Remark, RemarkOn, Verdict
from codebench.domain.table import TOTAL, Parts, Percentages
from codebench.errors import CodebenchError
from codebench.services.codebook import rename_code
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.services.review import (
    add_remark,
    change_remark,
    open_remarks,
    remarks,
    remove_remark,
    reopen_remark,
    settle_remark,
)
from codebench.services.review_import import import_remarks
from tests.makers import add_interviews, add_tree, put, reading


@pytest.fixture
def study(project: Project) -> Project:
    add_interviews(project, reading("one", ("Anna", "Money and time.")), reading("two", ("Bram", "Money only.")))
    add_tree(project, "obstacles", "obstacles / money")
    put(project, "money", "one", "Money")
    return project


@pytest.fixture
def reviewer(study: Project) -> Iterator[Project]:
    path = study.path
    study.close()
    made = Project.open(path, coder_name="Prof. Zee", review=True)
    yield made
    made.close()


def money(project: Project) -> str:
    return codebook(project).find("money").id


def on_cell(project: Project, verdict: Verdict = Verdict.DOUBT, text: str = "Why?", shown: str = "1 (50 %)") -> None:
    target = cell_target(CellTarget(Question(), money(project), TOTAL))
    project.do(add_remark, about=RemarkOn.CELL, target=target, verdict=verdict, text=text, shown=shown)


def test_a_question_comes_back_from_json_as_it_was() -> None:
    asked = Question(
        Unit.GROUPS,
        2,
        "1",
        "x",
        ("a / b",),
        2,
        Analysis.FREQUENCY,
        ("Anna",),
        order=Order.MOST,
        parts=Parts(Percentages.NONE, True),
    )
    assert read_question(json.loads(json.dumps(question_fields(asked)))) == asked
    cell = CellTarget(asked, "row", "column")
    assert read_cell(cell_target(cell)) == cell


@pytest.mark.parametrize(
    "strange",
    [[], {"unit": "dragons"}, {"at_least": "2"}, {"at_least": True}, {"without": [1]}, {"new": 1}, {"parts": 3}],
)
def test_a_strange_question_is_refused(strange: object) -> None:
    with pytest.raises(CodebenchError):
        read_question(strange)


def test_a_remark_says_what_it_is_about_and_that_the_number_moved(study: Project) -> None:
    on_cell(study)
    (head,) = remarks(study)
    assert (head.title, head.detail, head.now, head.coder) == ("obstacles / money", "Total", "", "Anna Vos")
    put(study, "money", "two", "Money")
    assert remarks(study)[0].now == "2 (100 %)"


def test_a_remark_on_a_coding_shows_its_words(study: Project) -> None:
    coding = study.values(Coding)[0]
    study.do(add_remark, about=RemarkOn.CODING, target=coding.id, verdict=Verdict.AGREED)
    (head,) = remarks(study)
    assert (head.title, head.detail) == ("money · one", "Money")


def test_what_a_remark_was_about_may_be_gone(study: Project) -> None:
    target = cell_target(CellTarget(Question(under="gone"), "gone", TOTAL))
    study.do(add_remark, about=RemarkOn.CELL, target=target, verdict=Verdict.DOUBT, shown="3")
    study.do(add_remark, about=RemarkOn.CODE, target="gone", verdict=Verdict.DOUBT)
    assert {head.title for head in remarks(study)} == {"something that is no longer in the project"}


def test_settled_remarks_come_last_and_can_be_opened_again(study: Project) -> None:
    on_cell(study, text="first")
    on_cell(study, text="second")
    first = next(head.remark for head in remarks(study) if head.remark.text == "first")
    study.do(settle_remark, remark_id=first.id, answer="Counted again.")
    assert [head.remark.text for head in remarks(study)] == ["second", "first"]
    assert open_remarks(study) == 1
    study.do(reopen_remark, remark_id=first.id)
    assert open_remarks(study) == 2
    study.undo()
    assert study.values(Remark, id=first.id)[0].answer == "Counted again."


def test_a_remark_needs_words_but_agreement_does_not(study: Project) -> None:
    with pytest.raises(CodebenchError, match="needs words"):
        on_cell(study, Verdict.REMARK, "  ")
    on_cell(study, Verdict.AGREED, "")


def test_a_reviewer_can_only_remark(reviewer: Project) -> None:
    with pytest.raises(CodebenchError, match="only your own remarks"):
        reviewer.do(rename_code, code_id=money(reviewer), name="cash")
    with pytest.raises(CodebenchError, match="nothing to undo"):
        reviewer.undo()
    on_cell(reviewer)
    with pytest.raises(CodebenchError, match="only your own remarks"):
        reviewer.do(settle_remark, remark_id=remarks(reviewer)[0].remark.id)
    reviewer.undo()
    assert remarks(reviewer) == []
    with pytest.raises(CodebenchError, match="nothing to undo"):
        reviewer.undo()
    reviewer.redo()
    assert len(remarks(reviewer)) == 1


def test_nobody_changes_anothers_remark(study: Project) -> None:
    on_cell(study)
    remark_id = remarks(study)[0].remark.id
    path = study.path
    study.close()
    other = Project.open(path, coder_name="Prof. Zee", review=True)
    try:
        for change in ({"verdict": Verdict.AGREED, "text": ""}, None):
            with pytest.raises(CodebenchError, match="Only who left"):
                if change is None:
                    other.do(remove_remark, remark_id=remark_id)
                else:
                    other.do(change_remark, remark_id=remark_id, **change)
    finally:
        other.close()


def document(project: Project, *found: dict[str, Any]) -> dict[str, Any]:
    facts = {"project": project.database.facts()["id"], "name": "Prof. Zee", "remarks": list(found)}
    return {"format": "codebench-remarks", "version": 1, **facts}


def sent(project: Project, **other: Any) -> dict[str, Any]:
    plain = {
        "id": "0b6f4c1e-6f0e-4c9a-9d53-0c8a4f1f6f11",
        "about": "code",
        "target": money(project),
        "verdict": "doubt",
        "text": "Why?",
        "at": "2026-11-21T10:00:00+00:00",
        "shown": "",
    }
    return plain | other


def take(project: Project, content: object, path: Path) -> Any:
    file = path / "back.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return import_remarks(project, file)


def test_remarks_come_in_once_under_the_reviewers_name(study: Project, tmp_path: Path) -> None:
    back = document(study, sent(study))
    assert take(study, back, tmp_path).added == 1
    again = take(study, back, tmp_path)
    assert (again.added, again.notes) == (0, ("1 remark was there already.",))
    (head,) = remarks(study)
    assert (head.coder, head.own, head.remark.text) == ("Prof. Zee", False, "Why?")
    study.undo()
    assert remarks(study) == []


def test_remarks_on_what_is_not_there_are_told(study: Project, tmp_path: Path) -> None:
    lost = sent(study, id="0b6f4c1e-6f0e-4c9a-9d53-0c8a4f1f6f12", target="nowhere")
    report = take(study, document(study, sent(study), lost), tmp_path)
    assert report.added == 1
    assert "not in the project" in report.notes[0]


def test_words_in_a_remark_stay_words(study: Project, tmp_path: Path) -> None:
    take(study, document(study, sent(study, text="<b>x</b>\x00\x1b[31m")), tmp_path)
    assert remarks(study)[0].remark.text == "<b>x</b>[31m"


@pytest.mark.parametrize(
    "wrong",
    [
        {"about": "dragon"}, {"verdict": 1}, {"text": None}, {"text": "x" * 10_001}, {"id": "not an id"}, {"at": "now"},
        {"target": {"row": 1}}, {"about": "cell"}, {"about": "cell", "target": {"question": {}, "row": 1, "column": "x"}},
        {"extra": 1}, {"about": ["code"]},
    ],
)  # fmt: skip
def test_a_remark_that_is_not_as_agreed_refuses_the_file(study: Project, tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(CodebenchError, match=r"back\.json"):
        take(study, document(study, sent(study), sent(study, **wrong)), tmp_path)
    assert remarks(study) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[" * 100_000, b"null", b'{"format": "codebench-remarks", "version": 1}', b" " * 2_000_001],
)
def test_any_other_file_is_refused_in_one_sentence(study: Project, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(CodebenchError, match=r"back\.json"):
        take(study, content, tmp_path)


def test_remarks_on_another_project_are_refused(study: Project, tmp_path: Path) -> None:
    with pytest.raises(CodebenchError, match="another project"):
        take(study, document(study, sent(study)) | {"project": "other"}, tmp_path)
