from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.source import Role, Speaker, Turn, TurnKind
from codebench.domain.text import Span
from codebench.gui.reach import levels, sentences, wider


def said(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ja. Nee! Echt? Zo… Klaar", ["Ja.", "Nee!", "Echt?", "Zo…", "Klaar"]),
        (
            "Ik ging okt. 2019 met dr. Jansen en J. de Vries. Leuk.",
            ["Ik ging okt. 2019 met dr. Jansen en J. de Vries.", "Leuk."],
        ),
        ("Bijv. Duitsland, o.a. Berlijn. Ver.", ["Bijv. Duitsland, o.a. Berlijn.", "Ver."]),
        ("Dat is ver. (lacht) Maar goed.", ["Dat is ver. (lacht)", "Maar goed."]),
        ("Ja (lacht) dat is zo. En nu?", ["Ja (lacht) dat is zo.", "En nu?"]),
        ("Goed. [00:12:31] Toen liep ik weg.", ["Goed.", "[00:12:31] Toen liep ik weg."]),
        ("“Ga weg!” zei hij. “Kom terug.” Toen wel.", ["“Ga weg!” zei hij.", "“Kom terug.”", "Toen wel."]),
        ("Dat was… nou ja, duur. Heel duur.", ["Dat was… nou ja, duur.", "Heel duur."]),
        ("Klaar. 's Avonds niet.", ["Klaar.", "'s Avonds niet."]),
        ("Het kost 3.5 euro. Duur", ["Het kost 3.5 euro.", "Duur"]),
        ("1. Eerst dit. 2. Dan dat.", ["1. Eerst dit.", "2. Dan dat."]),
        ("Een regel die\ndoorloopt. Nieuw\nAlinea", ["Een regel die\ndoorloopt.", "Nieuw", "Alinea"]),
        ("", []),
    ],
)
def test_sentences_as_people_see_them(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@given(st.text(alphabet="aB. !?…\n()[]“”'1😀", max_size=80))
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    found = sentences(text, 0, len(text))
    assert "".join(text[s.start : s.end] for s in found).split() == text.split() or "".join(
        "".join(text[s.start : s.end].split()) for s in found
    ) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))


TEXT = "Waarom?\nZo is het. En zo.\nEchter ook zus.\n(stilte)\nNog iets.\nEn u?\nIk niet."
WHO = {
    "i": Speaker("i", "s", "I", Role.INTERVIEWER),
    "a": Speaker("a", "s", "Anna", Role.PARTICIPANT, "pa"),
    "b": Speaker("b", "s", "Bram", Role.PARTICIPANT, "pb"),
}


def turns() -> list[Turn]:
    made, at = [], 0
    for n, (line, who) in enumerate(zip(TEXT.split("\n"), ["i", "a", "a", None, "a", "i", "b"], strict=True)):
        kind = TurnKind.SPEECH if who else TurnKind.NOTE
        made.append(Turn(str(n), "s", n, at, at + len(line), kind, who))
        at += len(line) + 1
    return made


def words(span: Span) -> str:
    return TEXT[span.start : span.end]


def test_from_a_place_to_sentence_turn_and_answer() -> None:
    at = TEXT.index("is het")
    found = [words(each) for each in levels(TEXT, turns(), WHO, Span(at, at))]
    assert found == ["Zo is het.", "Zo is het. En zo.", "Zo is het. En zo.\nEchter ook zus.\n(stilte)\nNog iets."]


def test_a_selection_over_two_sentences_grows_to_both_of_them() -> None:
    found = levels(TEXT, turns(), WHO, Span(TEXT.index("het."), TEXT.index("En zo") + 2))
    assert words(found[0]) == "Zo is het. En zo."


def test_a_question_and_another_one_end_the_answer() -> None:
    at = TEXT.index("Ik niet")
    assert [words(each) for each in levels(TEXT, turns(), WHO, Span(at, at))] == ["Ik niet."]


def test_a_text_without_turns_grows_to_its_line() -> None:
    at = TEXT.index("En zo")
    assert [words(each) for each in levels(TEXT, [], {}, Span(at, at))] == ["En zo.", "Zo is het. En zo."]


def test_each_press_takes_the_next_step_and_then_the_first() -> None:
    steps = levels(TEXT, turns(), WHO, Span(10, 10))
    now, seen = Span(10, 10), []
    for _ in range(4):
        now = wider(steps, now)
        seen.append(now)
    assert seen == [*steps, steps[0]]
    assert wider([], now) is None


@given(st.integers(0, len(TEXT)), st.integers(0, 20))
def test_every_step_holds_more_than_the_one_before(start: int, long: int) -> None:
    span = Span(start, min(len(TEXT), start + long))
    steps = levels(TEXT, turns(), WHO, span)
    assert steps
    for small, large in pairwise(steps):
        assert large.start <= small.start and small.end <= large.end and small != large
