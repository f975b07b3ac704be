"""Backups of a project: listed, looked into, and brought back without anything getting lost."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from codebench.domain.backups import Backup
from codebench.domain.changes import Step
from codebench.domain.text import unique_name
from codebench.errors import CodebenchError
from codebench.i18n import tr, trn
from codebench.services.project import Project
from codebench.storage import backups, journal, outline
from codebench.storage.database import Database
from codebench.storage.driver import Key, head_of
from codebench.storage.locking import Lock
from codebench.storage.looking import key_for

STEPS = 8


@dataclass(frozen=True, slots=True)
class Preview:
    """What is in a project file: its sources by title, how many rows of a kind it has, and its last steps."""

    name: str
    sources: tuple[str, ...]
    counts: dict[str, int]
    steps: tuple[Step, ...]
    number: int


def project_of(path: Path) -> Path | None:
    """Return the project that a file is a backup of; None where it is no backup."""
    return backups.project_of(path)


def listed(path: Path) -> list[Backup]:
    """Return the backups of a project, newest first."""
    return backups.listed(path)


def keep_backup(project: Project, alive: Callable[[], None] = lambda: None) -> Backup | None:
    """Back up an open project; None where nothing changed since the last time, or it is only read."""
    return None if project.database.read_only else project.database.backed_up(alive)


def preview(path: Path, passphrase: str = "") -> Preview:
    """Look into a project file of any age without changing it; raise where it can't be read."""
    return _seen(path, key_for(path, passphrase))


def _seen(path: Path, key: Key | None) -> Preview:
    database = Database.glance(path, key)
    try:
        return preview_of(database)
    finally:
        database.close()


def preview_of(database: Database) -> Preview:
    """Look into a project that is open already."""
    name = database.facts().get("name", database.path.stem)
    with database.read() as connection:
        titles, counts = outline.titles(connection), outline.counts(connection)
        steps = journal.steps(connection)
    return Preview(name, titles, counts, tuple(reversed(steps[-STEPS:])), steps[-1].number if steps else 0)


def in_words(counts: dict[str, int]) -> dict[str, str]:
    """Return each count as people say it."""
    return {
        "source": trn("{n} source|{n} sources", counts["source"]),
        "participant": trn("{n} participant|{n} participants", counts["participant"]),
        "code": trn("{n} code|{n} codes", counts["code"]),
        "coding": trn("{n} coding|{n} codings", counts["coding"]),
        "memo": trn("{n} memo|{n} memos", counts["memo"]),
    }


def restore_beside(path: Path, backup: Path, passphrase: str = "", target: Path | None = None) -> Path:
    """Write a backup to a project of its own, beside the original unless it is said where; return where."""
    if target is None:
        at = next((each.at for each in listed(path) if each.path == backup), datetime.now())
        wanted = tr("{name} as of {when}", name=path.stem, when=f"{at:%Y-%m-%d %H.%M}")
        target = path.with_name(unique_name(wanted, {each.stem for each in path.parent.iterdir()}) + path.suffix)
    if target.exists():
        raise CodebenchError(tr("“{name}” exists already. Choose another name.", name=target.name))
    key = key_for(backup, passphrase)
    _seen(backup, key)
    backups.restore(backup, target, key)
    return target


def restore_in_place(path: Path, backup: Path, passphrase: str = "") -> Path | None:
    """Put a backup in the place of its project, which is backed up first; return where it is now, if it was there.

    A project that is too damaged to be backed up is moved to its backups as it is.
    """
    key = key_for(backup, passphrase)
    _seen(backup, key)
    lock, now = Lock(path), datetime.now()
    try:
        try:
            same = path.exists() and head_of(path) == head_of(backup)
            own = key if same else key_for(path, passphrase)
            _seen(path, own)
            made = backups.make(path, own, lambda: None, now, spare=backup)
            backups.restore_into(path, own, backup, key)
        except CodebenchError:
            new = path.with_name(f".{path.name}.restored")
            backups.restore(backup, new, key)
            before = backups.set_aside(path, now)
            new.replace(path)
            return before
    finally:
        lock.release()
    return (made or listed(path)[0]).path
