"""Nothing is lost when the program is killed; `python -m tests.benchmarks.torture` does it two hundred times."""

import random
import sys

import pytest

from tests.torture.rounds import KINDS, Rounds

# The killed programs derive secrets as slowly as they do.
pytestmark = [
    pytest.mark.real_keys,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no process groups"),
]


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Rounds:
    made = Rounds(tmp_path_factory.mktemp("torture") / "study", random.Random(7))
    # What the long version measures first.
    made.killer.took |= {"new project": 0.05, "open": 0.15, "backup": 0.03, "export": 0.05}
    made.killer.took |= {"protect": 0.5, "make safe to send": 0.1}
    return made


@pytest.mark.parametrize("kind", ["days"] * 6 + ["opens", "creates", "backs_up", "cleans", "exports"])
def test_a_killed_program_loses_nothing(rounds: Rounds, kind: str) -> None:
    KINDS[kind](rounds)


def test_a_program_killed_while_it_encrypts_leaves_the_old_file_or_the_new(rounds: Rounds) -> None:
    pytest.importorskip("sqlcipher3")
    KINDS["protects"](rounds)
