"""What counting reads: whose speech each turn is, interviewers left out, and the codings on it."""

from collections.abc import Callable, Collection, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, and_, case, func, select
from sqlalchemy.orm import aliased

from codebench.domain.said import Mark, Utterance
from codebench.domain.source import Role, TurnKind
from codebench.storage.rows import CodingRow, SourceRow, SpeakerRow, TurnRow

T = TypeVar("T", Utterance, Mark)

_any_speaker = aliased(SpeakerRow)
_has_speakers = select(_any_speaker.id).where(_any_speaker.source_id == SourceRow.id).correlate(SourceRow).exists()

# A speaker's turn belongs to the participant behind the label; without any speakers the whole source has one owner.
_owner = case(
    (and_(SpeakerRow.role == Role.PARTICIPANT, SpeakerRow.participant_id.is_not(None)), SpeakerRow.participant_id),
    (
        and_(TurnRow.speaker_id.is_(None), TurnRow.kind == TurnKind.SPEECH, ~_has_speakers),
        func.coalesce(SourceRow.participant_id, SourceRow.group_id),
    ),
)


Ids = Collection[str] | None


def utterances(connection: Connection, source_ids: Ids = None) -> Iterator[tuple[str, list[Utterance]]]:
    """Yield of each source, or each of these, its turns with words in order, with whose speech they are."""
    query = (
        select(
            TurnRow.source_id,
            TurnRow.start,
            TurnRow.end,
            _owner.label("owner"),
            func.coalesce(SpeakerRow.role == Role.INTERVIEWER, False),
        )
        .join(SourceRow, SourceRow.id == TurnRow.source_id)
        .outerjoin(SpeakerRow, SpeakerRow.id == TurnRow.speaker_id)
        .where(TurnRow.start < TurnRow.end)
        .order_by(TurnRow.source_id, TurnRow.start)
    )
    yield from _by_source(connection, _of(query, TurnRow.source_id, source_ids), Utterance._make)


def marks(connection: Connection, source_ids: Ids = None) -> Iterator[tuple[str, list[Mark]]]:
    """Yield of each coded source, or each of these, its codings in order."""
    row = CodingRow
    columns = row.source_id, row.start, row.end, row.code_id, row.coder_id
    query = select(*columns).order_by(*columns)
    yield from _by_source(connection, _of(query, row.source_id, source_ids), Mark._make)


def _of(query: Any, column: Any, source_ids: Ids) -> Any:
    return query if source_ids is None else query.where(column.in_(source_ids))


def _by_source(connection: Connection, query: Any, make: Callable[[Any], T]) -> Iterator[tuple[str, list[T]]]:
    """Yield the rows of each source; the same id is the same string, so that half a million of them stay small."""
    same: dict[str | None, str | None] = {}
    # The driver's own rows: wrapping each of them takes longer than reading it.
    rows: Any = connection.execute(query).cursor
    for source_id, of in groupby(rows, key=itemgetter(0)):
        yield (
            source_id,
            [make((start, end, same.setdefault(a, a), same.setdefault(b, b))) for _, start, end, a, b in of],
        )
