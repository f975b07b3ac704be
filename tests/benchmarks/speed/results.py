"""What was measured, held against floors, reaches and growth."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log

from tests.benchmarks.speed.operations import OPERATIONS, Operation
from tests.benchmarks.speed.samples import Samples

# Floors that several operations share, or that are made of several.
FLOORS = {"open": ("read", "longest"), "count": ("read",), "again": ("read",), "pairs": ("read",)}


@dataclass(frozen=True, slots=True)
class Line:
    """An operation in one size: medians of painted and whole, the worst painted, and its floor; seconds, or MB."""

    operation: Operation
    painted: float
    whole: float
    worst: float
    floor: float
    reach: float | None

    @property
    def held(self) -> float:
        """Return what is held against the reach."""
        return {"painted": self.painted, "whole": self.whole, "worst": self.worst}[self.operation.held]

    @property
    def missed(self) -> bool:
        """Tell whether the reach was missed."""
        return self.reach is not None and self.held > self.reach

    @property
    def ratio(self) -> float:
        """Return how many times its floor it takes."""
        return (self.whole if self.operation.held == "whole" else self.painted) / self.floor


@dataclass(frozen=True, slots=True)
class Study:
    """One size: how large it is, and what everything took."""

    facts: Mapping[str, int]
    ours: Samples
    floors: Samples
    lines: Mapping[str, Line]


def study(size: str, facts: Mapping[str, int], ours: Samples, floors: Samples) -> Study:
    """Put together what one size took."""
    lines = {}
    for each in OPERATIONS:
        if each.key in ours.took:
            floor = sum(floors.painted(part) for part in FLOORS.get(each.key, (each.key,)))
            taken = ours.painted(each.key), ours.whole(each.key), ours.worst(each.key)
            lines[each.key] = Line(each, *taken, floor, each.reach.get(size))
    return Study(facts, ours, floors, lines)


def growth(studies: Mapping[str, Study]) -> dict[str, dict[str, float]]:
    """Return per operation, from each size to the next, the exponent of its time in codings."""
    found: dict[str, dict[str, float]] = {}
    for each in OPERATIONS:
        known = [(name, of) for name, of in studies.items() if each.key in of.lines]
        for (small, before), (large, after) in pairwise(known):
            times = _of(after.lines[each.key]) / _of(before.lines[each.key])
            exponent = log(times) / log(after.facts["coding"] / before.facts["coding"])
            found.setdefault(each.key, {})[f"{small} to {large}"] = exponent
    return found


def _of(line: Line) -> float:
    return line.whole if line.operation.held == "whole" else line.painted
