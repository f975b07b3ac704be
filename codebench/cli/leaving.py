"""Files that leave from the shell: searched for names; what was found is said, and that it left is in the history."""

import os
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codebench.cli.base import ask_secret, open_project, say
from codebench.domain.quote import Attribution
from codebench.errors import CodebenchError
from codebench.i18n import tr, trn
from codebench.services.project import Project

if TYPE_CHECKING:
    from codebench.services.outgoing import Outgoing

KEY_PASSPHRASE = "CODEBENCH_KEY_PASSPHRASE"
NoNames = Annotated[bool, typer.Option("--no-names", help="Write nothing if a name can be read in it.")]
ExportKey = Annotated[
    Path | None, typer.Option("--key", metavar="FILE", readable=False, help="The key: hide and look for its names.")
]
_NAMES, _PLACES = 20, 3


def use_key(project: Project, path: Path) -> None:
    """Open a key by the passphrase in the environment, or by one that is asked for if someone is there."""
    from codebench.services.keys import doubt, open_key

    secret = os.environ.get(KEY_PASSPHRASE, "")
    if not secret and sys.stdin.isatty():
        secret = ask_secret(tr("Passphrase of the key:"))
    if not secret:
        raise CodebenchError(tr("Give the passphrase of the key as {variable}.", variable=KEY_PASSPHRASE))
    open_key(project, path, secret)
    if told := doubt(project):
        say(told)


def searched(
    project: Project, write: Callable[[], object], attribution: Attribution = Attribution.PSEUDONYM
) -> "Outgoing":
    """Make an export, search it for names, and let it wait."""
    from codebench.services import outgoing

    return outgoing.searched(project, write, attribution)


def let_out(path: Path, ready: "Outgoing", *, no_names: bool) -> None:
    """Write what waits, saying which names can be read in it; refuse to where there may be none."""
    from codebench.services.outgoing import blindness, put

    _tell(ready)
    if ready.blind:
        say(blindness())
    if ready.found and no_names:
        n = len(ready.names)
        raise CodebenchError(
            trn("Nothing was written: {n} name can be read in it.|Nothing was written: {n} names can be read in it.", n)
        )
    put(ready)
    if ready.found:
        _note(path, ready)


def _tell(ready: "Outgoing") -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for each in ready.found:
        places[each.name].append(each.where)
    file = ready.files[0][0].name if ready.files else ""
    for name in ready.names[:_NAMES]:
        where = list(dict.fromkeys(places[name]))
        told = "; ".join(where[:_PLACES]) + (" …" if len(where) > _PLACES else "")
        say(tr("“{name}” can be read in “{file}”: {where}", name=name, file=file, where=told))
    if (more := len(ready.names) - _NAMES) > 0:
        say(trn("{n} more name|{n} more names", more))


def _note(path: Path, ready: "Outgoing") -> None:
    """Write in the history that names left; where that can't be done now, say so."""
    from codebench.services.outgoing import note_release

    try:
        with open_project(path) as opened:
            note_release(opened, files=ready.called, n=len(ready.names))
    except CodebenchError as error:
        say(tr("That names left is not in the history: {reason}", reason=error.user_message))
