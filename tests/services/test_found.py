"""Coding what a search found."""

import pytest

from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.search import Mode, Query
from codebench.domain.source import Source
from codebench.services.found import Accepted, Waiting, code_found, code_found_new, waiting
from codebench.services.history import describe
from codebench.services.project import Project
from codebench.services.search import search
from tests.makers import add_interviews, add_tree, people, person, put, reading


@pytest.fixture
def study(project: Project) -> Project:
    add_interviews(
        project,
        reading("een", ("Interviewer", "Is het geld?"), ("Bram", "Geld, ja. Het geld."), ("Anna", "Ook geld.")),
        reading("twee", ("Anna", "Geen geld genoeg.")),
        who=people(person("Anna"), person("Bram")),
    )
    add_tree(project, "money")
    return project


def money(project: Project) -> str:
    return next(code.id for code in project.values(Code) if code.name == "money")


def offered(project: Project, words: str = "geld") -> Waiting:
    query = Query(words)
    return waiting(project, query, search(project, query), money(project))


def accepted(project: Project, found: Waiting) -> list[Accepted]:
    texts = {source.id: source.text for source in project.values(Source)}
    return [Accepted(h.source_id, h.start, h.end, texts[h.source_id][h.start : h.end]) for h in found.hits]


def test_participants_wait_in_the_order_of_the_list_and_interviewers_apart(study: Project) -> None:
    found, names = offered(study), {source.id: source.title for source in study.values(Source)}
    assert [(names[hit.source_id], hit.start) for hit in found.hits] == [
        ("een", 37), ("twee", 5), ("een", 13), ("een", 27),
    ]  # fmt: skip
    assert [hit.start for hit in found.others] == [7] and found.coded == 0


def test_what_has_the_code_does_not_wait(study: Project) -> None:
    put(study, "money", "een", "Ook geld")
    found = offered(study)
    assert (len(found.hits), found.coded) == (3, 1)


def test_all_that_was_accepted_is_one_step_that_says_what_was_sought(study: Project) -> None:
    places = accepted(study, offered(study))
    code = money(study)
    step = study.do(code_found, code_id=code, places=places, words="geld", offered=4, engine="simplemma 1")
    assert describe(step) == "“money” on 4 places found by “geld”"
    assert (step.details["offered"], step.details["engine"]) == (4, "simplemma 1")
    assert len(study.values(Coding)) == 4
    study.undo()
    assert study.values(Coding) == []


def test_words_that_changed_since_and_places_that_are_coded_are_left_alone(study: Project) -> None:
    first, second, *_ = accepted(study, offered(study))
    put(study, "money", "twee", "geld")
    stale = Accepted(first.source_id, first.start, first.end, "other")
    step = study.do(code_found, code_id=money(study), places=[stale, second], words="geld", offered=4)
    assert step.number == 0 and len(study.values(Coding)) == 1


def test_a_new_code_comes_with_its_places(study: Project) -> None:
    places = accepted(study, offered(study))[:1]
    step = study.do(code_found_new, name="finance", parent_id=None, code_id="f", places=places, words="geld", offered=4)
    assert describe(step) == "“finance” added, on 1 place found by “geld”"
    study.undo()
    assert len(study.values(Code)) == 1 and study.values(Coding) == []


def test_a_verb_in_two_words_is_coded_from_its_first_to_its_last(project: Project) -> None:
    add_interviews(project, reading("een", ("Anna", "Ze gaf het na een jaar op.")), who=people(person("Anna")))
    add_tree(project, "money")
    query = Query("opgeven", Mode.LEMMA)
    (hit,) = waiting(project, query, search(project, query), money(project)).hits
    (source,) = project.values(Source)
    assert source.text[hit.start : hit.end] == "gaf het na een jaar op"
