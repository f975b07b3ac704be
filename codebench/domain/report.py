"""A report as values: what a researcher chooses, and the parts in the order of the page."""

from dataclasses import dataclass
from enum import StrEnum

from codebench.domain.question import Question
from codebench.domain.quote import Attribution, Quote
from codebench.domain.table import Table

# What stands around the key of a table or figure in a text that refers to it; no keyboard has this sign.
_MARK = "\ue000"


class Section(StrEnum):
    """The parts of a report that one may choose."""

    METHOD = "method"
    THEMES = "themes"
    FIGURES = "figures"
    MATRIX = "matrix"
    CODEBOOK = "codebook"
    QUOTES = "quotes"


_PARTICIPANTS = Question()
ALL_BUT_QUOTES = tuple(section for section in Section if section is not Section.QUOTES)


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """What goes into a report, and how; `themes` are code ids (none: the roots), `template` is a file's path.

    `questions` holds the question of a theme that has one of its own (code id, question), all others get `question`;
    `quotes` is how many are chosen for a code for which the researcher chose none; numbers below `few` are marked.
    """

    title: str = ""
    sections: tuple[Section, ...] = ALL_BUT_QUOTES
    themes: tuple[str, ...] = ()
    question: Question = _PARTICIPANTS
    questions: tuple[tuple[str, Question], ...] = ()
    matrix: Question = _PARTICIPANTS
    attribution: Attribution = Attribution.PSEUDONYM
    locator: bool = False
    quotes: int = 2
    template: str = ""
    few: int = 0


class Look(StrEnum):
    """How a paragraph reads: running text, a definition, a line of figures, a remark."""

    TEXT = "text"
    DEFINITION = "definition"
    FIGURES = "figures"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, 1 the outermost."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `reference()` inside it becomes “Table 3” as a field that leads there."""

    text: str
    look: Look = Look.TEXT


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table with its caption, rule and notes; `key` is what texts refer to it by."""

    key: str
    table: Table
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigurePart:
    """A picture (PNG), what it shows, and that in words for who can't see it."""

    key: str
    image: bytes
    caption: str
    alternative: str


@dataclass(frozen=True, slots=True)
class MatrixPart:
    """A framework matrix, on pages on their side."""

    key: str
    table: Table


@dataclass(frozen=True, slots=True)
class QuotePart:
    """A quote."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class Entry:
    """A code in the codebook appendix."""

    path: tuple[str, ...]
    definition: str
    when: str
    when_not: str
    example: str


@dataclass(frozen=True, slots=True)
class CodebookPart:
    """The codebook as a table."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Part = Heading | Paragraph | TablePart | FigurePart | MatrixPart | QuotePart | CodebookPart | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report, everything in it fit for who may read it."""

    title: str
    date: str
    parts: tuple[Part, ...]


def reference(key: str) -> str:
    """Return what stands in a text for a table or figure."""
    return f"{_MARK}{key}{_MARK}"


def pieces(text: str) -> list[str]:
    """Return the words and, at every odd place, the key of what they refer to."""
    return text.split(_MARK)
