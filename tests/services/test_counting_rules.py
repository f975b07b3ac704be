"""The counting rules of the field, each as a researcher would say it."""

from pathlib import Path

import pytest

from codebench.domain.question import Order, Question
from codebench.domain.source import Source
from codebench.domain.table import TOTAL
from codebench.services.asked import mark_not_asked
from codebench.services.checking import problems
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


def three_interviews(project: Project) -> None:
    who = people(person("Anna", "pabo / A"), person("Bram", "pabo / A"), person("Cor", "alo / B"))
    add_interviews(
        project,
        reading("one", ("Anna", "money and time")),
        reading("two", ("Bram", "money")),
        reading("three", ("Cor", "time")),
        who=who,
    )
    add_tree(project, "erasmus", "erasmus / money", "erasmus / time")


def mark(project: Project, code: str, *titles: str) -> None:
    ids = [source.id for source in project.values(Source) if source.title in titles]
    project.do(mark_not_asked, code_id=codebook(project).find(code).id, source_ids=ids)


def test_who_was_not_asked_leaves_the_base_of_that_branch_only(project: Project) -> None:
    three_interviews(project)
    put(project, "money", "one", "money")
    mark(project, "money", "two")
    table = frequency(project, question(project, by="kind"))
    book = codebook(project)
    assert (table.cell(book.find("money").id).count, table.cell(book.find("money").id).base) == (1, 2)
    assert table.cell(book.find("time").id).base == 3
    assert table.columns[0].base == 3
    assert "“erasmus / money” was not asked in 1 source: who speaks only there is not in its base." in table.notes
    project.undo()
    assert frequency(project, question(project)).cell(book.find("money").id).base == 3


def test_a_part_not_asked_takes_the_codes_below_it_along(project: Project) -> None:
    three_interviews(project)
    mark(project, "erasmus", "three")
    table = frequency(project, question(project, by="kind"))
    alo = next(column.key for column in table.columns if column.heading == "alo")
    for row in table.rows:
        assert (row.cells[0].base, table.cell(row.key, alo).asked, table.cell(row.key, alo).count) == (2, False, None)


def test_who_mentions_it_unasked_is_not_counted_and_the_table_says_so(project: Project) -> None:
    three_interviews(project)
    put(project, "money", "two", "money")
    mark(project, "money", "two")
    table = frequency(project, question(project))
    money = codebook(project).find("money").id
    assert table.cell(money).count == 0
    assert "1 coding lies in a source where its code was not asked and is not counted." in table.notes
    assert cell_quotes(project, question(project), money) == []


def test_asked_in_one_of_two_interviews_is_asked(project: Project) -> None:
    add_interviews(project, reading("first", ("Anna", "money")), reading("second", ("Anna", "time")))
    add_tree(project, "money")
    mark(project, "money", "second")
    assert frequency(project, question(project)).cell(codebook(project).find("money").id).base == 1


def test_a_parent_below_the_sum_of_its_children_says_why(project: Project) -> None:
    three_interviews(project)
    put(project, "money", "one", "money")
    put(project, "time", "one", "time")
    put(project, "money", "two", "money")
    found = frequency(project, question(project)).cell(codebook(project).find("erasmus").id)
    assert (found.count, found.why) == (2, "2 + 1, 1 say both: 2")
    put(project, "erasmus", "two", "money")
    found = frequency(project, question(project)).cell(codebook(project).find("erasmus").id)
    assert found.why == "2 + 1 + 1 on the code itself, 2 say more than one: 2"


def test_columns_by_coder_count_what_each_coder_saw(project: Project, tmp_path: Path) -> None:
    three_interviews(project)
    file = tmp_path / "codings.csv"
    file.write_text(
        "source,quote,code,coder\none,money,money,AV\ntwo,money,money,AV\none,time,time,MB\none,money,money,MB\n"
    )
    import_codings_file(project, file)
    table = frequency(project, question(project, by="coder"))
    money = codebook(project).find("money").id
    row = next(row for row in table.rows if row.key == money)
    assert [(c.heading, c.base, cell.count) for c, cell in zip(table.columns, row.cells, strict=True)] == [
        ("Total", 3, 2),
        ("AV", 2, 2),
        ("MB", 1, 1),
    ]
    mb = next(column.key for column in table.columns if column.heading == "MB")
    assert [each.name for each in cell_quotes(project, question(project, by="coder"), money, mb)] == ["Anna"]


def test_people_and_kinds_of_sources_can_be_left_out(project: Project) -> None:
    three_interviews(project)
    put(project, "money", "one", "money")
    asked = Question(without_people=("Anna",))
    money = codebook(project).find("money").id
    assert (frequency(project, asked).columns[0].base, frequency(project, asked).cell(money).count) == (2, 0)
    documents = Question(kinds=("document",))
    assert (frequency(project, documents).columns[0].base, frequency(project, documents).cell(money).count) == (0, None)


def test_at_least_k_groups_search_and_most_first(project: Project) -> None:
    three_interviews(project)
    put(project, "time", "one", "time")
    put(project, "time", "three", "time")
    put(project, "money", "two", "money")
    names = lambda asked: [row.path[-1] for row in frequency(project, asked).rows]  # noqa: E731
    assert names(Question(at_least_groups=2)) == ["erasmus", "time"]
    assert names(Question(order=Order.MOST)) == ["erasmus", "time", "money"]
    assert names(Question(search="mon")) == ["erasmus", "money"]


def test_the_tree_beside_the_text_counts_as_the_table_does(project: Project) -> None:
    three_interviews(project)
    put(project, "money", "one", "money")
    put(project, "money", "two", "money")
    mark(project, "erasmus", "two")
    counts = code_counts(project)
    for row in frequency(project, question(project)).rows:
        assert (counts[row.key].participants, counts[row.key].codings) == (row.cells[0].count, row.cells[0].segments)
    assert problems(project) == []
