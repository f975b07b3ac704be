"""What the review page holds: tables, definitions and quotes by pseudonym, fit to leave the project."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from codebench.domain.quote import Said
from codebench.domain.table import Table


@dataclass(frozen=True, slots=True)
class PageCode:
    """A code with what its definition says."""

    id: str
    path: tuple[str, ...]
    definition: str
    when: str
    when_not: str


@dataclass(frozen=True, slots=True)
class PagePerson:
    """A participant as the page calls them."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class PageQuote:
    """A passage under a code; `coding_id` is what a remark is left on, `where` its source and time."""

    coding_id: str
    code_id: str
    said: tuple[Said, ...]
    where: str


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table, its question as JSON, and per mention the keys of the columns in which it counts."""

    table: Table
    question: Mapping[str, object]
    counted: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Everything of one page; a mention is (quote, person), both by their place in the tuples here."""

    project_id: str
    title: str
    date: str
    tables: tuple[PageTable, ...]
    codes: tuple[PageCode, ...]
    people: tuple[PagePerson, ...]
    quotes: tuple[PageQuote, ...]
    mentions: tuple[tuple[int, int], ...]
    notes: tuple[str, ...] = field(default=())
