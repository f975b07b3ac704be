"""The codebook: show, import, export, and every change to it."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from codebench.cli.base import FilePath, Json, ProjectPath, do, open_project, print_json, print_out
from codebench.cli.leaving import ExportKey, NoNames, let_out, searched, use_key
from codebench.domain.version import difference_name
from codebench.i18n import tr
from codebench.services.project import Project

book = typer.Typer(no_args_is_help=True)
Chosen = typer.Context
Reason = Annotated[str, typer.Option("--reason", help="Why; kept in the history.")]


@book.callback()
def choose(context: Chosen, project: ProjectPath) -> None:
    """Show and change the codebook of a project: `codebook PROJECT show`."""
    context.obj = project


@book.command()
def show(context: Chosen, as_json: Json = False) -> None:
    """Show the codes."""
    from codebench.services.listing import codes
    from codebench.services.reading import code_counts, codebook

    with open_project(context.obj, read_only=True) as opened:
        tree, counts = codebook(opened), code_counts(opened)
    if as_json:
        print_json(codes(tree))
        return
    for each in tree.walk():
        depth = len(tree.lineage(each.id)) - 1
        retired = tr(" (retired)") if each.retired else ""
        print_out(f"{'  ' * depth}{each.name}{retired}\t{counts[each.id].participants} · {counts[each.id].codings}")


@book.command(name="import")
def import_codebook(context: Chosen, file: FilePath) -> None:
    """Add the codes of a YAML, CSV, XLSX, DOCX or QDC file."""
    from codebench.services.codebook import import_codebook_file

    do(context.obj, lambda opened: import_codebook_file(opened, file))


@book.command()
def export(context: Chosen, file: FilePath, key: ExportKey = None, no_names: NoNames = False) -> None:
    """Write the codebook as YAML, CSV or XLSX; what names stand in it is told."""
    from codebench.services.exporting import export_codebook

    with open_project(context.obj, read_only=True) as opened:
        if key is not None:
            use_key(opened, key)
        ready = searched(opened, lambda: export_codebook(opened, file))
    let_out(context.obj, ready, no_names=no_names)
    print_out(str(file))


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

    do(path, act)


@book.command()
def rename(context: Chosen, code: str, name: str, reason: Reason = "") -> None:
    """Rename a code."""
    from codebench.services.codebook import rename_code

    _change(context.obj, rename_code, {"code_id": code}, name=name, reason=reason)


@book.command()
def move(
    context: Chosen,
    code: str,
    parent: Annotated[str, typer.Argument(help="A code, or / for a root.")],
    reason: Reason = "",
) -> None:
    """Put a code below another."""
    from codebench.services.codebook import move_code

    _change(context.obj, move_code, {"code_id": code, "parent_id": None if parent == "/" else parent}, reason=reason)


@book.command()
def merge(
    context: Chosen, codes: Annotated[list[str], typer.Argument(metavar="CODE… INTO")], reason: Reason = ""
) -> None:
    """Merge codes into the last one named."""
    from codebench.services.codebook import merge_codes

    if len(codes) < 2:
        raise typer.BadParameter("name the codes to merge and the one to merge them into")
    _change(context.obj, merge_codes, {"code_ids": list(codes[:-1]), "into_id": codes[-1]}, reason=reason)


@book.command()
def version(
    context: Chosen, name: str, reason: Annotated[str, typer.Option(help="Why this version is kept.")] = ""
) -> None:
    """Name the codebook as it stands."""
    from codebench.services.versions import name_version

    do(context.obj, lambda opened: name_version(opened, name=name, reason=reason))


@book.command()
def compare(
    context: Chosen,
    before: Annotated[str, typer.Argument(metavar="V1")],
    after: Annotated[str, typer.Argument(metavar="V2", help="Another version; without it, the codebook now.")] = "",
    as_json: Json = False,
) -> None:
    """Say what differs between two versions, and what happened to the counts."""
    from codebench.services.versions import compare as compared
    from codebench.services.versions import version_named

    with open_project(context.obj, read_only=True) as opened:
        old = version_named(opened, before).id
        found = compared(opened, old, version_named(opened, after).id if after else "")
    if as_json:
        print_json(asdict(found))
        return
    for each in found.differences:
        counts = " → ".join("–" if n is None else str(n) for n in (each.before, each.after))
        print_out("\t".join((difference_name(each.kind), each.code, each.detail, counts)))


@book.command()
def retire(context: Chosen, code: str, reason: Reason = "") -> None:
    """Stop offering a code; its codings stay."""
    from codebench.services.codebook import retire_code

    _change(context.obj, retire_code, {"code_id": code}, reason=reason)
