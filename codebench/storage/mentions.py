"""The counting query: which code touches whose speech, interviewers left out."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from codebench.domain.source import Role, TurnKind
from codebench.domain.study import Mention, Speech, Uncounted
from codebench.storage.rows import CodingRow, SourceRow, SpeakerRow, TurnRow

_FEW = 50
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


def mentions(connection: Connection) -> tuple[tuple[Mention, ...], tuple[Uncounted, ...]]:
    """Return each distinct (code, stretch, owner, coder), and the coded stretches that touch no owner's speech."""
    place = (CodingRow.code_id, CodingRow.source_id, CodingRow.start, CodingRow.end)
    before = aliased(TurnRow)
    # Turns don't overlap, so the last one that starts at or before the coding is the first it can touch.
    first = (
        select(func.max(before.start))
        .where(before.source_id == CodingRow.source_id, before.start <= CodingRow.start, before.start < before.end)
        .correlate(CodingRow)
        .scalar_subquery()
    )
    touches = and_(
        TurnRow.source_id == CodingRow.source_id,
        TurnRow.start >= func.coalesce(first, 0),
        TurnRow.start < CodingRow.end,
        TurnRow.end > CodingRow.start,
        TurnRow.start < TurnRow.end,
    )
    query = (
        select(
            *place, _owner.label("owner"), CodingRow.coder_id, func.coalesce(SpeakerRow.role == Role.INTERVIEWER, False)
        )
        .distinct()
        .join(SourceRow, SourceRow.id == CodingRow.source_id)
        .outerjoin(TurnRow, touches)
        .outerjoin(SpeakerRow, SpeakerRow.id == TurnRow.speaker_id)
    )
    found: list[Mention] = []
    ownerless: dict[tuple[str, str, int, int], bool] = {}
    for code, source, start, end, owner, coder, interviewer in connection.execute(query):
        if owner is not None:
            found.append(Mention(code, source, start, end, owner, coder))
        else:
            key = (code, source, start, end)
            ownerless[key] = ownerless.get(key, False) or bool(interviewer)
    owned = {mention[:4] for mention in found} if ownerless else set()
    uncounted = (Uncounted(*key, by) for key, by in ownerless.items() if key not in owned)
    return tuple(found), tuple(uncounted)


def spoken(connection: Connection, source_ids: Sequence[str] | None = None) -> frozenset[tuple[str, str]]:
    """Return who (owner) has at least one character of speech in which source, of all or of these."""
    query = (
        select(_owner.label("owner"), TurnRow.source_id)
        .distinct()
        .select_from(TurnRow)
        .join(SourceRow, SourceRow.id == TurnRow.source_id)
        .outerjoin(SpeakerRow, SpeakerRow.id == TurnRow.speaker_id)
        .where(TurnRow.start < TurnRow.end, _owner.is_not(None))
    )
    if source_ids is not None and len(source_ids) <= _FEW:
        query = query.where(TurnRow.source_id.in_(source_ids))
    return frozenset((owner, source) for owner, source in connection.execute(query))


def speech(connection: Connection) -> list[Speech]:
    """Return every turn with words that is a participant's or a document's speech, in order, with whose it is."""
    query = (
        select(TurnRow.source_id, TurnRow.start, TurnRow.end, _owner.label("owner"))
        .join(SourceRow, SourceRow.id == TurnRow.source_id)
        .outerjoin(SpeakerRow, SpeakerRow.id == TurnRow.speaker_id)
        .where(TurnRow.start < TurnRow.end, _owner.is_not(None))
        .order_by(TurnRow.source_id, TurnRow.start)
    )
    return [Speech(*row) for row in connection.execute(query)]


def owned_speech(connection: Connection, source_ids: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return (source, start, end) of every turn of these sources that is a participant's or a document's speech."""
    query = (
        select(TurnRow.source_id, TurnRow.start, TurnRow.end)
        .join(SourceRow, SourceRow.id == TurnRow.source_id)
        .outerjoin(SpeakerRow, SpeakerRow.id == TurnRow.speaker_id)
        .where(_owner.is_not(None))
        .order_by(TurnRow.source_id, TurnRow.start)
    )
    return _stretches(connection, query, TurnRow.source_id, source_ids)


def coded_stretches(connection: Connection, source_ids: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return the distinct coded (source, start, end) of these sources, in order."""
    query = (
        select(CodingRow.source_id, CodingRow.start, CodingRow.end)
        .distinct()
        .order_by(CodingRow.source_id, CodingRow.start, CodingRow.end)
    )
    return _stretches(connection, query, CodingRow.source_id, source_ids)


def _stretches(
    connection: Connection, query: Any, column: InstrumentedAttribute[str], source_ids: Sequence[str]
) -> list[tuple[str, int, int]]:
    """Return the rows of these sources; of many, all rows are read and the others left, which is quicker."""
    if len(source_ids) <= _FEW:
        return [(source, start, end) for source, start, end in connection.execute(query.where(column.in_(source_ids)))]
    wanted = set(source_ids)
    return [(source, start, end) for source, start, end in connection.execute(query) if source in wanted]
