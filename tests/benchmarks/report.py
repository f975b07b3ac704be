"""The Word report of 300 transcripts, 200 codes and 60,000 codings: `.venv/bin/python -m tests.benchmarks.report`."""

import os
import tempfile
import time
from pathlib import Path

from codebench.services.plans import first_plan
from codebench.services.project import Project
from codebench.services.wordreport import write_report
from tests.benchmarks.corpus import study

SIZES = {"sources": 300, "chars": 20_000, "codes": 200, "codings": 60_000}


def main() -> None:
    """Build the project (kept where CODEBENCH_BENCH names a folder), and time its report."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(os.environ.get("CODEBENCH_BENCH", temporary))
        there = folder / "bench.codebench"
        project = Project.open(there) if there.exists() else study(folder, **SIZES)
        start = time.perf_counter()
        write_report(project, first_plan(project), folder / "report.docx")
        print(f"report of {SIZES}: {time.perf_counter() - start:.1f} s (reach: 10 s)")
        project.close()


if __name__ == "__main__":
    main()
