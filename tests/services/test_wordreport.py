"""What stands in a report, before it is Word: the parts, the quotes, and nobody's name."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from codebench.domain.coding import Coding
from codebench.domain.findings import ChosenQuote, SavedReport
from codebench.domain.ids import new_id
from codebench.domain.participant import Group, Participant
from codebench.domain.question import Question, Unit
from codebench.domain.quote import Attribution
from codebench.domain.report import (
    CodebookPart,
    FigurePart,
    Heading,
    MatrixPart,
    Paragraph,
    QuotePart,
    Report,
    ReportPlan,
    Section,
    TablePart,
)
from codebench.domain.source import Source, Speaker
from codebench.domain.table import Table
from codebench.domain.text import fold
from codebench.i18n import use_language
from codebench.services.codebook import edit_code, merge_codes, retire_code
from codebench.services.demo import build_demo
from codebench.services.framework import write_summary
from codebench.services.plans import first_plan, keep_plan, plan, plan_of, plan_text
from codebench.services.project import Project
from codebench.services.reading import codebook, participants
from codebench.services.versions import name_version
from codebench.services.wordreport import build_report
from codebench.storage.work import Work
from tests.makers import add_interviews, add_tree, people, person, put, reading

EVERYTHING = tuple(Section)
LONG = "Dat is voor ons een heel groot probleem geweest, want niemand had er de tijd of het geld voor over"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("demo")
    build_demo(folder)
    project = Project.open(folder / "demo.codebench", read_only=True)
    yield project
    project.close()


@pytest.fixture
def school(project: Project) -> Project:
    """Two people, two codes; the same words of Anna's bear both codes."""
    who = people(person("Anna Smit", "pabo / Zwolle"), person("Bram Bos", "alo / Assen"), levels=("kind", "programme"))
    turns = [("Interviewer", "En?"), ("Anna Smit", f"{LONG} bij ons."), ("Bram Bos", f"{LONG}, zei Anna ook al.")]
    add_interviews(project, reading("gesprek met Anna", *turns), who=who)
    add_tree(project, "obstacles", "obstacles / money", "obstacles / time")
    put(project, "money", "gesprek met Anna", f"{LONG} bij ons")
    put(project, "time", "gesprek met Anna", f"{LONG} bij ons")
    put(project, "time", "gesprek met Anna", f"{LONG}, zei Anna ook al")
    return project


def quotes(report: Report) -> list[str]:
    return [part.quote.text for part in report.parts if isinstance(part, QuotePart)]


def texts(report: Report) -> str:
    return "\n".join(part.text for part in report.parts if isinstance(part, Heading | Paragraph))


def choose(project: Project, words: str, code: str, printed: str = "", position: int = 0) -> None:
    source = project.values(Source)[0]
    code_id = codebook(project).find(code).id
    (coding,) = [c for c in project.values(Coding, code_id=code_id) if source.text[c.start : c.end] == words]

    def add(work: Work) -> None:
        work.add(ChosenQuote(new_id(), coding.id, position, printed))

    project.do(add)


def test_the_demo_is_told_in_method_themes_and_codebook(demo: Project) -> None:
    report = build_report(demo, first_plan(demo))
    roots = [code.name for code in codebook(demo).children(None)]
    headings = [part.text for part in report.parts if isinstance(part, Heading) and part.level == 1]
    assert headings == ["Method", *(name[:1].upper() + name[1:] for name in roots), "Appendix: codebook"]
    assert "This report draws on 29 interviews and 1 focus group with 30 participants." in texts(report)
    assert "pabo 14, tweedegraads 10, ULO 5" in texts(report)
    assert "Together they said 24,661 words." in texts(report)
    assert "25 of 30 participants · 37 quotes" in texts(report)
    assert "A participant counts once per code" in texts(report)


def test_the_tables_hold_the_published_counts(demo: Project) -> None:
    report = build_report(demo, first_plan(demo))
    cells = {row.path[-1]: row.cells[0] for p in report.parts if isinstance(p, TablePart) for row in p.table.rows}
    assert (cells["studievertraging"].count, cells["studenten naar het buitenland"].count) == (15, 25)


def test_the_method_is_told_in_dutch_too(demo: Project) -> None:
    use_language("nl")
    told = texts(build_report(demo, first_plan(demo)))
    assert "Dit rapport berust op 29 interviews en 1 focusgroep met 30 participanten." in told
    assert "Samen spraken zij 24.661 woorden." in told
    assert "Het vaakst genoemd: studenten naar het buitenland (25)" in told


def test_no_quote_appears_twice_even_with_all_other_quotes_behind_it(demo: Project) -> None:
    report = build_report(demo, replace(first_plan(demo), sections=EVERYTHING))
    printed = quotes(report)
    assert len(printed) == len(set(printed)) > 300
    (book,) = [part for part in report.parts if isinstance(part, CodebookPart)]
    everything = fold("\n".join([*printed, *(entry.example for entry in book.entries), texts(report)]))
    assert [text for text in printed if everything.count(fold(text)) != 1] == []


def test_quotes_of_a_code_are_of_different_people_and_neither_short_nor_long(demo: Project) -> None:
    report = build_report(demo, replace(first_plan(demo), quotes=3))
    by_code: dict[tuple[str, ...], list[str]] = {}
    for part in report.parts:
        if isinstance(part, QuotePart):
            by_code.setdefault(part.quote.code, []).append(part.quote.attribution)
    assert all(len(set(who)) == len(who) <= 3 for who in by_code.values())
    lengths = sorted(len(text.split()) for text in quotes(report))
    assert lengths[len(lengths) // 10] >= 10 and lengths[-1] <= 80


@pytest.mark.parametrize("attribution", [Attribution.PSEUDONYM, Attribution.ROLE, Attribution.NONE])
def test_nobody_is_named(demo: Project, attribution: Attribution) -> None:
    report = build_report(demo, replace(first_plan(demo), attribution=attribution))
    said = " ".join(
        [texts(report), *quotes(report), *(p.quote.attribution for p in report.parts if isinstance(p, QuotePart))]
    )
    names = {speaker.label for speaker in demo.values(Speaker)} - {"Interviewer", "Participant", "B", "I"}
    names |= {head.name for head in participants(demo)} | {source.title for source in demo.values(Source)}
    names |= {group.name for group in demo.values(Group) if group.parent_id}
    assert [name for name in names if f" {name} " in said] == []


def test_a_passage_with_two_codes_is_printed_once(school: Project) -> None:
    assert sorted(quotes(build_report(school, first_plan(school)))) == [f"{LONG} bij ons"]


def test_words_that_name_someone_are_not_picked(school: Project) -> None:
    assert not any("Anna" in text for text in quotes(build_report(school, first_plan(school))))


def test_chosen_quotes_go_before_picked_ones_in_their_own_words_and_order(school: Project) -> None:
    choose(
        school, f"{LONG}, zei Anna ook al", "time", "Dat is [...] een [...] probleem [...], zei [...] [zij] ook al", 0
    )
    choose(school, f"{LONG} bij ons", "time", "", 1)
    report = build_report(school, first_plan(school))
    assert quotes(report) == [f"{LONG} bij ons", "Dat is [...] een [...] probleem [...], zei [...] [zij] ook al"]
    assert "A quote that also belongs here stands under “obstacles / money”." in texts(report)


def test_an_example_that_is_printed_as_a_quote_is_referred_to(school: Project) -> None:
    code_id = codebook(school).find("money").id
    school.do(edit_code, code_id=code_id, example=f"{LONG} bij ons")
    (book,) = [part for part in build_report(school, first_plan(school)).parts if isinstance(part, CodebookPart)]
    assert [entry.example for entry in book.entries] == ["", "(stands among the quotes)", ""]


def test_a_place_in_the_source_is_told_only_when_asked(school: Project) -> None:
    def places(locator: bool) -> set[tuple[str, int | None]]:
        parts = build_report(school, replace(first_plan(school), locator=locator)).parts
        return {(part.quote.source, part.quote.turn) for part in parts if isinstance(part, QuotePart)}

    assert places(False) == {("", None)}
    assert places(True) == {("source 1", 2)}


def test_figures_are_drawn_of_the_codes_below_a_theme(school: Project) -> None:
    drawn: list[Table] = []
    parts = build_report(school, first_plan(school), lambda table: drawn.append(table) or b"png").parts
    (figure,) = [part for part in parts if isinstance(part, FigurePart)]
    assert [(row.path, row.cells[0].count) for row in drawn[0].rows] == [(("money",), 1), (("time",), 2)]
    assert figure.alternative == "Bars: money 1; time 2"
    assert "(n = 2)" in figure.caption
    without = replace(first_plan(school), sections=(Section.THEMES,))
    assert not any(isinstance(p, FigurePart) for p in build_report(school, without, lambda _: b"png").parts)


def test_a_theme_that_nobody_mentions_has_no_figure(project: Project) -> None:
    add_interviews(project, reading("one", ("Anna", "Niets.")))
    add_tree(project, "obstacles", "obstacles / money")
    parts = build_report(project, first_plan(project), lambda _: b"png").parts
    assert not any(isinstance(part, FigurePart) for part in parts)


def test_the_matrix_comes_along_once_something_is_written_in_it(school: Project) -> None:
    assert not any(isinstance(part, MatrixPart) for part in build_report(school, first_plan(school)).parts)
    unit = next(group for group in school.values(Group) if group.name == "Zwolle")
    school.do(write_summary, code_id=codebook(school).find("money").id, unit_id=unit.id, text="Nooit genoeg.")
    (part,) = [part for part in build_report(school, first_plan(school)).parts if isinstance(part, MatrixPart)]
    assert [row.path for row in part.table.rows] == [("money",), ("time",)]
    assert sorted(column.heading for column in part.table.columns) == ["alo 1", "pabo 1"]
    assert "Nooit genoeg." in {cell.text for row in part.table.rows for cell in row.cells}


def test_people_as_columns_of_the_matrix_are_not_named(school: Project) -> None:
    (anna,) = school.values(Participant, name="Anna Smit")
    school.do(write_summary, code_id=codebook(school).find("money").id, unit_id=anna.id, text="Nooit genoeg.")
    (part,) = [part for part in build_report(school, first_plan(school)).parts if isinstance(part, MatrixPart)]
    assert [column.heading for column in part.table.columns] == ["Participant 1", "Participant 2"]


def test_coders_are_counted_not_named(school: Project) -> None:
    asked = replace(first_plan(school), question=Question(by="coder"))
    report = build_report(school, asked)
    assert "1 researcher" in texts(report)
    headings = [c.heading for part in report.parts if isinstance(part, TablePart) for c in part.table.columns]
    assert headings == ["Total", "Coder 1"]


def test_the_version_of_the_codebook_is_named_while_it_is_the_one_in_use(school: Project) -> None:
    name_version(school, name="na ronde 2")
    assert "version “na ronde 2”" in texts(build_report(school, first_plan(school)))
    school.do(edit_code, code_id=codebook(school).find("money").id, definition="Geld.")
    assert "as it stood on" in texts(build_report(school, first_plan(school)))


def test_a_theme_may_have_a_question_of_its_own(school: Project) -> None:
    root = codebook(school).find("obstacles").id
    own = replace(first_plan(school), questions=((root, Question(Unit.SOURCES)),))
    (part,) = [part for part in build_report(school, own).parts if isinstance(part, TablePart)]
    assert [(column.heading, column.base) for column in part.table.columns] == [("Total", 1)]


def test_a_plan_is_kept_with_the_project_and_undone(school: Project) -> None:
    theme = codebook(school).find("obstacles").id
    wanted = ReportPlan("Rapport", EVERYTHING, (theme,), Question(by="1", without=("alo",)), quotes=3, locator=True)
    assert plan_of(plan_text(wanted)) == wanted
    school.do(keep_plan, plan=wanted)
    school.do(keep_plan, plan=replace(wanted, quotes=1))
    assert plan(school).quotes == 1
    assert len(school.values(SavedReport)) == 1
    school.undo()
    school.undo()
    assert plan(school) == first_plan(school)


def test_a_plan_forgets_codes_that_are_merged_away(school: Project) -> None:
    book = codebook(school)
    money, time = book.find("money").id, book.find("time").id
    chosen = replace(first_plan(school), themes=(money, time), matrix=Question(under=money))
    school.do(keep_plan, plan=chosen)
    school.do(merge_codes, code_ids=[money], into_id=time)
    assert (plan(school).themes, plan(school).matrix.under) == ((time,), "")
    build_report(school, plan(school))


def test_a_report_without_codes_or_sources_is_still_one(project: Project) -> None:
    assert [p.text for p in build_report(project, first_plan(project)).parts if isinstance(p, Heading)] == [
        "Method", "Appendix: codebook",
    ]  # fmt: skip


def test_an_edit_that_no_longer_fits_its_passage_is_not_printed(school: Project) -> None:
    choose(school, f"{LONG} bij ons", "money", "Dat is [...] al lang zo")
    (quote,) = quotes(build_report(school, replace(first_plan(school), quotes=0)))
    assert quote == f"{LONG} bij ons"


def test_a_chosen_passage_that_only_the_interviewer_says_is_not_printed(school: Project) -> None:
    put(school, "money", "gesprek met Anna", "En?")
    choose(school, "En?", "money")
    assert quotes(build_report(school, replace(first_plan(school), quotes=0))) == []


def test_a_retired_code_that_is_in_use_stands_in_the_codebook_too(school: Project) -> None:
    book = codebook(school)
    school.do(retire_code, code_id=book.find("money").id)
    (part,) = [each for each in build_report(school, first_plan(school)).parts if isinstance(each, CodebookPart)]
    assert [entry.path[-1] for entry in part.entries if "money" in entry.path[-1]] == ["money (retired)"]
