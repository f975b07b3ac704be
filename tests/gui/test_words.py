from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.text import Span
from codebench.gui.words import next_end, previous_start, pulled, snapped, stepped

TEXT = "Ze zijn bang, heel erg bang. Klaar"


def words(span: Span) -> str:
    return TEXT[span.start : span.end]


def at(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part))


def test_both_ends_move_word_by_word() -> None:
    assert words(stepped(TEXT, at("bang, heel"), start=False, forward=True)) == "bang, heel erg"
    assert words(stepped(TEXT, at("bang, heel"), start=False, forward=False)) == "bang,"
    assert words(stepped(TEXT, at("bang, heel"), start=True, forward=False)) == "zijn bang, heel"
    assert words(stepped(TEXT, at("bang, heel"), start=True, forward=True)) == "heel"


def test_a_coding_keeps_a_word_and_stays_within_the_text() -> None:
    assert stepped(TEXT, at("heel"), start=True, forward=True) == at("heel")
    assert stepped(TEXT, at("heel"), start=False, forward=False) == at("heel")
    assert stepped(TEXT, at("Ze"), start=True, forward=False) == at("Ze")
    assert stepped(TEXT, at("Klaar"), start=False, forward=True) == at("Klaar")


def test_signs_without_spaces_are_steps_and_emoji_are_words() -> None:
    assert next_end("我们去 😀👍 ja", 0) == 1
    assert next_end("我们去 😀👍 ja", 3) == 6
    assert previous_start("我们去", 3) == 2


def test_the_mouse_snaps_to_words_with_or_without_their_punctuation() -> None:
    bang = TEXT.index("bang")
    assert snapped(TEXT, bang + 3, start=False) == bang + 4
    assert snapped(TEXT, bang + 5, start=False) == bang + 5
    assert words(pulled(TEXT, at("bang, heel"), bang + 1, start=False)) == "bang, heel"
    assert words(pulled(TEXT, at("heel"), TEXT.index("erg") + 2, start=False)) == "heel erg"
    assert words(pulled(TEXT, at("heel"), 4, start=True)) == "zijn bang, heel"


@given(st.text(alphabet="ab, .\n我😀", min_size=1, max_size=60), st.data())
def test_no_step_turns_a_coding_inside_out(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    for at_start in (True, False):
        for forward in (True, False):
            moved = stepped(text, span, start=at_start, forward=forward)
            assert 0 <= moved.start < moved.end <= len(text)
        to = data.draw(st.integers(0, len(text)))
        moved = pulled(text, span, to, start=at_start)
        assert 0 <= moved.start < moved.end <= len(text)
