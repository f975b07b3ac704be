import pytest

from codebench.domain.search import Sought, accents_asked, slots_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Foto's, zo’n hbo-instelling!", ["foto", "s", "zo", "n", "hbo", "instelling"]),
        ("Eén of één? IDEEËN 2,5", ["eén", "of", "één", "ideeën", "2", "5"]),
        ("goed🙂zo … (lacht)_ja", ["goed", "zo", "lacht", "ja"]),
        ("?!", []),
    ],
)
def test_a_text_falls_apart_into_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_an_acute_that_is_typed_must_be_there_and_no_other_accent() -> None:
    assert accents_asked("een", "één")
    assert not accents_asked("één", "een")
    assert accents_asked("ideeën", "ideeen")


def sought(*slots: str, in_row: bool = False) -> Sought:
    """Slots of phrases, as `a b|c`."""
    phrases = (tuple(tuple(frozenset({w}) for w in p.split()) for p in slot.split("|")) for slot in slots)
    return Sought(tuple(phrases), in_row)


def found(asked: Sought, text: str) -> list[str]:
    return [text[span.start : span.end] for span in asked.find(text)]


def test_words_in_a_row_may_have_signs_between_them() -> None:
    assert found(sought("het", "geld", in_row=True), "Geld. Het geld; het… GELD, het tijd") == ["Het geld", "het… GELD"]


def test_the_longest_of_several_is_found_and_nothing_twice() -> None:
    assert found(sought("geld|geld en tijd", in_row=True), "geld en tijd, geld") == ["geld en tijd", "geld"]
    assert found(sought("a a", in_row=True), "a a a") == ["a a"]


def test_words_in_any_order_are_the_shortest_stretch_that_holds_them_all() -> None:
    text = "tijd en nog veel meer dan geld, en dan geld en tijd weer tijd"
    assert found(sought("geld", "tijd"), text) == ["geld en tijd"]
    assert found(sought("geld", "ruimte"), text) == []
    assert found(sought("geld"), text) == ["geld", "geld"]


def test_a_synonym_of_several_words_takes_their_place() -> None:
    own = [[["buitenland"], ["over", "de", "grens"]], [["geld"], ["beurs"]]]
    assert slots_of(["Over", "de", "grens", "met", "geld"], own) == [
        [("Over", "de", "grens"), ("buitenland",)],
        [("met",)],
        [("geld",), ("beurs",)],
    ]
