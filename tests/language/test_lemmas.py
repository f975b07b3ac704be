"""Words are found by their forms, whichever of them is typed."""

from codebench.language.lemmas import forms_of, lemma
from codebench.language.verbs import forms
from tests.language.lists import families, score_words

SPOKEN = ["Ging", "gegaan", "gaat", "ga", "gang", "student", "studenten", "studie", "las", "lezen", "leest", "lassen"]


def test_sixty_words_and_what_only_looks_like_them() -> None:
    score = score_words("words-tuned.txt", forms_of)
    assert len(families("words-tuned.txt")) == 60
    assert score.recall >= 0.95 and score.precision >= 0.95, str(score)


def test_sixty_words_that_no_rule_was_made_for() -> None:
    score = score_words("words-held-out.txt", forms_of)
    assert len(families("words-held-out.txt")) == 60
    assert score.recall >= 0.95 and score.precision >= 0.95, str(score)


def test_any_form_finds_the_others() -> None:
    for typed in ("gaan", "ging", "Gegaan", "ga"):
        assert forms_of(typed, SPOKEN) == {"Ging", "gegaan", "gaat", "ga"}
    assert forms_of("studenten", SPOKEN) == {"student", "studenten"}


def test_a_word_of_two_verbs_finds_both() -> None:
    assert forms_of("las", SPOKEN) == {"las", "lezen", "leest", "lassen"}


def test_a_noun_is_not_taken_for_the_past_of_some_verb() -> None:
    assert forms_of("school", ["school", "scholen", "schuilen", "schuilt"]) == {"school", "scholen"}


def test_words_that_only_a_careless_rule_would_make_are_not_found() -> None:
    months = ["maand", "maanden", "maan", "man", "mannen"]
    assert forms_of("man", months) == {"man", "mannen"}
    assert forms_of("wonen", ["gewoonte", "gewoond"]) == {"gewoond"}
    assert forms_of("zien", ["zit", "zin", "ziet"]) == {"ziet"}
    assert forms_of("spelen", ["spelden", "speelden"]) == {"speelden"}
    assert forms_of("laten", ["later", "laatste", "liet"]) == {"liet"}


def test_a_verb_that_the_dictionary_takes_for_a_plural_is_found_all_the_same() -> None:
    spoken = ["opgebouwd", "opbouw", "bouwen", "opbouwde"]
    assert forms_of("opbouwen", spoken) == {"opgebouwd", "opbouw", "opbouwde"}


def test_words_written_without_their_accents_are_found() -> None:
    assert forms_of("idee", ["ideeen", "ideeën", "ideaal"]) == {"ideeen", "ideeën"}


def test_a_word_that_nobody_knows_finds_itself() -> None:
    assert forms_of("Xyzzy", ["xyzzy", "xyz"]) == {"xyzzy"}
    assert forms_of("", ["xyzzy", "xyz"]) == frozenset()


def test_of_small_things_the_thing_is_found() -> None:
    assert lemma("kindjes") == "kindje"
    assert forms_of("kind", ["kindjes", "kinderen", "kindertijd"]) == {"kindjes", "kinderen"}


def test_the_rule_makes_the_forms_of_a_verb_it_has_never_seen() -> None:
    assert {"zoom", "zoomt", "zoomde", "gezoomd"} <= forms("zoomen").all
    assert {"reis", "reist", "reisde", "gereisd"} <= forms("reizen").all
    assert {"zeg", "zegt"} <= forms("zeggen").all
    assert {"bewaar", "bewaard"} <= forms("bewaren").all and "gebewaard" not in forms("bewaren").all
