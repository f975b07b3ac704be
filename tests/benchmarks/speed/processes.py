"""Every measurement runs in a process of its own, so that nothing is warm that a researcher would find cold."""

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.speed.choices import choose
from tests.benchmarks.speed.floors import CODINGS, TURNS
from tests.benchmarks.speed.operations import OPERATIONS
from tests.benchmarks.speed.samples import Samples

ROOT = Path(__file__).parents[3]
# Qt's plugin without a screen complains of what it can't do.
QUIET = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
RAW = "import sqlite3, sys; at = sqlite3.connect(sys.argv[1]); [at.execute(each).fetchall() for each in sys.argv[2:]]"


def measure(built: Path, folder: Path, size: str, runs: int) -> tuple[Samples, Samples]:
    """Return what everything takes on a copy of a project, and what the floors take."""
    project = folder / "copy.codebench"
    shutil.copyfile(built, project)
    ours, floors = Samples(runs), Samples(runs)
    wanted = [each.key for each in OPERATIONS if size in each.sizes or size not in "SML"]
    _run(ours, "services", project, *wanted)
    ours.repeat("cold", lambda: _python("-m", "codebench", "count", project, "--by", "1", quiet=True))
    for _ in range(runs - 1):
        _run(ours, "window", project, "open", timed=True)
    _run(ours, "window", project, timed=True)
    chosen = choose(project)
    for _ in range(runs - 1):
        _run(floors, "qtfloors", project, timed=True)
    _run(floors, "qtfloors", project, chosen.longest, chosen.other, timed=True)
    floors.repeat("cold", lambda: _python("-c", RAW, project, CODINGS, TURNS))
    _run(floors, "floors", project, json.dumps(asdict(chosen) | ours.facts))
    return ours, floors


def _run(samples: Samples, module: str, project: Path, *words: str, timed: bool = False) -> None:
    """Run a module of this package and take what it measured; `timed` tells it when its process began."""
    answer = project.with_suffix(".json")
    began = (str(time.monotonic()),) if timed else ()
    _python("-m", f"{__package__}.{module}", answer, *began, project, str(samples.runs), *words)
    samples.take(answer)


def _python(*words: str | Path, quiet: bool = False) -> None:
    settings = QUIET | {"XDG_CONFIG_HOME": str(Path(words[2]).parent)}
    out = subprocess.DEVNULL if quiet else None
    subprocess.run([sys.executable, *words], cwd=ROOT, env=os.environ | settings, stdout=out, check=True)
