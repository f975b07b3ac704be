"""Replacing a coded transcript by its corrected file: `.venv/bin/python -m tests.benchmarks.replacing`."""

import tempfile
import time
from pathlib import Path

from codebench.domain.coding import Coding
from codebench.services.replacing import ReplaceReport, replace_file
from tests.benchmarks.corrections import Corrected, made


def measured(corpus: Corrected) -> tuple[ReplaceReport, float]:
    start = time.perf_counter()
    report = replace_file(corpus.project, corpus.source_id, corpus.file)
    return report, time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus = made(Path(folder))
        report, seconds = measured(corpus)
        same = corpus.untouched - {check.coding_id for check in (*report.to_check, *report.lost)}
        rows = {
            "codings": len(corpus.words),
            "with no correction in or beside them": len(corpus.untouched),
            "of those carried with the same words": len(same),
            "carried with the same words": report.carried,
            "to check": len(report.to_check),
            "lost": len(report.lost),
            "codings there now": len(corpus.project.values(Coding)),
        }
        for name, count in rows.items():
            print(f"{name:40}{count:8}")
        print(f"{'seconds (reach 2)':40}{seconds:8.2f}")
        corpus.project.close()


if __name__ == "__main__":
    main()
