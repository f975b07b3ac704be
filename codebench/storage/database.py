"""A project file: opened, checked, locked for one writer, and handed out as transactions."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from errno import ESTALE
from pathlib import Path
from threading import RLock
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select
from sqlalchemy.pool import QueuePool

from codebench.domain.ids import new_id
from codebench.errors import CodebenchError, InUseError, PassphraseError
from codebench.i18n import tr
from codebench.storage import encryption, schema
from codebench.storage.driver import (
    PLAIN,
    Key,
    address,
    connect,
    dbapi,
    derive,
    head_of,
    key_of,
    may_be_encrypted,
    number_of,
    place_of,
)
from codebench.storage.failures import damaged, file_errors, plain_errors, unwritten
from codebench.storage.rows import ProjectRow

APPLICATION_ID = 0x43426E63
# A fact of the project while its file may hold remains of what was removed for good.
TO_SQUEEZE = "to_squeeze"


class Database:
    """One open project file; the only writer of it on this machine unless opened to read."""

    def __init__(self, path: Path, *, read_only: bool = False, key: Key | None = None) -> None:
        self.path = path
        self.read_only = read_only
        self._key = key
        self._writing = RLock()
        self._lock = None if read_only else _take_lock(path)
        if not read_only:
            schema.clear_halves(path)
        self._engine = _engine(path, read_only, key)
        self._place = place_of(path) if path.is_file() else None

    @property
    def encrypted(self) -> bool:
        """Tell whether the file opens with a passphrase only."""
        return self._key is not None

    @classmethod
    def create(cls, path: Path, name: str, *, passphrase: str = "") -> "Database":
        """Make a new project file; raise where the file exists or its folder can't be written."""
        if path.exists():
            raise CodebenchError(tr("“{name}” exists already. Choose another name.", name=path.name))
        if not path.parent.is_dir():
            raise CodebenchError(tr("The folder “{folder}” does not exist.", folder=path.parent))
        database = cls(path, key=derive(passphrase) if passphrase else None)
        try:
            with plain_errors(path), file_errors(path), schema.removed_on_failure(half := schema.half_of(path)):
                _make(half, database._key, name)
                half.replace(path)
            with schema.removed_on_failure(path):
                database._place = place_of(path)
                database.facts()
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        passphrase: str = "",
        progress: schema.Progress = schema.no_progress,
    ) -> "Database":
        """Open a project file after checking it; an older schema is migrated after a backup."""
        encrypted = _check_file(path)
        if encrypted and not passphrase:
            raise PassphraseError(tr("“{name}” is protected. Give its passphrase.", name=path.name))
        database = cls(path, read_only=read_only, key=key_of(path, passphrase) if encrypted else None)
        try:
            if database._checked_version() != schema.HEAD:
                if read_only:
                    cls.open(path, passphrase=passphrase, progress=progress).close()
                else:
                    with plain_errors(path, encrypted):
                        schema.bring_up_to_date(database._engine, path, database._key, progress)
            if not read_only and TO_SQUEEZE in database.facts():
                database.squeeze()
        except BaseException:
            database.close()
            raise
        return database

    @staticmethod
    def is_older(path: Path) -> bool:
        """Tell whether a project file has an older schema; what can't be read is left to the opening to say."""
        try:
            with closing(connect(address(path, "ro"))) as connection:
                (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except (sqlite3.Error, TypeError):
            return False
        return str(version) < schema.HEAD

    def _checked_version(self) -> str:
        with self.read() as connection:
            verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            if verdict != "ok":
                raise damaged(self.path)
            version = schema.version_of(connection)
        if version is None:
            raise CodebenchError(tr("“{name}” is a database, but not a Codebench project.", name=self.path.name))
        return version

    def protect(self, passphrase: str) -> None:
        """Write the file anew under this passphrase; an empty one makes it plain."""
        new = derive(passphrase) if passphrase else None
        with self._writing, plain_errors(self.path, self.encrypted):
            self._engine.dispose()
            encryption.rewritten(self.path, self._key, new)
            self._key = new
            self._engine = _engine(self.path, self.read_only, new)
            self._place = place_of(self.path)

    def copied(self) -> bytes:
        """Return the file as it stands, whole, and as encrypted as it is."""
        with self._writing:
            # Not of the file itself: who closes it lets go of all of the process's locks on it, SQLite's among them.
            copy = schema.half_of(self.path)
            with plain_errors(self.path, self.encrypted), file_errors(self.path), schema.removed_on_failure(copy):
                schema.copy_to(self.path, copy, self._key)
                data = copy.read_bytes()
                copy.unlink()
            return data

    def squeeze(self) -> None:
        """Write the file anew without what was removed from it."""
        with self._writing:
            self._outside("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
            with self.write() as connection:
                connection.execute(delete(ProjectRow).where(ProjectRow.key == TO_SQUEEZE))

    def _outside(self, *statements: str) -> None:
        """Run what SQLite refuses within a transaction, which every connection begins."""
        with plain_errors(self.path, self.encrypted), self._engine.connect() as connection:
            for statement in ("COMMIT", *statements):
                connection.exec_driver_sql(statement)

    def facts(self) -> dict[str, str]:
        """Return the facts of the project itself."""
        with self.read() as connection:
            rows = connection.execute(select(ProjectRow.key, ProjectRow.value))
            return {row.key: row.value for row in rows}

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Hand out a consistent view of what is committed."""
        with plain_errors(self.path, self.encrypted), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Hand out a transaction that is committed whole or not at all."""
        if self.read_only:
            raise CodebenchError(tr("This project is open to read only; nothing can be changed."))
        with (
            self._writing,
            plain_errors(self.path, self.encrypted),
            self._there(),
            self._engine.connect().execution_options(write=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _there(self) -> Iterator[None]:
        """Refuse to write where the file was moved, deleted or replaced: nobody would find again what is written."""
        try:
            there = self._place is not None and number_of(self.path) == self._place.number
        except OSError:
            there = False
        if not there:
            self._settle()
            raise unwritten(self.path, ESTALE)
        yield

    def _settle(self) -> None:
        """Bring what was committed into the file itself, which SQLite does not do by itself for one that was moved."""
        # Where it can't be done all is still in the journal file beside it, and is found when the project is opened.
        with suppress(CodebenchError):
            self._outside("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file and let others write it."""
        if not self.read_only and self._place is not None:
            self._settle()
        self._engine.dispose()
        self._place = None
        if self._lock is not None:
            Path(self._lock.lock_file).unlink(missing_ok=True)
            self._lock.release()
            self._lock = None


def _take_lock(path: Path) -> FileLock:
    lock = FileLock(path.with_name(f".{path.name}.lock"), blocking=False, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise InUseError(
            tr("“{name}” is open in another Codebench. Close it there first, or look at it there.", name=path.name)
        ) from None
    except OSError:
        raise CodebenchError(
            tr("“{name}” can't be changed here: its folder can't be written. Copy it elsewhere.", name=path.name)
        ) from None
    return lock


def _make(path: Path, key: Key | None, name: str) -> None:
    """Make a file with a project without anything in it."""
    engine = _engine(path, False, key, "rwc")
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            schema.make(connection)
            facts = [{"key": "name", "value": name}, {"key": "id", "value": new_id()}]
            connection.execute(insert(ProjectRow), facts)
    finally:
        engine.dispose()


def _address(path: Path, read_only: bool) -> str:
    """Return how SQLite opens the file; who may write tidies up the journal files that even reading makes."""
    if not read_only:
        return address(path, "rw")
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return address(path, "rw")
    alone = not path.with_name(f"{path.name}-wal").exists()
    return address(path, "ro") + ("&immutable=1" if alone else "")


def _engine(path: Path, read_only: bool, key: Key | None, mode: str = "") -> Engine:
    uri = address(path, mode) if mode else _address(path, read_only)
    engine = create_engine(
        "sqlite://", module=dbapi(key), creator=lambda: connect(uri, key), pool_size=4, poolclass=QueuePool
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            # A file that is still to take its place must hold all by itself.
            connection.execute(f"PRAGMA journal_mode = {'DELETE' if mode else 'WAL'}")
            connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _check_file(path: Path) -> bool:
    """Tell whether a file is encrypted; raise where it can't be a project at all."""
    if not path.is_file():
        raise CodebenchError(tr("There is no project “{name}”.", name=path))
    try:
        plain, encrypted = head_of(path) == PLAIN, may_be_encrypted(path)
    except OSError:
        raise CodebenchError(tr("“{name}” can't be read. Check its permissions.", name=path.name)) from None
    if not plain and not encrypted:
        raise CodebenchError(tr("“{name}” is not a Codebench project.", name=path.name))
    return encrypted
