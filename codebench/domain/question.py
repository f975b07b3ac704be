"""What is asked of the codings: the unit that counts, the columns, what is left out."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What is counted; the level of `GROUPS` stands beside it in the question."""

    PARTICIPANTS = "participants"
    GROUPS = "groups"
    SOURCES = "sources"
    SEGMENTS = "segments"


@dataclass(frozen=True, slots=True)
class Question:
    """A frequency question; `by` is a group level (name or number) or an attribute, `under` a code's id.

    `without` names groups by path or unique name; `at_least` keeps codes with that total or more.
    """

    unit: Unit = Unit.PARTICIPANTS
    unit_level: int | None = None
    by: str = ""
    under: str = ""
    without: tuple[str, ...] = ()
    at_least: int = 0
