"""A project made safe to send: without the files it came from, its history telling who did what, but no words."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from codebench.domain.changes import Change, Value
from codebench.domain.coding import Coder
from codebench.domain.hiding import mapped
from codebench.storage import journal, search
from codebench.storage.codec import pack, unpack
from codebench.storage.database import TO_SQUEEZE
from codebench.storage.rows import BytesRow, JournalRow, OriginalRow, ProjectRow, SourceRow

Fields = Mapping[type[Value], tuple[str, ...]]


def strip(connection: Connection, coder: Coder, hide: Callable[[str], str], wordy: Fields) -> None:
    """Remove the originals, and every word from the history, which ends here: nothing before can be undone any more."""
    connection.execute(update(SourceRow).values(original_id=None))
    connection.execute(delete(OriginalRow))
    connection.execute(delete(BytesRow))
    rows = connection.execute(select(JournalRow.number, JournalRow.details, JournalRow.changes)).all()
    statement = update(JournalRow).where(JournalRow.number == bindparam("_number"))
    for number, details, packed in rows:
        kept = {
            "_number": number,
            "details": json.dumps(mapped(json.loads(details), hide), ensure_ascii=False),
            "changes": pack(_wordless(unpack(packed), wordy)),
        }
        connection.execute(statement, kept)
    connection.execute(update(ProjectRow).where(ProjectRow.key == "name").values(value=hide(_name(connection))))
    connection.execute(insert(ProjectRow).prefix_with("OR REPLACE"), {"key": TO_SQUEEZE, "value": ""})
    search.forget_gone(connection)
    journal.tell(connection, coder, journal.SEAL)


def former(connection: Connection, kinds: Fields) -> set[str]:
    """Return what values of these kinds were ever called in the history."""
    found = set()
    for (packed,) in connection.execute(select(JournalRow.changes)):
        for change in unpack(packed):
            for value in (change.before, change.after):
                found |= {getattr(value, name) for name in kinds.get(type(value), ())} if value else set()
    return found


def _wordless(changes: Iterable[Change], wordy: Fields) -> Iterable[Change]:
    return [Change(_empty(change.before, wordy), _empty(change.after, wordy)) for change in changes]


def _empty(value: Value | None, wordy: Fields) -> Value | None:
    names = wordy.get(type(value), ()) if value is not None else ()
    without: dict[str, Any] = dict.fromkeys(names, "")
    return replace(value, **without) if value is not None else None


def _name(connection: Connection) -> str:
    return str(connection.execute(select(ProjectRow.value).where(ProjectRow.key == "name")).scalar_one())
