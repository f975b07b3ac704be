"""Random edits of random texts: what was not touched stays, and an edit with its inverse is nothing."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codebench.domain.anchors import Anchor, Edit, Shift, carried, edit_of, edited, inverse, moved
from codebench.domain.text import Span, normalise

# Letters, white space, emoji of one and several code points, combining marks, Hebrew, Arabic with marks, Hangul, Thai.
PIECES = [*"aab  .\n", "é", "n", "\u0301", "\u0323", "🙂", "👩‍👩‍👧", "🇳🇱", "שלום", "مَ", "ᄒ", "ᅡ", "ᆫ", "กำ"]
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(lambda pieces: normalise("".join(pieces)))


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    words = [normalise(draw(st.just("") | texts)) for _ in pairs]
    found = [Edit(start, end, new) for (start, end), new in zip(pairs, words, strict=True)]
    # Two insertions in one place would be one.
    return [each for at, each in enumerate(found) if at == 0 or each.start > found[at - 1].end or each.end > each.start]


def spans_of(text: str) -> list[Span]:
    """Every stretch that a coding could have."""
    places = range(len(text) + 1)
    return [Span(s, e) for s in places for e in places if text[s:e] and text[s:e] == text[s:e].strip()]


@given(texts, st.data())
@settings(max_examples=300, deadline=None)
def test_a_coding_whose_words_were_not_touched_has_the_same_words_after(text: str, data: st.DataObject) -> None:
    edits = data.draw(edits_of(text))
    after = edited(text, edits)
    for span in spans_of(text):
        now, changed = moved(span, text, edits)
        touched = any(
            edit.start < span.end and (edit.end > span.start or span.start < edit.start == edit.end) for edit in edits
        )
        if not touched:
            assert (after[now.start : now.end], changed) == (text[span.start : span.end], False)
        assert 0 <= now.start <= now.end <= len(after)


@given(texts, st.data())
@settings(max_examples=300, deadline=None)
def test_please_check_holds_exactly_the_codings_whose_words_changed(text: str, data: st.DataObject) -> None:
    edits = data.draw(edits_of(text))
    after = edited(text, edits)
    for span in spans_of(text):
        now, changed = moved(span, text, edits)
        assert changed == (after[now.start : now.end].split() != text[span.start : span.end].split())
        assert after[now.start : now.end] == after[now.start : now.end].strip()


@given(texts, st.data())
@settings(max_examples=300, deadline=None)
def test_an_edit_and_its_inverse_give_every_anchor_back(text: str, data: st.DataObject) -> None:
    edits = data.draw(edits_of(text))
    after, back = edited(text, edits), inverse(text, edits)
    assert edited(after, back) == text
    for span in spans_of(text):
        there = carried(Anchor(span.start, span.end), text, after, Shift(edits))
        assert carried(there, after, text, Shift(back)) == Anchor(span.start, span.end)


@given(texts, st.data())
@settings(max_examples=200, deadline=None)
def test_places_keep_their_order(text: str, data: st.DataObject) -> None:
    edits = data.draw(edits_of(text))
    shift = Shift(edits)
    for after in (False, True):
        places = [shift.point(offset, after=after) for offset in range(len(text) + 1)]
        assert places == sorted(places)
    assert shift.point(len(text), after=True) == len(edited(text, edits))


@given(texts, st.integers(0, 60), st.integers(0, 60), texts)
@settings(max_examples=150, deadline=None)
def test_an_edited_text_is_normalised(text: str, one: int, other: int, words: str) -> None:
    start, end = sorted((one % (len(text) + 1), other % (len(text) + 1)))
    edit = edit_of(text, start, end, words)
    assert edit.start <= start
    assert edit.end >= end
    after = edited(text, [edit])
    assert unicodedata.is_normalized("NFC", after)
    assert after == unicodedata.normalize("NFC", text[:start] + words + text[end:])


TEXT = "a big dog runs"
DOG = Span(6, 9)


@pytest.mark.parametrize(
    ("edit", "words", "changed"),
    [
        (Edit(6, 6, "red "), "dog", False),
        (Edit(9, 9, "gy"), "dog", False),
        (Edit(2, 6, ""), "dog", False),
        (Edit(7, 8, "i"), "dig", True),
        (Edit(6, 9, "cat"), "cat", True),
        (Edit(8, 14, ""), "do", True),
        (Edit(2, 7, "f"), "fog", True),
        (Edit(6, 9, ""), "", True),
        (Edit(2, 9, "cat"), "", True),
        (Edit(0, 14, "something else"), "", True),
    ],
)
def test_what_an_edit_does_at_the_edges(edit: Edit, words: str, changed: bool) -> None:
    now, flagged = moved(DOG, TEXT, [edit])
    assert edited(TEXT, [edit])[now.start : now.end] == words
    assert flagged is changed


def test_words_that_come_back_bring_their_coding_back() -> None:
    gone = carried(Anchor(6, 9), TEXT, "a big runs", Shift([Edit(6, 10, "")]))
    assert gone == Anchor(6, 6, "dog")
    moved_on = carried(gone, "a big runs", "once a big runs", Shift([Edit(0, 0, "once ")]))
    back = carried(moved_on, "once a big runs", "once a big dog runs", Shift([Edit(11, 11, "dog ")]))
    assert back == Anchor(11, 14)
