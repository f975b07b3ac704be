"""Let each write, sync and renaming of each operation fail in turn: `python -m tests.benchmarks.faults [ACT…] [MOST]`.

Needs gcc on Linux. Every operation is done on a study of its own, as often as it writes (or MOST times, spread evenly),
with an error of the disk and with a full one, once and from then on. It is refused in one sentence with all as it was,
or done; after that the same session goes on. Prints a table.
"""

import ctypes
import errno
import mmap
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from codebench import settings
from codebench.errors import CodebenchError
from codebench.services.project import Project
from codebench.storage import keyfile
from tests import faulty
from tests.faulty import Act, Study

SHIM = Path(__file__).with_name("failing_calls.c")


class Asked(ctypes.Structure):
    """What the shim is asked, and what it met."""

    _fields_ = [(name, ctypes.c_int) for name in ("armed", "error", "sticky", "count", "at", "failed")]


def inside(wanted: list[str], most: int) -> int:
    """Do all of it, within a process that the shim was loaded into."""
    with Path(os.environ["CODEBENCH_FAULTS_ASKED"]).open("rb+") as file:
        asked = Asked.from_buffer(mmap.mmap(file.fileno(), ctypes.sizeof(Asked)))
    folder = Path(os.environ["CODEBENCH_FAULTS"])
    keyfile._COST = {"n": 2, "r": 8, "p": 1}
    settings.settings_path = lambda: folder / "study" / "settings.json"  # type: ignore[assignment]
    template = folder.parent / "template"
    faulty.make_study(template)
    print(f"{'operation':16}{'calls':>7}{'tried':>7}{'refused':>9}{'done':>6}{'failures':>10}")
    failures = 0
    for act in faulty.ACTS:
        if not wanted or act.__name__ in wanted:
            failures += tried(act, asked, template, folder / "study", most)
    return failures


def tried(act: Act, asked: Asked, template: Path, folder: Path, most: int) -> int:
    """Let one operation fail at each of its calls; print a row, return how often something was wrong."""
    met: Counter[str] = Counter()
    calls = 0
    study = fresh(template, folder)
    warm(act, study)
    asked.at, asked.count, asked.armed = 0, 0, 1
    act(study)
    asked.armed, calls = 0, asked.count
    study.project.close()
    places = range(1, calls + 1)
    if calls > most:
        places = sorted(random.Random(calls).sample(places, most))  # type: ignore[assignment]
    for at in places:
        for error in (errno.EIO, errno.ENOSPC):
            for sticky in (0, 1):
                met["tried"] += 1
                met[one(act, asked, fresh(template, folder), at, error, sticky)] += 1
    print(f"{act.__name__:16}{calls:7}{met['tried']:7}{met['refused']:9}{met['done']:6}{met['wrong']:10}", flush=True)
    return met["wrong"]


def fresh(template: Path, folder: Path) -> Study:
    """Make a study of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    settings.save_settings(settings.Settings(coder_name="Anna"))
    return Study(folder, Project.open(folder / "study.codebench", coder_name="Anna"))


def warm(act: Act, study: Study) -> None:
    """Open the key beforehand where it is needed."""
    if act in (faulty.clean, faulty.decide_name):
        assert study.key.names == ()


def one(act: Act, asked: Asked, study: Study, at: int, error: int, sticky: int) -> str:
    """Let the operation fail at one call; tell how it went."""
    warm(act, study)
    before = study.held()
    asked.at, asked.error, asked.sticky, asked.count, asked.failed, asked.armed = at, error, sticky, 0, 0, 1
    try:
        try:
            act(study)
            went = "done"
        except CodebenchError as problem:
            went = "refused"
            assert not any(raw in problem.user_message.lower() for raw in faulty.RAW), problem
        finally:
            asked.armed = 0
        if went == "refused":
            sealed = study.project.history()[-1].command == "make_safe_to_send"
            if not (act is faulty.clean and sealed):
                faulty.check_goes_on(act, study, before)
        faulty.check_agrees(study)
    except Exception:  # noqa: BLE001 - one that is wrong must not hide the next
        print(f"{act.__name__} call {at}, {errno.errorcode[error]}, sticky {sticky}:", traceback.format_exc(), sep="\n")
        went = "wrong"
    finally:
        study.project.close()
    return went


def main(words: list[str]) -> int:
    """Compile the shim and start over with it loaded."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as place:
        shim, asked, folder = Path(place, "shim.so"), Path(place, "asked"), Path(place, "disk")
        folder.mkdir()
        asked.write_bytes(bytes(ctypes.sizeof(Asked)))
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", shim, SHIM, "-ldl"], check=True)
        told = {"LD_PRELOAD": shim, "CODEBENCH_FAULTS": folder, "CODEBENCH_FAULTS_ASKED": asked}
        program = [sys.executable, "-m", "tests.benchmarks.faults", "--inside", *words]
        code = subprocess.run(
            program, env={**os.environ, **{k: str(v) for k, v in told.items()}}, check=False
        ).returncode
    print(f"{time.perf_counter() - began:.0f} s, {'failures above' if code else 'no failures'}")
    return code


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if each != "--inside"]
    if "--inside" not in sys.argv:
        sys.exit(main(given))
    numbers = [int(each) for each in given if each.isdecimal()]
    sys.exit(bool(inside([each for each in given if not each.isdecimal()], numbers[0] if numbers else 1000)))
