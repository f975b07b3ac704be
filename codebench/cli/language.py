"""Dutch from the shell: which engine is at work, and installing the language model."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from codebench.cli.base import Json, print_json, print_out, say
from codebench.i18n import tr

app = typer.Typer(no_args_is_help=True, help="The engine that reads Dutch.")


@app.command()
def status(as_json: Json = False) -> None:
    """Say which engine is at work."""
    from codebench.services.language import status as look

    found = look()
    if as_json:
        print_json(asdict(found))
        return
    if found.problem:
        say(found.problem)
    print_out(found.sentence)


@app.command()
def install(
    wheel: Annotated[Path | None, typer.Argument(metavar="WHEEL", readable=False)] = None,
) -> None:
    """Install the Dutch language model from a wheel; without one it is fetched from its makers."""
    from codebench.services.language import download_model, install_model, origin

    if wheel is None:
        url, size = origin()
        say(tr("Fetching {url} ({size} MB)…", url=url, size=round(size / 1_000_000)))
    found = download_model() if wheel is None else install_model(wheel)
    if found.problem:
        say(found.problem)
    print_out(found.sentence)
