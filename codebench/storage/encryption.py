"""Encrypt a project file, change its passphrase, or make it plain: written anew, checked, put in its place."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from codebench.errors import CodebenchError
from codebench.failing import reason
from codebench.i18n import tr
from codebench.storage.driver import Key, address, connect, dbapi, derive
from codebench.storage.schema import check, half_of, removed_on_failure, sizes

_MARKS = ("application_id", "user_version")


def rewritten(path: Path, old: Key | None, new: Key | None) -> None:
    """Write a closed file anew under another key; raise, with the old file as it was, where the copy is not whole."""
    target = half_of(path)
    target.unlink(missing_ok=True)
    with removed_on_failure(target), _told(path):
        _copy(path, target, old, new)
        with (
            closing(connect(address(path, "ro"), old)) as before,
            closing(connect(address(target, "ro"), new)) as after,
        ):
            if check(after) != "ok" or sizes(before) != sizes(after):
                raise CodebenchError(tr("“{name}” could not be written anew; nothing was changed.", name=path.name))
        with target.open("rb+") as file:
            os.fsync(file.fileno())
        # Whoever still reads the old file keeps its journal; the new file must not find it.
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        target.replace(path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = reason(error, path.parent)
        raise CodebenchError(
            tr("“{name}” could not be written anew: {reason}. Nothing was changed.", name=path.name, reason=why)
        ) from error


def _copy(path: Path, target: Path, old: Key | None, new: Key | None) -> None:
    # Only SQLCipher's own SQLite can have a plain and an encrypted file open side by side.
    with closing(dbapi(old or new or derive("")).connect(address(path, "rw"), uri=True)) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if old is not None:
            connection.execute(f"PRAGMA key = {old.pragma}")
        if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise CodebenchError(tr("“{name}” is open elsewhere. Close it there first.", name=path.name))
        key = new.pragma if new else "''"
        connection.execute(f"ATTACH DATABASE ? AS target KEY {key}", (str(target.absolute()),))
        connection.execute("SELECT sqlcipher_export('target')")
        for mark in _MARKS:
            value = connection.execute(f"PRAGMA {mark}").fetchone()[0]
            connection.execute(f"PRAGMA target.{mark} = {value}")
        connection.execute("DETACH DATABASE target")
