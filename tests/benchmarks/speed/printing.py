"""The tables as one reads them, and everything as JSON."""

import os
import platform
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import qVersion

from tests.benchmarks.speed.operations import OPERATIONS
from tests.benchmarks.speed.results import Line, Study, growth
from tests.benchmarks.speed.samples import Took

MISSED, GROWS = "✗", "↑"


def machine() -> dict[str, Any]:
    """Return what it was measured on."""
    return {
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": sys.version.split()[0],
        "qt": qVersion(),
        "sqlite": sqlite3.sqlite_version,
    }


def busy() -> str:
    """Return how busy the machine was in the last minute, where that is known: others' work makes all of it slower."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def table(size: str, of: Study) -> Iterator[str]:
    """Yield the lines of one size: milliseconds, and MB of memory."""
    facts = of.facts
    yield (
        f"{size} · {facts['source']:,} transcripts, {facts['code']:,} codes, {facts['coding']:,} codings, "
        f"{facts['bytes'] / 1e6:,.0f} MB"
    )
    yield f"{'operation':42}{'painted':>9}{'worst':>9}{'all there':>10}{'processor':>10}{'floor':>9}{'ratio':>8}{'reach':>8}"
    for line in of.lines.values():
        whole = _shown(line, line.took.whole) if line.took.whole > 1.02 * line.took.painted else ""
        reach = _shown(line, line.reach) if line.reach is not None else ""
        painted, worst, floor = (_shown(line, each) for each in (line.took.painted, line.worst, line.floor))
        mark = f" {MISSED}" if line.missed else ""
        name = f"{line.operation.name}{' (MB)' if line.operation.unit == 'MB' else ''}"
        yield f"{name:42}{painted:>9}{worst:>9}{whole:>10}{_shown(line, line.worked):>10}{floor:>9}{line.ratio:>8.1f}{reach:>8}{mark}"


def _shown(line: Line, value: float) -> str:
    if line.operation.unit == "MB":
        return f"{value:,.0f}"
    return f"{1000 * value:,.{1 if value < 0.1 else 0}f}"


def growths(studies: Mapping[str, Study]) -> Iterator[str]:
    """Yield how each operation grows: the exponent of its time in codings, and where it is more than allowed."""
    found = growth(studies)
    steps = list(dict.fromkeys(step for each in found.values() for step in each))
    yield f"{'growth: exponent in codings':42}{''.join(f'{step:>10}' for step in steps)}{'at most':>10}"
    for each in OPERATIONS:
        if each.key in found:
            own = found[each.key]
            cells = "".join(f"{own[step]:>10.2f}" if step in own else " " * 10 for step in steps)
            mark = f" {GROWS}" if any(exponent > each.grows for exponent in own.values()) else ""
            yield f"{each.name:42}{cells}{each.grows:>10.1f}{mark}"


def legend() -> Iterator[str]:
    """Yield what the columns mean and what every floor does."""
    yield "Milliseconds. painted: the middle until it can be seen and worked with; worst: the longest of those; all there:"
    yield f"every number and list right again, waiting left out; processor: its work for what is held against the reach; {MISSED}:"
    yield f"reach missed; {GROWS}: the processor's work grows more than allowed, where 1.1 says that twice the codings take"
    yield "at most twice as long, a tenth being noise. What repeats behind a number is awaited for ten seconds. Floors:"
    for each in OPERATIONS:
        yield f"  {each.name}: {each.floor}"


def document(studies: Mapping[str, Study]) -> dict[str, Any]:
    """Return everything, with all samples."""
    return {
        "machine": machine() | {"load": busy()},
        "a sample is": Took._fields,
        "sizes": {size: {"project": dict(of.facts), "operations": _all(of)} for size, of in studies.items()},
        "growth": growth(studies),
    }


def _all(of: Study) -> dict[str, Any]:
    found = {}
    for key, line in of.lines.items():
        told = asdict(line.operation) | {"floor_is": line.operation.floor}
        told |= {name: getattr(line, name) for name in ("worst", "floor", "reach", "ratio", "missed")}
        found[key] = told | {"median": line.took._asdict(), "samples": of.ours.took[key]}
    return found | {"floors": {key: [each.painted for each in took] for key, took in of.floors.took.items()}}
