"""Every measurement runs in a process of its own, so that nothing is warm that a researcher would find cold."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.corpora import Size, transcripts
from tests.benchmarks.speed.choices import choose
from tests.benchmarks.speed.operations import OPERATIONS
from tests.benchmarks.speed.samples import Samples
from tests.benchmarks.speed.task import Task

FILES = 10
ROOT = Path(__file__).parents[3]
# Qt's plugin without a screen complains of what it can't do.
QUIET = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}


def measure(built: Path, folder: Path, size: str, runs: int) -> tuple[Samples, Samples]:
    """Return what everything takes on a copy of a project, and what the floors take."""
    project = folder / "copy.codebench"
    shutil.copyfile(built, project)
    fresh = folder / "in"
    fresh.mkdir()
    list(transcripts(fresh, Size("import", FILES if runs > 1 else 1, 0, 0)))
    wanted = [each.key for each in OPERATIONS if size in each.sizes or size not in "SML"]
    chosen = choose(project)
    ours, floors = Samples(runs), Samples(runs)

    def run(samples: Samples, module: str, wanted: Iterable[str] = ()) -> None:
        task = Task(project, runs, chosen, list(wanted), ours.facts.get("largest", ""))
        _python("-m", f"{__package__}.{module}", task.as_json(), folder=folder)
        samples.take(task.answer)

    if runs > 1:
        run(Samples(runs), "window")
    run(ours, "services", wanted)
    count = "-m", "codebench", "count", str(project), "--by", "1"
    ours.repeat("cold", lambda: _python(*count, folder=folder, quiet=True))
    while len(ours.took["start"]) < runs - 1:
        run(ours, "window")
    run(ours, "window", wanted)
    while len(floors.took["start"]) < runs - 1:
        run(floors, "qtfloors")
    run(floors, "qtfloors", wanted)
    floors.repeat("cold", lambda: _python("-m", f"{__package__}.rawcount", str(project), folder=folder))
    run(floors, "floors")
    return ours, floors


def _python(*words: str, folder: Path, quiet: bool = False) -> None:
    """Run Python with these words, its settings in a folder that goes."""
    environment = os.environ | QUIET | {"XDG_CONFIG_HOME": str(folder)}
    # Whoever starts it every day has it compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    out = subprocess.DEVNULL if quiet else None
    subprocess.run([sys.executable, *words], cwd=ROOT, env=environment, stdout=out, check=True)
