from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.text import Span
from codebench.gui.finding import Haystack, nearest


def found(text: str, typed: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in Haystack(text).find(typed)]


def test_case_and_accents_make_no_difference() -> None:
    assert found("Financiën, FINANCIEN en financiën.", "financien") == ["Financiën", "FINANCIEN", "financiën"]
    assert found("cafe", "CAFÉ") == ["cafe"]


def test_longer_folded_signs_and_emoji_keep_their_places() -> None:
    assert found("😀 Straße ﬁets 😀 café", "strasse") == ["Straße"]
    assert found("😀 Straße ﬁets 😀 café", "cafe") == ["café"]


def test_white_space_matches_any_white_space() -> None:
    assert found("half\njaar en half  jaar", "half jaar") == ["half\njaar", "half  jaar"]
    assert found("alles", "  ") == []


@given(st.text(alphabet="aáBß 😀\n", max_size=40), st.text(alphabet="ab ", min_size=1, max_size=3))
def test_every_hit_is_what_was_typed(text: str, typed: str) -> None:
    hits = Haystack(text).find(typed)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))


def test_the_nearest_hit_is_at_or_behind_the_caret_else_the_first() -> None:
    hits = [Span(3, 5), Span(9, 11)]
    assert [nearest(hits, at) for at in (0, 3, 4, 12)] == [0, 0, 1, 0]
    assert nearest([], 0) == -1
