"""Lists that must not read whole texts."""

from typing import NamedTuple

from sqlalchemy import Connection, func, literal_column, select

from codebench.storage.rows import SourceRow


class SourceLine(NamedTuple):
    """A source without its text; `chars` is the text's length in code points."""

    id: str
    title: str
    kind: str
    layout: str
    chars: int


def source_heads(connection: Connection) -> list[SourceLine]:
    """Return every source without its text, in the order in which they were imported."""
    line = select(SourceRow.id, SourceRow.title, SourceRow.kind, SourceRow.layout, func.length(SourceRow.text))
    query = line.order_by(literal_column("source.rowid"))
    return [SourceLine(*row) for row in connection.execute(query)]
