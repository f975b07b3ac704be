import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.text import Span, find_once, fold, natural_key, normalise, unique_name
from codebench.errors import CodebenchError


@given(st.text())
def test_normalising_twice_changes_nothing_more(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once
    assert "\r" not in once and "\0" not in once


def test_line_ends_and_accents_become_one_kind() -> None:
    assert normalise("Zo\r\ngezegd\rcafe\u0301 wel\u200bbewust") == "Zo\ngezegd\ncafé welbewust"


def test_names_are_matched_without_case_and_accents() -> None:
    assert fold("  Financiële   Overwegingen ") == fold("financiele overwegingen")


def test_p2_comes_before_p10() -> None:
    assert sorted(["P10", "P2", "p1 vervolg", "P1"], key=natural_key) == ["P1", "p1 vervolg", "P2", "P10"]


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [((0, 2), (2, 4), False), ((0, 3), (2, 4), True), ((1, 2), (0, 9), True), ((5, 6), (0, 5), False)],
)
def test_spans_overlap_when_they_share_a_character(one: tuple[int, int], other: tuple[int, int], overlap: bool) -> None:
    assert Span(*one).overlaps(Span(*other)) is overlap
    assert Span(*other).overlaps(Span(*one)) is overlap


def test_a_quote_is_found_across_line_ends() -> None:
    assert find_once("Waarom dan?\nHet  geld, toch.", "dan? Het geld") == Span(7, 21)


def test_a_quote_is_found_as_whole_words_only() -> None:
    assert find_once("schooling is not school", "school") == Span(17, 23)
    assert find_once("🙂🙂 geld", "geld") == Span(3, 7)


@pytest.mark.parametrize("words", ["geld", "elders", "", "   "])
def test_a_quote_must_occur_exactly_once(words: str) -> None:
    with pytest.raises(CodebenchError):
        find_once("geld en geld", words)


def test_a_taken_name_gets_a_number() -> None:
    assert unique_name("P1", {"P1", "P1 (2)"}) == "P1 (3)"
