"""How fast everything is: `.venv/bin/python -m tests.benchmarks.speed [S] [M] [L] [--keep FOLDER] [--json FILE]`."""

import argparse
import json
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.corpora import SIZES, Size, build
from tests.benchmarks.speed.choices import facts
from tests.benchmarks.speed.printing import busy, document, growths, legend, machine, table
from tests.benchmarks.speed.processes import measure
from tests.benchmarks.speed.results import Study, study

RUNS = 5


def measured(size: Size, keep: Path, runs: int = RUNS) -> Study:
    """Build a study where it is not there yet, and measure everything on a copy."""
    built = build(keep, size)
    with tempfile.TemporaryDirectory() as folder:
        ours, floors = measure(built, Path(folder), size.name, runs)
    return study(size.name, facts(built), ours, floors)


def main() -> None:
    """Measure, print, and write down."""
    asked = argparse.ArgumentParser(prog="tests.benchmarks.speed", description=__doc__)
    asked.add_argument("sizes", nargs="*", metavar="SIZE", help="S, M or L; all of them without")
    asked.add_argument("--keep", type=Path, help="where studies are built, and left for the next time")
    asked.add_argument("--json", type=Path, help="a file for everything, with all samples")
    wanted = asked.parse_args()
    sizes = [SIZES[name] for name in wanted.sizes or SIZES]
    with tempfile.TemporaryDirectory() as folder:
        studies = _measured(sizes, wanted.keep or Path(folder))
    for line in (*growths(studies), "", *legend()):
        print(line)
    if wanted.json:
        wanted.json.write_text(json.dumps(document(studies), indent=1), encoding="utf-8")


def _measured(sizes: Iterable[Size], keep: Path) -> dict[str, Study]:
    keep.mkdir(parents=True, exist_ok=True)
    print(" · ".join(f"{name} {value}" for name, value in machine().items()), end="\n\n")
    studies = {}
    for size in sizes:
        start = time.perf_counter()
        studies[size.name] = measured(size, keep)
        for line in table(size.name, studies[size.name]):
            print(line)
        print(f"({time.perf_counter() - start:.0f} s, load {busy()})\n", flush=True)
    return studies


if __name__ == "__main__":
    main()
