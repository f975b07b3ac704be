"""The command line: everything that counts or exports, without a screen."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from codebench.domain.quote import Attribution
from codebench.domain.source import Kind
from codebench.errors import CodebenchError
from codebench.i18n import tr, trn, use_language
from codebench.services.project import Project
from codebench.settings import load_settings

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
book = typer.Typer(no_args_is_help=True, help="Show and change the codebook.")
app.add_typer(book, name="codebook")

ProjectPath = Annotated[Path, typer.Argument(metavar="PROJECT", help="A .codebench file.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]


class TableFormat(StrEnum):
    """The faces of a table."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    DOCX = "docx"
    HTML = "html"


def main(arguments: list[str] | None = None) -> int:
    """Run a command, or open the desk; return the exit status: 0 done, 1 a CodebenchError, 2 wrong usage."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    use_language(load_settings().language)
    try:
        if not arguments or (len(arguments) == 1 and _is_project(arguments[0])):
            return _desk(Path(arguments[0]) if arguments else None)
        return int(app(args=arguments, standalone_mode=False, prog_name="codebench") or 0)
    except CodebenchError as error:
        _say(error.user_message)
        return 1
    except BrokenPipeError:
        return 0
    except (typer.Exit, typer.Abort) as stop:
        return int(getattr(stop, "exit_code", 1))
    except Exception as error:
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):
            _say(error.format_message())
            return 2
        raise


def _is_project(argument: str) -> bool:
    known = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    return not argument.startswith("-") and argument not in known | {"codebook"}


def _desk(path: Path | None) -> int:
    from codebench.gui.app import run

    return run(path)


def _say(sentence: str) -> None:
    print(" ".join(sentence.split()), file=sys.stderr)  # noqa: T201


def _print(text: str) -> None:
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def _print_json(document: Any) -> None:
    _print(json.dumps(document, ensure_ascii=False, indent=1))


def _progress(done: int, total: int, what: str) -> None:
    if what:
        print(f"{done + 1}/{total} {what}", file=sys.stderr)  # noqa: T201


@contextmanager
def _project(path: Path, *, read_only: bool = False) -> Iterator[Project]:
    from codebench.services.project import opened

    with opened(path, coder_name=load_settings().coder_name, read_only=read_only) as project:
        yield project


def _do(path: Path, action: Callable[[Project], Any]) -> None:
    from codebench.services.history import describe

    with _project(path) as project:
        step = action(project)
        _print(describe(step) if step.changes else tr("Nothing to change."))


@app.command()
def demo(folder: Annotated[Path, typer.Argument(metavar="FOLDER")]) -> None:
    """Build the demo project with its table and its quotes."""
    from codebench.services.demo import build_demo
    from codebench.services.exporting import table_text

    made = build_demo(folder, _progress)
    for table in made.tables:
        _print(str(table_text(table, "text")))
    for path in (made.project_path, made.counts_path, made.quotes_path):
        _print(str(path))


@app.command()
def new(
    project: ProjectPath,
    codebook: Annotated[Path | None, typer.Option(help="A codebook to begin with (YAML, CSV or XLSX).")] = None,
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
    _print(str(made.path))


@app.command(name="import")
def import_(
    project: ProjectPath,
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE…")] = None,
    participants: Annotated[Path | None, typer.Option(help="Who is who (CSV or XLSX).")] = None,
    kind: Annotated[Kind | None, typer.Option(help="What sort of sources these are.")] = None,
) -> None:
    """Import sources; a file that can't be read is named with the reason and the others go in."""
    from codebench.services.participants import import_people_file
    from codebench.services.sources import import_files

    if not files and participants is None:
        raise typer.BadParameter("name at least one file to import")
    with _project(project) as opened:
        if not files and participants is not None:
            import_people_file(opened, participants)
            return
        report = import_files(opened, files or [], people=participants, kind=kind, progress=_progress)
    for note in report.notes:
        _say(note)
    for name, reason in report.failed:
        _say(f"{name}: {reason}")
    _print(trn("{n} source imported|{n} sources imported", len(report.added)))
    if report.failed:
        raise typer.Exit(1)


@app.command()
def sources(project: ProjectPath, as_json: Json = False) -> None:
    """List the sources with their turns."""
    from codebench.services.listing import sources as listed
    from codebench.services.reading import sources as heads

    with _project(project, read_only=True) as opened:
        if as_json:
            _print_json(listed(opened))
            return
        for head in heads(opened):
            share = "–" if head.coverage is None else f"{head.coverage:.0%}"
            _print(f"{head.title}\t{head.kind.value}\t{head.layout}\t{share}")


@app.command()
def code(project: ProjectPath, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Apply the codings of a file: source,start,end,code,coder, or quote instead of start and end."""
    from codebench.services.coding import import_codings_file

    _do(project, lambda opened: import_codings_file(opened, file))


@app.command()
def codings(project: ProjectPath, as_json: Json = False) -> None:
    """List the codings."""
    from codebench.services.listing import codings as listed

    with _project(project, read_only=True) as opened:
        found = listed(opened)
    if as_json:
        _print_json(found)
        return
    for each in found:
        words = " ".join(each["text"].split())
        _print(f"{each['source']}\t{each['start']}\t{each['end']}\t{each['code']}\t{each['coder']}\t{words}")


@app.command()
def count(
    project: ProjectPath,
    unit: Annotated[str, typer.Option(help="participants, groups:LEVEL, sources or segments")] = "participants",
    by: Annotated[str, typer.Option(help="A group level (number or name) or an attribute.")] = "",
    under: Annotated[str, typer.Option(help="Only this code and the codes below it.")] = "",
    without: Annotated[list[str] | None, typer.Option(help="A group to leave out; may be given again.")] = None,
    at_least: Annotated[int, typer.Option(min=0, help="Only codes with this total or more.")] = 0,
    form: Annotated[TableFormat | None, typer.Option("--format")] = None,
    output: Annotated[Path | None, typer.Option("-o", help="Write to this file.")] = None,
) -> None:
    """Print or write the frequency table."""
    from codebench.services.exporting import export_table, table_text
    from codebench.services.reports import frequency, question

    with _project(project, read_only=True) as opened:
        asked = question(opened, unit=unit, by=by, under=under, without=tuple(without or ()), at_least=at_least)
        table = frequency(opened, asked)
    if output is not None:
        export_table(table, output, form.value if form else "")
        _print(str(output))
        return
    shown = table_text(table, (form or TableFormat.TEXT).value)
    if isinstance(shown, bytes):
        raise typer.BadParameter("this format needs -o FILE")
    _print(shown)


@app.command()
def quotes(
    project: ProjectPath,
    under: Annotated[list[str] | None, typer.Option(help="Only this code and the codes below it.")] = None,
    attribution: Annotated[Attribution, typer.Option(help="How people are named.")] = Attribution.PSEUDONYM,
    output: Annotated[Path, typer.Option("-o", help="A .docx, .xlsx, .csv or .html file.")] = Path("quotes.docx"),
) -> None:
    """Write the quotes, by code."""
    from codebench.services.exporting import export_quotes
    from codebench.services.reading import codebook

    with _project(project, read_only=True) as opened:
        tree = codebook(opened)
        roots = [tree.find(each).id for each in under or ()]
        written = export_quotes(opened, output, under=roots, attribution=attribution)
    _print(trn("{n} quote written to {file}|{n} quotes written to {file}", written, file=output))


@app.command()
def undo(project: ProjectPath) -> None:
    """Take back the last step."""
    _do(project, lambda opened: opened.undo())


@app.command()
def redo(project: ProjectPath) -> None:
    """Do again what was last undone."""
    _do(project, lambda opened: opened.redo())


@app.command()
def history(project: ProjectPath, as_json: Json = False) -> None:
    """List every step: who did what when."""
    from codebench.services.history import describe

    with _project(project, read_only=True) as opened:
        steps = [(step, describe(step)) for step in opened.history()]
    if as_json:
        _print_json(
            [
                {"number": s.number, "at": s.at.isoformat(), "coder": s.coder, "command": s.command, "step": words}
                for s, words in steps
            ]
        )
        return
    for step, words in steps:
        _print(f"{step.number}\t{step.at:%Y-%m-%d %H:%M}\t{step.coder}\t{words}")


@app.command()
def check(project: ProjectPath) -> None:
    """Check the file, the anchors and the tree, and count again the slow way."""
    from codebench.services.checking import problems

    with _project(project, read_only=True) as opened:
        found = problems(opened)
    for problem in found:
        _say(problem)
    if found:
        raise typer.Exit(1)
    _print(tr("The project is whole."))


@book.command()
def show(project: ProjectPath, as_json: Json = False) -> None:
    """Show the codes."""
    from codebench.services.listing import codes
    from codebench.services.reading import code_counts, codebook

    with _project(project, read_only=True) as opened:
        tree, counts = codebook(opened), code_counts(opened)
    if as_json:
        _print_json(codes(tree))
        return
    for each in tree.walk():
        depth = len(tree.lineage(each.id)) - 1
        retired = tr(" (retired)") if each.retired else ""
        _print(f"{'  ' * depth}{each.name}{retired}\t{counts[each.id].participants} · {counts[each.id].codings}")


@book.command(name="import")
def import_codebook(project: ProjectPath, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Add the codes of a YAML, CSV or XLSX file."""
    from codebench.services.codebook import import_codebook_file

    _do(project, lambda opened: import_codebook_file(opened, file))


@book.command()
def export(project: ProjectPath, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Write the codebook as YAML, CSV or XLSX."""
    from codebench.services.exporting import export_codebook

    with _project(project, read_only=True) as opened:
        export_codebook(opened, file)
    _print(str(file))


def _change(path: Path, command: Callable[..., None], codes: dict[str, str | list[str] | None], **rest: Any) -> None:
    """Do a codebook command on codes named by path or unique name."""
    from codebench.services.reading import codebook

    def act(opened: Project) -> Any:
        tree = codebook(opened)
        ids: dict[str, Any] = {
            name: [tree.find(each).id for each in wanted]
            if isinstance(wanted, list)
            else (tree.find(wanted).id if wanted else None)
            for name, wanted in codes.items()
        }
        return opened.do(command, **ids, **rest)

    _do(path, act)


@book.command()
def rename(project: ProjectPath, code: str, name: str) -> None:
    """Rename a code."""
    from codebench.services.codebook import rename_code

    _change(project, rename_code, {"code_id": code}, name=name)


@book.command()
def move(
    project: ProjectPath, code: str, parent: Annotated[str, typer.Argument(help="A code, or / for a root.")]
) -> None:
    """Put a code below another."""
    from codebench.services.codebook import move_code

    _change(project, move_code, {"code_id": code, "parent_id": None if parent == "/" else parent})


@book.command()
def merge(project: ProjectPath, codes: Annotated[list[str], typer.Argument(metavar="CODE… INTO")]) -> None:
    """Merge codes into the last one named."""
    from codebench.services.codebook import merge_codes

    if len(codes) < 2:
        raise typer.BadParameter("name the codes to merge and the one to merge them into")
    _change(project, merge_codes, {"code_ids": list(codes[:-1]), "into_id": codes[-1]})


@book.command()
def retire(project: ProjectPath, code: str) -> None:
    """Stop offering a code; its codings stay."""
    from codebench.services.codebook import retire_code

    _change(project, retire_code, {"code_id": code})
