"""Where the stripes and names in the transcript's margin go: pure geometry, no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stripe:
    """A coding's reach down the page, and the height its name needs."""

    key: str
    top: float
    bottom: float
    label_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A stripe in its lane; `label_top` is None where there is no room for its name."""

    key: str
    top: float
    bottom: float
    lane: int
    label_top: float | None
    label_height: float
    label_lane: int


def pack(stripes: Iterable[Stripe], gap: float = 2.0) -> dict[str, int]:
    """Give every stripe the first lane in which it overlaps no other."""
    return _pack(sorted(stripes, key=_reading_order), gap)


def _pack(ordered: Iterable[Stripe], gap: float) -> dict[str, int]:
    ends: list[float] = []
    lanes: dict[str, int] = {}
    for stripe in ordered:
        lane = next((at for at, end in enumerate(ends) if end <= stripe.top), len(ends))
        ends[lane : lane + 1] = [stripe.bottom + gap]
        lanes[stripe.key] = lane
    return lanes


def place(stripes: Sequence[Stripe], gap: float = 2.0, slack: float = 24.0) -> list[Placed]:
    """Return stripes in their lanes with names that never touch; a name moves down at most `slack` past its stripe."""
    ordered = sorted(stripes, key=_reading_order)
    lanes = _pack(ordered, gap)
    tops = _label_tops(ordered, slack)
    beside = _label_lanes(ordered, lanes, tops)
    return [
        Placed(s.key, s.top, s.bottom, lanes[s.key], tops.get(s.key), s.label_height, beside.get(s.key, 0))
        for s in ordered
    ]


def _reading_order(stripe: Stripe) -> tuple[float, float, str]:
    return (stripe.top, -stripe.bottom, stripe.key)


def _label_tops(ordered: Sequence[Stripe], slack: float) -> dict[str, float]:
    free = float("-inf")
    tops: dict[str, float] = {}
    for stripe in ordered:
        top = max(stripe.top, free)
        if top <= stripe.bottom + slack:
            tops[stripe.key] = top
            free = top + stripe.label_height
    return tops


def _label_lanes(ordered: Sequence[Stripe], lanes: dict[str, int], tops: dict[str, float]) -> dict[str, int]:
    """Return for each name the lane right of all stripes that pass beside it."""
    beside: dict[str, int] = {}
    active: list[Stripe] = []
    coming = 0
    for stripe in (each for each in ordered if each.key in tops):
        top = tops[stripe.key]
        while coming < len(ordered) and ordered[coming].top < top + stripe.label_height:
            active.append(ordered[coming])
            coming += 1
        active = [each for each in active if each.bottom > top]
        beside[stripe.key] = 1 + max((lanes[each.key] for each in active), default=lanes[stripe.key])
    return beside
