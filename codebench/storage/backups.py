"""Rolling backups of a project, in a folder beside it and as encrypted as it is: made, checked, thinned, put back."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from datetime import datetime, timedelta
from glob import escape
from pathlib import Path
from typing import Any

from codebench.domain.backups import Backup, folder_of, worth_keeping
from codebench.domain.text import unique_name
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.storage import away, encryption
from codebench.storage.driver import PLAIN, Key, address, connect, dbapi, head_of
from codebench.storage.schema import copied, removed_on_failure

Alive = Callable[[], None]
_HALF = ".part"
_MOMENT = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(r"(?P<stem>.+) (?P<at>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)")
_LAST = "SELECT number, at, command FROM journal ORDER BY number DESC LIMIT 1"


def project_of(backup: Path) -> Path | None:
    """Return the project that a file is a backup of; None where it is no backup."""
    named = _NAME.fullmatch(backup.stem)
    if named is None or backup.parent.name != f"{named['stem']} backups":
        return None
    return backup.parent.with_name(named["stem"] + backup.suffix)


def listed(path: Path) -> list[Backup]:
    """Return a project's backups, newest first."""
    found = []
    for each in _files(path):
        named = _NAME.fullmatch(each.stem)
        if named is not None and named["stem"] == path.stem and each.suffix == path.suffix:
            with suppress(ValueError, OSError):
                found.append(Backup(datetime.strptime(named["at"], _MOMENT), each, each.stat().st_size))
    return sorted(found, reverse=True)


def made_before_migrations(path: Path) -> list[Path]:
    """Return the backups beside the project that were made before it got a newer schema."""
    homes = {path.parent, (away.origin_of(path) or path).parent}
    return sorted(each for home in homes for each in home.glob(f"{escape(path.stem)}-backup-*{path.suffix}"))


def _files(path: Path) -> list[Path]:
    """Return what lies in the folder of backups; of a copy here, and of what it is a copy of, both folders count."""
    found = []
    for each in {path, away.origin_of(path) or path, away.copy_of(path)}:
        with suppress(OSError):
            found += list(folder_of(each).iterdir())
    return found


def make(path: Path, key: Key | None, alive: Alive, now: datetime, spare: Path | None = None) -> Backup | None:
    """Back up a project and let go of what is no longer worth keeping; None where nothing changed since the last.

    A copy counts once it was opened and checked. Raise where it can't be made; `alive` may raise to stop halfway. One
    backup may be spared.
    """
    folder = folder_of(path)

    def failed(reason: str) -> str:
        return tr(
            "No backup of “{name}” could be made: {reason}. Your work itself is saved.", name=path.name, reason=reason
        )

    with _told(key, failed, alive):
        folder.mkdir(exist_ok=True)
        _tidy(path, key)
        with closing(connect(address(path, "rw"), key)) as old:
            # What is copied and what the copy is held against are one moment, whatever is written meanwhile.
            old.isolation_level = None
            old.execute("BEGIN")
            last, before = old.execute(_LAST).fetchone(), listed(path)
            if before and last == _last(before[0].path, key):
                return None
            made = _copy(path, old, key, alive, now)
        for each in {made, *before} - {*worth_keeping([made, *before], now)}:
            if each.path != spare:
                each.path.unlink(missing_ok=True)
    return made


def _copy(path: Path, old: Any, key: Key | None, alive: Alive, now: datetime) -> Backup:
    moment, taken = now.replace(microsecond=0), {each.name for each in _files(path)}
    while (name := f"{path.stem} {moment:{_MOMENT}}{path.suffix}") in taken:
        moment += timedelta(seconds=1)
    target = folder_of(path) / name
    half = target.with_name(f".{target.name}{_HALF}")
    with removed_on_failure(half):
        copied(old, half, key, alive)
        half.replace(target)
    return Backup(moment, target, target.stat().st_size)


def _last(path: Path, key: Key | None) -> Any:
    """Return the last step in a backup; None where it can't be read."""
    try:
        with closing(connect(address(path, "ro"), key)) as connection:
            return connection.execute(_LAST).fetchone()
    except dbapi(key).Error:
        return None


def _tidy(path: Path, key: Key | None) -> None:
    """Remove what was left half made, and let no backup lie in the clear beside an encrypted project."""
    for each in _files(path):
        if _HALF in each.suffixes and each.name.startswith(f".{path.stem} "):
            each.unlink()
    if key is not None:
        rewrite(path, None, key)


def rewrite(path: Path, old: Key | None, new: Key | None) -> None:
    """Write a project's backups anew under another key; what stays in the clear otherwise is removed, for it tells."""
    for each in (*_files(path), *made_before_migrations(path)):
        if each.suffix != path.suffix or (head_of(each) == PLAIN) != (old is None) or old == new:
            continue
        try:
            encryption.rewritten(each, old, new)
        except (CodebenchError, dbapi(new or old).Error):
            if old is None:
                for ending in ("", "-wal", "-shm"):
                    each.with_name(each.name + ending).unlink(missing_ok=True)


def remove_all(path: Path) -> None:
    """Remove every backup of a project, because each still holds what was taken out of it."""
    for each in _files(path):
        try:
            each.unlink()
        except OSError as error:
            raise CodebenchError(
                tr("The backup “{name}” can't be removed and still holds the names. Remove it yourself.", name=each)
            ) from error
    with suppress(OSError):
        folder_of(path).rmdir()


def restore(backup: Path, target: Path, key: Key | None) -> None:
    """Write a backup to a file of its own, checked; raise, leaving none, where the backup is not whole."""
    with _not_put_back(key, backup), removed_on_failure(target):
        target.unlink(missing_ok=True)
        with closing(connect(address(backup, "ro"), key)) as old:
            copied(old, target, key)


def restore_into(path: Path, own: Key | None, backup: Path, key: Key | None) -> None:
    """Give a project what a backup holds, in one transaction, so that whoever reads it meanwhile is served."""
    with (
        _not_put_back(key, backup),
        closing(connect(address(backup, "ro"), key)) as old,
        closing(connect(address(path, "rw"), own)) as new,
    ):
        old.backup(new)


def _not_put_back(key: Key | None, backup: Path) -> AbstractContextManager[None]:
    def failed(reason: str) -> str:
        return tr("“{name}” could not be put back: {reason}. Nothing was changed.", name=backup.name, reason=reason)

    return _told(key, failed)


def set_aside(path: Path, now: datetime) -> Path | None:
    """Move a project that can't be backed up, as it is, to its backups; None where there is no file at all."""
    if not path.exists():
        return None
    folder = folder_of(path)
    folder.mkdir(exist_ok=True)
    taken = {each.stem for each in _files(path)}
    target = folder / f"{unique_name(f'{path.stem} damaged {now:{_MOMENT}}', taken)}{path.suffix}"
    for ending in ("-wal", "-shm", ""):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.replace(target.with_name(target.name + ending))
    return target


@contextmanager
def _told(key: Key | None, sentence: Callable[[str], str], alive: Alive = lambda: None) -> Iterator[None]:
    try:
        yield
    except (OSError, dbapi(key).Error) as error:
        alive()
        raise CodebenchError(sentence(getattr(error, "strerror", None) or str(error))) from error
