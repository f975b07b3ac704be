"""Lists that must not read whole texts."""

from typing import NamedTuple

from sqlalchemy import Connection, literal_column, select

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
