"""What was measured, as it goes from process to process."""

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

# An operation is repeated as long as its samples together take no longer than this.
ENOUGH = 2.0


class Took(NamedTuple):
    """Seconds on the clock until it could be seen and until all of it was there, and the processor's until then.

    Of memory it is megabytes.
    """

    painted: float
    whole: float
    worked: float
    worked_whole: float


class Samples:
    """What each operation took, and what was found on the way that its floor must know."""

    def __init__(self, runs: int) -> None:
        self.runs = runs
        self.took: dict[str, list[Took]] = defaultdict(list)
        self.facts: dict[str, str] = {}

    @property
    def steps(self) -> int:
        """Return how many steps are scrolled."""
        return 300 if self.runs > 1 else 20

    def note(self, key: str, seconds: float, worked: float) -> None:
        """Keep one sample of what is there as soon as it is seen."""
        self.took[key].append(Took(seconds, seconds, worked, worked))

    def wants(self, key: str) -> bool:
        """Tell whether an operation is to be repeated: once where it takes long."""
        taken = self.took[key]
        return len(taken) < self.runs and sum(each.whole for each in taken) < ENOUGH

    @contextmanager
    def timed(self, key: str) -> Iterator[None]:
        """Note what a block takes."""
        start, worked = time.perf_counter(), processor()
        yield
        self.note(key, time.perf_counter() - start, processor() - worked)

    def repeat(self, key: str, act: Callable[[], object]) -> None:
        """Time an act again and again."""
        while self.wants(key):
            with self.timed(key):
                act()

    def hand_over(self, answer: Path) -> None:
        """Write everything to a file, for the process that asked for it."""
        answer.write_text(json.dumps({"took": self.took, "facts": self.facts}), encoding="utf-8")

    def take(self, path: Path) -> None:
        """Add what another process handed over."""
        found = json.loads(path.read_text(encoding="utf-8"))
        for key, each in found["took"].items():
            self.took[key] += [Took(*one) for one in each]
        self.facts |= found["facts"]

    def middle(self, key: str) -> Took:
        """Return the median of each figure of an operation."""
        return Took(*(median(each) for each in zip(*self.took[key], strict=True)))

    def worst(self, key: str) -> float:
        """Return the longest it took until it could be seen."""
        return max(each.painted for each in self.took[key])


def processor() -> float:
    """Return the seconds that the processor worked for this process and those it has seen end."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def peak_memory() -> float:
    """Return the most memory this process ever held, in MB."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        import resource

        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
