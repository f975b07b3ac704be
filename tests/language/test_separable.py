"""Verbs that fall apart are found in what people say, and words that only look like it are not."""

import pytest

from codebench.language.separable import separable
from tests.benchmarks.language import find_verb
from tests.language.lists import score_sentences, spoken


def test_fifteen_verbs_in_spoken_sentences() -> None:
    score = score_sentences("separable-tuned.txt", find_verb)
    assert len({verb for verb, _, _ in spoken("separable-tuned.txt")}) == 15
    assert score.recall >= 0.85 and score.precision >= 0.9, str(score)


def test_fifteen_verbs_that_no_rule_was_made_for() -> None:
    score = score_sentences("separable-held-out.txt", find_verb)
    assert len({verb for verb, _, _ in spoken("separable-held-out.txt")}) == 15
    assert score.recall >= 0.85 and score.precision >= 0.9, str(score)


@pytest.mark.parametrize("typed", ["opgeven", "opgegeven", "geef op", "gaf het op", "op te geven", "Gaf op"])
def test_whole_or_apart_it_is_the_same_verb(typed: str) -> None:
    found = separable(typed)
    assert found is not None and found.verb == "opgeven"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "gaan",
        "onderzoeken",
        "opleiding",
        "tafel",
        "het weer",
        "over geld",
        "geven",
        "uit elkaar gaan",
        "gaf het boek op",
    ],
)
def test_other_words_are_no_separable_verbs(typed: str) -> None:
    assert separable(typed) is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Hij zei: ik geef. Toen ging hij op.", []),
        ("Ik geef, want ze houden nooit op.", []),
        ("Dat gaf ze niet op, maar hij gaf wél op.", [("gaf", "op"), ("gaf", "op")]),
        ("Ik geef het je op school.", []),
        ("De 👍 gaf het op.", [("gaf", "op")]),
        ("Ze gaven, hoe moeilijk ook, niet op.", [("gaven", "op")]),
    ],
)
def test_a_particle_belongs_to_its_own_clause(sentence: str, words: list[tuple[str, ...]]) -> None:
    assert find_verb("opgeven", sentence) == words


def test_what_to_do_with_something_is_no_taking_part() -> None:
    assert find_verb("meedoen", "Daar kunnen wij niks mee doen.") == [("mee", "doen")]
    assert find_verb("meedoen", "Daar doen wij niks mee.") == []
