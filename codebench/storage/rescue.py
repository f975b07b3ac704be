"""What is left in a damaged project file, brought into a new one of the newest schema; the damaged one stays as it is.

Rows come from each table's own tree, then from stray pages, then from the indexes, and what is still missing from the
history, which holds every value as it was after each step.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from codebench.domain.changes import Value
from codebench.domain.ids import new_id
from codebench.errors import CodebenchError, PassphraseError
from codebench.i18n import tr
from codebench.storage import schema, search
from codebench.storage.carving import Carved, Carver, Row, homes_of, kept_tables, stray_row
from codebench.storage.cells import Unreadable
from codebench.storage.codec import to_row, unpack
from codebench.storage.database import Database
from codebench.storage.driver import Key
from codebench.storage.journal import SEAL
from codebench.storage.looking import APPLICATION_ID
from codebench.storage.mending import mend
from codebench.storage.pages import Pages
from codebench.storage.rows import ROWS, BytesRow, JournalRow, OriginalRow, ProjectRow, SourceRow

Progress = Callable[[int, int], None]
_AT_ONCE = 500
_INDEXED = "0005"  # The first schema with an index of words.


@dataclass
class Rescued:
    """What became of each table, and which sources are gone or have lost the file they came from."""

    kept: dict[str, int] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    from_history: Counter[str] = field(default_factory=Counter)
    lost_sources: list[str] = field(default_factory=list)
    without_original: list[str] = field(default_factory=list)
    steps_lost: int = 0


def rescue(path: Path, target: Path, key: Key | None, progress: Progress) -> Rescued:
    """Write what is left of a file to a new one; raise, leaving none, where nothing is."""
    with closing(Pages(path, key)) as pages:
        if not pages.opens():
            raise PassphraseError(
                tr("“{name}” does not open with this passphrase. Capitals and spaces count.", name=path.name)
            )
        try:
            carver = Carver(pages)
        except Unreadable:
            raise nothing_left(path) from None
        with schema.removed_on_failure(target):
            database = Database.fresh(target, key, tied=False)
            try:
                with database.write() as connection:
                    return _brought_over(carver, connection, path, progress)
            finally:
                database.close()


def nothing_left(path: Path) -> CodebenchError:
    """Return what is said where there is nothing to be rescued."""
    return CodebenchError(tr("Nothing of a project could be found in “{name}”.", name=path.name))


def _brought_over(carver: Carver, connection: Connection, path: Path, progress: Progress) -> Rescued:
    version = carver.version()
    version = version if version == schema.HEAD or version in schema.versions() else schema.HEAD
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    schema.make_as_of(connection, version)
    report = Rescued()
    tables = kept_tables()
    damaged: dict[str, Carved] = {}
    for done, (name, carved) in enumerate(carver.trees(lambda name, rows: _insert(connection, name, rows))):
        progress(done, len(tables) + 2)
        if carved.damaged:
            damaged[name] = carved
    if damaged:
        _take_strays(carver, connection, set(damaged))
        _take_indexed(connection, damaged, report)
    if not any(_count(connection, name) for name in tables if name != "project"):
        raise nothing_left(path)
    progress(len(tables), len(tables) + 2)
    if damaged:
        _take_history(connection, report)
    _drop_broken_originals(connection, report)
    report.lost += mend(connection)
    facts = [{"key": "name", "value": path.stem}, {"key": "id", "value": new_id()}]
    connection.execute(insert(ProjectRow).on_conflict_do_nothing(), facts)
    if version != schema.HEAD:
        schema.upgrade(connection)
    if version >= _INDEXED:
        search.index_all(connection, lambda *_: None)
    progress(len(tables) + 1, len(tables) + 2)
    report.kept = {name: _count(connection, name) for name in tables}
    return report


def _insert(connection: Connection, name: str, rows: Iterable[Row]) -> int:
    """Add rows as far as the table takes them; return how many it took."""
    table = kept_tables()[name]
    there = {row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{name}")')}
    before = _count(connection, name) if there else 0
    by_columns: dict[tuple[str, ...], list[Row]] = {}
    for row in rows if there else ():
        known = {column: value for column, value in row.items() if column in there}
        by_columns.setdefault(tuple(known), []).append(known)
    for columns, alike in by_columns.items():
        marks = ", ".join("?" * len(columns))
        named = ", ".join(f'"{column}"' for column in columns)
        statement = f'INSERT OR IGNORE INTO "{table.name}" ({named}) VALUES ({marks})'
        for at in range(0, len(alike), _AT_ONCE):
            values = [tuple(row[column] for column in columns) for row in alike[at : at + _AT_ONCE]]
            connection.exec_driver_sql(statement, values)
    return _count(connection, name) - before if there else 0


def _count(connection: Connection, name: str) -> int:
    if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone():
        return 0
    return int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())


def _take_strays(carver: Carver, connection: Connection, wanted: set[str]) -> None:
    """Bring rows of stray pages home: those of which it is clear where, then those that refer to what is there."""
    unclear = []
    clear: dict[str, list[Row]] = {}
    for cell in carver.strays():
        homes = [name for name in homes_of(cell.values) if name in wanted]
        if len(homes) == 1:
            clear.setdefault(homes[0], []).append(stray_row(homes[0], cell))
        elif homes:
            unclear.append((homes, cell))
    for name, rows in clear.items():
        _insert(connection, name, rows)
    for homes, cell in unclear:
        known = {name: stray_row(name, cell) for name in homes}
        ties = {name: _ties(connection, name, row) for name, row in known.items()}
        best = max(homes, key=lambda name: ties[name])
        if ties[best] >= 0:
            _insert(connection, best, [known[best]])


def _ties(connection: Connection, name: str, row: Row) -> int:
    """Return how many rows that are there a row refers to; -1 where it refers to one that is not."""
    if name == ProjectRow.__tablename__:
        return 0 if row["key"] in ("name", "id") else -1
    found = 0
    for key in kept_tables()[name].foreign_keys:
        value, target = row.get(key.parent.name), key.column
        if value is not None:
            if connection.execute(select(target).where(target == value)).first() is None and value != row.get("id"):
                return -1
            found += 1
    return found


def _take_indexed(connection: Connection, damaged: dict[str, Carved], report: Rescued) -> None:
    """Complete rows from what indexes know of them; of those of which too little is known, count the loss."""
    for name, carved in damaged.items():
        table = kept_tables()[name]
        whole = [row for row in carved.indexed.values() if set(row) >= {column.name for column in table.columns}]
        _insert(connection, name, whole)
        there = set(connection.execute(select(next(iter(table.primary_key.columns)))).scalars())
        key = next(iter(table.primary_key.columns)).name
        partly = [row for row in carved.indexed.values() if row.get(key) not in there]
        report.lost[name] += len(partly)
        if name == SourceRow.__tablename__:
            report.lost_sources = sorted(str(row["title"]) for row in partly if "title" in row)


def _take_history(connection: Connection, report: Rescued) -> None:
    """Add the values that the history knows and the tables do not; tell how many of its steps are gone."""
    there = {kind: _ids(connection, kind) for kind in ROWS}
    left: dict[tuple[type[Value], str], Value | None] = {}
    numbers, unreadable = [], 0
    query = select(JournalRow.number, JournalRow.command).order_by(JournalRow.number)
    for number, command in connection.execute(query).all():
        numbers.append(number)
        if command == SEAL:
            left.clear()
        packed = connection.execute(select(JournalRow.changes).where(JournalRow.number == number)).scalar_one()
        try:
            changes = unpack(packed)
        except CodebenchError:
            unreadable += 1
            continue
        for change in changes:
            value = change.value
            if value.id not in there[type(value)]:
                left[type(value), value.id] = change.after
    for kind, row in ROWS.items():
        found = [to_row(value) for (each, _), value in left.items() if each is kind and value is not None]
        added = _insert(connection, row.__tablename__, found)
        report.from_history[row.__tablename__] += added
        report.lost[row.__tablename__] -= min(added, report.lost[row.__tablename__])
    report.steps_lost = unreadable + (max(numbers) - len(numbers) if numbers else 0)
    titles = set(connection.execute(select(SourceRow.title)).scalars())
    report.lost_sources = [title for title in report.lost_sources if title not in titles]


def _ids(connection: Connection, kind: type[Value]) -> set[str]:
    name = ROWS[kind].__tablename__
    if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone():
        return set()
    return set(connection.exec_driver_sql(f'SELECT id FROM "{name}"').scalars())


def _drop_broken_originals(connection: Connection, report: Rescued) -> None:
    """Let go of imported files that are not whole, and tell of which sources they were."""
    for (digest,) in connection.execute(select(BytesRow.id)).all():
        data = connection.execute(select(BytesRow.data).where(BytesRow.id == digest)).scalar_one()
        if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != digest:
            connection.execute(delete(BytesRow).where(BytesRow.id == digest))
    connection.execute(delete(OriginalRow).where(OriginalRow.id.not_in(select(BytesRow.id))))
    query = select(SourceRow.title).where(SourceRow.original_id.not_in(select(OriginalRow.id)))
    report.without_original = sorted(connection.execute(query).scalars())


def has_rows(path: Path) -> bool:
    """Tell whether anything of a plain project can be read in a file, whatever became of its first bytes."""
    with closing(Pages(path)) as pages:
        carver = Carver(pages)
        return any(cell is not None for cell in carver.sample())
