"""Protecting a project with a passphrase."""

from typing import Annotated

import typer

from codebench.cli.base import ProjectPath, ask_new_secret, open_project, print_out
from codebench.i18n import tr

app = typer.Typer()


@app.command()
def protect(
    project: ProjectPath,
    remove: Annotated[bool, typer.Option("--remove", help="Make the project plain again.")] = False,
) -> None:
    """Encrypt a project under a passphrase that is asked for, or under another than before.

    The passphrase that opens it now may stand in the environment as CODEBENCH_PASSPHRASE.
    """
    with open_project(project) as opened:
        passphrase = "" if remove else ask_new_secret()
        opened.protect(passphrase)
    print_out(tr("The project is plain now.") if remove else tr("The project opens with this passphrase only now."))
