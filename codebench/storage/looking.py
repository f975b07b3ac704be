"""Look at a project file before it is opened, without a trace: it must be a project, whole, and run nothing."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from codebench.errors import CodebenchError, DamagedError, PassphraseError
from codebench.i18n import tr
from codebench.storage import schema, soundness
from codebench.storage.driver import PLAIN, Key, address, connect, head_of, is_open, key_of, may_be_encrypted
from codebench.storage.failures import damaged, plain_errors

APPLICATION_ID = 0x43426E63
_HEAD = 1 << 22


def key_for(path: Path, passphrase: str) -> Key | None:
    """Return what opens a file; raise where a passphrase is needed, or it can't be a project at all."""
    if not path.is_file():
        raise CodebenchError(
            tr("There is no project “{name}”. Was it moved or renamed? Open it where it is now.", name=path)
        )
    try:
        plain, encrypted = head_of(path) == PLAIN, may_be_encrypted(path)
        mangled = not plain and not is_open(path) and _once_ours(path)
    except OSError:
        raise CodebenchError(tr("“{name}” can't be read. Check its permissions.", name=path.name)) from None
    if mangled and not plain:
        raise damaged(path)
    if not plain and not encrypted:
        raise CodebenchError(tr("“{name}” is not a Codebench project.", name=path.name))
    if encrypted and not passphrase:
        raise PassphraseError(tr("“{name}” is protected. Give its passphrase.", name=path.name))
    return key_of(path, passphrase) if encrypted else None


def _once_ours(path: Path) -> bool:
    """Tell whether a file holds what only a plain project does, whatever became of its first bytes."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return head[68:72] == APPLICATION_ID.to_bytes(4, "big") or b"CREATE TABLE " in head or b"CREATE INDEX " in head


def look(path: Path, key: Key | None, *, whole: bool = True, known: bool = False) -> str:
    """Return the schema's version of a project; raise where it is none, or damaged, or holds what no project does.

    Only where it is to be looked at as a whole, every page is; only one that is not known, every row.
    """
    beside = path.with_name(f"{path.name}-wal")
    while True:
        written = beside.exists()
        try:
            return _look(path, key, whole, known)
        except UnicodeDecodeError:
            raise damaged(path) from None
        except DamagedError:
            if beside.exists() == written:
                raise
            # Another program began to write while a file was read that was thought to lie still.


def _look(path: Path, key: Key | None, whole: bool, known: bool) -> str:
    with plain_errors(path, key), closing(reader(path, key)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise CodebenchError(tr("“{name}” is a database, but not a Codebench project.", name=path.name))
        strange, version = soundness.foreign(connection), _version(connection)
        if version > schema.HEAD:
            raise schema.too_new(path)
        if strange is None and whole and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise damaged(path)
        if strange is None and version == schema.HEAD:
            strange = soundness.missing(connection)
        if strange is None and not known:
            strange = soundness.unsound(connection)
        if strange is not None or not version:
            raise _strange(path, strange) if strange else damaged(path)
    return version


def is_older(path: Path) -> bool:
    """Tell whether a plain project has an older schema; what can't be read is left to the opening to say."""
    try:
        with closing(reader(path, None)) as connection:
            return "" < _version(connection) < schema.HEAD
    except (sqlite3.Error, UnicodeDecodeError, OSError):
        return False


def _version(connection: Any) -> str:
    """Return the schema's version; nothing where it is not told by a plain table."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version' AND rootpage").fetchone():
        return ""
    row = connection.execute("SELECT version_num FROM alembic_version LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def reader(path: Path, key: Key | None) -> Any:
    """Return a connection that leaves no trace: a file that nobody writes is read without a journal or a lock."""
    beside = path.with_name(f"{path.name}-wal")
    alone = not beside.exists() or (beside.stat().st_size == 0 and not os.access(path.parent, os.W_OK))
    connection = connect(address(path, "ro") + ("&immutable=1" if alone else ""), key)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _strange(path: Path, what: str) -> DamagedError:
    words = tr("“{name}” holds what no project does: {what}. Rescue what is its own.", name=path.name, what=what)
    return DamagedError(words)
