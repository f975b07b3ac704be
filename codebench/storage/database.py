"""A project file: opened, checked, locked for one writer, and handed out as transactions."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from errno import ESTALE
from pathlib import Path
from threading import Lock as ThreadLock
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from codebench.domain.backups import Backup
from codebench.domain.ids import new_id
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.storage import backups, encryption, schema, stamps
from codebench.storage.driver import Key, address, connect, dbapi, derive, number_of, place_of
from codebench.storage.failures import damaged, file_errors, plain_errors, unwritten
from codebench.storage.locking import Holder, Lock
from codebench.storage.looking import APPLICATION_ID, key_for, look
from codebench.storage.rows import ProjectRow

# A fact of the project while its file may hold remains of what was removed for good.
TO_SQUEEZE = "to_squeeze"


class Database:
    """One open project file; the only writer of it on this machine unless opened to read."""

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        key: Key | None = None,
        lock: Lock | None = None,
        tied: bool = True,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._key = key
        self._writing = RLock()
        # Held while a backup is made, and by what no backup may be made of halfway.
        self.backing_up = ThreadLock()
        self._lock = lock
        if lock is not None:
            schema.clear_halves(path)
        self._engine = _engine(path, read_only, key, tied)
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
        database = cls(path, key=derive(passphrase) if passphrase else None, lock=Lock(path))
        try:
            with plain_errors(path), file_errors(path), schema.removed_on_failure(half := schema.half_of(path)):
                _make(half, database._key, name)
                half.replace(path)
            with schema.removed_on_failure(path):
                database._place = place_of(path)
                database.facts()
        except BaseException:
            database._let_go()
            raise
        return database

    @classmethod
    def fresh(cls, path: Path, key: Key | None, *, tied: bool = True) -> "Database":
        """Make a file without anything in it, to be filled; not tied, its rows may refer to what is not there."""
        lock = Lock(path)
        path.touch(exist_ok=False)
        return cls(path, key=key, lock=lock, tied=tied)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        passphrase: str = "",
        insist: bool = False,
        progress: schema.Progress = schema.no_progress,
    ) -> "Database":
        """Open a project file after looking at it; an older schema is migrated after a backup."""
        key = key_for(path, passphrase)
        lock = None if read_only else Lock(path, insist=insist)
        database = cls(path, read_only=read_only, key=key, lock=lock)
        try:
            version = look(path, key, known=stamps.is_known(path))
            if version != schema.HEAD and read_only:
                cls.open(path, passphrase=passphrase, progress=progress).close()
            elif version != schema.HEAD:
                database._bring_up_to_date(progress)
            if not read_only and TO_SQUEEZE in database.facts():
                database.squeeze()
        except BaseException:
            database._let_go()
            raise
        return database

    def _bring_up_to_date(self, progress: schema.Progress) -> None:
        try:
            with plain_errors(self.path, self._key):
                schema.bring_up_to_date(self._engine, self.path, self._key, progress)
        except DBAPIError as error:
            raise damaged(self.path) from error
        look(self.path, self._key, whole=False)

    @classmethod
    def glance(cls, path: Path, key: Key | None) -> "Database":
        """Open a project file of any schema to look into it, without checking it whole."""
        look(path, key, whole=False, known=True)
        return cls(path, read_only=True, key=key)

    def protect(self, passphrase: str) -> None:
        """Write the file and its backups anew under this passphrase; an empty one makes them plain."""
        new, old = derive(passphrase) if passphrase else None, self._key
        with self.backing_up, self._writing, plain_errors(self.path, self._key):
            self._engine.dispose()
            encryption.rewritten(self.path, old, new)
            self._key = new
            self._engine = _engine(self.path, self.read_only, new)
            self._place = place_of(self.path)
            backups.rewrite(self.path, old, new)

    def backed_up(self, alive: backups.Alive) -> Backup | None:
        """Make a rolling backup beside the file; None where nothing changed since the last."""
        with self.backing_up:
            return backups.make(self.path, self._key, alive, datetime.now())

    def copied(self) -> bytes:
        """Return the file as it stands, whole, and as encrypted as it is."""
        with self._writing:
            # Not of the file itself: who closes it lets go of all of the process's locks on it, SQLite's among them.
            copy = schema.half_of(self.path)
            with plain_errors(self.path, self._key), file_errors(self.path), schema.removed_on_failure(copy):
                with closing(connect(address(self.path, "rw"), self._key)) as old:
                    schema.copied(old, copy, self._key)
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
        with plain_errors(self.path, self._key), self._engine.connect() as connection:
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
        with plain_errors(self.path, self._key), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Hand out a transaction that is committed whole or not at all."""
        if self.read_only:
            raise CodebenchError(tr("This project is open to read only; nothing can be changed."))
        with (
            self._writing,
            plain_errors(self.path, self._key),
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

    def beat(self) -> Holder | None:
        """Tell whoever looks that the file is still open here; return who took it over meanwhile, if anybody did."""
        return self._lock.beat() if self._lock is not None else None

    def close(self) -> None:
        """Close the file and let others write it."""
        sound = self._lock is not None
        if sound and self._place is not None:
            self._settle()
        self._let_go(lambda: stamps.remember(self.path) if sound else None)

    def _let_go(self, first: Callable[[], None] = lambda: None) -> None:
        self._engine.dispose()
        self._place = None
        first()
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _make(path: Path, key: Key | None, name: str) -> None:
    """Make a file with a project without anything in it."""
    engine = _engine(path, False, key, mode="rwc")
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


def _engine(path: Path, read_only: bool, key: Key | None, tied: bool = True, mode: str = "") -> Engine:
    uri = address(path, mode) if mode else _address(path, read_only)
    engine = create_engine(
        "sqlite://", module=dbapi(key), creator=lambda: connect(uri, key), pool_size=4, poolclass=QueuePool
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys = {tied:d}")
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
