"""What a project file may hold: its schema is one of ours and runs nothing; its rows are what the domain takes.

Files come from elsewhere. Ours have no triggers, views, checks, computed columns or indexes on expressions, so whatever
has is not to be opened: nothing that stands in a file ever runs.
"""

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table

from codebench.i18n import tr
from codebench.storage.codec import enum_values
from codebench.storage.rows import ROWS, Base
from codebench.storage.searchrows import SearchAccentRow

assert SearchAccentRow.metadata is Base.metadata  # The index's tables are declared with the others.

_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\[[^\]]*\]")
_RUNS = re.compile(r"\b(?:CHECK|GENERATED|AS|COLLATE|ON|STRICT|WITHOUT)\b|\bDEFAULT\s*\(", re.IGNORECASE)
_INDEX = re.compile(r"CREATE (?:UNIQUE )?INDEX [\w\"]+ ON [\w\"]+ \([\w\", ]+\)", re.IGNORECASE)
_VIRTUAL = re.compile(r"CREATE VIRTUAL TABLE \w+ USING fts5(?:vocab)?\s*\([\w\s,='\"]*\)", re.IGNORECASE)
_WORDS = re.compile(r"search_(?:words|vocabulary|places)")
_SHADOWS = re.compile(r"search_words_(?:data|idx|docsize|config|content)")
_SQLITES = re.compile(r"sqlite_(?:sequence|stat\d|autoindex_\w+)")
_KINDS = {str: ("text",), int: ("integer",), bool: ("integer",), float: ("real", "integer"), bytes: ("blob",)}
_JSON = {
    "journal": ("details",),
    "codebook_version": ("codes", "counts"),
    "saved_report": ("question", "answer"),
}
# How the Word report is made is kept as a report without an answer.
_UNANSWERED = ("saved_report", "answer")
_ENUMS = {row.__tablename__: enum_values(kind) for kind, row in ROWS.items()}
_TIMES = {"journal": ("at",)}
_SPANNED = ("coding", "turn")
_TREES = ("code", "group")


def foreign(connection: Any) -> str | None:
    """Name what stands in the schema that no project has; None where there is nothing."""
    known = {*Base.metadata.tables, "alembic_version"}
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        if not _is_ours(str(kind), str(name), sql if isinstance(sql, str) else "", known):
            return f"{kind} “{name}”"
    return None


def _is_ours(kind: str, name: str, sql: str, known: set[str]) -> bool:
    if _SQLITES.fullmatch(name):
        return not sql or name.startswith("sqlite_s")
    if kind == "index":
        return _INDEX.fullmatch(" ".join(sql.split())) is not None
    if kind != "table":
        return False
    if _WORDS.fullmatch(name):
        return _VIRTUAL.fullmatch(sql) is not None
    made = sql.upper().startswith("CREATE TABLE")
    return made and (name in known or bool(_SHADOWS.fullmatch(name))) and not _runs(name, sql)


def _runs(name: str, sql: str) -> bool:
    bare = _QUOTED.sub('""', sql)
    return _RUNS.search(bare.replace("WITHOUT ROWID", "") if _SHADOWS.fullmatch(name) else bare) is not None


def missing(connection: Any) -> str | None:
    """Name a table or column that the newest schema has and this file has not; None where it has them all."""
    for name, table in Base.metadata.tables.items():
        if not {column.name for column in table.columns} <= _columns(connection, name):
            return tr("the table “{name}” is not whole", name=name)
    rows = connection.execute("SELECT count(*) FROM search_words_data WHERE id IN (1, 10)").fetchone()
    return None if rows[0] == 2 else tr("the table “{name}” is not whole", name="search_words")


def unsound(connection: Any) -> str | None:
    """Name a table with rows that the domain can't take; None where all are sound."""
    for name, table in Base.metadata.tables.items():
        there = _columns(connection, name)
        if there and connection.execute(f'SELECT 1 FROM "{name}" WHERE {wrong_rows(table, there)} LIMIT 1').fetchone():
            return tr("rows of “{name}” that make no sense", name=name)
    for name in _TREES:
        if _columns(connection, name) and connection.execute(_UNREACHED.format(name=name)).fetchone()[0]:
            return tr("rows of “{name}” that hang below themselves", name=name)
    for name, *_ in connection.execute("PRAGMA foreign_key_check"):
        return tr("rows of “{name}” that refer to nothing", name=name)
    return None


def _columns(connection: Any, name: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')}


_UNREACHED = """WITH RECURSIVE below(id) AS (
    SELECT id FROM "{name}" WHERE parent_id IS NULL
    UNION SELECT child.id FROM below JOIN "{name}" child ON child.parent_id = below.id
) SELECT (SELECT count(*) FROM "{name}") - (SELECT count(*) FROM below)"""


def wrong_rows(table: Table, there: set[str]) -> str:
    """Return the condition that holds for rows of a table, with these columns, that the domain can't take."""
    return " OR ".join(_wrong(table.name, [each for each in table.columns if each.name in there]))


def _wrong(name: str, columns: list[Column[Any]]) -> Iterator[str]:
    for column in columns:
        kinds = _KINDS[column.type.python_type] + (("null",) if column.nullable else ())
        yield f'typeof("{column.name}") NOT IN ({_listed(kinds)})'
        if words := _ENUMS.get(name, {}).get(column.name):
            yield f'"{column.name}" NOT IN ({_listed(words)})'
        if column.name in _JSON.get(name, ()):
            may_be_empty = (name, column.name) == _UNANSWERED
            yield f'NOT json_valid("{column.name}")' + (f" AND \"{column.name}\" <> ''" if may_be_empty else "")
        if column.name == "details":
            yield "json_type(details) <> 'object'"
        if column.name in _TIMES.get(name, ()):
            yield f'julianday("{column.name}") IS NULL'
    if name in _SPANNED:
        yield 'start < 0 OR "end" < start'


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)
