"""The system's menu and the file type, from the shell."""

import typer

from codebench.cli.base import print_out
from codebench.i18n import tr

app = typer.Typer(
    no_args_is_help=True, help="Codebench in the system's menu, and projects that open by a double click."
)


@app.command()
def install() -> None:
    """Put the program, its icon and its file type where the system looks for them, for this user only."""
    from codebench.services.desktop import install as tell

    tell()
    print_out(tr("Codebench is in the menu now, and a double click opens a project."))


@app.command()
def remove() -> None:
    """Take them out again; projects and settings stay."""
    from codebench.services.desktop import remove as forget

    forget()
    print_out(tr("Codebench is out of the menu; projects and settings are as they were."))
