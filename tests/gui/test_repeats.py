from codebench.domain.coding import Coding
from codebench.domain.source import Kind, Role, Source, Speaker, Turn, TurnKind
from codebench.gui.repeats import owners, repeat_numbers
from codebench.gui.uncoded import step_from, uncoded

SOURCE = Source("s", "P", Kind.INTERVIEW, "x" * 100, "txt", "labels")
SPEAKERS = {"i": Speaker("i", "s", "I", Role.INTERVIEWER), "a": Speaker("a", "s", "A", Role.PARTICIPANT, "anna")}
TURNS = [Turn(f"t{n}", "s", n, n * 20, n * 20 + 19, TurnKind.SPEECH, "ia"[n % 2]) for n in range(5)]
OWNED = owners(SOURCE, TURNS, SPEAKERS)


def coding(key: str, start: int, end: int, code: str = "c") -> Coding:
    return Coding(key, "s", start, end, code, "me")


def test_only_participants_own_their_words() -> None:
    assert OWNED == [(20, 39, "anna"), (60, 79, "anna")]


def test_a_second_mention_by_the_same_participant_is_a_repeat() -> None:
    codings = [coding("1", 22, 30), coding("2", 62, 70), coding("3", 64, 70), coding("x", 65, 70, "other")]
    assert repeat_numbers(OWNED, codings) == {"2": 2, "3": 3}


def test_the_same_place_by_two_coders_and_interviewer_speech_are_no_repeats() -> None:
    twin = Coding("b", "s", 22, 30, "c", "you")
    assert repeat_numbers(OWNED, [coding("a", 22, 30), twin, coding("i", 2, 10), coding("j", 42, 50)]) == {}


def test_answers_without_a_code_are_found_in_both_directions() -> None:
    bare = uncoded(OWNED, [coding("1", 10, 25)])
    assert bare == [(60, 79)]
    places = [(20, 39), (60, 79)]
    assert step_from(places, 20, True) == (60, 79)
    assert step_from(places, 60, True) == (20, 39)
    assert step_from(places, 20, False) == (60, 79)
    assert step_from([], 0, True) is None
