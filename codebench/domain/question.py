"""What is asked of the codings: the analysis, the unit that counts, the columns, what is left out."""

from dataclasses import dataclass
from enum import StrEnum

from codebench.domain.table import PLAIN, Parts


class Analysis(StrEnum):
    """The tables that can be made."""

    FREQUENCY = "frequency"
    CROSSTAB = "crosstab"
    COMPARISON = "comparison"
    COOCCURRENCE = "cooccurrence"
    MATRIX = "matrix"
    SATURATION = "saturation"
    COVERAGE = "coverage"


class Unit(StrEnum):
    """What is counted; the level of `GROUPS` stands beside it in the question."""

    PARTICIPANTS = "participants"
    GROUPS = "groups"
    SOURCES = "sources"
    SEGMENTS = "segments"


class Order(StrEnum):
    """In which order the rows stand: as in the codebook, or most mentioned first."""

    BOOK = "book"
    MOST = "most"


class Near(StrEnum):
    """When two codes occur together: on the same words, in one turn, or at one participant."""

    WORDS = "words"
    TURN = "turn"
    PARTICIPANT = "participant"


# What `by` names when the columns are the coders.
CODER = "coder"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the codings; `by` is a group level (name or number), an attribute or `CODER`, `under` a code's id.

    `without` names groups by path or unique name, `without_people` participants; `at_least` keeps codes with that
    total or more, `at_least_groups` those mentioned in that many groups of `groups_level`; `kinds` keeps only these
    kinds of sources; `compared` are the keys of the two columns of a comparison; `search` keeps codes by their words;
    `sequence` orders the sources of a saturation: `title`, `imported`, or an attribute's name.
    """

    unit: Unit = Unit.PARTICIPANTS
    unit_level: int | None = None
    by: str = ""
    under: str = ""
    without: tuple[str, ...] = ()
    at_least: int = 0
    analysis: Analysis = Analysis.FREQUENCY
    without_people: tuple[str, ...] = ()
    at_least_groups: int = 0
    groups_level: int = 1
    kinds: tuple[str, ...] = ()
    search: str = ""
    order: Order = Order.BOOK
    near: Near = Near.PARTICIPANT
    compared: tuple[str, ...] = ()
    sequence: str = "title"
    parts: Parts = PLAIN
