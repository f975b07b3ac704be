"""Backups from the shell: listed, made, brought back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codebench.cli.base import Json, ProjectPath, open_project, print_json, print_out, with_passphrase
from codebench.domain.backups import Backup
from codebench.errors import CodebenchError
from codebench.i18n import tr

if TYPE_CHECKING:
    from codebench.services.backups import Preview

app = typer.Typer()


@app.command()
def backups(
    project: ProjectPath,
    as_json: Json = False,
    make: Annotated[bool, typer.Option("--make", help="Make one first, where anything changed.")] = False,
) -> None:
    """List the backups of a project, the newest first, with what is in them."""
    from codebench.services.backups import in_words, keep_backup, listed

    if make:
        with open_project(project) as opened:
            keep_backup(opened)
    found = [(number, each, _look(each.path)) for number, each in enumerate(listed(project), 1)]
    if as_json:
        print_json([_row(*each) for each in found])
        return
    for number, each, seen in found:
        told = seen if isinstance(seen, str) else " · ".join(in_words(seen.counts).values())
        print_out(f"{number}\t{each.at:%Y-%m-%d %H:%M:%S}\t{each.size / 1e6:.1f} MB\t{told}")


def _look(path: Path) -> "Preview | str":
    from codebench.services.backups import preview

    try:
        return with_passphrase(lambda secret: preview(path, secret))
    except CodebenchError as error:
        return error.user_message


def _row(number: int, backup: Backup, seen: "Preview | str") -> dict[str, object]:
    row: dict[str, object] = {"number": number, "at": backup.at.isoformat(), "size": backup.size}
    row["file"] = str(backup.path)
    if isinstance(seen, str):
        return row | {"problem": seen}
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
    wanted = _chosen(listed(project), backup)
    if not replace:
        print_out(str(with_passphrase(lambda secret: restore_beside(project, wanted, secret, output))))
        return
    before = with_passphrase(lambda secret: restore_in_place(project, wanted, secret))
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
