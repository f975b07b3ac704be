"""How a project file is reached: plain through SQLite, or encrypted through SQLCipher, which is an optional extra."""

import hashlib
import os
import sqlite3
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote
from weakref import WeakValueDictionary

from codebench.errors import CodebenchError
from codebench.i18n import tr

PLAIN = b"SQLite format 3\0"
_PAGE = 512
# As SQLCipher 4 derives its keys, so that any SQLCipher opens the file by its passphrase.
_ROUNDS = 256_000


@dataclass(frozen=True, slots=True)
class Key:
    """What opens an encrypted file; derived once, because each derivation takes a fifth of a second on purpose."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def pragma(self) -> str:
        """Return the key as SQLCipher takes it, with the salt."""
        return f"\"x'{self.raw.hex()}{self.salt.hex()}'\""


def derive(passphrase: str, salt: bytes = b"") -> Key:
    """Return the key of a passphrase; without a salt, for a new file."""
    salt = salt or os.urandom(16)
    return Key(hashlib.pbkdf2_hmac("sha512", secret_of(passphrase), salt, _ROUNDS, 32), salt)


def secret_of(passphrase: str) -> bytes:
    """Return a passphrase as bytes, the same however a keyboard makes its accents."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def key_of(path: Path, passphrase: str) -> Key:
    """Return the key that a passphrase makes for an encrypted file."""
    return derive(passphrase, head_of(path))


@dataclass(frozen=True)
class Place:
    """Which file it is that stands somewhere, and what it begins with."""

    number: tuple[int, int]
    head: bytes


# Of the files that are open here. Who closes a file lets go of all locks of the process on it, SQLite's among them;
# whoever then closes it elsewhere would take our journal away. So an open file is not looked into a second time.
_places: "WeakValueDictionary[tuple[int, int], Place]" = WeakValueDictionary()


def place_of(path: Path) -> Place:
    """Return which file stands there; whoever opens it keeps this as long as it is open."""
    number = number_of(path)
    found = _places.get(number)
    if found is None:
        with path.open("rb") as file:
            found = _places[number] = Place(number, file.read(len(PLAIN)))
    return found


def number_of(path: Path) -> tuple[int, int]:
    """Return what tells a file from any other that may be put in its place."""
    found = path.stat()
    return found.st_dev, found.st_ino


def is_open(path: Path) -> bool:
    """Tell whether a file is open here."""
    return number_of(path) in _places


def head_of(path: Path) -> bytes:
    """Return a file's first bytes: SQLite's mark, or an encrypted file's salt."""
    return place_of(path).head


def may_be_encrypted(path: Path) -> bool:
    """Tell whether a file can be an encrypted database: whole pages that begin as no other kind of file does."""
    head = head_of(path)
    whole = path.stat().st_size >= _PAGE and path.stat().st_size % _PAGE == 0
    return whole and head != PLAIN and not head.isascii() and not head.startswith((b"PK", b"\xd0\xcf\x11\xe0"))


def dbapi(key: Key | None) -> ModuleType:
    """Return the module that reaches files with this key; raise where the extra is not installed."""
    if key is None:
        return sqlite3
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise CodebenchError(
            tr("Encrypted projects need a part that is not installed: pip install “codebench[encryption]”.")
        ) from None
    found: ModuleType = dbapi2
    return found


def address(path: Path, mode: str) -> str:
    """Return a file as SQLite's URI, opened in this mode."""
    return f"file:{quote(str(path.absolute()))}?mode={mode}"


def connect(uri: str, key: Key | None = None) -> Any:
    """Open a connection that any thread may use in turn; nothing of an encrypted file goes to disk in the clear."""
    connection = dbapi(key).connect(uri, uri=True, check_same_thread=False, timeout=10)
    if hasattr(connection, "setconfig"):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # type: ignore[attr-defined,unused-ignore]
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = {key.pragma}")
        connection.execute("PRAGMA temp_store = MEMORY")
    # A file comes from elsewhere: its schema may call nothing with an effect, and its pages are looked at more closely.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection
