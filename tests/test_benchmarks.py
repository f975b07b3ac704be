"""The table of speed tells of every operation what it took, beside a floor."""

import json
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.corpora import Size
from tests.benchmarks.speed.__main__ import measured
from tests.benchmarks.speed.operations import OPERATIONS
from tests.benchmarks.speed.printing import document, growths, legend, table

ASKED = (
    "start to a usable window", "open a project", "import 10 files", "open the longest source", "scroll step", "apply a code",
    "merge two codes", "undo the merge", "participants x groups, page first seen", "drill-down into the largest number",
    "co-occurrence", "search a common word", "quotes of the most used code to Word", "all quotes of all codes to Word",
    "the Word report", "save a version of the codebook", "check", "memory of the desk",
)  # fmt: skip


def test_every_operation_is_measured_beside_a_floor(tmp_path: Path) -> None:
    tiny = measured(Size("tiny", 2, 40, 200), tmp_path, runs=1)
    assert {each.name for each in OPERATIONS} >= set(ASKED)
    assert list(tiny.lines) == [each.key for each in OPERATIONS]
    assert all(line.took.painted > 0 and line.took.whole > 0 and line.floor > 0 for line in tiny.lines.values())
    twice = replace(tiny, facts={name: 2 * n for name, n in tiny.facts.items()})
    shown = "\n".join([*table("tiny", tiny), *growths({"tiny": tiny, "twice": twice}), *legend()])
    assert all(shown.count(each.name) == 3 for each in OPERATIONS if each.name not in ("check", "apply a code"))
    assert json.loads(json.dumps(document({"tiny": tiny})))["sizes"]["tiny"]["operations"]["check"]["floor"] > 0
