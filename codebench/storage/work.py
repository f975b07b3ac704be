"""The one writer: every change to a project goes through `Work`, which remembers before and after."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, groupby
from typing import Any

from sqlalchemy import Connection, Dialect, Table, bindparam, delete, insert, select, update

from codebench.domain.changes import Change, Value
from codebench.domain.codebook import Code, Codebook
from codebench.domain.coding import Coder
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.storage.codec import FIELDS, V, from_values, to_row, to_values
from codebench.storage.rows import BytesRow, table_of

CHUNK = 500


def read_values(connection: Connection, value_type: type[V], **equals: Any) -> list[V]:
    """Return all values of a type whose fields equal what is asked; a list or set asks for any of its members."""
    table = table_of(value_type)
    query = select(*(table.c[name] for name in FIELDS[value_type]))
    for name, wanted in equals.items():
        if isinstance(wanted, (list, tuple, set, frozenset)):
            return _read_in(connection, value_type, name, list(wanted))
        query = query.where(table.c[name] == wanted if wanted is not None else table.c[name].is_(None))
    return [from_values(value_type, row) for row in plain_rows(connection, query)]


def plain_rows(connection: Connection, query: Any) -> Iterable[Any]:
    """Return the driver's own rows, because wrapping each of them takes longer than reading it."""
    rows: Iterable[Any] = connection.execute(query).cursor.fetchall()
    return rows


def _read_in(connection: Connection, value_type: type[V], name: str, wanted: Sequence[Any]) -> list[V]:
    table = table_of(value_type)
    query = select(*(table.c[each] for each in FIELDS[value_type]))
    found: list[V] = []
    for at in range(0, len(wanted), CHUNK):
        rows = plain_rows(connection, query.where(table.c[name].in_(wanted[at : at + CHUNK])))
        found += [from_values(value_type, row) for row in rows]
    return found


class Work:
    """One transaction's writes, batched, with every value before and after."""

    def __init__(self, connection: Connection, coder: Coder) -> None:
        self.connection = connection
        self._followed = 0
        self._pending: list[Change] = []
        self._seen: dict[str, Value] = {}
        self.coder = coder
        self.changes: list[Change] = []
        self.details: dict[str, Any] = {}

    def describe(self, **details: Any) -> None:
        """Set what the step's name in the history mentions."""
        self.details.update(details)

    def get(self, value_type: type[V], value_id: str) -> V:
        """Return the value with this id; raise where it is gone."""
        found = self.find(value_type, id=value_id)
        if not found:
            raise CodebenchError(_gone())
        return found[0]

    def find(self, value_type: type[V], **equals: Any) -> list[V]:
        """Return the values whose fields equal what is asked; a list or set asks for any of its members."""
        self.flush()
        found = read_values(self.connection, value_type, **equals)
        self._seen.update((value.id, value) for value in found)
        return found

    def codebook(self) -> Codebook:
        """Return the codebook as it stands now."""
        return Codebook(self.find(Code))

    def add(self, *values: Value) -> None:
        """Add new values."""
        self._pending += [Change(None, value) for value in values]
        self._seen.update((value.id, value) for value in values)

    def replace(self, *values: Value) -> None:
        """Put values in the place of those with the same id; what does not change is not written."""
        before = self._before(values)
        self._pending += [Change(old, new) for old, new in zip(before, values, strict=True) if old != new]
        self._seen.update((value.id, value) for value in values)

    def remove(self, *values: Value) -> None:
        """Remove values."""
        self._pending += [Change(old, None) for old in self._before(values)]

    def keep(self, digest: str, data: bytes) -> None:
        """Keep bytes under their SHA-256; they stay through undo, so that redo finds them."""
        if self.connection.execute(select(BytesRow.id).where(BytesRow.id == digest)).first() is None:
            self.connection.execute(insert(BytesRow), {"id": digest, "data": data})

    def apply(self, changes: Iterable[Change]) -> None:
        """Write changes as they are, for undo and redo."""
        self._pending += changes

    def _before(self, values: Sequence[Value]) -> list[Value]:
        for value_type in {type(value) for value in values}:
            unseen = [v.id for v in values if type(v) is value_type and v.id not in self._seen]
            if unseen:
                self.find(value_type, id=unseen)
        if any(value.id not in self._seen for value in values):
            raise CodebenchError(_gone())
        return [self._seen[value.id] for value in values]

    def flush(self) -> None:
        """Send what is pending, one statement a run of like changes."""
        pending, self._pending = _gathered(self._pending), []
        for (value_type, kind), run in groupby(pending, key=lambda c: (type(c.value), _kind(c))):
            _write(self.connection, value_type, kind, [change.value for change in run])
        self.changes += pending

    def unfollowed(self) -> list[Change]:
        """Return what was written since this was last asked, for the index of words to follow."""
        self.flush()
        fresh, self._followed = self.changes[self._followed :], len(self.changes)
        return fresh


def _gathered(changes: list[Change]) -> list[Change]:
    """Bring what is added of one type together; references are checked at the end, so the order is free."""
    ordered: list[Change] = []
    for kind, run in groupby(changes, key=_kind):
        by_type: dict[object, list[Change]] = {}
        for change in run:
            by_type.setdefault(type(change.value) if kind == "add" else Change, []).append(change)
        ordered += chain.from_iterable(by_type.values())
    return ordered


def _gone() -> str:
    return tr("What you chose is no longer in the project; choose it again.")


def _kind(change: Change) -> str:
    if change.before is None:
        return "add"
    return "remove" if change.after is None else "replace"


@lru_cache(64)
def _insertion(dialect: Dialect, table: Table, fields: tuple[str, ...]) -> str:
    """Return the statement that adds values, with a mark for each field in order."""
    wanted: dict[str, Any] = {name: bindparam(name) for name in fields}
    return str(insert(table).values(wanted).compile(dialect=dialect))


def _write(connection: Connection, value_type: type[Value], kind: str, values: list[Value]) -> None:
    table = table_of(value_type)
    if kind == "add":
        # Straight to the driver: a large import spends a quarter of its writing on SQLAlchemy's look at each row.
        connection.exec_driver_sql(
            _insertion(connection.dialect, table, FIELDS[value_type]), list(map(to_values, values))
        )
    elif kind == "remove":
        query = delete(table).where(table.c.id == bindparam("_id"))
        connection.execute(query, [{"_id": value.id} for value in values])
    else:
        changed: dict[str, Any] = {name: bindparam(name) for name in FIELDS[value_type] if name != "id"}
        statement = update(table).where(table.c.id == bindparam("_id")).values(changed)
        rows = [{("_id" if name == "id" else name): v for name, v in to_row(each).items()} for each in values]
        connection.execute(statement, rows)
