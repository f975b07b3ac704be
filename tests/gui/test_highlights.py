from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.coding import Coding
from codebench.gui.highlights import Mark, MarkIndex, MarkMaker, by_block, pieces, underline_levels

marks = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=12).map(
    lambda rows: [Mark(f"m{n}", at, at + long, "c", "#0072B2", "x") for n, (at, long) in enumerate(rows)]
)


@given(marks)
def test_pieces_cover_exactly_what_is_coded(made: list[Mark]) -> None:
    covered: dict[int, set[str]] = {}
    for piece in pieces(made, 0, 100):
        for at in range(piece.start, piece.end):
            assert at not in covered
            covered[at] = {mark.key for mark in piece.marks}
    for at in range(100):
        assert covered.get(at, set()) == {mark.key for mark in made if mark.start <= at < mark.end}


@given(marks)
def test_the_innermost_comes_first(made: list[Mark]) -> None:
    for piece in pieces(made, 0, 100):
        lengths = [mark.end - mark.start for mark in piece.marks]
        assert lengths == sorted(lengths)


@given(marks)
def test_overlapping_marks_have_different_underlines(made: list[Mark]) -> None:
    levels = underline_levels(made)
    for one in made:
        for other in made:
            if one.key < other.key and one.start < other.end and other.start < one.end:
                assert levels[one.key] != levels[other.key]


@given(marks)
def test_a_mark_is_in_every_block_it_touches(made: list[Mark]) -> None:
    starts = [0, 20, 21, 55, 80]
    blocks = by_block(made, starts)
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], 1000], strict=True)):
        assert set(blocks.get(number, ())) == {mark for mark in made if mark.start < end and mark.end > start}


@given(marks, st.data())
def test_the_index_follows_marks_as_they_come_and_go(made: list[Mark], data: st.DataObject) -> None:
    starts = [0, 20, 21, 55, 80]
    index, before = MarkIndex(starts), {}
    for _ in range(3):
        some = {mark.key: mark for mark in made if data.draw(st.booleans())}
        changed = index.update(some)
        now = {number: {mark.key for mark in here} for number, here in index.blocks.items() if here}
        assert now == {number: {mark.key for mark in here} for number, here in by_block(some.values(), starts).items()}
        assert all(now.get(number) == before.get(number) for number in range(5) if number not in changed)
        before = now


def test_only_what_changed_gets_another_mark() -> None:
    maker, looks = MarkMaker(), {"c": ("one", "#0072B2"), "d": ("two", "#D55E00")}
    codings = [Coding("x", "s", 0, 4, "c", "me"), Coding("y", "s", 2, 6, "d", "me")]
    first = maker.marks(codings, looks, lambda at: at)
    second = maker.marks(codings, {**looks, "d": ("other", "#D55E00")}, lambda at: at)
    assert second["x"] is first["x"]
    assert (first["y"].name, second["y"].name) == ("two", "other")
