"""Quotes: the text of codings as reported, ready for any export."""

from dataclasses import dataclass
from enum import StrEnum


class Attribution(StrEnum):
    """How a quote names who said it; a choice per export."""

    NAMED = "named"
    ROLE = "role"
    PSEUDONYM = "pseudonym"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Said:
    """A part of a quote by one speaker; the name is empty where the quote has a single speaker."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One reported passage under one code, everything in it already fit for the chosen attribution."""

    code: tuple[str, ...]
    said: tuple[Said, ...]
    attribution: str
    source: str
    turn: int | None
    time: str
    coders: str
    groups: str
    attributes: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the words, each part after its speaker's name where there are several."""
        return "\n".join(f"{part.speaker}: {part.text}" if part.speaker else part.text for part in self.said)


@dataclass(frozen=True, slots=True)
class QuoteSection:
    """A code with its quotes; sections stand in tree order and a code above without quotes has an empty one."""

    code: tuple[str, ...]
    definition: str
    summary: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class QuoteSet:
    """All quotes of an export: sections in tree order, the attribute columns, and what a reader must know."""

    title: str
    attribution: Attribution
    attributes: tuple[str, ...]
    sections: tuple[QuoteSection, ...]
    notes: tuple[str, ...] = ()
