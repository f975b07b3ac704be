"""A participant's quotes fold by what they say; the researcher parts them; no number ever changes for it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.checks import LostCoding
from codebench.domain.question import Analysis, Question, Unit
from codebench.domain.source import Source
from codebench.domain.table import Table
from codebench.language.similarity import Repeat, repeats
from codebench.services.checks import put_back
from codebench.services.codebook import merge_codes
from codebench.services.coding import apply_codes, remove_codings
from codebench.services.editing import edit_text
from codebench.services.folding import ALIKE, Thread, folded, join_quote, part_quote, threads
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.services.reports import PersonQuotes, cell_quotes, table
from tests.language.lists import marked_repeats
from tests.makers import add_interviews, add_tree, put, reading
from tests.repeater import AGAIN, OTHERS, WHY, add_repeater


@pytest.fixture
def talk(project: Project) -> Project:
    add_repeater(project)
    return project


def people(project: Project, code: str = WHY) -> dict[str, PersonQuotes]:
    return {each.name: each for each in cell_quotes(project, Question(), codebook(project).find(code).id)}


def of(project: Project, name: str = "Mies", code: str = WHY) -> tuple[Thread, ...]:
    found = people(project, code)
    return folded(project, list(found.values()))[found[name].participant_id]


def folds(found: tuple[Thread, ...]) -> dict[int, list[int]]:
    return {thread.first: [each.number for each in thread.again] for thread in found}


def tables(project: Project) -> list[Table]:
    return [table(project, Question(unit, analysis=each)) for unit in (Unit.PARTICIPANTS, Unit.SEGMENTS)
            for each in (Analysis.FREQUENCY, Analysis.COOCCURRENCE, Analysis.COVERAGE, Analysis.SATURATION)
            if unit is Unit.PARTICIPANTS or each is Analysis.FREQUENCY]  # fmt: skip


def test_what_she_says_six_times_stands_folded_under_the_first_time(talk: Project) -> None:
    found = of(talk)
    assert folds(found) == {0: sorted(AGAIN), 1: [], 3: [], 6: []}
    assert found[0].again[0].shared == ("vertraging", "semester")
    assert found[0].shared[0] == "vertraging"


def test_others_who_say_different_things_fold_nothing(talk: Project) -> None:
    for name in OTHERS:
        assert all(not thread.again for thread in of(talk, name))


def test_a_code_above_folds_the_quotes_of_all_codes_below_it(talk: Project) -> None:
    assert folds(of(talk, code="redenen")) == folds(of(talk))


def test_parted_quotes_stand_by_themselves_until_they_are_joined_and_undo_takes_it_back(talk: Project) -> None:
    passage = people(talk)["Mies"].passages[4]
    talk.do(part_quote, coding_id=passage.coding_id)
    found = of(talk)
    assert folds(found) == {0: [2, 5, 7, 8], 1: [], 3: [], 4: [], 6: []}
    assert [thread.first for thread in found if thread.is_apart] == [4]
    talk.undo()
    assert 4 in folds(of(talk))[0]
    talk.redo()
    talk.do(join_quote, coding_id=passage.coding_id)
    assert folds(of(talk))[0] == sorted(AGAIN)


def test_what_is_likest_to_a_parted_quote_goes_along_with_it(talk: Project) -> None:
    talk.do(part_quote, coding_id=people(talk)["Mies"].passages[2].coding_id)
    assert folds(of(talk)) == {0: [4, 7], 1: [], 2: [5, 8], 3: [], 6: []}


def test_no_number_changes_whatever_is_folded_and_parted(talk: Project) -> None:
    before = tables(talk)
    for number in sorted(AGAIN):
        talk.do(part_quote, coding_id=people(talk)["Mies"].passages[number].coding_id)
        of(talk)
    assert tables(talk) == before and folds(of(talk)) == {number: [] for number in range(9)}


def test_what_is_parted_twice_is_parted_once(talk: Project) -> None:
    coding_id = people(talk)["Mies"].passages[2].coding_id
    talk.do(part_quote, coding_id=coding_id)
    step = talk.do(part_quote, coding_id=coding_id)
    assert step.changes == ()


def test_what_is_parted_stays_so_for_who_coded_it_too_and_when_its_coding_comes_back(talk: Project) -> None:
    passage = people(talk)["Mies"].passages[2]
    talk.do(part_quote, coding_id=passage.coding_id)
    place = {"source_id": passage.source_id, "start": passage.start, "end": passage.end}
    talk.coder = talk.coder_called("Bea Kok")
    talk.do(apply_codes, **place, code_ids=[codebook(talk).find(WHY).id])
    assert 2 in folds(of(talk))
    talk.do(remove_codings, coding_ids=[passage.coding_id])
    assert 2 not in folds(of(talk))
    talk.undo()
    assert 2 in folds(of(talk))


def test_it_stays_parted_when_its_words_are_lost_and_put_back(talk: Project) -> None:
    passage = people(talk)["Mies"].passages[4]
    talk.do(part_quote, coding_id=passage.coding_id)
    talk.do(edit_text, source_id=passage.source_id, start=passage.start - 1, end=passage.end, words="")
    (lost,) = talk.values(LostCoding)
    other = people(talk)["Mies"].passages[2]
    talk.do(put_back, lost_id=lost.id, start=other.start, end=other.start + len("Die vertraging"))
    assert [thread.first for thread in of(talk) if thread.is_apart] == [2]


def test_it_stays_parted_when_codes_are_merged(talk: Project) -> None:
    add_tree(talk, "redenen / tijd")
    talk.do(part_quote, coding_id=people(talk)["Mies"].passages[2].coding_id)
    book = codebook(talk)
    talk.do(merge_codes, code_ids=[book.find(WHY).id], into_id=book.find("tijd").id)
    assert 2 in folds(of(talk, code="tijd"))


def test_only_ones_own_words_are_held_against_each_other(project: Project) -> None:
    asked = ("Interviewer", "En die dure huur, vertraging, semester?")
    add_interviews(project, reading("P", asked, ("Anna", "Ja, prima."), asked, ("Anna", "Nee, de taal.")))
    add_tree(project, "geld")
    put(project, "geld", "P", "En die", "Ja, prima.")
    text = project.values(Source)[0].text
    project.do(
        apply_codes, source_id=project.values(Source)[0].id, start=text.rindex("En die"), end=len(text),
        code_ids=[codebook(project).find("geld").id],
    )  # fmt: skip
    assert folds(of(project, "Anna", "geld")) == {0: [], 1: []}


def test_on_quotes_that_were_never_tried_before_what_is_folded_is_right() -> None:
    quotes, marked = marked_repeats()
    found = {each.number: thread.first for thread in threads(len(quotes), repeats(quotes)) for each in thread.again}
    right = sum(marked.get(number) == first for number, first in found.items())
    assert right >= 0.8 * len(found) and right >= 0.6 * len(marked)


@given(st.lists(st.tuples(st.integers(0, 11), st.floats(0, 1)), min_size=12, max_size=12), st.sets(st.integers(0, 11)))
def test_every_quote_stands_once_and_under_an_earlier_one(pairs: list[tuple[int, float]], apart: set[int]) -> None:
    found = [
        Repeat(number, min(earlier, number - 1), like, ("w",)) for number, (earlier, like) in enumerate(pairs) if number
    ]
    made = threads(12, reversed(found), apart)
    placed = [number for thread in made for number in (thread.first, *(each.number for each in thread.again))]
    assert sorted(placed) == list(range(12))
    assert all(each.number > thread.first and each.number not in apart for thread in made for each in thread.again)
    assert threads(12, [replace(each, likeness=ALIKE / 2) for each in found]) == tuple(map(Thread, range(12)))


def test_of_very_many_quotes_the_first_are_compared(talk: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    everyone = list(people(talk).values())
    assert len(everyone) > 1
    assert list(folded(talk, everyone)) == [person.participant_id for person in everyone]
    monkeypatch.setattr("codebench.services.folding.MOST", 1)
    assert list(folded(talk, everyone)) == [everyone[0].participant_id]
    assert folded(talk, []) == {}
