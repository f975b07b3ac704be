"""Typed rows, one class a domain value with the same field names; a test compares them."""

from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, LargeBinary, MetaData, String, Table, UniqueConstraint, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from codebench.domain.changes import Value
from codebench.domain.checks import LostCoding, ToCheck
from codebench.domain.codebook import Code
from codebench.domain.coding import Coder, Coding
from codebench.domain.findings import ChosenQuote, NotAsked, PartedQuote, SavedReport, Summary
from codebench.domain.memo import Memo
from codebench.domain.participant import Attribute, AttributeValue, Group, GroupLevel, Membership, Participant
from codebench.domain.review import Remark
from codebench.domain.search import SynonymSet
from codebench.domain.source import Original, Source, Speaker, TimeMark, Turn
from codebench.domain.version import CodebookVersion

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def _to(column: str) -> ForeignKey:
    """Refer to a column; checked at commit, so that a step may write in any order."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


class Base(DeclarativeBase):
    """All rows; ids are UUIDs made in the domain."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {bytes: LargeBinary}


class OriginalRow(Base):
    """An imported file."""

    __tablename__ = "original"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    file_name: Mapped[str]


class BytesRow(Base):
    """Bytes under their SHA-256: written once and never changed, so that the journal need not repeat them."""

    __tablename__ = "bytes"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    data: Mapped[bytes]


class ParticipantRow(Base):
    """A participant."""

    __tablename__ = "participant"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str]
    pseudonym: Mapped[str]
    consent: Mapped[bool] = mapped_column(server_default=false())


class GroupRow(Base):
    """A group, perhaps inside another."""

    __tablename__ = "group"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[str | None] = mapped_column(_to("group.id"))


class GroupLevelRow(Base):
    """The name of a depth of the group tree."""

    __tablename__ = "group_level"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    depth: Mapped[int]
    name: Mapped[str]


class MembershipRow(Base):
    """A participant in a group."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("participant_id", "group_id"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    participant_id: Mapped[str] = mapped_column(_to("participant.id"))
    group_id: Mapped[str] = mapped_column(_to("group.id"))


class AttributeRow(Base):
    """A variable."""

    __tablename__ = "attribute"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str]
    subject: Mapped[str]
    position: Mapped[int]
    coarse: Mapped[str] = mapped_column(server_default="")


class AttributeValueRow(Base):
    """A variable's value for one owner."""

    __tablename__ = "attribute_value"
    __table_args__ = (UniqueConstraint("attribute_id", "owner_id"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    attribute_id: Mapped[str] = mapped_column(_to("attribute.id"))
    owner_id: Mapped[str] = mapped_column(String(36))
    value: Mapped[str]


class SourceRow(Base):
    """An imported text."""

    __tablename__ = "source"
    # All but the text, so that a list of sources need not pass through the pages of every text.
    __table_args__ = (Index("ix_source_head", "id", "title", "kind", "layout", "participant_id", "group_id"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    title: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]
    format: Mapped[str]
    layout: Mapped[str]
    original_id: Mapped[str | None] = mapped_column(_to("original.id"))
    participant_id: Mapped[str | None] = mapped_column(_to("participant.id"))
    group_id: Mapped[str | None] = mapped_column(_to("group.id"))


class SpeakerRow(Base):
    """A label in a source."""

    __tablename__ = "speaker"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    source_id: Mapped[str] = mapped_column(_to("source.id"), index=True)
    label: Mapped[str]
    role: Mapped[str]
    participant_id: Mapped[str | None] = mapped_column(_to("participant.id"))


class TurnRow(Base):
    """A stretch of a source by one speaker."""

    __tablename__ = "turn"
    __table_args__ = (Index(None, "source_id", "start"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    source_id: Mapped[str] = mapped_column(_to("source.id"))
    position: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    kind: Mapped[str]
    speaker_id: Mapped[str | None] = mapped_column(_to("speaker.id"))
    time: Mapped[float | None]
    end_time: Mapped[float | None]


class TimeMarkRow(Base):
    """A known moment inside a turn."""

    __tablename__ = "time_mark"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    source_id: Mapped[str] = mapped_column(_to("source.id"), index=True)
    offset: Mapped[int]
    time: Mapped[float]


class CoderRow(Base):
    """A coder."""

    __tablename__ = "coder"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str]
    initials: Mapped[str]


class CodeRow(Base):
    """A code in the tree."""

    __tablename__ = "code"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[str | None] = mapped_column(_to("code.id"))
    position: Mapped[int]
    definition: Mapped[str]
    when: Mapped[str]
    when_not: Mapped[str]
    example: Mapped[str]
    colour: Mapped[str]
    retired: Mapped[bool]


class CodingRow(Base):
    """A code on a stretch of a source."""

    __tablename__ = "coding"
    __table_args__ = (
        UniqueConstraint("source_id", "start", "end", "code_id", "coder_id"),
        Index(None, "code_id"),
    )
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    source_id: Mapped[str] = mapped_column(_to("source.id"))
    start: Mapped[int]
    end: Mapped[int]
    code_id: Mapped[str] = mapped_column(_to("code.id"))
    coder_id: Mapped[str] = mapped_column(_to("coder.id"))


class MemoRow(Base):
    """A note on anything."""

    __tablename__ = "memo"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    about: Mapped[str]
    target_id: Mapped[str] = mapped_column(String(36), index=True)
    text: Mapped[str]
    coder_id: Mapped[str] = mapped_column(_to("coder.id"))


class CodebookVersionRow(Base):
    """A codebook as it once stood."""

    __tablename__ = "codebook_version"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str]
    reason: Mapped[str]
    coder_id: Mapped[str] = mapped_column(_to("coder.id"))
    at: Mapped[str]
    codes: Mapped[str]
    counts: Mapped[str]


class NotAskedRow(Base):
    """A part of the guide that was not asked."""

    __tablename__ = "not_asked"
    __table_args__ = (UniqueConstraint("source_id", "code_id"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    source_id: Mapped[str] = mapped_column(_to("source.id"))
    code_id: Mapped[str] = mapped_column(_to("code.id"))


class SummaryRow(Base):
    """A cell of the framework matrix."""

    __tablename__ = "summary"
    __table_args__ = (UniqueConstraint("code_id", "unit_id"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    code_id: Mapped[str] = mapped_column(_to("code.id"))
    unit_id: Mapped[str] = mapped_column(String(36))
    text: Mapped[str]
    coder_id: Mapped[str] = mapped_column(_to("coder.id"))


class ChosenQuoteRow(Base):
    """A coding to be printed."""

    __tablename__ = "chosen_quote"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    coding_id: Mapped[str] = mapped_column(_to("coding.id"), unique=True)
    position: Mapped[int]
    words: Mapped[str]


class PartedQuoteRow(Base):
    """A quote that is no repeat."""

    __tablename__ = "parted_quote"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    coding_id: Mapped[str] = mapped_column(String(36), unique=True)


class SavedReportRow(Base):
    """A question with its answer."""

    __tablename__ = "saved_report"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str]
    question: Mapped[str]
    answer: Mapped[str]
    version: Mapped[str]
    at: Mapped[str]
    step: Mapped[int]
    coder_id: Mapped[str] = mapped_column(_to("coder.id"))


class RemarkRow(Base):
    """A reviewer's remark."""

    __tablename__ = "remark"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    about: Mapped[str]
    target: Mapped[str]
    verdict: Mapped[str]
    text: Mapped[str]
    coder_id: Mapped[str] = mapped_column(_to("coder.id"))
    at: Mapped[str]
    shown: Mapped[str]
    settled: Mapped[bool]
    answer: Mapped[str]


class ToCheckRow(Base):
    """A coding whose words were edited."""

    __tablename__ = "to_check"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    coding_id: Mapped[str] = mapped_column(_to("coding.id"), unique=True)
    before: Mapped[str]
    lead: Mapped[int]


class LostCodingRow(Base):
    """A coding whose words are gone."""

    __tablename__ = "lost_coding"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    source_id: Mapped[str] = mapped_column(_to("source.id"))
    coding_id: Mapped[str] = mapped_column(String(36), unique=True)
    code_id: Mapped[str] = mapped_column(_to("code.id"))
    coder_id: Mapped[str] = mapped_column(_to("coder.id"))
    at: Mapped[int]
    before: Mapped[str]
    lead: Mapped[int]
    position: Mapped[int | None]
    printed: Mapped[str]


class SynonymSetRow(Base):
    """Words that mean the same."""

    __tablename__ = "synonym_set"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    words: Mapped[str]


class JournalRow(Base):
    """One step: who did what when, with every value before and after (compressed JSON)."""

    __tablename__ = "journal"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[str]
    coder: Mapped[str]
    command: Mapped[str]
    details: Mapped[str]
    changes: Mapped[bytes]
    undoes: Mapped[int | None]


class ProjectRow(Base):
    """Facts of the project itself, such as its name and identity."""

    __tablename__ = "project"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


ROWS: dict[type[Value], type[Base]] = {
    Original: OriginalRow,
    Participant: ParticipantRow,
    Group: GroupRow,
    GroupLevel: GroupLevelRow,
    Membership: MembershipRow,
    Attribute: AttributeRow,
    AttributeValue: AttributeValueRow,
    Source: SourceRow,
    Speaker: SpeakerRow,
    Turn: TurnRow,
    TimeMark: TimeMarkRow,
    Coder: CoderRow,
    Code: CodeRow,
    Coding: CodingRow,
    Memo: MemoRow,
    CodebookVersion: CodebookVersionRow,
    NotAsked: NotAskedRow,
    Summary: SummaryRow,
    ChosenQuote: ChosenQuoteRow,
    SavedReport: SavedReportRow,
    Remark: RemarkRow,
    ToCheck: ToCheckRow,
    LostCoding: LostCodingRow,
    SynonymSet: SynonymSetRow,
    PartedQuote: PartedQuoteRow,
}


def table_of(value_type: type[Any]) -> Table:
    """Return the table that holds values of this type."""
    found = ROWS[value_type].__table__
    assert isinstance(found, Table)
    return found
