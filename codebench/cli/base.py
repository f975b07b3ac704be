"""What every command shares: how it speaks, opens a project and does a step."""

import getpass
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from codebench.domain.passphrase import check_new
from codebench.errors import PassphraseError
from codebench.i18n import tr
from codebench.services.project import Project
from codebench.settings import load_settings

# Whether a file can be read is said by the one who reads it, so that the other files still go in.
ProjectPath = Annotated[Path, typer.Argument(metavar="PROJECT", help="A .codebench file.", readable=False)]
FilePath = Annotated[Path, typer.Argument(metavar="FILE", readable=False)]
T = TypeVar("T")
PASSPHRASE = "CODEBENCH_PASSPHRASE"
# What was asked for, by project: nobody is asked twice by one command.
_told: dict[Path, str] = {}
Json = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]

MarkFew = Annotated[
    int,
    typer.Option(min=0, max=10, metavar="[N]", help="Mark numbers of fewer than N participants; 3 without N."),
]


def say(sentence: str) -> None:
    """Say one line on stderr."""
    print(" ".join(sentence.split()), file=sys.stderr)  # noqa: T201


def print_out(text: str) -> None:
    """Print a result on stdout."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def print_json(document: Any) -> None:
    """Print one JSON document on stdout."""
    print_out(json.dumps(document, ensure_ascii=False, indent=1))


def progress(done: int, total: int, what: str) -> None:
    """Say on stderr what is being done."""
    if what:
        print(f"{done + 1}/{total} {what}", file=sys.stderr)  # noqa: T201


@contextmanager
def open_project(path: Path, *, read_only: bool = False) -> Iterator[Project]:
    """Open a project for the length of a command."""
    project = _opened(path, read_only, os.environ.get(PASSPHRASE, "") or _told.get(path, ""))
    try:
        yield project
    finally:
        project.close()


def _opened(path: Path, read_only: bool, passphrase: str) -> Project:
    """Open a project; where it is protected and someone is there to answer, ask for the passphrase."""
    from codebench.services.away import is_taken
    from codebench.services.project import Project

    def said(done: int, total: int) -> None:
        progress(done, total, tr("sources read for searching") if done < total else "")

    who = load_settings().coder_name
    if not read_only and is_taken(path):
        say(tr("“{name}” is being worked on in a copy on this computer; what you do here stays apart.", name=path.name))
    try:
        return Project.open(path, coder_name=who, read_only=read_only, passphrase=passphrase, progress=said)
    except PassphraseError as error:
        if passphrase or not sys.stdin.isatty():
            raise
        _told[path] = ask_secret(error.user_message)
        return _opened(path, read_only, _told[path])


def with_passphrase(act: Callable[[str], T]) -> T:
    """Do what may need a passphrase: the one in the environment, or one that is asked for if someone is there."""
    secret = os.environ.get(PASSPHRASE, "")
    try:
        return act(secret)
    except PassphraseError as error:
        if secret or not sys.stdin.isatty():
            raise
        return act(ask_secret(error.user_message))


def ask_secret(words: str) -> str:
    """Ask for a passphrase that nobody sees typed."""
    return getpass.getpass(f"{words} ")


def ask_new_secret() -> str:
    """Ask twice for a new passphrase; raise where it will not do."""
    first = ask_secret(tr("New passphrase:"))
    check_new(first, ask_secret(tr("The same again:")))
    return first


def do(path: Path, action: Callable[[Project], Any]) -> None:
    """Do one step and print what it did."""
    from codebench.services.history import describe

    with open_project(path) as project:
        step = action(project)
        print_out(describe(step) if step.changes else tr("Nothing to change."))
