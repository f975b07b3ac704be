"""What leaves a project, in a fresh process with the project open as in a desk: Word files, a version, a check."""

from codebench.services.checking import problems
from codebench.services.exporting import export_quotes
from codebench.services.plans import plan
from codebench.services.project import Project
from codebench.services.reading import code_counts
from codebench.services.versions import name_version
from codebench.services.wordreport import write_report
from tests.benchmarks.speed.task import Task


def main(task: Task) -> None:
    """Do what is wanted of it."""
    folder, samples = task.folder, task.samples()
    project = Project.open(task.project, coder_name="bench")
    code_counts(project)
    names = iter(range(1000))
    acts = {
        "quotes": lambda: export_quotes(project, folder / "quotes.docx", under=[task.chosen.most_used]),
        "allquotes": lambda: export_quotes(project, folder / "allquotes.docx"),
        "report": lambda: write_report(project, plan(project), folder / "report.docx"),
        "version": lambda: name_version(project, name=f"version {next(names)}"),
        "check": lambda: _whole(project),
    }
    for key, act in acts.items():
        if key in task.wanted:
            samples.repeat(key, act)
    project.close()
    samples.hand_over(task.answer)


def _whole(project: Project) -> None:
    assert not problems(project)


if __name__ == "__main__":
    main(Task.told())
