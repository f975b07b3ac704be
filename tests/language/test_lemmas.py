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


def test_compounds_english_and_other_words_of_spoken_dutch() -> None:
    score = score_words("words-spoken.txt", forms_of)
    assert len(families("words-spoken.txt")) == 282
    assert score.recall >= 0.98 and score.precision >= 0.95, str(score)


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


def test_words_that_no_dictionary_has_heard_of_have_forms_too() -> None:
    said = [
        "beroepsproducten",
        "beroepsproduct",
        "beroepspraktijk",
        "lesplekje",
        "lesplekken",
        "jeugdwerker",
        "jeugdwerk",
    ]
    assert forms_of("beroepsproduct", said) == forms_of("beroepsproducten", said) == {said[0], said[1]}
    assert forms_of("lesplek", said) == {"lesplekje", "lesplekken"}
    assert forms_of("jeugdwerk", said) == {"jeugdwerk"}
    assert forms_of("werkverslag", ["werkverslagen", "werkversie"]) == {"werkverslagen"}
    assert forms_of("formatief", ["formatieve", "formatiever", "formatie"]) == {"formatieve", "formatiever"}


def test_english_in_dutch_is_found_in_its_dutch_forms() -> None:
    said = ["skills", "skypeten", "gestreamd", "geskypet", "geupload", "geüpload", "gemanaged", "delete", "whatsappte"]
    assert forms_of("skill", said) == {"skills"}
    assert forms_of("skypen", said) == {"skypeten", "geskypet"}
    assert forms_of("uploaden", said) == {"geupload", "geüpload"}
    assert forms_of("streamen", said) == {"gestreamd"}
    assert forms_of("gefeedbackt", ["feedbacken", "feedbackte", "feedback"]) == {"feedbacken", "feedbackte", "feedback"}
    assert forms_of("managen", said) == {"gemanaged"} and forms_of("delen", said) == frozenset()


def test_a_form_that_two_words_share_is_found_by_both() -> None:
    assert forms_of("lid", ["leden", "lijden"]) == {"leden"} and "leden" in forms_of("lijden", ["leden"])
    assert forms_of("naam", ["namen", "nemen"]) == {"namen"}
    assert forms_of("verslag", ["verslagen", "verslaan"]) == {"verslagen"}
