"""What was measured, as it goes from process to process."""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

# An operation is repeated as long as all of its samples together take no longer than this.
ENOUGH = 2.0


class Took(NamedTuple):
    """Seconds until it could be seen, and until all of it was there; of memory megabytes, twice the same."""

    painted: float
    whole: float


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

    def note(self, key: str, painted: float, whole: float | None = None) -> None:
        """Keep one sample."""
        self.took[key].append(Took(painted, painted if whole is None else whole))

    def repeat(self, key: str, act: Callable[[], object]) -> None:
        """Time an act again and again: once where it takes long."""
        spent = 0.0
        while len(self.took[key]) < self.runs and spent < ENOUGH:
            start = time.perf_counter()
            act()
            self.note(key, time.perf_counter() - start)
            spent += self.took[key][-1].whole

    def hand_over(self) -> None:
        """Write everything to the file that the starting process named."""
        Path(sys.argv[1]).write_text(json.dumps({"took": self.took, "facts": self.facts}), encoding="utf-8")

    def take(self, path: Path) -> None:
        """Add what another process handed over."""
        found = json.loads(path.read_text(encoding="utf-8"))
        for key, each in found["took"].items():
            self.took[key] += [Took(*one) for one in each]
        self.facts |= found["facts"]

    def painted(self, key: str) -> float:
        """Return the middle of what it took until it could be seen."""
        return median(each.painted for each in self.took[key])

    def whole(self, key: str) -> float:
        """Return the middle of what it took until all of it was there."""
        return median(each.whole for each in self.took[key])

    def worst(self, key: str) -> float:
        """Return the longest it took until it could be seen."""
        return max(each.painted for each in self.took[key])


def peak_memory() -> float:
    """Return the most memory this process ever held, in MB."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        import resource

        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
