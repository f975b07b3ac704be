"""Names that should not leave the house: found as whole words, wherever they stand."""

import pytest

from codebench.domain.participant import Participant
from codebench.domain.quote import Attribution, Quote, Said
from codebench.domain.report import Heading, Paragraph, Part, QuotePart, Report, TablePart
from codebench.domain.table import Column, Row, Table
from codebench.services.drafting import draft
from codebench.services.leaks import LeakKind, Lookout, Watched, leaks, watched
from codebench.services.plans import first_plan
from codebench.services.printing import choose_quotes
from codebench.services.project import Project
from codebench.services.reading import codebook, quotes_of_code
from codebench.storage.work import Work
from tests.makers import add_interviews, add_tree, people, person, put, reading

NAMES = [
    Watched(LeakKind.PARTICIPANT, "Anneke de Vries"),
    Watched(LeakKind.PARTICIPANT, "Anneke"),
    Watched(LeakKind.GROUP, "Hogeschool Noord"),
]


def found(*parts: Part) -> list[tuple[str, str, int]]:
    return [(leak.name, leak.where, leak.part) for leak in leaks(Report("Going abroad", "", parts), NAMES)]


def said(words: str, who: str = "") -> QuotePart:
    return QuotePart(Quote(("delay",), (Said("", words),), who, "", None, "", "", "", ()))


def test_a_name_in_a_quote_is_found_with_who_said_it() -> None:
    assert found(said("I asked Anneke, and Anneke said no."), said("Yes, Anneke.", "P09")) == [
        ("Anneke", "in a quote", 0),
        ("Anneke", "in a quote of P09", 1),
    ]


def test_the_longest_name_counts_and_a_part_of_a_word_does_not() -> None:
    assert found(said("Anneke de Vries left Hogeschool\nNoord.")) == [
        ("Anneke de Vries", "in a quote", 0),
        ("Hogeschool Noord", "in a quote", 0),
    ]
    assert found(said("Annekedag op de hogeschool, Hogeschool Noorderpoort")) == []


def test_a_name_is_found_as_dutch_inflects_it() -> None:
    assert found(said("Annekes hogeschool")) == [("Anneke", "in a quote", 0)]


def test_outside_quotes_it_is_said_in_which_chapter() -> None:
    table = Table("", "", (Column("a", "Hogeschool Noord", 3),), (Row("r", ("delay",), ()),), "")
    assert found(Heading("Obstacles"), Paragraph("As Anneke says."), TablePart("t", table)) == [
        ("Anneke", "in “Obstacles”", 1),
        ("Hogeschool Noord", "in a table of “Obstacles”", 2),
    ]


@pytest.fixture
def school(project: Project) -> Project:
    who = people(person("Anna Smit", "pabo / Zwolle"), person("Bram", "alo / Assen", speakers=("Participant 2",)))
    turns = [("Anna Smit", "At home in Zwolle they say no, Bram, and that is it."), ("Participant 2", "Yes, Anna.")]
    add_interviews(project, reading("Gesprek Vrijdag", *turns), who=who)
    add_tree(project, "obstacles", "obstacles / home")
    put(project, "home", "Gesprek Vrijdag", "At home in Zwolle they say no, Bram, and that is it")
    return project


def test_watched_are_people_their_labels_institutions_and_titles_but_not_kinds_or_labels_for_anyone(
    school: Project,
) -> None:
    names = {each.name: each.kind for each in watched(school, Attribution.PSEUDONYM)}
    assert names == {
        "Anna Smit": LeakKind.PARTICIPANT,
        "Anna": LeakKind.PARTICIPANT,
        "Smit": LeakKind.PARTICIPANT,
        "Bram": LeakKind.PARTICIPANT,
        "Gesprek Vrijdag": LeakKind.SOURCE,
        "Zwolle": LeakKind.GROUP,
        "Assen": LeakKind.GROUP,
    }


def test_words_that_go_with_anybodys_name_betray_nobody_and_small_letters_do(project: Project) -> None:
    who = people(
        person("Mevrouw Van Dijk", "Hogeschool Wadland"), person("Wil", "deeltijd"), person("Bo"), person("P12")
    )
    add_interviews(project, reading("P12 vervolg", ("Wil", "Ja."), ("P12", "Nee."), ("de Jong", "Ook.")), who=who)
    names = watched(project, Attribution.PSEUDONYM)
    assert {"Mevrouw", "Van", "de", "P12", "P12 vervolg", "deeltijd"}.isdisjoint(each.name for each in names)
    lookout = Lookout(names)

    def met(said: str) -> list[str]:
        return [said[span.start : span.end] for _, span in lookout.met(said)]

    assert met("Van de mevrouw bij Interview 12. Wil je koffie?") == []
    assert met("Dijk zag VAN DIJK, zei Wil, en Bo was op hogeschool wadland") == [
        "Dijk",
        "DIJK",
        "Wil",
        "Bo",
        "hogeschool wadland",
    ]


def test_who_consented_may_be_named_where_names_are_chosen(school: Project) -> None:
    anna = school.values(Participant, name="Anna Smit")[0]

    def consent(work: Work) -> None:
        from dataclasses import replace

        work.replace(replace(anna, consent=True))

    school.do(consent)
    named = {each.name for each in watched(school, Attribution.NAMED)}
    assert "Anna" not in named and "Zwolle" not in named and {"Bram", "Gesprek Vrijdag"} <= named
    assert "Anna" in {each.name for each in watched(school, Attribution.ROLE)}


def test_a_draft_tells_the_names_in_a_quote_that_was_chosen_although_it_has_them(school: Project) -> None:
    plan = first_plan(school)
    assert draft(school, plan).leaks == ()
    home = codebook(school).find("home").id
    school.do(choose_quotes, code_id=home, coding_ids=[each[0] for each in quotes_of_code(school, home)])
    made = draft(school, plan)
    assert [leak.name for leak in made.leaks] == ["Zwolle", "Bram"]
    assert (made.chosen, made.quotes) == (1, 1)


def test_who_is_typed_in_small_letters_has_a_name_as_well(project: Project) -> None:
    add_interviews(project, reading("interview jorrit", ("anneke", "Ja."), ("man", "Nee."), ("pabo", "Ook.")))
    names = {each.name for each in watched(project, Attribution.PSEUDONYM)}
    assert names == {"anneke", "jorrit", "interview jorrit", "interview jorrit · man"}
