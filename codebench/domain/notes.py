"""Text with headings, ready for Word: memos, or what changed in a codebook."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """A heading of a level from 1 (empty: none), a faint line below it, and the words."""

    heading: str
    level: int
    detail: str
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """A document of notes."""

    title: str
    introduction: tuple[str, ...]
    notes: tuple[Note, ...]
