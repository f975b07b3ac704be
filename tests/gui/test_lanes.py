from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from codebench.gui.lanes import Packing, Stripe, pack, place

stripes = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 120), st.sampled_from([15, 30])), max_size=60).map(
    lambda rows: [Stripe(f"k{n}", top, top + tall, label) for n, (top, tall, label) in enumerate(rows)]
)


@given(stripes)
def test_no_two_stripes_in_a_lane_touch(made: list[Stripe]) -> None:
    lanes = pack(made)
    assert set(lanes) == {stripe.key for stripe in made}
    for one, other in combinations(made, 2):
        if lanes[one.key] == lanes[other.key]:
            assert one.bottom <= other.top or other.bottom <= one.top


@given(stripes)
def test_no_lane_is_wasted(made: list[Stripe]) -> None:
    lanes = pack(made, gap=0)
    most = max((sum(s.top <= y < s.bottom for s in made) for y in {s.top for s in made}), default=0)
    assert len(set(lanes.values())) == most


@given(stripes)
def test_names_never_touch_each_other_and_stay_near_their_stripe(made: list[Stripe]) -> None:
    placed = [each for each in place(made) if each.label_top is not None]
    for one, other in combinations(placed, 2):
        assert (
            one.label_top + one.label_height <= other.label_top or other.label_top + other.label_height <= one.label_top
        )
    for each in placed:
        near = each.top <= each.label_top <= each.bottom + 24
        others = [one for one in made if each.bottom < one.top < each.label_top + each.label_height]
        assert near or not any(begins_a_group(one, made) for one in others)


def begins_a_group(stripe: Stripe, made: list[Stripe]) -> bool:
    return all(other.bottom + 2 <= stripe.top for other in made if other.top < stripe.top)


@given(stripes)
def test_a_name_stands_right_of_every_stripe_beside_it(made: list[Stripe]) -> None:
    placed = place(made)
    for each in placed:
        if each.label_top is not None:
            beside = [
                p.lane for p in placed if p.top < each.label_top + each.label_height and p.bottom > each.label_top
            ]
            assert all(lane < each.label_lane for lane in beside)


def test_ten_codings_on_one_word_and_sixty_in_one_turn_all_have_a_lane() -> None:
    ten = [Stripe(f"t{n}", 100, 118, 15) for n in range(10)]
    sixty = [Stripe(f"s{n}", 300 + n % 12 * 20, 330 + n % 12 * 20, 15) for n in range(60)]
    placed = place([*ten, *sixty])
    assert sorted(p.lane for p in placed if p.key.startswith("t")) == list(range(10))
    assert len(placed) == 70


@given(stripes, st.data())
def test_what_is_remembered_makes_no_difference(made: list[Stripe], data: st.DataObject) -> None:
    packing = Packing()
    for _ in range(3):
        some = [stripe for stripe in made if data.draw(st.booleans())]
        assert packing.place(some) == place(some)


@given(stripes)
def test_all_lanes_of_a_group_are_numbered_below_their_count(made: list[Stripe]) -> None:
    for each in place(made):
        assert each.lane < each.lanes and each.label_lane <= each.lanes
