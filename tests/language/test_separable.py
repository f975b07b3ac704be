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


def test_many_verbs_in_run_on_sentences_and_what_only_looks_like_them() -> None:
    score = score_sentences("separable-spoken.txt", find_verb)
    assert len(list(spoken("separable-spoken.txt"))) == 288
    assert score.recall >= 0.98 and score.precision >= 0.98, str(score)


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
        "openbaren",
        "rechtvaardigen",
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


@pytest.mark.parametrize(
    ("verb", "sentence", "words"),
    [
        ("opgeven", "Dat ik het toen op heb gegeven.", [("op", "gegeven")]),
        ("uitleggen", "Zoals het ons uit werd gelegd.", [("uit", "gelegd")]),
        ("opgeven", "Op gegeven moment dacht ik: nee.", []),
        ("afkijken", "Hij had het af zitten kijken.", [("af", "kijken")]),
        ("opgeven", "Ik gaf op een gegeven moment die studie op.", [("gaf", "op")]),
        ("opgeven", "Het antwoord dat ik daar op wilde geven, was anders.", []),
        ("meewerken", "Het model waar ik mee heb gewerkt.", []),
        ("inwerken", "De school waar ik in heb gewerkt.", []),
    ],
)
def test_words_between_the_parts_and_words_that_take_the_particle(
    verb: str, sentence: str, words: list[tuple[str, ...]]
) -> None:
    assert find_verb(verb, sentence) == words


@pytest.mark.parametrize(
    ("verb", "sentence", "is_said"),
    [
        ("teleurstellen", "Dat stelde me wel teleur.", True),
        ("overeenkomen", "Dat kwam niet overeen met de praktijk.", True),
        ("klaarmaken", "Je maakt ze klaar voor het werk.", True),
        ("overgaan", "Waar gaat het nou eigenlijk over?", False),
        ("omgaan", "Daar gaat het om.", False),
        ("omgaan", "Hoe ga je daar nou mee om?", True),
        ("meedoen", "Er deden tien ouders mee.", True),
        ("meedoen", "Ze doen er niks mee.", False),
        ("meenemen", "Zij neemt de tijd en ik ga mee.", False),
        ("loslaten", "Ik laat het liggen, er zat een schroef los.", False),
        ("ingrijpen", "Hij greep in zijn tas.", False),
        ("toekomen", "Dat komt tot nu toe niet voor.", False),
        ("uitstaan", "Hij staat daar voor de klas en legt het uit.", False),
        ("uitleggen", "Hij staat daar voor de klas en legt het uit.", True),
        ("opkijken", "Ze kijken dan mee en die schrijven op wat wij doen.", False),
        ("meenemen", "Ze nam de boeken en de spullen mee.", True),
        ("opzeggen", "En toen hield het zeg maar op.", False),
        ("opzeggen", "Dan zeg je gewoon je baan op.", True),
        ("aanhoren", "Dat is zo hoor het stond me niet aan.", False),
        ("aanpassen", "Toen pas vroegen ze het aan.", False),
        ("aanpassen", "Ik pas me wel aan.", True),
        ("voordoen", "Daar doe je het voor.", False),
        ("terugbellen", "Hij belt vaker dan ik terug kan komen.", False),
        ("schoonmaken", "Maak dat bord eens schoon zei ik dan.", True),
    ],
)
def test_whose_word_the_particle_is(verb: str, sentence: str, is_said: bool) -> None:
    assert bool(find_verb(verb, sentence)) is is_said


def test_what_to_do_with_something_is_no_taking_part() -> None:
    assert find_verb("meedoen", "Daar kunnen wij niks mee doen.") == [("mee", "doen")]
    assert find_verb("meedoen", "Daar doen wij niks mee.") == []
