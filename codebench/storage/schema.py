"""The schema's versions: make it new, or migrate an old file after a backup that was opened and checked."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from codebench.domain.text import unique_name
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.storage import search
from codebench.storage.driver import Key, address, connect
from codebench.storage.failures import file_errors, plain_errors
from codebench.storage.rows import Base

HEAD = "0007"
MIGRATIONS = Path(__file__).with_name("migrations")
# Between two looks at whether to go on: pages of a file, steps of SQLite's machine.
_PAGES, _STEPS = 1000, 100_000

Progress = Callable[[int, int], None]


def no_progress(done: int, total: int) -> None:
    """Say nothing."""


def version_of(connection: Connection) -> str | None:
    """Return the schema's version; None where the file has no Codebench schema."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def make(connection: Connection) -> None:
    """Make the newest schema in an empty file; a test holds it against the migrations."""
    Base.metadata.create_all(connection)
    search.make(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def bring_up_to_date(
    engine: Engine, path: Path, key: Key | None = None, progress: Progress = no_progress
) -> Path | None:
    """Migrate an older file and return the backup made before; None where nothing was to be done."""
    with engine.connect() as connection:
        version = version_of(connection)
    if version == HEAD:
        return None
    if version not in versions():
        raise too_new(path)
    backup = back_up(path, f"{path.stem}-backup-{version}", key)
    with engine.begin() as connection:
        upgrade(connection, progress=progress)
    return backup


def versions() -> set[str]:
    """Return the versions of the schema that are known here."""
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def make_as_of(connection: Connection, version: str) -> None:
    """Make the schema of this version in an empty file."""
    if version == HEAD:
        make(connection)
    else:
        upgrade(connection, version)


def too_new(path: Path) -> CodebenchError:
    """Return what is said of a file whose schema is not known here."""
    return CodebenchError(
        tr("“{name}” was made by a newer Codebench. Install the newest version to open it.", name=path.name)
    )


def upgrade(connection: Connection, revision: str = "head", progress: Progress = no_progress) -> None:
    """Run the migrations."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes |= {"connection": connection, "progress": progress}
    command.upgrade(config, revision)


def back_up(path: Path, stem: str, key: Key | None = None) -> Path:
    """Copy a project file beside itself, as encrypted as it is, and check the copy; raise where it is not whole."""
    with plain_errors(path, key), file_errors(path):
        names = {each.name for each in path.parent.iterdir()}
        target = path.with_name(unique_name(stem, {Path(name).stem for name in names}) + path.suffix)
        with closing(connect(address(path, "rw"), key)) as old, removed_on_failure(half := half_of(target)):
            copied(old, half, key)
            half.replace(target)
    return target


def copied(old: Any, target: Path, key: Key | None = None, alive: Callable[[], None] = lambda: None) -> None:
    """Write what a connection sees to another file; raise where that is not whole. `alive` may raise to stop."""
    with closing(connect(address(target, "rwc"), key)) as new:
        old.backup(new, pages=_PAGES, progress=lambda *_: alive())
        # So that it can be read without another file coming to lie beside it.
        new.execute("PRAGMA journal_mode = DELETE")
        for connection in (old, new):
            connection.set_progress_handler(alive, _STEPS)
        if check(new) != "ok" or sizes(old) != sizes(new):
            raise CodebenchError(tr("The backup “{name}” is not whole; nothing was changed.", name=target.name))
        old.set_progress_handler(None, 0)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def check(connection: Any) -> str:
    """Return SQLite's verdict on a file's integrity: `ok`, or what is wrong."""
    return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def sizes(connection: Any) -> list[tuple[str, int]]:
    """Return each table with its number of rows."""
    # A virtual table is kept in others, which are counted too.
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage")]
    counts = [(name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables]
    return sorted(counts)


def half_of(path: Path) -> Path:
    """Return where a file is made before it takes its place, so that whatever bears its name is whole."""
    return path.with_name(f".{path.name}.part")


def clear_halves(path: Path) -> None:
    """Remove what a killed program left half made of a project and its backups; for who holds its lock."""
    stem = escape(path.stem)
    for pattern in (f".{stem}{path.suffix}.part*", f".{stem}-backup-*{path.suffix}.part*"):
        for left in path.parent.glob(pattern):
            # What another user left can't be removed, and harms nobody.
            with suppress(OSError):
                left.unlink()


@contextmanager
def removed_on_failure(path: Path) -> Iterator[None]:
    """Leave no half file where making a new one fails."""
    try:
        yield
    except BaseException:
        for ending in ("", "-journal", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        raise
