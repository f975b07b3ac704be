"""Rows of the index of words: made from sources and turns, never part of a step."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from codebench.storage.rows import Base


class SearchPartRow(Base):
    """What one speaker says in one source, as the index numbers it."""

    __tablename__ = "search_part"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source_id: Mapped[str] = mapped_column(String(36), index=True)
    speaker_id: Mapped[str | None] = mapped_column(String(36))
    kind: Mapped[str]


class SearchTurnRow(Base):
    """A turn as it was indexed, numbered within its part."""

    __tablename__ = "search_turn"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    start: Mapped[int]
    end: Mapped[int]


class SearchAccentRow(Base):
    """A word with accents and what it is without them; one that is gone from the texts does no harm."""

    __tablename__ = "search_accent"
    term: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str] = mapped_column(index=True)
