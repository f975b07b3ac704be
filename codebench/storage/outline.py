"""Lists that must not read whole texts."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, literal_column, select, text

from codebench.domain.source import TurnKind
from codebench.storage.rows import SourceRow, TurnRow
from codebench.storage.work import plain_rows

# Of more sources than these all rows are read, which is quicker.
FEW = 50


class SourceLine(NamedTuple):
    """A source without its text; the last two are whose it is as a whole."""

    id: str
    title: str
    kind: str
    layout: str
    participant_id: str | None
    group_id: str | None


class TurnLine(NamedTuple):
    """A turn with words, as a list of passages knows it; `time` in seconds from the start of the recording."""

    start: int
    end: int
    position: int
    kind: TurnKind
    speaker_id: str | None
    time: float | None


def source_heads(connection: Connection) -> list[SourceLine]:
    """Return every source without its text, in the order in which they were imported."""
    row = SourceRow
    line = select(row.id, row.title, row.kind, row.layout, row.participant_id, row.group_id)
    query = line.order_by(literal_column("source.rowid"))
    return [SourceLine(*row) for row in plain_rows(connection, query)]


def rows(connection: Connection) -> int:
    """Return about how many turns and codings there are, without counting them."""
    last = [connection.execute(text(f"SELECT max(rowid) FROM {table}")).scalar() for table in ("turn", "coding")]
    return sum(number or 0 for number in last)


def turn_lines(connection: Connection, source_ids: Collection[str] | None = None) -> dict[str, list[TurnLine]]:
    """Return the turns of these sources, or of all, in order; of many sources all are read, which is quicker."""
    row = TurnRow
    columns = (row.source_id, row.start, row.end, row.position, row.kind, row.speaker_id, row.time)
    query = select(*columns).where(row.start < row.end).order_by(row.source_id, row.start)
    if source_ids is not None and len(source_ids) <= FEW:
        query = query.where(row.source_id.in_(source_ids))
    kinds = {kind.value: kind for kind in TurnKind}
    found: dict[str, list[TurnLine]] = defaultdict(list)
    for source_id, start, end, position, kind, speaker_id, time in plain_rows(connection, query):
        found[source_id].append(TurnLine(start, end, position, kinds[kind], speaker_id, time))
    return found
