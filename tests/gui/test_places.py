import pytest

from codebench.domain.coding import Coding
from codebench.domain.source import TimeMark, Turn, TurnKind
from codebench.errors import CodebenchError
from codebench.gui.places import coding_from, place_of

SPEECH, NOTE = TurnKind.SPEECH, TurnKind.NOTE
TURNS = [
    Turn("0", "s", 0, 0, 9, NOTE),
    Turn("1", "s", 1, 10, 19, SPEECH, None, 0.0),
    Turn("2", "s", 2, 20, 59, SPEECH, None, 750.6),
    Turn("3", "s", 3, 60, 99, SPEECH, None, 3725.0),
]


def test_a_time_or_the_number_of_a_turn() -> None:
    assert place_of("2", TURNS, []) == 20
    assert place_of("12:30", TURNS, []) == 20
    assert place_of("12.45", TURNS, []) == 20
    assert place_of("12:45", TURNS, [TimeMark("m", "s", 40, 760)]) == 40
    assert place_of("1:02:05", TURNS, []) == 60
    assert place_of(" 62:06 ", TURNS, []) == 60
    assert place_of("0:00", TURNS, []) == 10


@pytest.mark.parametrize(
    ("typed", "said"), [("4", "the last one is 3"), ("0", "no turn 0"), ("straks", "12:30"), ("9:00:00", "1:02:05")]
)
def test_what_is_not_there_is_said(typed: str, said: str) -> None:
    with pytest.raises(CodebenchError, match=said):
        place_of(typed, TURNS, [])


def test_a_source_without_times_says_so() -> None:
    with pytest.raises(CodebenchError, match="no times"):
        place_of("1:00", [Turn("1", "s", 0, 0, 9, SPEECH)], [])


def test_the_next_and_previous_coding_of_a_code_go_round() -> None:
    codings = [
        Coding(key, "s", at, at + 2, code, "me") for key, at, code in [("a", 5, "c"), ("b", 9, "d"), ("e", 20, "c")]
    ]
    first, last = codings[0], codings[2]
    here = (first.start, first.end, first.id)
    assert coding_from(codings, "c", here, forward=True) is last
    assert coding_from(codings, "c", here, forward=False) is last
    assert coding_from(codings, "c", (8, 0, ""), forward=False) is first
    assert coding_from(codings, "x", here, forward=True) is None
