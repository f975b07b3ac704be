"""SQLite's errors as sentences: what happened to a project file, and what to do."""

import errno
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from codebench.errors import CodebenchError, DamagedError, PassphraseError
from codebench.failing import reason
from codebench.i18n import tr
from codebench.storage.driver import Key

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_SAME = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_IOERR: errno.EIO,
}

_BROKEN = re.compile("malformed|not a database|Could not decode|vtable constructor failed|corrupt")
_WORDS = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
}


@contextmanager
def plain_errors(path: Path, key: Key | None = None) -> Iterator[None]:
    """Raise what SQLite says of a project file as a CodebenchError; what is nobody's to mend stays a bug."""
    try:
        yield
    except _errors() as error:
        if (plain := _plain(path, getattr(error, "orig", error), key)) is None:
            raise
        raise plain from error


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Raise what the system says of the files of a project as a CodebenchError."""
    try:
        yield
    except OSError as error:
        raise unwritten(path, error.errno or 0) from error


def _code(error: BaseException | None) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0) & 0xFF
    # What goes wrong within a function of SQLite's, such as SQLCipher's export, is told in words only.
    return code if code > sqlite3.SQLITE_ERROR else _WORDS.get(str(error), code)


def _errors() -> tuple[type[Exception], ...]:
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    return (DBAPIError, sqlite3.Error, *((cipher.Error,) if cipher is not None else ()))


def _plain(path: Path, error: BaseException | None, key: Key | None) -> CodebenchError | None:
    code = _code(error)
    if code in _BUSY:
        return CodebenchError(
            tr("“{name}” is being written by another program. Try again in a moment.", name=path.name)
        )
    if code in _SAME:
        return unwritten(path, _SAME[code])
    if code == sqlite3.SQLITE_NOTADB and key is not None:
        return PassphraseError(
            tr("“{name}” does not open with this passphrase. Capitals and spaces count.", name=path.name)
        )
    if code == sqlite3.SQLITE_CONSTRAINT and "FOREIGN KEY" in str(error):
        return CodebenchError(tr("This can't be done: other things in the project depend on it. Nothing was changed."))
    return damaged(path) if code in _DAMAGED or _BROKEN.search(str(error)) else None


def unwritten(path: Path, number: int) -> CodebenchError:
    """Return why a project can't be written, by the system's number of the error."""
    if (number == errno.EACCES and not path.exists()) or not path.parent.is_dir():
        number = errno.ENOENT
    why = reason(OSError(number, ""), path.parent)
    return CodebenchError(
        tr("“{name}” can't be written: {reason}. What was saved before is safe.", name=path.name, reason=why)
    )


def damaged(path: Path) -> DamagedError:
    """Return what is said of a file that can't be read as a whole."""
    words = tr("“{name}” is damaged. Nothing was changed; rescue what is left, or bring back a backup.", name=path.name)
    return DamagedError(words)
