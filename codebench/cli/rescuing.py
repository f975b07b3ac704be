"""Rescue from the shell."""

from pathlib import Path
from typing import Annotated

import typer

from codebench.cli.base import Json, ProjectPath, print_json, print_out, progress, with_passphrase

app = typer.Typer()


@app.command()
def rescue(
    project: ProjectPath,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Where to write the rescued project.")] = None,
    as_json: Json = False,
) -> None:
    """Write what is left of a damaged project to a new one, and say what is lost; the damaged file stays as it is."""
    from codebench.services.rescue import rescue as rescued

    report = with_passphrase(lambda secret: rescued(project, output, secret, progress))
    if as_json:
        print_json({"path": str(report.path), "counts": report.counts, "lost": report.lost, "told": report.sentences})
        return
    for sentence in report.sentences:
        print_out(sentence)
    print_out(str(report.path))
