"""Editing what is in a project already."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from codebench.cli.base import FilePath, Json, ProjectPath, open_project, print_json, print_out
from codebench.i18n import tr
from codebench.services.checks import Check

app = typer.Typer()


@app.command()
def replace(
    project: ProjectPath,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's title.")],
    file: FilePath,
    as_json: Json = False,
) -> None:
    """Replace a source by a corrected file; its codings are carried along."""
    from codebench.services.replacing import replace_file
    from codebench.services.sources import source_called

    with open_project(project) as opened:
        report = replace_file(opened, source_called(opened, source).id, file)
    if as_json:
        print_json({"carried": report.carried, "to_check": _rows(report.to_check), "lost": _rows(report.lost)})
        return
    print_out(tr("carried: {n}", n=report.carried))
    print_out(tr("to check: {n}", n=len(report.to_check)))
    print_out(tr("lost: {n}", n=len(report.lost)))
    for each in (*report.to_check, *report.lost):
        words = (" ".join(text.split()) for text in (each.before, each.after))
        print_out("\t".join((each.code, each.coder, *words)))


def _rows(checks: Sequence[Check]) -> list[dict[str, Any]]:
    wanted = ("source", "start", "end", "code", "coder", "before", "after")
    return [{name: row[name] for name in wanted} for row in map(asdict, checks)]
