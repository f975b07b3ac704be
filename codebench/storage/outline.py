"""Lists that must not read whole texts."""

from typing import NamedTuple

from sqlalchemy import Connection, literal_column, select, text

from codebench.storage.rows import SourceRow


class SourceLine(NamedTuple):
    """A source without its text; the last two are whose it is as a whole."""

    id: str
    title: str
    kind: str
    layout: str
    participant_id: str | None
    group_id: str | None


def source_heads(connection: Connection) -> list[SourceLine]:
    """Return every source without its text, in the order in which they were imported."""
    row = SourceRow
    line = select(row.id, row.title, row.kind, row.layout, row.participant_id, row.group_id)
    query = line.order_by(literal_column("source.rowid"))
    return [SourceLine(*row) for row in connection.execute(query)]


# What every schema ever had, and people know their work by.
COUNTED = ("source", "participant", "code", "coding", "memo")


def titles(connection: Connection) -> tuple[str, ...]:
    """Return the titles of all sources of a file of any schema, in the order in which they were imported."""
    return tuple(connection.execute(text("SELECT title FROM source ORDER BY rowid")).scalars())


def counts(connection: Connection) -> dict[str, int]:
    """Return how many rows a file of any schema has of what people know their work by."""
    return {name: int(connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()) for name in COUNTED}
