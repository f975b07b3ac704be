"""Mangle project files until time is up: `python -m tests.benchmarks.mangled [SECONDS] [SEED] [PROJECT]`.

Prints how many were mangled how, how many still had something to rescue, the slowest, and whatever broke.
"""

import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from codebench import settings
from codebench.services.demo import build_demo
from codebench.services.rescue import RescueReport
from tests.mangled import MANGLES, STATEMENTS, stated, survive


def main(seconds: float = 120, seed: int = 1, project: str = "") -> int:
    """Run until the time is up; return 1 where anything broke."""
    folder = Path(tempfile.mkdtemp())
    settings.settings_path = lambda: folder / "settings.json"
    whole = (Path(project) if project else build_demo(folder / "demo").project_path).read_bytes()
    done, rescued, broken, slowest, end = Counter(), Counter(), [], (0.0, ""), time.monotonic() + seconds
    number = seed
    while time.monotonic() < end:
        chance = random.Random(number)
        name, taken, verdict = _one(folder / "study.codebench", whole, chance)
        done[name] += 1
        rescued[name] += verdict == ""
        slowest = max(slowest, (taken, f"{name}, seed {number}"))
        if verdict not in ("", "nothing left"):
            broken.append(f"{name}, seed {number}: {verdict}")
        number += 1
    for name, n in sorted(done.items()):
        print(f"{name:30} {n:6} mangled {rescued[name]:6} rescued")
    print(f"{sum(done.values())} in all, {sum(rescued.values())} rescued, slowest {slowest[0]:.1f} s ({slowest[1]})")
    print(f"{len(broken)} broke", *broken, sep="\n")
    return int(bool(broken))


def _one(path: Path, whole: bytes, chance: random.Random) -> tuple[str, float, str]:
    for left in path.parent.glob("*.codebench*"):
        left.unlink()
    path.write_bytes(whole)
    if chance.random() < 0.1:
        name = chance.choice(list(STATEMENTS))
        stated(path, STATEMENTS[name])
    else:
        mangles = chance.sample(MANGLES, chance.choice((1, 1, 1, 2)))
        name = " + ".join(mangle.__name__ for mangle in mangles[:1])
        data = bytearray(whole)
        for mangle in mangles:
            if len(data) > 8192:
                mangle(data, chance)
        path.write_bytes(data)
    began = time.process_time()  # Others may be at work on this machine.
    try:
        verdict = "" if isinstance(survive(path), RescueReport) else "nothing left"
    except Exception:  # noqa: BLE001
        verdict = traceback.format_exc(limit=-3)
    return name, time.process_time() - began, verdict


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(float((arguments or ["120"])[0]), int((arguments[1:] or ["1"])[0]), "".join(arguments[2:3])))
