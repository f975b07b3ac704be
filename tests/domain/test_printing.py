"""Quotes for print: what an edit may do, and how it stands against what was said."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from codebench.domain.printing import Fate, check_edit, differences, divided
from codebench.errors import CodebenchError

SAID = "Ze zijn bang dat ze een half jaar kwijt zijn, dat het diploma later komt. Dat zeggen ze niet meteen, hoor."


@pytest.mark.parametrize(
    "edited",
    [
        SAID,
        "Ze zijn bang dat ze een half jaar kwijt zijn [...]. Dat zeggen ze niet meteen [tegen ons], hoor.",
        "[...] een half jaar kwijt [...]",
        "[…] [D]at het diploma later komt.[...]",
        "[...] [Studenten] zijn bang [...]",
        "[z]e zijn bang [...]",
        "Ze  zijn\nbang [ voor de kosten ] [...], hoor.",
        "Ze zijn bang [...]. [d]at zeggen ze niet meteen, hoor.",
    ],
)
def test_cuts_and_additions_between_brackets_are_an_edit(edited: str) -> None:
    check_edit(SAID, edited)


@pytest.mark.parametrize(
    ("edited", "sentence"),
    [
        ("Zij zijn bang [...]", "“Zij” is not in the quote"),
        ("Ze zijn [heel] erg bang [...]", "“erg” is not in the quote"),
        ("Ze zijn bang", "Words are left out at the end"),
        ("Ze bang [...]", "Words are left out before “bang”"),
        ("bang zijn Ze [...]", "Words are left out before “bang”"),
        ("[...] Het diploma later komt [...]", "“Het” is not in the quote"),
        ("[...] ze een [H]alf jaar [...]", "“alf” is not in the quote"),
        ("Ze zijn bangig [...]", "“bangig” is not in the quote"),
        ("Ze zijn bang [voor alles", "“\\[” is not in the quote"),
        ("Ze zijn bang [] [...]", "“\\[” is not in the quote"),
        ("[...] halfjaar [...]", "“halfjaar” is not in the quote"),
        ("[...]", "Keep at least one word"),
        ("[Ze zeiden van alles] [...]", "Keep at least one word"),
        ("", "left out at the end"),
    ],
)
def test_anything_else_is_refused_and_named(edited: str, sentence: str) -> None:
    with pytest.raises(CodebenchError, match=sentence):
        check_edit(SAID, edited)


def test_the_edit_is_shown_against_what_was_said() -> None:
    found = differences("een half jaar kwijt, dat is het", "[...] jaar kwijt [en geld], [...] het")
    assert [tuple(piece) for piece in found] == [
        (Fate.CUT, "een half ", "[...] "),
        (Fate.KEPT, "jaar kwijt", "jaar kwijt "),
        (Fate.ADDED, "[en geld]", "[en geld]"),
        (Fate.KEPT, ", ", ", "),
        (Fate.CUT, "dat is ", "[...] "),
        (Fate.KEPT, "het", "het"),
    ]


def test_a_changed_letter_is_kept_words() -> None:
    assert [tuple(p) for p in differences("Nou, dat is het", "[...] [D]at is het")] == [
        (Fate.CUT, "Nou, ", "[...] "),
        (Fate.KEPT, "dat is het", "[D]at is het"),
    ]


def test_brackets_that_were_in_the_source_already_are_kept() -> None:
    assert [piece.fate for piece in differences("ja [onverstaanbaar] nee", "ja [onverstaanbaar] nee")] == [Fate.KEPT]
    check_edit("ja [...] nee", "ja [...] nee")


def test_an_edit_of_several_speakers_is_divided_over_them() -> None:
    parts = ["Is het geld?", "Ja, het geld en de tijd.", "En verder?", "Niets."]
    assert divided(parts, "\n".join(parts)) == parts
    assert divided(parts, "Is het geld? Ja, [...] de tijd. [...] Niets.") == [
        "Is het geld?",
        "Ja, [...] de tijd. [...]",
        "",
        "Niets.",
    ]
    assert divided(parts, "[Over geld:] [...] de tijd [...]") == ["", "[Over geld:] [...] de tijd [...]", "", ""]


words = some.lists(
    some.sampled_from(["ja", "nee", "dat", "geld", "tijd", ",", ".", "é", "[zucht]"]), min_size=1, max_size=25
)
inserted = some.lists(some.sampled_from(["en", "het geld", "(2x)", "[", "..."]), min_size=1, max_size=2).map(
    lambda each: f"[{' '.join(each).replace('[', '')}x]"
)


@some.composite
def edits(draw: some.DrawFn) -> tuple[str, str]:
    """Words, and the same with stretches cut and words added."""
    original = draw(words)
    edited: list[str] = []
    cut = False
    kept = draw(some.integers(0, len(original) - 1))
    for at, word in enumerate(original):
        if draw(some.booleans()) and draw(some.booleans()):
            edited.append(draw(inserted))
        if at != kept and draw(some.booleans()):
            edited += [] if cut and edited[-1] == "[...]" else ["[...]"]
            cut = True
        else:
            edited.append(word)
            cut = False
    return " ".join(original), " ".join(edited)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@example(("ja ja ja ja [zucht] ja ja", "[...] [zucht] [...]"))
@given(edits())
def test_any_cuts_and_additions_are_accepted_and_both_texts_come_back(case: tuple[str, str]) -> None:
    original, edited = case
    found = differences(original, edited)
    assert "".join(piece.words for piece in found if piece.fate is not Fate.ADDED) == original
    assert "".join(piece.printed for piece in found) == edited
    assert all(piece.words.split() == piece.printed.split() for piece in found if piece.fate is Fate.KEPT)
    half = len(original.split()) // 2
    parts = [" ".join(original.split()[:half]), " ".join(original.split()[half:])]
    assert squeezed("".join(divided(parts, edited))) == squeezed(edited)


@given(edits(), some.data())
def test_any_other_word_is_refused_and_named(case: tuple[str, str], data: some.DataObject) -> None:
    original, edited = case
    pieces = edited.split(" ")
    at = data.draw(some.integers(0, len(pieces)))
    pieces.insert(at, "vreemd")
    changed = " ".join(pieces)
    if re.search(r"\[[^\]]*vreemd", changed):
        return
    with pytest.raises(CodebenchError, match="“vreemd” is not in the quote"):
        check_edit(original, changed)
