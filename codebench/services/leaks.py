"""Names that stand in a report though they should not: looked for before it leaves the house."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from codebench.domain.hiding import HiddenName, Hider, NameKind
from codebench.domain.participant import Participant
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
from codebench.services.institutions import institutions
from codebench.services.keys import called_fondly, decided, is_name
from codebench.services.project import Project

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 2
# What files are called besides who they are of, and codes such as P05.
_NOBODY = re.compile(
    r"(?:interview|gesprek|transcript|focusgroep|opname|enqu[eê]te|survey|vragenlijst|[a-z]{0,3}\d+)", re.IGNORECASE
)
_BRACKETED = re.compile(r"\[[^\]]*\]")
_HOLDING = ("stop-words", "fillers")


class LeakKind(StrEnum):
    """Whose name it is."""

    PARTICIPANT = "participant"
    LABEL = "label"
    GROUP = "group"
    SOURCE = "source"
    HIDDEN = "hidden"

    @property
    def named(self) -> NameKind:
        """Return what is named: what may be a person is looked for by diminutives too."""
        return NameKind.INSTITUTION if self in (LeakKind.GROUP, LeakKind.SOURCE) else NameKind.PERSON


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
    """Looks for watched names in texts, also where Dutch has inflected them; *Wil je mee?* is no Wil."""

    def __init__(self, names: Iterable[Watched]) -> None:
        self._watched = {each.name: each for each in names}
        sought = (HiddenName(name, each.kind.named, any_case=each.any_case) for name, each in self._watched.items())
        self._hider = Hider(sought, _may_be_name, called_fondly)

    def met(self, text: str) -> Iterator[tuple[Watched, Span]]:
        """Yield every watched name in a text and where it stands."""
        for sighting in self._hider.sightings(text):
            yield self._watched[sighting.name.name], Span(sighting.start, sighting.end)


def _may_be_name(text: str, start: int, end: int, ending: str) -> bool:
    """Tell whether a word may be the name; of words that hold sentences together only where it is meant so."""
    from codebench.language.smallwords import wordlist

    word = text[start:end].casefold()
    return not any(word in wordlist(each) for each in _HOLDING) or is_name(text, start, end, ending)


def watched(project: Project, attribution: Attribution) -> list[Watched]:
    """Return what a report under this attribution should not name; who consented may be named where names are."""
    by_name = attribution is Attribution.NAMED
    people = {person.id: person for person in project.values(Participant) if not (by_name and person.consent)}
    speakers = [each for each in project.values(Speaker) if each.participant_id in people]
    heard = {speaker.source_id for speaker in speakers}
    titles = [title for each, title in project.titles().items() if not by_name or each in heard]
    masks = [person.pseudonym for person in project.values(Participant)]
    masks += [name.instead or name.name for name in decided(project)]
    tells = _Telling(masks)
    found = [_watched(LeakKind.PARTICIPANT, name) for person in people.values() for name in tells.names(person.name)]
    found += [_watched(LeakKind.LABEL, name) for speaker in speakers for name in tells.names(speaker.label)]
    found += [_watched(LeakKind.SOURCE, title) for title in titles if tells.who(title)]
    found += [] if by_name else [_watched(LeakKind.GROUP, name) for name in institutions(project)]
    found += _hidden(project)
    fine = set(map(fold, masks))
    once: dict[str, Watched] = {}
    for each in found:
        if fold(each.name) not in fine:
            once.setdefault(each.name, each)
    return list(once.values())


def _hidden(project: Project) -> list[Watched]:
    """Return every form of the names that the open key hides."""
    hidden = [name for name in decided(project) if name.instead]
    return [Watched(LeakKind.HIDDEN, form, each.any_case) for each in hidden for form in each.spellings]


def _watched(kind: LeakKind, name: str) -> Watched:
    from codebench.language.naming import any_case

    return Watched(kind, name, any_case(name))


class _Telling:
    """What in a name tells who somebody is: not what stands instead of names, and not what anybody may be called."""

    def __init__(self, masks: Iterable[str]) -> None:
        self._masks = Hider(HiddenName(each, NameKind.OTHER, (), "·") for each in masks if each)

    def names(self, name: str) -> list[str]:
        """Return a name and each of its words, as far as they say who it is and not what."""
        words = [each for each in _WORD.findall(name) if each != name and not _is_beside_names(each)]
        return [each for each in dict.fromkeys([name, *words]) if self.who(each) and not is_generic(each)]

    def who(self, name: str) -> bool:
        """Tell whether a name says who it is."""
        words = _WORD.findall(_BRACKETED.sub("", self._masks.hide(name)))
        return len(name) >= _SHORTEST and not all(_NOBODY.fullmatch(each) or _is_ordinary(each) for each in words)


def _is_ordinary(word: str) -> bool:
    """Tell whether a word in small letters is in the dictionary: interview vervolg, not interview anneke."""
    from codebench.language.wordlists import is_harmless, is_word

    return word.islower() and (is_word(word) or is_harmless(word))


def _is_beside_names(word: str) -> bool:
    """Tell whether a word goes with anybody's name: mevrouw, van, de."""
    from codebench.language.wordlists import listed

    return word.casefold() in listed("titles") or word.casefold() in listed("particles")


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
