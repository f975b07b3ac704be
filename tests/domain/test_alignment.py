"""The edits between a text and its corrected form give that form, and are no wider than they need be."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codebench.domain.alignment import differences
from codebench.domain.anchors import Edit, edited

texts = st.lists(st.sampled_from([*"abcabc .,\n", "de ", "🙂", "שלום ", "é"]), max_size=60).map("".join)


@given(texts, texts)
@settings(max_examples=500, deadline=None)
def test_the_edits_make_the_new_text(old: str, new: str) -> None:
    edits = differences(old, new)
    assert edited(old, edits) == new
    assert all(one.end <= other.start for one, other in pairwise(edits))


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("the wrold is round", "the world is round", [Edit(5, 7, "or")]),
        ("the dog runs", "the cat runs", [Edit(4, 7, "cat")]),
        ("the dog runs", "the very big dog runs", [Edit(4, 4, "very big ")]),
        ("the very big dog runs", "the dog runs", [Edit(4, 13, "")]),
        ("van tevoren is", "van te voren is", [Edit(6, 6, " ")]),
        ("one two", "one two", []),
        ("", "one", [Edit(0, 0, "one")]),
    ],
)
def test_an_edit_is_as_small_as_it_can_be(old: str, new: str, edits: list[Edit]) -> None:
    assert differences(old, new) == edits


def test_two_long_texts_without_one_run_in_common_take_no_age() -> None:
    chance = random.Random(1)
    old, new = (" ".join(chance.choice("abcdefg") * chance.randrange(1, 4) for _ in range(12_000)) for _ in range(2))
    start = time.process_time()
    assert edited(old, differences(old, new)) == new
    assert time.process_time() - start < 5
