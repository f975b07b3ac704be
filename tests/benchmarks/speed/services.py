"""What leaves a project, in a fresh process with the project open as in a desk: Word files, a version, a check."""

import sys
from pathlib import Path

from codebench.services.checking import problems
from codebench.services.exporting import export_quotes
from codebench.services.plans import plan
from codebench.services.project import Project
from codebench.services.reading import code_counts
from codebench.services.versions import name_version
from codebench.services.wordreport import write_report
from tests.benchmarks.speed.choices import choose
from tests.benchmarks.speed.samples import Samples

QUOTES, ALL, REPORT = "quotes.docx", "allquotes.docx", "report.docx"


def main(path: Path, runs: int, wanted: set[str]) -> None:
    """Do what is wanted of it."""
    folder, samples = path.parent, Samples(runs)
    most_used = choose(path).most_used
    project = Project.open(path, coder_name="bench")
    code_counts(project)
    names = iter(range(1000))
    acts = {
        "quotes": lambda: export_quotes(project, folder / QUOTES, under=[most_used]),
        "allquotes": lambda: export_quotes(project, folder / ALL),
        "report": lambda: write_report(project, plan(project), folder / REPORT),
        "version": lambda: name_version(project, name=f"version {next(names)}"),
        "check": lambda: _whole(project),
    }
    for key, act in acts.items():
        if key in wanted:
            samples.repeat(key, act)
    project.close()
    samples.hand_over()


def _whole(project: Project) -> None:
    assert not problems(project)


if __name__ == "__main__":
    main(Path(sys.argv[2]), int(sys.argv[3]), set(sys.argv[4:]))
