from hypothesis import given
from hypothesis import strategies as st

from codebench.gui.offsets import Offsets

texts = st.text(st.sampled_from("ab é\n😀𝒳€"), max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_every_place_goes_to_qt_and_back(text: str) -> None:
    offsets = Offsets(text)
    for point in range(len(text) + 1):
        assert offsets.to_qt(point) == units(text[:point])
        assert offsets.from_qt(offsets.to_qt(point)) == point


@given(texts)
def test_the_middle_of_a_pair_falls_back_to_its_start(text: str) -> None:
    offsets = Offsets(text)
    for point, char in enumerate(text):
        if char > "\uffff":
            assert offsets.from_qt(offsets.to_qt(point) + 1) == point
