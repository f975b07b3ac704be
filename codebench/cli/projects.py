"""Making, filling and checking a project."""

from pathlib import Path
from typing import Annotated

import typer

from codebench.cli.base import FilePath, Json, ProjectPath, do, open_project, print_json, print_out, progress, say
from codebench.cli.surveys import COLUMN_HELP, import_tables
from codebench.domain.source import Kind
from codebench.i18n import tr, trn
from codebench.services.project import Project
from codebench.settings import load_settings

app = typer.Typer()


@app.command()
def demo(folder: Annotated[Path, typer.Argument(metavar="FOLDER")]) -> None:
    """Build the demo project with its table and its quotes."""
    from codebench.services.demo import build_demo
    from codebench.services.exporting import table_text

    made = build_demo(folder, progress)
    for table in made.tables:
        print_out(str(table_text(table, "text")))
    for path in (made.project_path, made.counts_path, made.quotes_path):
        print_out(str(path))


@app.command()
def new(
    project: ProjectPath,
    codebook: Annotated[Path | None, typer.Option(help="A codebook to begin with.", readable=False)] = None,
) -> None:
    """Make a new project."""
    from codebench.services.codebook import import_codebook_file

    made = Project.create(project, coder_name=load_settings().coder_name)
    try:
        if codebook is not None:
            import_codebook_file(made, codebook)
    except BaseException:
        made.close()
        made.path.unlink(missing_ok=True)
        raise
    made.close()
    print_out(str(made.path))


@app.command(name="import")
def import_(
    project: ProjectPath,
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE…", readable=False)] = None,
    participants: Annotated[Path | None, typer.Option(help="Who is who (CSV or XLSX).", readable=False)] = None,
    kind: Annotated[Kind | None, typer.Option(help="What sort of sources these are.")] = None,
    column: Annotated[list[str] | None, typer.Option(metavar="NAME=MEANING", help=COLUMN_HELP)] = None,
) -> None:
    """Import sources; a file that can't be read is named with the reason and the others go in.

    With `--kind survey` a CSV or XLSX file is a survey: a row is a participant.
    """
    from codebench.services.history import describe
    from codebench.services.importing import import_files
    from codebench.services.participants import import_people_file

    if not files and participants is None:
        raise typer.BadParameter("name at least one file to import")
    with open_project(project) as opened:
        if not files and participants is not None:
            print_out(describe(import_people_file(opened, participants)))
            return
        rest, added, failed = list(files or []), 0, False
        if kind is Kind.SURVEY:
            rest, added, failed = import_tables(opened, rest, column or [])
        report = import_files(opened, rest, people=participants, kind=kind, progress=progress)
    for note in report.notes:
        say(note)
    for _, reason in report.failed:
        say(reason)
    print_out(trn("{n} source imported|{n} sources imported", len(report.added) + added))
    if report.failed or failed:
        raise typer.Exit(1)


@app.command()
def sources(project: ProjectPath, as_json: Json = False) -> None:
    """List the sources with their turns."""
    from codebench.services.listing import sources as listed
    from codebench.services.reading import sources as heads

    with open_project(project, read_only=True) as opened:
        if as_json:
            print_json(listed(opened))
            return
        for head in heads(opened):
            share = "–" if head.coverage is None else f"{head.coverage:.0%}"
            print_out(f"{head.title}\t{head.kind.value}\t{head.layout}\t{share}")


@app.command()
def code(project: ProjectPath, file: FilePath) -> None:
    """Apply the codings of a file: source,start,end,code,coder, or quote instead of start and end."""
    from codebench.services.coding import import_codings_file

    do(project, lambda opened: import_codings_file(opened, file))


@app.command()
def codings(project: ProjectPath, as_json: Json = False) -> None:
    """List the codings."""
    from codebench.services.listing import codings as listed

    with open_project(project, read_only=True) as opened:
        found = listed(opened)
    if as_json:
        print_json(found)
        return
    for each in found:
        words = " ".join(each["text"].split())
        print_out(f"{each['source']}\t{each['start']}\t{each['end']}\t{each['code']}\t{each['coder']}\t{words}")


@app.command()
def undo(project: ProjectPath) -> None:
    """Take back the last step."""
    do(project, lambda opened: opened.undo())


@app.command()
def redo(project: ProjectPath) -> None:
    """Do again what was last undone."""
    do(project, lambda opened: opened.redo())


@app.command()
def history(project: ProjectPath, as_json: Json = False) -> None:
    """List every step: who did what when."""
    from codebench.services.history import explain

    with open_project(project, read_only=True) as opened:
        steps = [(step, explain(step)) for step in opened.history()]
    if as_json:
        print_json(
            [
                {"number": s.number, "at": s.at.isoformat(), "coder": s.coder, "command": s.command, "step": words}
                for s, words in steps
            ]
        )
        return
    for step, words in steps:
        print_out(f"{step.number}\t{step.at:%Y-%m-%d %H:%M}\t{step.coder}\t{words}")


@app.command()
def check(project: ProjectPath) -> None:
    """Check the file, the anchors and the tree, and count again the slow way."""
    from codebench.services.checking import problems

    with open_project(project, read_only=True) as opened:
        found = problems(opened)
    for problem in found:
        say(problem)
    if found:
        raise typer.Exit(1)
    print_out(tr("The project is whole."))
