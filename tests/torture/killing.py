"""Start the program, kill it at some moment, and know what it said until then."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
# Seconds that a piece of work takes, until it is known better.
_TYPICAL = 0.03
_MOST = 60


@dataclass
class Killed:
    """What a killed program had said: what it was at, the last state it knew to be saved, how many steps."""

    at: str
    number: int | None
    state: str
    steps: int
    ended: bool


@dataclass
class Killer:
    """Kill programs at moments that chance chooses, spread over what their work was seen to take."""

    chance: random.Random
    took: dict[str, float] = field(default_factory=dict)

    def kill(self, work: str, path: Path, after: int = 1, **more: Any) -> Killed:
        """Start this work and kill it within the piece of work that begins as the `after`th."""
        seed = self.chance.randrange(1 << 30)
        told = json.dumps({"path": str(path), **more})
        program = [sys.executable, "-m", "tests.torture.worker", work, str(seed), told]
        with subprocess.Popen(
            program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
        ) as process:
            assert process.stdout is not None
            lines: list[str] = []
            began, at = 0.0, ""
            while after:
                line = process.stdout.readline()
                if not line:
                    raise AssertionError(f"{work} {seed} ended by itself after {lines[-3:]}")
                lines.append(line)
                now = time.perf_counter()
                if line.startswith("begins "):
                    after, at, began = after - 1, line.split(" ", 1)[1].strip(), now
                elif at:
                    self.took[at] = max(self.took.get(at, 0.0) * 0.9, now - began)
            time.sleep(self.chance.uniform(0, 1.4 * self.took.get(at, _TYPICAL)))
            process.kill()
            rest = process.stdout.read()
            process.wait()
            _check_alone(process.pid)
        heard = "".join(lines) + rest
        whole = [line.split(" ", 3) for line in heard.splitlines()]
        committed = [words for words in whole if words[0] == "committed"]
        last = committed[-1] if committed else None
        begun = [words for words in whole if words[0] == "begins"]
        return Killed(
            " ".join(begun[-1][1:]),
            int(last[1]) if last else None,
            last[2] if last else "",
            len(committed),
            whole[-1][0] == "committed",
        )

    def measure(self, work: str, path: Path, **more: Any) -> None:
        """Let the work run to its end once, to know how long it takes."""
        seed = self.chance.randrange(1 << 30)
        told = json.dumps({"path": str(path), **more})
        program = [sys.executable, "-m", "tests.torture.worker", work, str(seed), told]
        with subprocess.Popen(program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            what = process.stdout.readline().split(" ", 1)[1].strip()
            began = time.perf_counter()
            assert process.stdout.readline().startswith("committed")
            self.took[what] = time.perf_counter() - began
            process.communicate()


def _check_alone(group: int) -> None:
    """Wait until the readers of a killed program have seen that it is gone."""
    ends = time.monotonic() + _MOST
    while time.monotonic() < ends:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        except PermissionError:
            return
        time.sleep(0.01)
    os.killpg(group, signal.SIGKILL)
    raise AssertionError("the readers of a killed program went on")
