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

from codebench import settings

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
        with self._started(work, path, more) as process:
            heard, at = self._hear(process, after)
            time.sleep(self.chance.uniform(0, 1.4 * self.took.get(at, _TYPICAL)))
            process.kill()
            assert process.stdout is not None
            whole = [line.split(" ", 3) for line in (heard + process.stdout.read()).splitlines()]
        _check_alone(process.pid)
        ended, committed = whole[-1][0] == "committed", [words for words in whole if words[0] == "committed"]
        if after == 1:
            # What takes longer on a busy machine is killed later the next time, so that some live to their end.
            self.took[at] = self.took.get(at, _TYPICAL) * (0.8 if ended else 1.2)
        at = " ".join([words for words in whole if words[0] == "begins"][-1][1:])
        number, state = (int(committed[-1][1]), committed[-1][2]) if committed else (None, "")
        return Killed(at, number, state, len(committed), ended)

    def measure(self, work: str, path: Path, **more: Any) -> None:
        """Let the work run to its end once, to know how long it takes."""
        with self._started(work, path, more) as process:
            _, at = self._hear(process, 1)
            began = time.perf_counter()
            assert process.stdout is not None
            assert process.stdout.readline().startswith("committed")
            self.took[at] = time.perf_counter() - began
            process.communicate()

    def _started(self, work: str, path: Path, more: dict[str, Any]) -> "subprocess.Popen[str]":
        seed, told = self.chance.randrange(1 << 30), json.dumps({"path": str(path), **more})
        program = [sys.executable, "-m", "tests.torture.worker", work, str(seed), told]
        pipe = subprocess.PIPE
        # The killed program and who opens the project after it are of one computer.
        env = {**os.environ, "CODEBENCH_TORTURE_DATA": str(settings.data_path())}
        return subprocess.Popen(program, cwd=ROOT, env=env, stdin=pipe, stdout=pipe, text=True, start_new_session=True)

    def _hear(self, process: "subprocess.Popen[str]", after: int) -> tuple[str, str]:
        """Listen until so many pieces of work have begun; return what was heard, and what began last."""
        assert process.stdout is not None
        lines, at, began = [], "", 0.0
        while after:
            lines.append(process.stdout.readline())
            assert lines[-1], f"it ended by itself after {lines[-3:]}"
            now = time.perf_counter()
            if lines[-1].startswith("begins "):
                after, at, began = after - 1, lines[-1].split(" ", 1)[1].strip(), now
            elif at:
                self.took[at] = max(self.took.get(at, 0.0) * 0.9, now - began)
        return "".join(lines), at


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
