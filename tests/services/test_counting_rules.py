"""The counting rules of the field, each as a researcher would say it."""

from pathlib import Path

import pytest

from codebench.domain.table import TOTAL
from codebench.services.codebook import merge_codes, move_code
from codebench.services.coding import import_codings_file
from codebench.services.project import Project
from codebench.services.reading import code_counts, codebook
from codebench.services.reports import cell_quotes, frequency, question
from tests.makers import add_interviews, add_tree, people, person, put, reading


def total(project: Project, code: str, **asked: object) -> int | None:
    table = frequency(project, question(project, **asked))  # type: ignore[arg-type]
    return table.cell(codebook(project).find(code).id).count


def column(project: Project, code: str, heading: str, **asked: object) -> int | None:
    table = frequency(project, question(project, **asked))  # type: ignore[arg-type]
    key = next(each.key for each in table.columns if each.heading == heading)
    return table.cell(codebook(project).find(code).id, key).count


@pytest.fixture
def panel(project: Project) -> Project:
    add_interviews(
        project,
        reading("panel", ("Interviewer", "Is it money?"), ("Anna", "Money, yes."), ("Bram", "No, time.")),
    )
    add_tree(project, "obstacles", "obstacles / money", "obstacles / time")
    return project


def test_six_repeats_count_once(project: Project) -> None:
    words = [f"money {n}." for n in range(6)]
    add_interviews(project, reading("one", ("Interviewer", "Why?"), ("Anna", " ".join(words))))
    add_tree(project, "money")
    for each in words:
        put(project, "money", "one", each)
    assert total(project, "money") == 1
    assert total(project, "money", unit="segments") == 6


def test_two_children_of_one_participant_count_once_for_the_parent(panel: Project) -> None:
    put(panel, "money", "panel", "Money, yes")
    put(panel, "time", "panel", "yes")
    assert total(panel, "obstacles") == 1


def test_annas_code_never_counts_for_bram(panel: Project) -> None:
    put(panel, "money", "panel", "Money, yes")
    found = cell_quotes(panel, question(panel), codebook(panel).find("money").id)
    assert [each.name for each in found] == ["Anna"]
    put(panel, "money", "panel", "No, time")
    assert total(panel, "money") == 2


def test_a_coding_across_question_and_answer_counts_for_who_answers(panel: Project) -> None:
    put(panel, "money", "panel", "it money?", until="Money, yes")
    found = cell_quotes(panel, question(panel), codebook(panel).find("money").id)
    assert [each.name for each in found] == ["Anna"]


def test_interviewer_speech_never_counts_and_the_table_says_so(panel: Project) -> None:
    put(panel, "money", "panel", "Is it money")
    table = frequency(panel, question(panel))
    assert table.cell(codebook(panel).find("money").id).count == 0
    assert "1 coding lies on interviewer speech only and is not counted." in table.notes


def test_two_coders_on_a_passage_count_once(panel: Project, tmp_path: Path) -> None:
    file = tmp_path / "codings.csv"
    file.write_text('source,quote,code,coder\npanel,"Money, yes",money,AV\npanel,"Money, yes",money,MB\n')
    import_codings_file(panel, file)
    for unit in ("participants", "sources", "segments"):
        assert total(panel, "money", unit=unit) == 1
    assert len(cell_quotes(panel, question(panel), codebook(panel).find("money").id)[0].passages) == 1


def test_a_person_in_two_interviews_counts_once(project: Project) -> None:
    add_interviews(project, reading("first", ("I", "?"), ("Anna", "money")), reading("second", ("Anna", "money")))
    add_tree(project, "money")
    put(project, "money", "first", "money")
    put(project, "money", "second", "money")
    assert total(project, "money") == 1
    assert total(project, "money", unit="sources") == 2


def test_the_same_generic_label_in_two_files_is_two_people(project: Project) -> None:
    add_interviews(project, reading("one", ("Participant", "money")), reading("two", ("Participant", "money")))
    add_tree(project, "money")
    put(project, "money", "one", "money")
    put(project, "money", "two", "money")
    assert total(project, "money") == 2


def test_a_member_of_two_groups_counts_in_both_columns_and_once_in_total(project: Project) -> None:
    who = people(person("Anna", "pabo / A", "alo / B"), person("Bram", "pabo / A"))
    add_interviews(project, reading("one", ("Anna", "money")), reading("two", ("Bram", "time")), who=who)
    add_tree(project, "money")
    put(project, "money", "one", "money")
    assert total(project, "money", by="kind") == 1
    assert column(project, "money", "pabo", by="kind") == 1
    assert column(project, "money", "alo", by="kind") == 1
    table = frequency(project, question(project, by="kind"))
    assert [(c.heading, c.base) for c in table.columns] == [("Total", 2), ("pabo", 2), ("alo", 1)]
    assert any("1 participant is in more than one group" in note for note in table.notes)


def test_groups_count_in_the_column_they_lie_in(project: Project) -> None:
    who = people(person("Anna", "pabo / A", "alo / B"))
    add_interviews(project, reading("one", ("Anna", "money")), who=who)
    add_tree(project, "money")
    put(project, "money", "one", "money")
    assert total(project, "money", unit="groups:programme", by="kind") == 2
    assert column(project, "money", "pabo", unit="groups:programme", by="kind") == 1


def test_leaving_a_group_out_leaves_its_members_out_but_keeps_who_is_elsewhere_too(project: Project) -> None:
    who = people(person("Anna", "pabo / A", "alo / B"), person("Bram", "alo / B"))
    add_interviews(project, reading("one", ("Anna", "money")), reading("two", ("Bram", "money")), who=who)
    add_tree(project, "money")
    put(project, "money", "one", "money")
    put(project, "money", "two", "money")
    table = frequency(project, question(project, by="kind", without=("alo",)))
    assert [(c.heading, c.base) for c in table.columns] == [("Total", 1), ("pabo", 1)]
    assert "Left out: alo (1 participant)." in table.notes
    assert "1 participant also belongs to another group and stays in the table." in table.notes


def test_a_policy_plan_counts_for_its_institution(project: Project) -> None:
    who = people(person("Anna", "hbo / North"), person("", "hbo / South", speakers=["plan South"]))
    add_interviews(project, reading("one", ("Anna", "money")), reading("plan South", (None, "money")), who=who)
    add_tree(project, "money")
    put(project, "money", "one", "money")
    put(project, "money", "plan South", "money")
    assert total(project, "money") == 1
    assert total(project, "money", unit="groups:programme") == 2
    assert total(project, "money", unit="sources") == 2


def test_school_is_not_found_in_schooling(project: Project, tmp_path: Path) -> None:
    add_interviews(project, reading("one", ("Anna", "schooling is not school")))
    add_tree(project, "school", "schooling")
    file = tmp_path / "codings.csv"
    file.write_text("source,quote,code\none,school,school\n")
    import_codings_file(project, file)
    assert cell_quotes(project, question(project), codebook(project).find("school").id)[0].passages[0].start == 17
    assert total(project, "schooling") == 0
    assert frequency(project, question(project, under="school")).rows[0].path == ("school",)
    assert len(frequency(project, question(project, under="school")).rows) == 1


def test_zero_is_not_the_same_as_no_data(project: Project) -> None:
    who = people(person("Anna", "pabo / A"), person("Bram", "alo / B"))
    add_interviews(project, reading("one", ("Anna", "money")), who=who)
    add_tree(project, "money")
    table = frequency(project, question(project, by="kind"))
    assert [(c.heading, c.base) for c in table.columns] == [("Total", 1), ("pabo", 1)]
    assert table.rows[0].cells[0].count == 0
    assert "1 participant has no source yet and is not in n." in table.notes


def test_moving_and_merging_keep_every_participant(panel: Project) -> None:
    put(panel, "money", "panel", "Money, yes")
    put(panel, "time", "panel", "No, time")
    book = codebook(panel)
    panel.do(merge_codes, code_ids=[book.find("time").id], into_id=book.find("money").id)
    assert total(panel, "obstacles") == total(panel, "money") == 2
    panel.undo()
    assert (total(panel, "money"), total(panel, "time")) == (1, 1)
    panel.do(move_code, code_id=book.find("time").id, parent_id=None)
    assert (total(panel, "obstacles"), total(panel, "time")) == (1, 1)


def test_the_tree_shows_what_the_table_counts(panel: Project) -> None:
    put(panel, "money", "panel", "Money, yes")
    put(panel, "money", "panel", "Is it money")
    counts = code_counts(panel)
    table = frequency(panel, question(panel))
    for row in table.rows:
        assert (counts[row.key].participants, counts[row.key].codings) == (row.cells[0].count, row.cells[0].segments)
    assert table.columns[0].key == TOTAL


def test_at_least_keeps_only_codes_that_enough_mention(panel: Project) -> None:
    put(panel, "money", "panel", "Money, yes")
    put(panel, "time", "panel", "No, time")
    table = frequency(panel, question(panel, at_least=2))
    assert [row.path for row in table.rows] == [("obstacles",)]
