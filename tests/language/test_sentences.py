"""Sentences of transcribed speech, with its times, remarks and abbreviations."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from codebench.language.sentences import sentences
from tests.language.lists import score_breaks


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


def test_a_page_of_speech_that_no_rule_was_made_for() -> None:
    score = score_breaks(lambda text: [span.start for span in sentences(text)])
    assert score.recall >= 0.9 and score.precision >= 0.85, str(score)


def test_a_time_a_remark_and_a_date_break_nothing() -> None:
    assert cut("[00:12:31] Dat was in okt. 2019 (lacht) of zo. [zucht] Ja. [00:12:40] Nee.") == [
        "[00:12:31] Dat was in okt. 2019 (lacht) of zo. [zucht]", "Ja.", "[00:12:40] Nee.",
    ]  # fmt: skip


def test_a_new_line_always_breaks() -> None:
    assert cut("zonder punt\nen nog een") == ["zonder punt", "en nog een"]


def test_speech_without_full_stops_is_offered_by_the_clause() -> None:
    said = (
        "nou wij zijn daar toen naartoe gegaan met z'n allen in een busje en toen kwamen we daar aan en het regende "
        "en niemand wist waar we moesten zijn maar we hebben toch een heel leuke week gehad met die school daar"
    )
    assert cut(said) == [
        "nou wij zijn daar toen naartoe gegaan met z'n allen in een busje",
        "en toen kwamen we daar aan en het regende en niemand wist waar we moesten zijn",
        "maar we hebben toch een heel leuke week gehad met die school daar",
    ]


@given(st.text(alphabet="ab A.?!…,()[]:12\n\"'", max_size=80))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    spans = sentences(text)
    assert all(each.end <= later.start for each, later in pairwise(spans))
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    assert all(piece == piece.strip() and piece for piece in cut(text))
