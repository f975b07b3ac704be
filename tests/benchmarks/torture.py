"""Kill a program at random moments and see that nothing is lost: `python -m tests.benchmarks.torture [KILLS] [SEED]`.

With names of SHARES only that work is done, with `--encrypted` in an encrypted project. Prints what was killed, how many steps had been told of, and what was found.
"""

import random
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from pathlib import Path

from tests.torture.rounds import KINDS, Outcome, Rounds

# How many kills of a hundred meet each kind of work.
SHARES = {"days": 60, "creates": 4, "opens": 10, "backs_up": 6, "protects": 7, "cleans": 8, "exports": 5}


def planned(kills: int, chance: random.Random, wanted: list[str]) -> list[str]:
    """Return which kind of work each kill meets, in any order."""
    shares = {kind: share for kind, share in SHARES.items() if kind in wanted or not wanted}
    whole = sum(shares.values())
    kinds = [kind for kind, share in shares.items() for _ in range(max(1, round(share * kills / whole)))]
    chance.shuffle(kinds)
    return kinds


def run(kills: int, seed: int, passphrase: str, wanted: list[str]) -> int:
    """Kill that often; print a table, and return how often something was lost."""
    chance = random.Random(seed)
    met: dict[str, list[Outcome]] = defaultdict(list)
    failures, began = 0, time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        rounds = Rounds(Path(folder, "study"), chance, passphrase)
        for at, kind in enumerate(planned(kills, chance, wanted)):
            try:
                outcome = KINDS[kind](rounds)
                met[kind if kind == "days" else outcome.at].append(outcome)
            except Exception:  # noqa: BLE001 - one loss must not hide the next
                failures += 1
                print(f"kill {at} ({kind}):", traceback.format_exc(), sep="\n")
                rounds.begin()
            if at % 40 == 39:
                rounds.begin()  # A project that only grows would make the steps slow.
    print(f"{'killed within':34}{'kills':>7}{'acknowledged':>14}{'found':>7}")
    for kind, outcomes in sorted(met.items()):
        told, found = sum(each.acknowledged for each in outcomes), sum(each.found for each in outcomes)
        print(f"{kind:34}{len(outcomes):7}{told:14}{found:7}")
    at_step: dict[str, int] = defaultdict(int)
    for each in met["days"]:
        at_step[each.at] += 1
    print("\nwithin days:", ", ".join(f"{what} {n}" for what, n in sorted(at_step.items(), key=lambda row: -row[1])))
    done = sum(map(len, met.values()))
    print(f"\n{done + failures} kills, {failures} failures, {time.perf_counter() - began:.0f} s, seed {seed}")
    return failures


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdecimal()]
    secret = "drie gele fietsen" if "--encrypted" in sys.argv else ""
    sys.exit(
        bool(run(*(numbers + [200, 1][len(numbers) :])[:2], secret, [each for each in sys.argv[1:] if each in SHARES]))
    )
