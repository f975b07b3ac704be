"""Replacing a coded transcript by its corrected file, as is known to be right: `python -m tests.benchmarks.replacing`."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codebench.domain.coding import Coding
from codebench.domain.text import Span
from codebench.services.replacing import ReplaceReport, replace_file
from tests.benchmarks.corrections import Corrected, made

SEEDS = range(20)
CASES: dict[str, dict[str, Any]] = {
    "corrections": {},
    "and turns moved": {"moved": 5},
    "and speakers respelled": {"labels": ("Onderzoeker", "Anna V.")},
    "and a docx by a txt": {"form": "docx"},
}


@dataclass(frozen=True)
class Outcome:
    """Which codings are just as they must be, which are listed but a word off, and which are wrong."""

    right: frozenset[str]
    untouched: frozenset[str]
    listed: tuple[int, int]
    lost: tuple[int, int]
    wrong: frozenset[str]
    seconds: float


def measured(corpus: Corrected) -> tuple[ReplaceReport, float]:
    start = time.perf_counter()
    report = replace_file(corpus.project, corpus.source_id, corpus.file)
    return report, time.perf_counter() - start


def outcome(corpus: Corrected) -> Outcome:
    """Replace, and hold what came of it against what must."""
    report, seconds = measured(corpus)
    now = {coding.id: coding.span for coding in corpus.project.values(Coding)}
    listed, lost = {check.coding_id for check in report.to_check}, {check.coding_id for check in report.lost}
    whole = corpus.landed.keys() - corpus.torn
    untouched = frozenset(each for each in whole if corpus.words[each].split() == corpus.now(each).split())
    must_go = {each for each in whole if corpus.landed[each] is None}
    changed = whole - untouched - must_go
    right = {each for each in untouched if each not in listed and now.get(each) == corpus.landed[each]}
    right |= {each for each in changed & listed if now.get(each) == corpus.landed[each]}
    right |= (must_go & lost) | (corpus.torn & (listed | lost))
    wrong = set(corpus.landed.keys() - right - listed - lost)
    wrong |= {each for each in (whole & listed) - right if _elsewhere(now[each], corpus.landed[each])}
    return Outcome(
        frozenset(right), untouched, (len(changed & listed), len(changed)), (len(must_go & lost), len(lost)),
        frozenset(wrong), seconds,
    )  # fmt: skip


def _elsewhere(now: Span, must: Span | None) -> bool:
    return must is None or not now.overlaps(must)


def main() -> None:
    head = ("exactly right", "of untouched", "listed of changed", "gone of lost", "wrong", "seconds")
    print(f"{'':26}" + "".join(f"{each:>20}" for each in head))
    for name, case in CASES.items():
        for seed in SEEDS:
            with tempfile.TemporaryDirectory() as folder:
                corpus = made(Path(folder), seed=seed, **case)
                came = outcome(corpus)
                corpus.project.close()
            shares = (len(came.right) / len(corpus.landed), len(came.right & came.untouched) / len(came.untouched))
            of = [f"{one} of {other}" for one, other in (came.listed, came.lost)]
            cells = [*(f"{share:.1%}" for share in shares), *of, str(len(came.wrong)), f"{came.seconds:.2f}"]
            print(f"{name + ' ' + str(seed):26}" + "".join(f"{each:>20}" for each in cells))


if __name__ == "__main__":
    main()
