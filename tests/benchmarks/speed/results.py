"""What was measured, held against floors, reaches and growth."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log

from tests.benchmarks.speed.operations import OPERATIONS, Operation
from tests.benchmarks.speed.samples import Samples, Took

# Floors that several operations share, or that are made of several.
FLOORS = {"open": ("read", "longest"), "count": ("read",), "again": ("read",), "pairs": ("read",)}
FLOORS |= {"meanwhile": ("apply",), "learn": ("words",)}


@dataclass(frozen=True, slots=True)
class Line:
    """An operation in one size: its medians, the longest until painted, and its floor; in seconds, or MB."""

    operation: Operation
    took: Took
    worst: float
    floor: float
    reach: float | None

    @property
    def time(self) -> float:
        """Return what is held against the floor, and whose growth is looked at."""
        return self.took.whole if self.operation.held == "whole" else self.took.painted

    @property
    def worked(self) -> float:
        """Return the processor's time of the same."""
        return self.took.worked_whole if self.operation.held == "whole" else self.took.worked

    @property
    def held(self) -> float:
        """Return what is held against the reach."""
        return self.worst if self.operation.held == "worst" else self.time

    @property
    def missed(self) -> bool:
        """Tell whether the reach was missed."""
        return self.reach is not None and self.held > self.reach

    @property
    def ratio(self) -> float:
        """Return how many times its floor it takes."""
        return self.time / self.floor


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
            floor = sum(floors.middle(part).painted for part in FLOORS.get(each.key, (each.key,)))
            lines[each.key] = Line(each, ours.middle(each.key), ours.worst(each.key), floor, each.reach.get(size))
    return Study(facts, ours, floors, lines)


def growth(studies: Mapping[str, Study]) -> dict[str, dict[str, float]]:
    """Return per operation, from each size to the next, the exponent, in codings, of the processor's time."""
    found: dict[str, dict[str, float]] = {}
    for each in OPERATIONS:
        known = [(name, of) for name, of in studies.items() if each.key in of.lines]
        for (small, before), (large, after) in pairwise(known):
            times = after.lines[each.key].worked / before.lines[each.key].worked
            exponent = log(times) / log(after.facts["coding"] / before.facts["coding"])
            found.setdefault(each.key, {})[f"{small} to {large}"] = exponent
    return found
