"""Backups from the shell: listed, made, brought back."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from codebench.cli.base import PASSPHRASE, Json, ProjectPath, ask_secret, open_project, print_json, print_out
from codebench.domain.backups import Backup
from codebench.errors import CodebenchError, PassphraseError
from codebench.i18n import tr

app = typer.Typer()


@app.command()
def backups(
    project: ProjectPath,
    as_json: Json = False,
    make: Annotated[bool, typer.Option("--make", help="Make one first, where anything changed.")] = False,
) -> None:
    """List the backups of a project, the newest first, with what is in them."""
    from codebench.services.backups import in_words, keep_backup, listed, preview

    if make:
        with open_project(project) as opened:
            keep_backup(opened)
    secret = _secret(project, listed(project))
    if as_json:
        print_json([_row(n, each, secret) for n, each in enumerate(listed(project), 1)])
        return
    for number, each in enumerate(listed(project), 1):
        try:
            told = " · ".join(in_words(preview(each.path, secret).counts).values())
        except CodebenchError as error:
            told = error.user_message
        print_out(f"{number}\t{each.at:%Y-%m-%d %H:%M:%S}\t{each.size / 1e6:.1f} MB\t{told}")


def _row(number: int, backup: Backup, secret: str) -> dict[str, object]:
    from codebench.services.backups import preview

    row: dict[str, object] = {"number": number, "at": backup.at.isoformat(), "size": backup.size}
    row["file"] = str(backup.path)
    try:
        seen = preview(backup.path, secret)
    except CodebenchError as error:
        return row | {"problem": error.user_message}
    return row | {"name": seen.name, "sources": list(seen.sources), "counts": seen.counts, "steps": seen.number}


@app.command()
def restore(
    project: ProjectPath,
    backup: Annotated[str, typer.Argument(metavar="BACKUP", help="Its number in the list, or its file.")],
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of the project.")] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Where to write it.")] = None,
) -> None:
    """Bring back a backup: as a project of its own, or in the place of the project, which is then backed up first."""
    from codebench.services.backups import listed, restore_beside, restore_in_place

    if replace and output is not None:
        raise typer.BadParameter("--replace and -o don't go together")
    known = listed(project)
    wanted = _chosen(known, backup)
    secret = _secret(wanted, known)
    if not replace:
        print_out(str(restore_beside(project, wanted, secret, output)))
        return
    before = restore_in_place(project, wanted, secret)
    if before is not None:
        print_out(tr("As it was before, the project is kept as “{path}”.", path=before))
    print_out(str(project))


def _chosen(known: list[Backup], wanted: str) -> Path:
    if wanted.isdecimal() and 0 < int(wanted) <= len(known):
        return known[int(wanted) - 1].path
    named = [each.path for each in known if wanted in (each.path.name, each.path.stem)]
    if not named and not Path(wanted).is_file():
        raise CodebenchError(tr("There is no backup “{name}”; list them with “codebench backups”.", name=wanted))
    return (named or [Path(wanted)])[0]


def _secret(project: Path, known: list[Backup]) -> str:
    """Return the passphrase that a backup, or else the project, asks for; empty where none is needed."""
    from codebench.services.backups import preview

    secret = os.environ.get(PASSPHRASE, "")
    path = known[0].path if known else project
    if secret or not sys.stdin.isatty() or not path.exists():
        return secret
    try:
        preview(path)
    except PassphraseError as error:
        return ask_secret(error.user_message)
    except CodebenchError:
        return ""
    return ""
