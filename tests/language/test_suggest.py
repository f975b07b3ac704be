"""Codes are suggested only where that has proved to help, with the words that led there."""

from codebench.language.suggest import Example, Suggester

MONEY = [
    "De huur is te duur.",
    "Ze hebben geen geld.",
    "Dubbele huur kost geld.",
    "Het geld is op.",
    "Zo'n kamer is duur.",
]
TIME = ["Ze lopen vertraging op.", "Een semester vertraging.", "Het semester past niet.", "Je mist een toets.", "De toets en het semester."]  # fmt: skip


def examples(people: int = 5) -> list[Example]:
    return [
        Example(text, frozenset({code}), f"P{number % people}")
        for code, texts in (("money", MONEY), ("time", TIME))
        for number, text in enumerate(texts)
    ]


def test_a_passage_gets_the_code_it_is_like_and_the_words_that_led_there() -> None:
    first, *_ = Suggester(examples()).suggestions("Eh, die kamers zijn natuurlijk hartstikke duur.")
    assert (first.code, set(first.words)) == ("money", {"kamers", "duur"})


def test_at_most_three_codes_and_none_without_a_shared_word() -> None:
    assert Suggester(examples()).suggestions("Fietsen door Groningen.") == ()
    many = [Example(f"huur {n}", frozenset({f"code {n}"}), f"P{k}") for n in range(5) for k in range(5)]
    assert len(Suggester([*many, *examples()]).suggestions("De huur is duur.")) <= 3


def test_a_code_with_fewer_than_five_codings_is_never_suggested() -> None:
    rare = [Example("Ze zijn bang.", frozenset({"fear"}), f"P{n}") for n in range(4)]
    suggester = Suggester([*examples(), *rare])
    assert suggester.codes == ("money", "time")
    assert suggester.suggestions("Ze zijn bang.") == ()


def test_the_trial_leaves_a_participants_own_words_out() -> None:
    alone = [Example(word, frozenset({code}), "P1") for code in ("a", "b") for word in [f"huur{code}"] * 5]
    other = [Example("fiets", frozenset({"a"}), "P2")]
    trial = Suggester([*alone, *other]).trial
    assert (trial.passages, trial.right) == (11, 0)
    assert not trial.is_useful


def test_nothing_is_suggested_where_the_majority_does_as_well() -> None:
    same = [Example("Ja, hoor.", frozenset({"money"}), f"P{n}") for n in range(6)]
    suggester = Suggester(same)
    assert suggester.trial.right <= suggester.trial.right_by_majority == 6
    assert suggester.suggestions("Ja, hoor.") == ()


def test_the_trial_is_better_than_the_majority_where_words_tell_codes_apart() -> None:
    trial = Suggester(examples()).trial
    assert trial.passages == 10 and trial.right >= 6 and trial.is_useful


def test_passages_that_look_like_a_code_come_likest_first() -> None:
    texts = ["Dat semester weer.", "Geld en huur.", "Niets.", "Alleen huur, en fietsen, en regen, en wind."]
    assert [number for number, _ in Suggester(examples()).look_alikes("money", texts)] == [1, 3]


def test_a_project_without_codings_suggests_nothing() -> None:
    assert Suggester([]).suggestions("Geld.") == ()
    assert Suggester([]).trial.passages == 0
