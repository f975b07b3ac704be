"""Names that stand in a report though they should not: looked for before it leaves the house."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from codebench.domain.hiding import HiddenName, Hider, NameKind
from codebench.domain.participant import Group, Participant
from codebench.domain.people import is_generic
from codebench.domain.quote import Attribution
from codebench.domain.report import (
    CodebookPart,
    FigurePart,
    Heading,
    MatrixPart,
    Paragraph,
    Part,
    QuotePart,
    Report,
    TablePart,
)
from codebench.domain.source import Speaker
from codebench.domain.table import Table
from codebench.domain.text import Span, fold
from codebench.i18n import tr
from codebench.services.keys import decided
from codebench.services.project import Project

_WORD = re.compile(r"\w+")
_SHORTEST = 3


class LeakKind(StrEnum):
    """Whose name it is."""

    PARTICIPANT = "participant"
    LABEL = "label"
    GROUP = "group"
    SOURCE = "source"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Watched:
    """A name that should not be read in a report."""

    kind: LeakKind
    name: str
    any_case: bool = False


@dataclass(frozen=True, slots=True)
class Leak:
    """A name that was found: where, in words, and in which part of the report."""

    kind: LeakKind
    name: str
    where: str
    part: int


def leaks(report: Report, names: Iterable[Watched]) -> list[Leak]:
    """Return every watched name in each part of a report that has it, as whole words, in the order of reading."""
    lookout = Lookout(names)
    found, chapter = [], report.title
    for at, part in enumerate(report.parts):
        if isinstance(part, Heading) and part.level == 1:
            chapter = part.text
        met = dict.fromkeys(each for text in _texts(part) for each, _ in lookout.met(text))
        found += [Leak(each.kind, each.name, _where(part, chapter), at) for each in met]
    return found


class Lookout:
    """Looks for watched names in texts, also where Dutch has inflected them."""

    def __init__(self, names: Iterable[Watched]) -> None:
        self._watched = {each.name: each for each in names}
        self._hider = Hider(
            HiddenName(name, NameKind.PERSON, any_case=each.any_case) for name, each in self._watched.items()
        )

    def met(self, text: str) -> Iterator[tuple[Watched, Span]]:
        """Yield every watched name in a text and where it stands."""
        for sighting in self._hider.sightings(text):
            yield self._watched[sighting.name.name], Span(sighting.start, sighting.end)


def watched(project: Project, attribution: Attribution) -> list[Watched]:
    """Return what a report under this attribution should not name; who consented may be named where names are."""
    by_name = attribution is Attribution.NAMED
    people = {person.id: person for person in project.values(Participant) if not (by_name and person.consent)}
    speakers = [each for each in project.values(Speaker) if each.participant_id in people]
    heard = {speaker.source_id for speaker in speakers}
    titles = [title for each, title in project.titles().items() if not by_name or each in heard]
    found = [Watched(LeakKind.PARTICIPANT, name) for person in people.values() for name in _names(person.name)]
    found += [Watched(LeakKind.LABEL, name) for speaker in speakers for name in _names(speaker.label)]
    found += [Watched(LeakKind.SOURCE, title) for title in titles if _tells(title)]
    found += [] if by_name else [Watched(LeakKind.GROUP, name) for name in _inner(project)]
    found += _hidden(project)
    fine = {fold(person.pseudonym) for person in project.values(Participant)}
    fine |= {fold(name.instead or name.name) for name in decided(project)}
    once: dict[str, Watched] = {}
    for each in found:
        if fold(each.name) not in fine:
            once.setdefault(each.name, each)
    return list(once.values())


def _hidden(project: Project) -> list[Watched]:
    """Return every form of the names that the open key hides."""
    hidden = [name for name in decided(project) if name.instead]
    return [Watched(LeakKind.HIDDEN, form, each.any_case) for each in hidden for form in each.spellings]


def _names(name: str) -> list[str]:
    """Return a name and each of its words, as far as they say who it is and not what."""
    return [each for each in dict.fromkeys([name, *_WORD.findall(name)]) if _tells(each) and not is_generic(each)]


def _tells(name: str) -> bool:
    return len(name) >= _SHORTEST and not (name.islower() and " " not in name) and not name.isdecimal()


def _inner(project: Project) -> list[str]:
    """Return the names of groups inside others, such as institutions, that are no outermost group's name as well."""
    found = project.values(Group)
    outer = {group.name for group in found if group.parent_id is None}
    return sorted({group.name for group in found if len(group.name) >= _SHORTEST} - outer)


def _where(part: Part, chapter: str) -> str:
    match part:
        case QuotePart():
            who = part.quote.attribution
            return tr("in a quote of {who}", who=who) if who else tr("in a quote")
        case TablePart() | MatrixPart():
            return tr("in a table of “{chapter}”", chapter=chapter)
        case FigurePart():
            return tr("at a figure of “{chapter}”", chapter=chapter)
        case CodebookPart():
            return tr("in the codebook")
        case _:
            return tr("in “{chapter}”", chapter=chapter)


def _texts(part: Part) -> Iterator[str]:
    match part:
        case Heading() | Paragraph():
            yield part.text
        case QuotePart():
            yield from (text for said in part.quote.said for text in (said.speaker, said.text))
            yield from (part.quote.attribution, part.quote.source)
        case TablePart() | MatrixPart():
            yield from _of_table(part.table)
        case FigurePart():
            yield from (part.caption, part.alternative)
        case CodebookPart():
            for entry in part.entries:
                yield from (*entry.path, entry.definition, entry.when, entry.when_not, entry.example)


def _of_table(table: Table) -> Iterator[str]:
    yield from (table.title, table.rule, *table.notes)
    yield from (column.heading for column in table.columns)
    for row in table.rows:
        yield from (*row.path, *(cell.text for cell in row.cells))
