"""Saved reports: asked again, they say what moved, who joined and left, and by which steps."""

from pathlib import Path

import pytest

from codebench.domain.question import Analysis, Question, Unit
from codebench.domain.source import Source
from codebench.errors import CodebenchError
from codebench.services.asked import mark_not_asked
from codebench.services.codebook import add_code, merge_codes, move_code, rename_code, retire_code
from codebench.services.coding import import_codings_file, remove_codings
from codebench.services.history import describe
from codebench.services.moved import Moved, Rerun
from codebench.services.participants import identify_people, rename_participant
from codebench.services.project import Project
from codebench.services.reading import codebook, participants, transcript
from codebench.services.reports import question, table
from codebench.services.saved import (
    asked_in,
    remove_report,
    rename_report,
    report,
    reports,
    run_again,
    save,
    save_again,
)
from codebench.services.sources import remove_source
from codebench.services.versions import name_version
from tests.makers import add_interviews, add_tree, people, person, put, reading


@pytest.fixture
def coded(project: Project) -> Project:
    who = people(person("Anna", "pabo / A"), person("Bram", "pabo / A"), person("Cor", "alo / B"))
    add_interviews(
        project,
        reading("one", ("Anna", "money and time"), ("Bram", "no money")),
        reading("three", ("Cor", "time is short")),
        who=who,
    )
    add_tree(project, "obstacles", "obstacles / money", "obstacles / time", "joy")
    put(project, "money", "one", "money")
    return project


def keep(project: Project, asked: Question | None = None, name: str = "report") -> str:
    save(project, name, asked or Question())
    return next(each.id for each in reports(project) if each.name == name)


def of(found: Rerun, path: str, column: str = "Total") -> Moved:
    (moved,) = [each for each in found.moved if " / ".join(each.path) == path and each.column == column]
    return moved


def said(moved: Moved) -> list[str]:
    return [describe(step) for step in moved.steps]


def test_a_report_keeps_its_question_answer_version_and_moment(coded: Project) -> None:
    name_version(coded, name="v1")
    asked = question(coded, by="kind", under="obstacles", without=("alo",), without_people=("Bram",), at_least=1)
    before = table(coded, asked)
    kept = report(coded, keep(coded, asked, "for the client"))
    assert (kept.version, kept.step, kept.name) == ("v1", len(coded.history()) - 1, "for the client")
    assert asked_in(coded, kept.id) == question(
        coded, by="kind", under="obstacles", without=("alo",), without_people=("Bram",), at_least=1
    )
    found = run_again(coded, kept.id)
    assert found.before == found.table == before
    assert (found.moved, found.gone, found.new, found.bases) == ((), (), (), ())


def test_a_report_is_renamed_removed_and_brought_back(coded: Project) -> None:
    first = keep(coded)
    with pytest.raises(CodebenchError, match="a name of its own"):
        save(coded, " Report ", Question())
    coded.do(rename_report, report_id=first, name="other")
    assert describe(coded.history()[-1]) == "Report “report” renamed “other”"
    coded.do(remove_report, report_id=first)
    with pytest.raises(CodebenchError, match="no longer in the project"):
        run_again(coded, first)
    coded.undo()
    assert [each.name for each in reports(coded)] == ["other"]


def test_who_joined_and_the_one_step_that_did_it(coded: Project) -> None:
    kept = keep(coded)
    put(coded, "money", "one", "no money")
    put(coded, "money", "one", "no")
    put(coded, "joy", "one", "money and")
    put(coded, "time", "three", "time")
    found = run_again(coded, kept)
    money = of(found, "obstacles / money")
    assert (money.before.count, money.after.count, money.joined, money.left) == (1, 2, ("Bram",), ())
    assert [step.number for step in money.steps] == [report(coded, kept).step + 2]
    assert said(money) == ["“money” coded in “one”"]
    both = of(found, "obstacles")
    assert (both.joined, len(both.steps)) == (("Bram", "Cor"), 2)
    assert of(found, "joy").joined == ("Anna",)
    assert len(found.moved) == 4


def test_a_coding_on_anothers_words_in_the_same_source_moved_nothing_for_you(coded: Project) -> None:
    kept = keep(coded)
    put(coded, "time", "one", "time")
    put(coded, "obstacles", "one", "no money")
    found = run_again(coded, kept)
    assert said(of(found, "obstacles / time")) == ["“time” coded in “one”"]
    assert (of(found, "obstacles").joined, said(of(found, "obstacles"))) == (("Bram",), ["“obstacles” coded in “one”"])


def test_who_left_and_what_was_undone_in_between(coded: Project) -> None:
    put(coded, "time", "three", "time")
    kept = keep(coded)
    coding = transcript(coded, source(coded, "three")).codings[0]
    put(coded, "joy", "three", "short")
    coded.undo()
    coded.do(remove_codings, coding_ids=[coding.id])
    coded.undo()
    coded.redo()
    found = run_again(coded, kept)
    left = of(found, "obstacles / time")
    assert (left.before.count, left.after.count, left.left) == (1, 0, ("Cor",))
    assert said(left) == ["Redone: 1 coding removed"]
    assert {" / ".join(each.path) for each in found.moved} == {"obstacles", "obstacles / time"}


def source(project: Project, title: str) -> str:
    return next(each.id for each in project.values(Source) if each.title == title)


def test_a_source_that_went_takes_who_spoke_in_it_along(coded: Project) -> None:
    put(coded, "time", "three", "time")
    kept = keep(coded)
    coded.do(remove_source, source_id=source(coded, "three"))
    found = run_again(coded, kept)
    time = of(found, "obstacles / time")
    assert (time.left, said(time)) == (("Cor",), ["Source “three” removed"])
    assert [(each.what, [describe(step) for step in each.steps]) for each in found.bases] == [
        ("n = 3 → 2", ["Source “three” removed"])
    ]


def test_a_merge_moves_the_code_it_went_into_and_is_told(coded: Project) -> None:
    put(coded, "joy", "three", "time")
    kept = keep(coded)
    book = codebook(coded)
    coded.do(merge_codes, code_ids=[book.find("joy").id], into_id=book.find("money").id)
    coded.do(rename_code, code_id=book.find("money").id, name="costs")
    found = run_again(coded, kept)
    costs = of(found, "obstacles / costs")
    assert (costs.joined, said(costs)) == (("Cor",), ["Codes “joy” merged into “obstacles / money”"])
    (gone,) = found.gone
    assert (gone.path, gone.what) == (("joy",), "merged into “obstacles / costs”")
    assert [describe(step) for step in gone.steps] == said(costs)


def test_moving_a_code_moves_who_counts_above_it_and_retiring_nothing(coded: Project) -> None:
    put(coded, "joy", "three", "time")
    kept = keep(coded)
    book = codebook(coded)
    coded.do(retire_code, code_id=book.find("joy").id)
    coded.do(move_code, code_id=book.find("joy").id, parent_id=book.find("obstacles").id)
    coded.do(add_code, name="new")
    found = run_again(coded, kept)
    assert [each.path for each in found.moved] == [("obstacles",)]
    assert said(found.moved[0]) == ["Code “joy” moved to “obstacles”"]
    assert [(each.path, each.what, [describe(s) for s in each.steps]) for each in found.new] == [
        (("new",), "added", ["Code “new” added"])
    ]


def test_not_asked_moves_the_base_and_who_is_no_longer_counted(coded: Project) -> None:
    put(coded, "time", "three", "time")
    kept = keep(coded)
    coded.do(mark_not_asked, code_id=codebook(coded).find("time").id, source_ids=[source(coded, "three")])
    found = run_again(coded, kept)
    time = of(found, "obstacles / time")
    assert (time.before.base, time.after.base, time.left) == (3, 2, ("Cor",))
    assert said(time) == said(of(found, "obstacles")) == ["“time” marked as not asked in 1 source"]
    assert len(found.moved) == 2


def test_a_base_that_only_lost_who_was_not_asked_is_told_too(coded: Project) -> None:
    kept = keep(coded)
    coded.do(mark_not_asked, code_id=codebook(coded).find("joy").id, source_ids=[source(coded, "three")])
    (joy,) = run_again(coded, kept).moved
    assert (joy.path, joy.joined, joy.left) == (("joy",), (), ())
    assert said(joy) == ["“joy” marked as not asked in 1 source"]


def test_a_new_interview_moves_the_base_once_and_its_coding_the_number(coded: Project) -> None:
    kept = keep(coded, question(coded, by="kind"))
    add_interviews(coded, reading("four", ("Dirk", "all is time")), who=people(person("Dirk", "alo / B")))
    put(coded, "time", "four", "time")
    found = run_again(coded, kept)
    assert [(each.path, each.what) for each in found.bases] == [(("Total",), "n = 3 → 4"), (("alo",), "n = 1 → 2")]
    assert all(describe(step).startswith("1 source") for each in found.bases for step in each.steps)
    assert all(each.steps for each in found.bases)
    time = of(found, "obstacles / time", "alo")
    assert (time.joined, said(time)) == (("Dirk",), ["“time” coded in “four”"])


def test_another_group_moves_the_column_and_not_the_total(coded: Project) -> None:
    kept = keep(coded, question(coded, by="kind"))
    coded.do(identify_people, file="people.csv", people=people(person("Anna", "alo / B")))
    found = run_again(coded, kept)
    money = of(found, "obstacles / money", "alo")
    assert (money.joined, said(money)) == (("Anna",), ["Participants read from “people.csv”"])
    assert not [each for each in found.moved if each.column == "Total"]


def test_a_renamed_participant_and_group_move_nothing(coded: Project) -> None:
    kept = keep(coded, question(coded, by="kind", without_people=("Anna",)))
    anna = next(each.id for each in participants(coded) if each.name == "Anna")
    coded.do(rename_participant, participant_id=anna, name="Annelies")
    found = run_again(coded, kept)
    assert (found.moved, found.bases) == ((), ())
    assert asked_in(coded, kept).without_people == ("Annelies",)


def test_the_code_a_report_is_about_may_be_merged_but_not_gone(coded: Project) -> None:
    kept = keep(coded, question(coded, under="joy"))
    book = codebook(coded)
    coded.do(merge_codes, code_ids=[book.find("joy").id], into_id=book.find("money").id)
    assert run_again(coded, kept).table.rows[0].path == ("obstacles", "money")


@pytest.mark.parametrize("unit", list(Unit))
def test_every_unit_names_who_joined(coded: Project, unit: Unit) -> None:
    kept = keep(coded, Question(unit, 1 if unit is Unit.GROUPS else None))
    put(coded, "time", "three", "time")
    (joined,) = of(run_again(coded, kept), "obstacles / time").joined
    assert joined == {"participants": "Cor", "groups": "alo", "sources": "three", "segments": "three, 0–4"}[unit]
    assert said(of(run_again(coded, kept), "obstacles")) == ["“time” coded in “three”"]


def test_a_coders_column_moves_by_what_that_coder_did(coded: Project, tmp_path: Path) -> None:
    file = tmp_path / "codings.csv"
    file.write_text("source,quote,code,coder\none,no money,money,MB\n")
    import_codings_file(coded, file)
    kept = keep(coded, Question(by="coder"))
    put(coded, "money", "one", "no money")
    (moved,) = [each for each in run_again(coded, kept).moved if each.path[-1] == "money"]
    assert (moved.column, moved.joined) == ("Anna Vos", ("Bram",))


@pytest.mark.parametrize("analysis", [a for a in Analysis if a is not Analysis.MATRIX])
def test_every_analysis_can_be_saved_and_run_again(coded: Project, analysis: Analysis) -> None:
    asked = Question(analysis=analysis, by="kind", compared=("pabo", "alo"))
    kept = keep(coded, asked)
    assert run_again(coded, kept).table == run_again(coded, kept).before
    put(coded, "time", "three", "time")
    found = run_again(coded, kept)
    assert found.moved
    assert all(each.steps for each in found.moved)
    assert {describe(step) for each in found.moved for step in each.steps} == {"“time” coded in “three”"}


def test_a_report_saved_again_has_moved_nothing_and_comes_back_with_undo(coded: Project) -> None:
    kept = keep(coded)
    put(coded, "time", "three", "time")
    assert run_again(coded, kept).moved
    step = save_again(coded, kept)
    assert describe(step) == "Report “report” saved with the numbers of now"
    assert not run_again(coded, kept).moved and len(reports(coded)) == 1
    coded.undo()
    assert run_again(coded, kept).moved
