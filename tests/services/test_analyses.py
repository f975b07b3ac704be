"""The analyses, each as a researcher would ask for it."""

import pytest

from codebench.domain.participant import Attribute, AttributeValue, Subject
from codebench.domain.question import Analysis, Near, Question, Unit
from codebench.domain.source import Kind, Source
from codebench.domain.table import TOTAL, Shows, Table, shown
from codebench.errors import CodebenchError
from codebench.services.asked import mark_not_asked
from codebench.services.project import Project
from codebench.services.reading import code_counts, codebook
from codebench.services.reports import cell_quotes, question, table
from codebench.services.saved import reports, run_again, save
from codebench.services.sources import add_sources
from codebench.storage.work import Work
from tests.makers import add_interviews, add_tree, people, person, put, reading


@pytest.fixture
def coded(project: Project) -> Project:
    who = people(
        person("Anna", "pabo / A", age="30"),
        person("Bram", "pabo / A", "alo / B", age="40"),
        person("Cor", "alo / B", age="40"),
    )
    add_interviews(
        project,
        reading("P10", ("Interviewer", "Money?"), ("Anna", "money and time"), ("Bram", "no money"), ("Anna", "joy")),
        reading("P2", ("Cor", "time is short")),
        who=who,
    )
    add_tree(project, "obstacles", "obstacles / money", "obstacles / time", "joy")
    put(project, "money", "P10", "money and")
    put(project, "time", "P10", "time")
    put(project, "joy", "P10", "joy")
    put(project, "money", "P10", "no money")
    put(project, "time", "P2", "time")
    return project


def shows(found: Table, path: str) -> list[str]:
    (row,) = [row for row in found.rows if " / ".join(row.path) == path]
    return [shown(cell, column) for cell, column in zip(row.cells, found.columns, strict=True)]


def pair(found: Table, project: Project, one: str, other: str) -> int | None:
    book = codebook(project)
    return found.cell(book.find(one).id, book.find(other).id).count


def test_a_crosstab_says_how_far_each_column_is_from_the_total(coded: Project) -> None:
    found = table(coded, question(coded, analysis="crosstab", by="kind"))
    assert [column.heading for column in found.columns] == [
        "Total", "alo", "pabo", "alo − total", "pabo − total",
    ]  # fmt: skip
    assert shows(found, "obstacles / money") == ["2", "1", "2", "−17", "+33"]
    assert shows(found, "joy") == ["1", "0", "1", "−33", "+17"]
    assert found.notes[0].startswith("A difference is in percentage points")
    assert {column.shows for column in found.columns[3:]} == {Shows.POINTS}


def test_a_crosstab_needs_columns(coded: Project) -> None:
    with pytest.raises(CodebenchError, match="Choose what the columns are"):
        table(coded, Question(analysis=Analysis.CROSSTAB))


@pytest.mark.parametrize(
    ("by", "pair_of", "headings"),
    [
        ("kind", ("alo", "pabo"), ["alo", "pabo", "alo − pabo"]),
        ("", ("pabo / A", "B"), ["A", "B", "A − B"]),
        ("", ("30", "40"), ["30", "40", "30 − 40"]),
        ("age", ("40", "30"), ["40", "30", "40 − 30"]),
        ("coder", ("Anna Vos", "MB"), []),
    ],
)
def test_two_groups_are_named_as_people_name_them(
    coded: Project, by: str, pair_of: tuple[str, str], headings: list[str]
) -> None:
    asked = Question(analysis=Analysis.COMPARISON, by=by, compared=pair_of)
    if not headings:
        with pytest.raises(CodebenchError, match="Nobody speaks in “MB”"):
            table(coded, asked)
        return
    assert [column.heading for column in table(coded, asked).columns] == headings


def test_who_is_in_both_groups_counts_in_both_and_is_named_by_pseudonym(coded: Project) -> None:
    found = table(coded, Question(analysis=Analysis.COMPARISON, compared=("pabo", "alo")))
    assert shows(found, "obstacles / money") == ["2", "1", "+50"]
    assert "1 participant is in both and counts in both: Participant 2." in found.notes
    assert not any("once in the total" in note for note in found.notes)
    book = codebook(coded)
    asked = Question(analysis=Analysis.COMPARISON, compared=("pabo", "alo"))
    behind = cell_quotes(coded, asked, book.find("time").id, found.columns[2].key)
    assert [each.name for each in behind] == ["Anna", "Cor"]


@pytest.mark.parametrize("compared", [(), ("pabo",), ("pabo", "pabo"), ("pabo", "Pabo"), ("pabo", "A")])
def test_a_comparison_needs_two_groups_of_one_level(coded: Project, compared: tuple[str, ...]) -> None:
    with pytest.raises(CodebenchError, match="Choose two groups"):
        table(coded, Question(analysis=Analysis.COMPARISON, compared=compared))


def test_codes_meet_with_a_participant_in_a_turn_or_on_the_words(coded: Project) -> None:
    met = {}
    for near in Near:
        found = table(coded, Question(analysis=Analysis.COOCCURRENCE, near=near))
        met[near] = [pair(found, coded, *each) for each in (("money", "time"), ("time", "joy"), ("obstacles", "money"))]
        assert pair(found, coded, "money", "money") == 2
    assert met == {Near.PARTICIPANT: [1, 1, 2], Near.TURN: [1, 0, 2], Near.WORDS: [0, 0, 2]}
    put(coded, "joy", "P10", "and time")
    found = table(coded, Question(analysis=Analysis.COOCCURRENCE, near=Near.WORDS))
    assert (pair(found, coded, "joy", "time"), pair(found, coded, "joy", "money")) == (1, 1)
    opened = cell_quotes(
        coded,
        Question(analysis=Analysis.COOCCURRENCE, near=Near.WORDS),
        codebook(coded).find("joy").id,
        codebook(coded).find("time").id,
    )
    assert [passage.text for passage in opened[0].passages] == ["and time", "time"]


def test_codes_that_share_only_words_of_another_do_not_meet_on_the_words(coded: Project) -> None:
    put(coded, "time", "P10", "no money", until="joy")
    found = table(coded, Question(analysis=Analysis.COOCCURRENCE, near=Near.WORDS, unit=Unit.SEGMENTS))
    assert pair(found, coded, "time", "joy") == 2
    add_interviews(coded, reading("late", ("Cor", "well"), ("Interviewer", "and then"), ("Cor", "done")))
    put(coded, "money", "late", "well", until="and")
    put(coded, "joy", "late", "then", until="done")
    found = table(coded, Question(analysis=Analysis.COOCCURRENCE, near=Near.WORDS))
    assert pair(found, coded, "money", "joy") == 0


def test_new_codes_per_source_in_the_order_asked_for(coded: Project) -> None:
    by_title = table(coded, Question(analysis=Analysis.SATURATION))
    assert (by_title.row_heading, by_title.unit) == ("Source", "codes")
    assert [(row.path, [cell.count for cell in row.cells]) for row in by_title.rows] == [
        (("P2",), [1, 1, 1]),
        (("P10",), [2, 3, 3]),
    ]
    imported = table(coded, Question(analysis=Analysis.SATURATION, sequence="imported"))
    assert [(row.path, [cell.count for cell in row.cells]) for row in imported.rows] == [
        (("P10",), [3, 3, 3]),
        (("P2",), [0, 3, 1]),
    ]
    opened = cell_quotes(coded, Question(analysis=Analysis.SATURATION), by_title.rows[1].key, "new")
    assert [(each.name, [p.text for p in each.passages]) for each in opened] == [("Anna", ["money and", "joy"])]


def test_sources_go_by_a_date_and_those_without_one_stand_last(coded: Project) -> None:
    add_interviews(coded, reading("P3", ("Cor", "more")))
    ids = {source.title: source.id for source in coded.values(Source)}

    def date(work: Work) -> None:
        work.add(Attribute("when", "date", Subject.SOURCE))
        work.add(AttributeValue("1", "when", ids["P2"], "3-11-2021"))
        work.add(AttributeValue("2", "when", ids["P10"], "12-3-2021"))

    coded.do(date)
    found = table(coded, Question(analysis=Analysis.SATURATION, sequence="Date"))
    assert [row.path[0] for row in found.rows] == ["P10", "P2", "P3"]
    assert "1 source has no “Date” and stands last." in found.notes
    with pytest.raises(CodebenchError, match=r"can't be ordered by “weather”.*title, imported, age, date"):
        table(coded, Question(analysis=Analysis.SATURATION, sequence="weather"))


def test_coverage_says_how_much_is_coded_and_which_turns_are_not(coded: Project) -> None:
    found = table(coded, Question(analysis=Analysis.COVERAGE))
    assert [row.path[0] for row in found.rows] == ["Total", "P2", "P10"]
    assert [[cell.count for cell in row.cells] for row in found.rows] == [[74, 5, 3, 0], [31, 1, 1, 0], [96, 4, 3, 0]]
    money = table(coded, question(coded, analysis="coverage", under="money", without_people=("Bram",)))
    assert [[cell.count for cell in row.cells] for row in money.rows] == [[30, 1, 1, 2], [0, 0, 0, 1], [53, 1, 1, 1]]
    assert money.rows[2].cells[3].base == 2


def test_a_part_not_asked_shows_as_not_asked_in_every_analysis(coded: Project) -> None:
    ids = [source.id for source in coded.values(Source) if source.title == "P2"]
    coded.do(mark_not_asked, code_id=codebook(coded).find("joy").id, source_ids=ids)
    joy = {"under": "joy"}
    assert shows(table(coded, question(coded, analysis="saturation", **joy)), "P2") == ["–", "0", "–"]
    assert shows(table(coded, question(coded, analysis="coverage", **joy)), "P2") == ["–"] * 4
    crossed = table(coded, question(coded, analysis="crosstab", by="age", without_people=("Bram",), **joy))
    assert shows(crossed, "joy") == ["1", "1", "–", "0", "–"]
    met = table(coded, question(coded, analysis="cooccurrence", without_people=("Anna", "Bram"), **joy))
    assert shows(met, "joy") == ["–"]


def test_the_tree_leaves_out_what_was_not_asked_too(coded: Project) -> None:
    ids = [source.id for source in coded.values(Source)]
    coded.do(mark_not_asked, code_id=codebook(coded).find("obstacles").id, source_ids=ids[:1])
    found, counts = table(coded, Question()), code_counts(coded)
    assert [(row.path[-1], row.cells[0].count) for row in found.rows] == [
        ("obstacles", 1), ("money", 0), ("time", 1), ("joy", 1),
    ]  # fmt: skip
    for row in found.rows:
        count = counts[row.key]
        assert (count.participants, count.codings) == (row.cells[0].count or 0, row.cells[0].segments)


def test_a_saturation_does_not_mind_a_unit_or_columns_it_has_no_use_for(coded: Project) -> None:
    asked = Question(Unit.GROUPS, 9, by="weather", analysis=Analysis.SATURATION)
    save(coded, "new codes", asked)
    put(coded, "joy", "P2", "short")
    moved = run_again(coded, reports(coded)[0].id).moved
    assert [(each.path, each.column, each.after.count) for each in moved] == [
        (("P2",), "New codes", 2), (("P2",), "Codes so far", 2), (("P2",), "Codes in this source", 2),
        (("P10",), "New codes", 1),
    ]  # fmt: skip


def documents(project: Project) -> None:
    """Policy plans: two of North, one of South, none of West, and an interview at each."""
    who = people(
        person("Anna", "hbo / North"),
        person("Bram", "hbo / West"),
        person("", "hbo / North", speakers=["plan N1"]),
        person("", "hbo / North", speakers=["plan N2"]),
        person("", "mbo / South", speakers=["plan S"]),
        levels=("sector", "institution"),
    )
    plans = [reading(title, (None, "Erasmus for students")) for title in ("plan N1", "plan N2", "plan S")]
    spoken = [reading("talk 1", ("Anna", "Erasmus")), reading("talk 2", ("Bram", "Erasmus"))]
    project.do(add_sources, readings=(*plans, *spoken), people=who, kind=None, told=[])
    add_tree(project, "erasmus", "for whom")
    put(project, "erasmus", "plan N1", "Erasmus")
    put(project, "erasmus", "plan N2", "Erasmus")
    put(project, "erasmus", "talk 2", "Erasmus")
    put(project, "for whom", "plan S", "students")


def test_a_policy_plan_counts_once_for_its_institution_and_of_those_that_have_one(project: Project) -> None:
    documents(project)
    assert {source.kind for source in project.values(Source) if "plan" in source.title} == {Kind.DOCUMENT}
    asked = question(project, unit="groups:institution", kinds=("document",), by="sector")
    found = table(project, asked)
    assert [(c.heading, c.base) for c in found.columns] == [("Total", 2), ("hbo", 1), ("mbo", 1)]
    erasmus = codebook(project).find("erasmus").id
    cell = found.cell(erasmus)
    assert (cell.count, cell.base, cell.share, cell.segments) == (1, 2, 50, 2)
    assert shows(found, "erasmus") == ["1", "1", "0"]
    assert shows(found, "for whom") == ["1", "0", "1"]
    (opened,) = cell_quotes(project, asked, erasmus)
    assert (opened.name, len(opened.passages)) == ("hbo / North", 2)
    assert found.title == "Groups (institution) that mention a code, by sector, in documents"
    everything = table(project, question(project, unit="groups:institution"))
    assert (everything.cell(erasmus).count, everything.columns[0].base) == (2, 3)


def test_documents_meet_saturate_and_cover_like_interviews(project: Project) -> None:
    documents(project)
    put(project, "for whom", "plan N2", "students")
    asked = question(project, unit="groups:institution", kinds=("document",), analysis="cooccurrence")
    assert pair(table(project, asked), project, "erasmus", "for whom") == 1
    rows = table(project, question(project, kinds=("document",), analysis="saturation")).rows
    assert [(row.path[0], row.cells[0].count) for row in rows] == [("plan N1", 1), ("plan N2", 1), ("plan S", 0)]
    rows = table(project, question(project, kinds=("document",), analysis="coverage")).rows
    assert [row.cells[0].count for row in rows] == [50, 35, 75, 40]


def test_every_total_is_of_everything(coded: Project) -> None:
    found = table(coded, Question(analysis=Analysis.COVERAGE))
    opened = cell_quotes(coded, Question(analysis=Analysis.COVERAGE), TOTAL, "codings")
    assert sum(len(each.passages) for each in opened) == found.cell(TOTAL, "codings").count
    assert cell_quotes(coded, Question(analysis=Analysis.COVERAGE), TOTAL, "uncoded") == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"at_least_groups": "2:x"}, "is not LEVEL:K"),
        ({"at_least_groups": "planet:2"}, "There is no group level “planet”"),
        ({"kinds": ("song",)}, "“song” is not one of: interview"),
        ({"order": "loud"}, "“loud” is not one of: book, most"),
        ({"near": "by"}, "“by” is not one of: words, turn, participant"),
        ({"analysis": "tea"}, "“tea” is not one of: frequency"),
    ],
)
def test_a_question_that_can_not_be_asked_is_told(coded: Project, words: dict[str, object], sentence: str) -> None:
    with pytest.raises(CodebenchError, match=sentence):
        question(coded, **words)  # type: ignore[arg-type]
    asked = question(coded, at_least_groups="programme:2", order="most")
    assert (asked.at_least_groups, asked.groups_level) == (2, 2)
