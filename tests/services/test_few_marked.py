"""Marks at numbers of few participants: in the report, on the review page, in what was saved, and before they leave."""

from dataclasses import replace
from pathlib import Path

import pytest

from codebench.domain.few import few_in, few_note
from codebench.domain.question import Analysis, Near, Question, Unit
from codebench.domain.quote import Attribution
from codebench.domain.report import FigurePart, Look, MatrixPart, Paragraph, ReportPlan, TablePart
from codebench.domain.table import PLAIN, Parts
from codebench.exporters.reviewpage import render_review
from codebench.services.drafting import draft
from codebench.services.exporting import export_table
from codebench.services.framework import write_summary
from codebench.services.frozen import answer_from
from codebench.services.outgoing import prepare
from codebench.services.plans import plan_of, plan_text
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.services.reports import table
from codebench.services.reviewing import first_question, review_page
from codebench.services.saved import asked_in, reports, run_again, save
from tests.makers import add_interviews, add_tree, people, person, put, reading

MARKED = Parts(few=3)


@pytest.fixture
def study(project: Project) -> Project:
    """Four people at one kind of school and one at another; three say money, one says time."""
    names = ("Ada", "Bo", "Cas", "Dee", "Eef")
    who = people(*(person(name, "alo" if name == "Eef" else "pabo") for name in names))
    add_interviews(project, *(reading(f"gesprek {name}", (name, "Geld en tijd.")) for name in names), who=who)
    add_tree(project, "obstacles", "obstacles / money", "obstacles / time")
    for name in names[:3]:
        put(project, "money", f"gesprek {name}", "Geld")
    put(project, "time", "gesprek Eef", "tijd")
    return project


def numbers(project: Project, asked: Question) -> tuple[str, ...]:
    return few_in([table(project, replace(asked, parts=MARKED))])


def test_counts_and_bases_of_one_and_two_participants_are_marked_and_three_are_not(study: Project) -> None:
    assert numbers(study, Question(by="1")) == (
        "alo: n = *1",
        "obstacles, alo: *1",
        "time, Total: *1",
        "time, alo: *1",
    )
    assert few_in([table(study, Question(by="1", parts=PLAIN))]) == ()


def test_only_participants_are_marked_whatever_the_analysis(study: Project) -> None:
    assert numbers(study, Question(analysis=Analysis.COOCCURRENCE, near=Near.TURN)) == (
        "obstacles, time: *1",
        "time, obstacles: *1",
        "time, time: *1",
    )
    assert numbers(study, Question(analysis=Analysis.MATRIX, unit=Unit.GROUPS, unit_level=1)) == (
        "alo: n = *1",
        "obstacles, alo: *1",
    )
    for asked in (Question(Unit.SEGMENTS), Question(Unit.SOURCES), Question(analysis=Analysis.SATURATION)):
        assert numbers(study, asked) == ()


def test_every_table_of_a_report_has_its_marks_and_its_own_note(study: Project) -> None:
    code = codebook(study).find("obstacles")
    group = table(study, Question(by="1")).columns[1]
    study.do(write_summary, code_id=code.id, unit_id=group.key, text="It costs too much.")
    matrix = Question(Unit.GROUPS, 1, analysis=Analysis.MATRIX)
    plan = ReportPlan(question=Question(by="1"), matrix=matrix, few=3)
    made = draft(study, plan, lambda _: b"picture")
    tables = [part.table for part in made.report.parts if isinstance(part, TablePart | MatrixPart)]
    assert len(tables) == 2 and all(few_note(3) in each.notes for each in tables)
    [figure] = [part for part in made.report.parts if isinstance(part, FigurePart)]
    assert figure.caption.endswith(few_note(3)) and "time *1" in figure.alternative
    lines = [part.text for part in made.report.parts if isinstance(part, Paragraph) and part.look is Look.FIGURES]
    assert "*1 of 5 participants · 1 quote" in lines
    assert any("alo *1" in part.text for part in made.report.parts if isinstance(part, Paragraph))
    assert "time, alo: *1" in made.few
    plain = draft(study, replace(plan, few=0), lambda _: b"picture")
    assert plain.few == () and "*1" not in repr(plain.report)


def test_that_a_report_marks_is_kept_with_its_plan() -> None:
    plan = ReportPlan(few=3)
    assert plan_of(plan_text(plan)) == plan
    assert plan_of(plan_text(plan).replace(', "few": 3', "")).few == 0


def test_the_review_page_marks_too(study: Project) -> None:
    asked = first_question(study, 3)
    shown = render_review(review_page(study, (asked,), Attribution.PSEUDONYM))
    assert '"*1"' in shown and few_note(3) in shown
    assert '"*1"' not in render_review(review_page(study, (), Attribution.PSEUDONYM))


def test_a_saved_report_keeps_its_marks_and_one_of_before_has_none(study: Project) -> None:
    save(study, "marked", Question(by="1", parts=MARKED))
    [kept] = reports(study)
    assert asked_in(study, kept.id).parts == MARKED
    again = run_again(study, kept.id)
    assert again.moved == () and few_in([again.before]) == few_in([again.table]) != ()
    old = kept.answer.replace(', "few": 3', "").replace(', "few": true', "").replace(', "few": false', "")
    assert '"few"' not in old
    assert few_in([answer_from(old).table]) == ()


def test_a_file_that_waits_tells_its_numbers_of_few(study: Project, tmp_path: Path) -> None:
    asked = table(study, Question(by="1", parts=MARKED))
    waiting = prepare(lambda: export_table(asked, tmp_path / "t.xlsx"), (), few=few_in([asked]))
    assert waiting.few == few_in([asked]) and waiting.found == ()
