"""What someone says again is ranked first, with the words it shares with the first time."""

from codebench.language.similarity import repeats
from tests.language.lists import average_precision, marked_repeats

QUOTES = [
    "Ja, ze lopen vertraging op als ze een semester gaan.",
    "Eh, en het kost natuurlijk veel geld.",
    "Die vertraging, hè, dat semester kost ze een jaar.",
    "Nou ja, hoor.",
]


def test_repeats_stand_first_in_quotes_that_were_never_tried_before() -> None:
    quotes, repeated = marked_repeats()
    ranked = repeats(quotes)
    assert average_precision([each.number for each in ranked], repeated) >= 0.75
    best = {each.number: each.earlier for each in ranked}
    assert sum(best[number] == earlier for number, earlier in repeated.items()) >= 0.7 * len(repeated)


def test_a_repeat_names_the_words_it_shares() -> None:
    first = repeats(QUOTES)[0]
    assert (first.number, first.earlier, first.shared) == (2, 0, ("vertraging", "semester"))


def test_fillers_are_no_likeness() -> None:
    (only,) = repeats(["Nou ja, eh, gewoon, hoor.", "Ja nou, hè, gewoon, toch."])
    assert (only.likeness, only.shared) == (0.0, ())


def test_the_same_words_are_as_like_as_can_be() -> None:
    (only,) = repeats(["Studenten blijven thuis.", "Studenten bleven thuis."], others=["Geld is op."])
    assert only.shared == ("studenten", "bleven", "thuis")
    assert 0.6 < only.likeness < repeats(["Studenten blijven thuis."] * 2)[0].likeness <= 1.0


def test_one_quote_repeats_nothing() -> None:
    assert repeats(["Ja."]) == () and repeats([]) == ()


def test_who_says_no_telling_word_repeats_only_exactly_the_same() -> None:
    found = {each.number: each for each in repeats(["Ja precies.", "Nee hoor.", "Ja, precies!", "Ja hoor.", "", ""])}
    assert found[2].earlier == 0 and found[2].shared == ("ja precies",) and found[2].likeness >= 0.5
    assert all(not found[number].shared for number in (1, 3, 5))
