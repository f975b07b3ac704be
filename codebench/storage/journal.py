"""The journal: one row a step, from which undo, redo, audit trail and refresh come."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from codebench.domain.changes import Change, Step, Value
from codebench.domain.coding import Coder
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.storage import search
from codebench.storage.codec import pack, to_values, unpack
from codebench.storage.rows import JournalRow
from codebench.storage.work import Work, read_values

_LIGHT = (JournalRow.number, JournalRow.at, JournalRow.coder, JournalRow.command, JournalRow.details, JournalRow.undoes)


@dataclass
class Stacks:
    """What can be undone and redone: numbers of journal rows, the next one last."""

    undo: list[int] = field(default_factory=list)
    redo: list[int] = field(default_factory=list)

    def push(self, number: int, undoes: int | None) -> None:
        """Take in one journal row; a row that undoes an undo is a redo."""
        if undoes is None:
            self.undo.append(number)
            self.redo.clear()
        elif self.undo and self.undo[-1] == undoes:
            self.undo.pop()
            self.redo.append(number)
        else:
            self.redo.pop()
            self.undo.append(number)


# A step after which nothing before it can be undone, because its words are gone.
SEAL = "make_safe_to_send"
# Steps that only tell what happened outside the project; there is nothing in them to undo.
TELLING = ("note_release",)


def now() -> datetime:
    """Return this second in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def stacks(connection: Connection) -> Stacks:
    """Return the stacks as the whole journal leaves them."""
    found = Stacks()
    rows = select(JournalRow.number, JournalRow.undoes, JournalRow.command).order_by(JournalRow.number)
    for number, undoes, command in connection.execute(rows):
        if command == SEAL:
            found = Stacks()
        elif command not in TELLING:
            found.push(number, undoes)
    return found


def tell(connection: Connection, coder: Coder, command: str, **details: object) -> None:
    """Write a step that changed nothing but must be known."""
    row = {"at": now().isoformat(), "coder": coder.name, "command": command, "changes": pack([])}
    connection.execute(insert(JournalRow).values(row | {"details": json.dumps(details, ensure_ascii=False)}))


def settle(work: Work) -> None:
    """Write what is done so far and let the index of words follow it, while a step is still under way."""
    search.follow(work.connection, work.unfollowed())


def append(connection: Connection, work: Work, command: str, undoes: int | None = None) -> Step:
    """Write the work's changes as one journal row, let the index of words follow them, and return the step."""
    settle(work)
    at = now()
    row = {
        "at": at.isoformat(),
        "coder": work.coder.name,
        "command": command,
        "details": json.dumps(work.details, ensure_ascii=False),
        "changes": pack(work.changes),
        "undoes": undoes,
    }
    inserted = connection.execute(insert(JournalRow).values(row)).inserted_primary_key
    assert inserted is not None
    return Step(int(inserted[0]), at, work.coder.name, command, dict(work.details), tuple(work.changes), undoes)


def latest(connection: Connection) -> int:
    """Return the number of the latest step; 0 before the first."""
    return connection.execute(select(func.max(JournalRow.number))).scalar() or 0


def last(connection: Connection) -> Step | None:
    """Return the latest step without its changes."""
    number = latest(connection)
    return steps(connection, number)[0] if number else None


def steps(connection: Connection, *numbers: int) -> list[Step]:
    """Return the steps without their changes, oldest first; all of them without numbers."""
    query = select(*_LIGHT).order_by(JournalRow.number)
    if numbers:
        query = query.where(JournalRow.number.in_(numbers))
    return [
        Step(number, datetime.fromisoformat(at), coder, command, json.loads(details), (), undoes)
        for number, at, coder, command, details, undoes in connection.execute(query)
    ]


def touching(connection: Connection, *ids: str) -> list[Step]:
    """Return the steps, without changes, that changed a value which has, or refers to, one of these ids."""
    wanted = set(ids)
    found = []
    query = select(JournalRow.number, JournalRow.changes).order_by(JournalRow.number)
    for number, packed in connection.execute(query):
        if any(wanted.intersection(map(str, to_values(change.value))) for change in unpack(packed)):
            found.append(number)
    light = {step.number: step for step in steps(connection)}
    return [light[number] for number in found]


def changes_of(connection: Connection, number: int) -> tuple[Change, ...]:
    """Return what a step changed."""
    packed = connection.execute(select(JournalRow.changes).where(JournalRow.number == number)).scalar_one()
    return unpack(packed)


def since(connection: Connection, number: int) -> list[Step]:
    """Return the steps after this one that still hold, oldest first, with their changes.

    A step that was undone, and the undoing of it, hold no more; the undoing of an older step does.
    """
    holding: dict[int, Step] = {}
    for step in steps(connection):
        if step.number > number and holding.pop(step.undoes or 0, None) is None:
            holding[step.number] = step
    packed = select(JournalRow.number, JournalRow.changes).where(JournalRow.number > number)
    changes = {n: unpack(data) for n, data in connection.execute(packed) if n in holding}
    return [replace(step, changes=changes[n]) for n, step in holding.items()]


def take_back(work: Work, connection: Connection, number: int) -> None:
    """Write the inverse of a step; refuse where something it wrote has since been changed otherwise."""
    changes = changes_of(connection, number)
    _check_untouched(connection, changes)
    work.apply([change.inverse() for change in reversed(changes)])


def _check_untouched(connection: Connection, changes: Iterable[Change]) -> None:
    left: dict[tuple[type[Value], str], Value | None] = {}
    for change in changes:
        left[type(change.value), change.value.id] = change.after
    for value_type in {kind for kind, _ in left}:
        ids = [value_id for kind, value_id in left if kind is value_type]
        now = {value.id: value for value in read_values(connection, value_type, id=ids)}
        if any(now.get(each) != left[value_type, each] for each in ids):
            raise CodebenchError(
                tr("This step can't be undone: what it changed has been changed since, outside this undo list.")
            )
