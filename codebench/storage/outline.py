"""Lists that must not read whole texts."""

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from codebench.storage.rows import SourceRow


class SourceLine(NamedTuple):
    """A source without its text; `chars` is the text's length in code points."""

    id: str
    title: str
    kind: str
    layout: str
    chars: int


def source_heads(connection: Connection) -> list[SourceLine]:
    """Return every source without its text."""
    query = select(SourceRow.id, SourceRow.title, SourceRow.kind, SourceRow.layout, func.length(SourceRow.text))
    return [SourceLine(*row) for row in connection.execute(query)]
