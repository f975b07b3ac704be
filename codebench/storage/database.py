"""A project file: opened, checked, locked for one writer, and handed out as transactions."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock as ThreadLock
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from codebench.domain.backups import Backup
from codebench.domain.ids import new_id
from codebench.errors import CodebenchError, DamagedError, PassphraseError
from codebench.i18n import tr
from codebench.storage import backups, encryption, schema
from codebench.storage.driver import PLAIN, Key, address, connect, dbapi, derive, head_of, key_of, may_be_encrypted
from codebench.storage.locking import Lock
from codebench.storage.rows import ProjectRow

APPLICATION_ID = 0x43426E63


class Database:
    """One open project file; the only writer of it on this machine unless opened to read."""

    def __init__(self, path: Path, *, read_only: bool = False, key: Key | None = None) -> None:
        self.path = path
        self.read_only = read_only
        self._key = key
        self._writing = RLock()
        # Held while a backup is made, and by what no backup may be made of halfway.
        self.backing_up = ThreadLock()
        self._lock = None if read_only else Lock(path)
        self._engine = _engine(path, read_only, key)

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
        with schema.removed_on_failure(path):
            database = cls(path, key=derive(passphrase) if passphrase else None)
            with database.write() as connection:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                schema.make(connection)
                facts = [{"key": "name", "value": name}, {"key": "id", "value": new_id()}]
                connection.execute(insert(ProjectRow), facts)
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
        database = cls(path, read_only=read_only, key=key_for(path, passphrase))
        try:
            if database._checked_version() != schema.HEAD:
                if read_only:
                    cls.open(path, passphrase=passphrase, progress=progress).close()
                else:
                    schema.bring_up_to_date(database._engine, path, database._key, progress)
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def glance(cls, path: Path, key: Key | None) -> "Database":
        """Open a project file of any schema to look into it, without checking it whole."""
        database = cls(path, read_only=True, key=key)
        try:
            database._version()
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
                raise _damaged(self.path)
        return self._version()

    def _version(self) -> str:
        with self.read() as connection:
            version = schema.version_of(connection)
        if version is None:
            raise CodebenchError(tr("“{name}” is a database, but not a Codebench project.", name=self.path.name))
        return version

    def protect(self, passphrase: str) -> None:
        """Write the file and its backups anew under this passphrase; an empty one makes them plain."""
        new, old = derive(passphrase) if passphrase else None, self._key
        with self.backing_up, self._writing, _plain_errors(self.path):
            self._engine.dispose()
            encryption.rewritten(self.path, old, new)
            self._key = new
            self._engine = _engine(self.path, self.read_only, new)
            backups.rewrite(self.path, old, new)

    def backed_up(self, alive: backups.Alive) -> Backup | None:
        """Make a rolling backup beside the file; None where nothing changed since the last."""
        with self.backing_up:
            return backups.make(self.path, self._key, alive, datetime.now())

    def copied(self) -> bytes:
        """Return the file as it stands, whole, and as encrypted as it is."""
        with self._writing:
            self._outside("PRAGMA wal_checkpoint(TRUNCATE)")
            # Who closes a file lets go of all of its process's locks on it, also of those SQLite holds.
            self._engine.dispose()
            return self.path.read_bytes()

    def squeeze(self) -> None:
        """Write the file anew without what was removed from it."""
        with self._writing:
            self._outside("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")

    def _outside(self, *statements: str) -> None:
        """Run what SQLite refuses within a transaction, which every connection begins."""
        with _plain_errors(self.path, self.encrypted), self._engine.connect() as connection:
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
        with _plain_errors(self.path, self.encrypted), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Hand out a transaction that is committed whole or not at all."""
        if self.read_only:
            raise CodebenchError(tr("This project is open to read only; nothing can be changed."))
        with (
            self._writing,
            _plain_errors(self.path, self.encrypted),
            self._engine.connect().execution_options(write=True) as connection,
            connection.begin(),
        ):
            yield connection

    def close(self) -> None:
        """Close the file and let others write it."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _address(path: Path, read_only: bool) -> str:
    """Return how SQLite opens the file; who may write tidies up the journal files that even reading makes."""
    if not read_only:
        return address(path, "rwc")
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return address(path, "rw")
    alone = not path.with_name(f"{path.name}-wal").exists()
    return address(path, "ro") + ("&immutable=1" if alone else "")


def _engine(path: Path, read_only: bool, key: Key | None) -> Engine:
    uri = _address(path, read_only)
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
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def key_for(path: Path, passphrase: str) -> Key | None:
    """Return what opens a file; raise where a passphrase is needed, or it can't be a project at all."""
    if not path.is_file():
        raise CodebenchError(tr("There is no project “{name}”.", name=path))
    try:
        plain, encrypted = head_of(path) == PLAIN, may_be_encrypted(path)
    except OSError:
        raise CodebenchError(tr("“{name}” can't be read. Check its permissions.", name=path.name)) from None
    if not plain and not encrypted:
        raise CodebenchError(tr("“{name}” is not a Codebench project.", name=path.name))
    if encrypted and not passphrase:
        raise PassphraseError(tr("“{name}” is protected. Give its passphrase.", name=path.name))
    return key_of(path, passphrase) if encrypted else None


def _damaged(path: Path) -> DamagedError:
    return DamagedError(tr("“{name}” is damaged. Nothing was changed; open a backup of it instead.", name=path.name))


@contextmanager
def _plain_errors(path: Path, encrypted: bool = False) -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        reason = str(error.orig)
        if "locked" in reason or "busy" in reason:
            raise CodebenchError(
                tr("“{name}” is being written by another program. Try again in a moment.", name=path.name)
            ) from error
        if "full" in reason or "readonly" in reason or "disk I/O" in reason or "unable to open" in reason:
            raise CodebenchError(
                tr("“{name}” can't be written: {reason}. What was saved before is safe.", name=path.name, reason=reason)
            ) from error
        raise
    except DatabaseError as error:
        if encrypted and "not a database" in str(error.orig):
            raise PassphraseError(
                tr("“{name}” does not open with this passphrase. Capitals and spaces count.", name=path.name)
            ) from None
        if "malformed" in str(error.orig) or "not a database" in str(error.orig):
            raise _damaged(path) from error
        raise
