"""Rows that came out of a damaged file, made into a project that can be worked in: what refers to nothing goes."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, count, groupby, pairwise

from sqlalchemy import Connection, Table, delete, func, inspect, select, update

from codebench.domain.text import fold
from codebench.storage.rows import Base, CodeRow, CodingRow, GroupRow, SourceRow, TurnRow
from codebench.storage.soundness import wrong_rows

_TREES = (CodeRow, GroupRow)


def mend(connection: Connection) -> Counter[str]:
    """Remove or loosen what makes no sense in the tables that are there; return how many rows of each are gone."""
    gone: Counter[str] = Counter()
    there = inspect(connection)
    tables = [table for name, table in Base.metadata.tables.items() if there.has_table(name)]
    for table in tables:
        columns = {each["name"] for each in there.get_columns(table.name)}
        wrong = wrong_rows(table, columns)
        gone[table.name] += connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE {wrong}').rowcount
    _fit_spans(connection, gone)
    _put_turns_in_order(connection, gone)
    while _let_go(connection, tables, gone):
        pass
    for row in _TREES:
        _untangle(connection, row)
    _tell_twins_apart(connection)
    return +gone


def _fit_spans(connection: Connection, gone: Counter[str]) -> None:
    """Keep turns and codings within their texts."""
    lengths = connection.execute(select(SourceRow.id, func.length(SourceRow.text))).all()
    for row in (TurnRow, CodingRow):
        for source_id, length in lengths:
            beyond = (row.source_id == source_id) & (row.end > length)
            connection.execute(update(row).where(beyond).values(end=length))
        empty = row.start >= row.end if row is CodingRow else row.start > row.end
        gone[row.__tablename__] += connection.execute(delete(row).where(empty)).rowcount


def _put_turns_in_order(connection: Connection, gone: Counter[str]) -> None:
    """Let the turns of a source follow each other without overlap; what fits nowhere between the others goes."""
    row = TurnRow
    query = select(row.source_id, row.id, row.start, row.end).order_by(row.source_id, row.position)
    for _, some in groupby(connection.execute(query).all(), key=lambda turn: turn.source_id):
        turns = list(some)
        if all(one.end <= other.start for one, other in pairwise(turns)):
            continue
        kept = _longest_rise([turn.start for turn in turns])
        for at, turn in enumerate(turns):
            if at not in kept:
                connection.execute(delete(row).where(row.id == turn.id))
                gone[row.__tablename__] += 1
        for one, other in pairwise(turns[at] for at in sorted(kept)):
            connection.execute(update(row).where(row.id == one.id).values(end=min(one.end, other.start)))


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return the places of as many numbers as never fall."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_right(ends, number)
        ends[length : length + 1], last[length : length + 1] = [number], [at]
        before.append(last[length - 1] if length else -1)
    found, at = set(), last[-1] if last else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return found


def _let_go(connection: Connection, tables: Iterable[Table], gone: Counter[str]) -> bool:
    """Remove rows that refer to what is not there, or loosen them where they may do without; tell if any were."""
    found = False
    for key in (key for table in tables for key in table.foreign_keys):
        column = key.parent
        there = key.column.table.alias("there")
        target = select(there.c[key.column.name]).where(there.c[key.column.name] == column).exists()
        lost = column.is_not(None) & ~target
        if column.nullable:
            found |= connection.execute(update(column.table).where(lost).values({column.name: None})).rowcount > 0
        else:
            removed = connection.execute(delete(column.table).where(lost)).rowcount
            gone[column.table.name] += removed
            found |= removed > 0
    return found


def _untangle(connection: Connection, row: type[CodeRow] | type[GroupRow]) -> None:
    """Lift to the top what hangs below itself."""
    parents = {each.id: each.parent_id for each in connection.execute(select(row.id, row.parent_id))}
    for each, parent in list(parents.items()):
        line, at = {each}, parent
        while at is not None and at not in line:
            line.add(at)
            at = parents.get(at)
        if at is not None:
            parents[each] = None
            connection.execute(update(row).where(row.id == each).values(parent_id=None))


def _tell_twins_apart(connection: Connection) -> None:
    """Put a number behind codes that came to stand in one place under one name."""
    taken: set[tuple[str | None, str]] = set()
    for code in connection.execute(select(CodeRow.id, CodeRow.parent_id, CodeRow.name)).all():
        names = chain([code.name], (f"{code.name} ({n})" for n in count(2)))
        name = next(each for each in names if (code.parent_id, fold(each)) not in taken)
        taken.add((code.parent_id, fold(name)))
        if name != code.name:
            connection.execute(update(CodeRow).where(CodeRow.id == code.id).values(name=name))
