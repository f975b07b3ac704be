from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as some

from codebench.domain.hiding import HiddenName, Hider, NameKind, inflected, mapped

SANNE = HiddenName("Sanne van der Velde", NameKind.PERSON, ("Sanne", "Van der Velde"), "P7", any_case=True)
THOMAS = HiddenName("Thomas", NameKind.PERSON, (), "[collega]")
ROOS = HiddenName("Roos", NameKind.PERSON, (), "Lies")
ZWOLLE = HiddenName("Zwolle", NameKind.PLACE, (), "[stad]")
MAIL = HiddenName("anna@school.nl", NameKind.CONTACT, (), "[e-mailadres]")
PHONE = HiddenName("+31 6 1234", NameKind.CONTACT, (), "[telefoon]")
KEPT = HiddenName("Europa", NameKind.PLACE)
hider = Hider([SANNE, THOMAS, ROOS, ZWOLLE, MAIL, PHONE, KEPT])


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Sanne van der Velde kwam.", "P7 kwam."),
        ("sanne zei dat SANNE er was", "P7 zei dat P7 er was"),
        ("Sannes boek en Van der Velde's tas", "P7's boek en P7's tas"),
        ("Thomas' groep, Thomas zelf", "[collega]'s groep, [collega] zelf"),
        ("Roos plukt een roos", "Lies plukt een roos"),
        ("Roos' tas", "Lies' tas"),
        ("in Zwolle-Zuid, van een Zwollenaar", "in [stad]-Zuid, van een Zwollenaar"),
        ("mail anna@school.nl, niet xanna@school.nl", "mail [e-mailadres], niet xanna@school.nl"),
        ("hij zei: 'Sanne' of zoiets, Sanne\nvan der  Velde", "hij zei: 'P7' of zoiets, P7"),
        ("bel +31 6 1234.", "bel [telefoon]."),
        ("heel Europa", "heel Europa"),
        ("Thomassen en Rooskleurig", "Thomassen en Rooskleurig"),
    ],
)
def test_names_are_hidden_as_whole_words_with_their_endings(said: str, read: str) -> None:
    assert hider.hide(said) == read


@pytest.mark.parametrize(
    ("name", "said", "read"),
    [
        ("José", "toen JOSE, toen Jose\u0301", "toen P7, toen P7"),
        ("Zoe", "Zoë en ZOË", "P7 en P7"),
        ("O'Brien", "O’Brien's les, O`Brien", "P7's les, P7"),
        ("Anne-Marie", "Anne‑Marie, Anne-\nMarie", "P7, P7"),
        ("Zoutendijk", "Zouten-\ndijk en Zouten\xaddijks", "P7 en P7's"),
        ("P. de Boer", "P.de Boer, P. de\xa0Boer", "P7, P7"),
        ("Jansen", "JANSEN'S, Jansensen", "P7's, Jansensen"),
        ("Van 't Hof", "meneer van ’t Hof, Van 't Hof", "meneer P7, P7"),
        ("de Vries", "De Vries, de vries", "P7, de vries"),
        ("Anneke", "gesprek_Anneke_3.docx", "gesprek_P7_3.docx"),
        ("Jan", "januari, Jantje, Jan", "januari, Jantje, P7"),
        ("C++ (Noord)", "bij C++ (Noord).", "bij P7."),
        ("أحمد", "قال أحمد نعم", "قال P7 نعم"),
        ("王小明", "我叫王小明，是", "我叫P7，是"),
        ("Zoë 🌸", "van Zoë 🌸!", "van P7!"),
    ],
)
def test_a_name_is_known_however_it_is_typed(name: str, said: str, read: str) -> None:
    assert Hider([HiddenName(name, NameKind.PERSON, (), "P7")]).hide(said) == read


def test_of_names_that_overlap_the_longest_goes() -> None:
    jan = [
        HiddenName(name, NameKind.PERSON, (), to)
        for name, to in (("Jan", "A"), ("Jan de Vries", "B"), ("De Vries", "C"))
    ]
    assert Hider(jan).hide("Jan de Vries zag Jan en De Vries") == "B zag A en C"


def test_what_stands_instead_is_not_hidden_in_its_turn() -> None:
    roc = Hider([HiddenName("ROC", NameKind.INSTITUTION, (), "[roc 1]", any_case=True)])
    once = roc.hide("bij het ROC, een roc")
    assert once == "bij het [roc 1], een [roc 1]" == roc.hide(once)


def test_a_longer_name_is_met_where_a_shorter_one_stands_instead_of_another() -> None:
    both = [HiddenName("Roos", NameKind.PERSON, (), "Lies"), HiddenName("Lies Jansen", NameKind.PERSON, (), "P4")]
    assert Hider(both).hide("Roos en Lies Jansen en Lies") == "Lies en P4 en Lies"


def test_a_name_that_may_stay_is_seen_but_not_hidden() -> None:
    assert [each.name for each in hider.sightings("heel Europa")] == [KEPT]


def test_a_judge_is_asked_where_a_name_is_a_word_besides_and_only_there() -> None:
    asked: list[tuple[str, str]] = []

    def judge(text: str, start: int, end: int, ending: str) -> bool:
        asked.append((text[start:end], ending))
        return start > 0

    judged = Hider([SANNE, THOMAS, ROOS], judge)
    assert (
        judged.hide("Roos plukt met Sanne een takje van Roos' struik") == "Roos plukt met P7 een takje van Lies' struik"
    )
    assert asked == [("Roos", ""), ("Roos", "'")]


def test_where_a_long_name_is_not_meant_a_shorter_one_may_be() -> None:
    both = Hider(
        [ROOS, HiddenName("Roos bloeit", NameKind.OTHER, (), "[x]")], lambda _, start, end, __: end - start == 4
    )
    assert both.hide("Roos bloeit") == "Lies bloeit"


@given(
    some.lists(some.sampled_from(["Sanne", "van der Velde", "Thomas'", "een", "roos", "Zwolle,", "+31 6 1234", "👍"]))
)
def test_once_hidden_nothing_is_left_to_hide_and_all_else_stays(words: list[str]) -> None:
    text = " ".join(words)
    hidden = hider.hide(text)
    assert not hider.edits(hidden)
    kept = [word for word in words if word in ("een", "roos", "👍")]
    assert [word for word in hidden.split() if word in ("een", "roos", "👍")] == kept


@given(
    some.lists(
        some.sampled_from(["Sanne", "SANNES", "van", "der", "Velde", "-\n", "'", " ", "王", "ß", "+31 6 1234", "İ"])
    )
)
def test_among_many_names_a_few_are_found_as_they_are_alone(pieces: list[str]) -> None:
    text, few = "".join(pieces), [SANNE, THOMAS, PHONE]
    others = [HiddenName(f"Naam{n}", NameKind.PERSON) for n in range(50)]
    assert list(Hider(few).sightings(text)) == list(Hider([*few, *others]).sightings(text))


@pytest.mark.parametrize(("name", "made"), [("Jan", "Jans"), ("Anna", "Anna's"), ("Lies", "Lies'"), ("P7", "P7's")])
def test_what_stands_instead_gets_the_possessive_of_dutch(name: str, made: str) -> None:
    assert inflected(name, "s") == made


@dataclass(frozen=True)
class Leaf:
    words: str
    kind: NameKind
    number: int = 1


def test_every_text_in_a_value_is_reached_and_nothing_else() -> None:
    value = (Leaf("Thomas", NameKind.PERSON), {"Thomas": ("Thomas", 3, None)})
    assert mapped(value, hider.hide) == (Leaf("[collega]", NameKind.PERSON), {"Thomas": ("[collega]", 3, None)})
