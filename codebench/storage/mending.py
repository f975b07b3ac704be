"""Rows that came out of a damaged file, made into a project that can be worked in: what refers to nothing goes."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, Table, delete, func, inspect, select, update

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
    while _let_go(connection, tables, gone):
        pass
    for row in _TREES:
        _untangle(connection, row)
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
