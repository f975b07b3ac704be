"""The demo project, built by really importing and coding the files in `resources/demo`."""

from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from codebench.domain.quote import Attribution
from codebench.domain.table import Table
from codebench.domain.text import natural_key, unique_name
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.resources import ready_codebooks, resource
from codebench.services.codebook import import_codebook_file
from codebench.services.coding import import_codings_file
from codebench.services.exporting import export_quotes, export_table
from codebench.services.importing import import_files
from codebench.services.progress import Progress, no_progress
from codebench.services.project import Project, opened
from codebench.services.reports import frequency, question

CODEBOOK = "internationalisering"
BUILT_BY = ("add_codes", "add_sources", "add_codings")
SHOWN = ("beelden", "belemmeringen")


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What was written, and the tables to show."""

    project_path: Path
    counts_path: Path
    quotes_path: Path
    tables: tuple[Table, ...]


def build_demo(folder: Path, progress: Progress = no_progress) -> DemoResult:
    """Build `demo.codebench`, `counts.xlsx` and `quotes.docx`; a demo project someone worked in is set aside."""
    path = folder / "demo.codebench"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CodebenchError(tr("The folder “{folder}” can't be made. Choose another.", folder=folder)) from None
    _make_room(path)
    result = DemoResult(path, folder / "counts.xlsx", folder / "quotes.docx", ())
    project = Project.create(path, coder_name="AV", name=tr("Internationalisation in teacher education (demo)"))
    try:
        built = _fill(project, result, progress)
    except BaseException:
        # Half a demo would pass for the whole one the next time.
        project.close()
        path.unlink()
        raise
    project.close()
    return built


def tour_copy(demo: Path) -> Path:
    """Copy the demo beside itself for the guided start; the copy of last time makes room."""
    copy = demo.with_name(f"tour{demo.suffix}")
    for each in (demo, copy):
        if each.exists():
            # Opening refuses a file that is at work elsewhere, and closing leaves it whole in one file.
            Project.open(each).close()
    copyfile(demo, copy)
    return copy


def _fill(project: Project, result: DemoResult, progress: Progress) -> DemoResult:
    book = next(each for each in ready_codebooks() if each.stem == CODEBOOK)
    import_codebook_file(project, book)
    people = resource("demo", "participants.csv")
    files = sorted(resource("demo", "transcripts").iterdir(), key=lambda each: natural_key(each.name))
    report = import_files(project, files, people=people, progress=progress)
    if report.failed:
        raise CodebenchError(report.failed[0][1])
    import_codings_file(project, resource("demo", "codings.csv"))
    export_table(frequency(project, question(project, by="1")), result.counts_path)
    export_quotes(project, result.quotes_path, attribution=Attribution.PSEUDONYM)
    tables = tuple(frequency(project, question(project, by="1", under=root)) for root in SHOWN)
    return DemoResult(result.project_path, result.counts_path, result.quotes_path, tables)


def _make_room(path: Path) -> None:
    if not path.exists():
        return
    with opened(path) as project:
        worked_in = tuple(step.command for step in project.history()) != BUILT_BY
    if worked_in:
        stems = {each.stem for each in path.parent.iterdir()}
        path.rename(path.with_stem(unique_name(path.stem, stems)))
    else:
        path.unlink()
