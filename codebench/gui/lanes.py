"""Where the stripes and names in the transcript's margin go: pure geometry, no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GAP, SLACK, FAR = 2.0, 24.0, 260.0


@dataclass(frozen=True, slots=True)
class Stripe:
    """A coding's reach down the page, and the height its name needs."""

    key: str
    top: float
    bottom: float
    label_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A stripe in its lane, one of `lanes` beside each other; `label_top` is None where its name has no room."""

    key: str
    top: float
    bottom: float
    lane: int
    label_top: float | None
    label_height: float
    label_lane: int
    lanes: int = 1


def pack(stripes: Iterable[Stripe], gap: float = GAP) -> dict[str, int]:
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


def place(stripes: Iterable[Stripe], gap: float = GAP, slack: float = SLACK) -> list[Placed]:
    """Return stripes in their lanes with names that never touch, in reading order."""
    return Packing(gap, slack).place(stripes)


@dataclass(frozen=True, slots=True)
class _Group:
    """Stripes that neither stand beside those of another group, nor do their names."""

    stripes: list[Stripe]
    tops: list[float | None]


class Packing:
    """Places stripes, and remembers each group of them, so that one more coding costs one group."""

    def __init__(self, gap: float = GAP, slack: float = SLACK) -> None:
        self._gap, self._slack = gap, slack
        self._known: dict[str, tuple[_Group, list[Placed]]] = {}

    def place(self, stripes: Iterable[Stripe]) -> list[Placed]:
        """Return all stripes, placed; a name moves down a little past its stripe, further where nothing else stands."""
        known: dict[str, tuple[_Group, list[Placed]]] = {}
        found: list[Placed] = []
        for group in self._groups(sorted(stripes, key=_reading_order)):
            key = group.stripes[0].key
            before = self._known.get(key)
            known[key] = before if before and before[0] == group else (group, self._place(group))
            found += known[key][1]
        self._known = known
        return found

    def _groups(self, ordered: Sequence[Stripe]) -> Iterable[_Group]:
        free = float("-inf")
        group = _Group([], [])
        for cluster, limit in _clusters(ordered, self._gap):
            if group.stripes and free <= cluster[0].top:
                yield group
                group = _Group([], [])
            for stripe in cluster:
                top = max(stripe.top, free)
                near = top <= stripe.bottom + self._slack
                roomy = top + stripe.label_height <= limit and top <= stripe.bottom + FAR
                group.stripes.append(stripe)
                group.tops.append(top if near or roomy else None)
                free = top + stripe.label_height if near or roomy else free
        if group.stripes:
            yield group

    def _place(self, group: _Group) -> list[Placed]:
        lanes = _pack(group.stripes, self._gap)
        beside = _label_lanes(group, lanes)
        wide = 1 + max(lanes.values())
        rows = zip(group.stripes, group.tops, beside, strict=True)
        return [Placed(s.key, s.top, s.bottom, lanes[s.key], top, s.label_height, at, wide) for s, top, at in rows]


def _reading_order(stripe: Stripe) -> tuple[float, float, str]:
    return (stripe.top, -stripe.bottom, stripe.key)


def _clusters(ordered: Sequence[Stripe], gap: float) -> list[tuple[list[Stripe], float]]:
    """Return the stripes that stand beside each other, each time with the top of what comes next."""
    found: list[list[Stripe]] = []
    reach = float("-inf")
    for stripe in ordered:
        if stripe.top >= reach:
            found.append([])
        found[-1].append(stripe)
        reach = max(reach, stripe.bottom + gap)
    limits = [*(cluster[0].top for cluster in found[1:]), float("inf")]
    return list(zip(found, limits, strict=False))


def _label_lanes(group: _Group, lanes: dict[str, int]) -> list[int]:
    """Return for each name the lane right of all stripes that pass beside it; 0 where there is no name."""
    beside: list[int] = []
    active: list[Stripe] = []
    coming = 0
    for stripe, top in zip(group.stripes, group.tops, strict=True):
        if top is None:
            beside.append(0)
            continue
        while coming < len(group.stripes) and group.stripes[coming].top < top + stripe.label_height:
            active.append(group.stripes[coming])
            coming += 1
        active = [each for each in active if each.bottom > top]
        beside.append(1 + max((lanes[each.key] for each in active), default=-1))
    return beside
