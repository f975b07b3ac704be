"""Lists that must not read whole texts."""

from typing import NamedTuple

from sqlalchemy import Connection, func, literal_column, select

from codebench.storage.rows import SourceRow


class SourceLine(NamedTuple):
    """A source without its text; `chars` is the text's length in code points, the last two whose it is as a whole."""

    id: str
    title: str
    kind: str
    layout: str
    chars: int
    participant_id: str | None
    group_id: str | None


def source_heads(connection: Connection) -> list[SourceLine]:
    """Return every source without its text, in the order in which they were imported."""
    row, chars = SourceRow, func.length(SourceRow.text)
    line = select(row.id, row.title, row.kind, row.layout, chars, row.participant_id, row.group_id)
    query = line.order_by(literal_column("source.rowid"))
    return [SourceLine(*row) for row in connection.execute(query)]
