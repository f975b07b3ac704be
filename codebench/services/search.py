"""Searching all that was said: who says it, how often, and in which words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from codebench.domain.codebook import Code, Codebook
from codebench.domain.coding import Coding
from codebench.domain.ids import new_id
from codebench.domain.participant import Group, GroupTree, Membership, Participant
from codebench.domain.search import (
    Hit,
    Mode,
    Query,
    Sought,
    SynonymSet,
    words_of,
)
from codebench.domain.source import Source, Speaker
from codebench.domain.text import Span, natural_key
from codebench.i18n import tr
from codebench.services import language
from codebench.services.commands import command
from codebench.services.project import Project
from codebench.services.sought import sought as made_of
from codebench.storage.search import FoundTurn, Index, Part
from codebench.storage.work import Work

NOBODY = ""
AT_ONCE = 20  # Sources whose texts are read together.


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose words were found, or the title of the source where they are nobody's, and in how many places."""

    id: str
    name: str
    hits: int
    is_participant: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: everyone who says it, by name, and in how many places it stands in all.

    `sought` is the query as the words that the project has, so that the places need not be asked of the language again;
    `engine` names what knew the forms of the words, with its version, where it was asked for them.
    """

    owners: tuple[Owner, ...] = ()
    hits: int = 0
    sought: Sought | None = None
    engine: str = ""

    @property
    def participants(self) -> int:
        """Return how many participants say it, each once."""
        return sum(owner.is_participant for owner in self.owners)


@dataclass(frozen=True, slots=True)
class InContext:
    """A hit with the words around it, the title of its source and who says it."""

    hit: Hit
    before: str
    words: str
    after: str
    source: str
    speaker: str


def search(project: Project, query: Query) -> Found:
    """Return who says what is asked, and in how many places; the places themselves are looked up apart."""
    with project.database.read() as connection:
        index = Index(connection)
        asked = _Asked(index, query, made_of(index, query))
        counts = asked.counts()
        names = {person.id: person.name for person in index.values(Participant)}
    owners = [Owner(each, names.get(each) or asked.group_name(each), n, each in names) for each, n in counts.items()]
    owners.sort(key=lambda owner: (owner.id == NOBODY, not owner.is_participant, natural_key(owner.name)))
    engine = language.dictionary() if query.mode is Mode.LEMMA else ""
    return Found(tuple(owners), sum(counts.values()), asked.sought, engine)


def hits(
    project: Project,
    query: Query,
    *,
    owner_ids: Collection[str] | None = None,
    sought: Sought | None = None,
) -> list[Hit]:
    """Return the places in reading order, source by source by title; only of some owners where that is asked."""
    with project.database.read() as connection:
        index = Index(connection)
        asked = _Asked(index, query, sought or made_of(index, query))
        mine = [part for part in asked.parts if owner_ids is None or (part.owner_id or NOBODY) in owner_ids]
        found = list(asked.located(mine))
        titles = index.titles()
    return sorted(found, key=lambda hit: (natural_key(titles[hit.source_id]), hit.source_id, hit.start))


def in_context(project: Project, found: Iterable[Hit], reach: int = 80) -> list[InContext]:
    """Return hits with so many letters around them, cut at words, never beyond their turn."""
    wanted = list(found)
    with project.database.read() as connection:
        index = Index(connection)
        sources = {each.id: each for each in index.values(Source, id={hit.source_id for hit in wanted})}
        labels = {each.id: each.label for each in index.values(Speaker, source_id=set(sources))}
    return [_in_context(hit, sources[hit.source_id], labels.get(hit.speaker_id or "", ""), reach) for hit in wanted]


def _in_context(hit: Hit, source: Source, speaker: str, reach: int) -> InContext:
    start, end = max(hit.turn.start, hit.start - reach), min(hit.turn.end, hit.end + reach)
    before, after = source.text[start : hit.start], source.text[hit.end : end]
    if start > hit.turn.start:
        before = f"…{before[before.find(' ') + 1 :]}"
    if end < hit.turn.end:
        after = f"{after[: after.rfind(' ') + 1].rstrip()}…"
    return InContext(hit, _line(before), _line(source.text[hit.start : hit.end]), _line(after), source.title, speaker)


def _line(words: str) -> str:
    return words.replace("\n", " ")


class _Asked:
    """A query on one consistent picture of the project."""

    def __init__(self, index: Index, query: Query, sought: Sought) -> None:
        self._index, self._query = index, query
        self._groups = GroupTree(index.values(Group))
        self.sought = sought
        self.parts = self._of_people()

    def _of_people(self) -> list[Part]:
        people = {each.id for each in self._index.values(Participant)}
        found = self._index.parts()
        if self._query.only_participants:
            found = [part for part in found if part.owner_id in people]
        if self._query.group_ids:
            inside = frozenset().union(*map(self._groups.inside, self._query.group_ids))
            members = self._index.values(Membership, group_id=inside)
            wanted = inside | {member.participant_id for member in members}
            found = [part for part in found if part.owner_id in wanted]
        return found

    def group_name(self, owner_id: str) -> str:
        return self._groups.path(owner_id) if owner_id in self._groups else tr("Interviewers and others")

    def counts(self) -> dict[str, int]:
        """Return the number of hits by owner; who has none is not there."""
        places = None if self._query.asks_codings else self._index.counts(self.sought)
        if places is None:
            return Counter(hit.owner_id or NOBODY for hit in self.located(self.parts))
        counted: Counter[str] = Counter()
        for part in self.parts:
            if part.id in places:
                counted[part.owner_id or NOBODY] += places[part.id]
        return counted

    def located(self, parts: Sequence[Part]) -> Iterator[Hit]:
        """Yield every hit in these parts."""
        turns = self._index.turns(self.sought, parts)
        wanted = self._by_codings()
        for text, here in self._with_texts(turns):
            for turn in here:
                source_id = turn.part.source_id
                for span in self.sought.find(text[turn.start : turn.end]):
                    start, end = turn.start + span.start, turn.start + span.end
                    if wanted(source_id, Span(start, end)):
                        place = Span(turn.start, turn.end)
                        yield Hit(source_id, start, end, place, turn.part.speaker_id, turn.part.owner_id)

    def _with_texts(self, turns: Sequence[FoundTurn]) -> Iterator[tuple[str, list[FoundTurn]]]:
        by_source = {id_: list(here) for id_, here in groupby(turns, key=lambda turn: turn.part.source_id)}
        ids = list(by_source)
        for at in range(0, len(ids), AT_ONCE):
            for source in self._index.values(Source, id=ids[at : at + AT_ONCE]):
                yield source.text, by_source[source.id]

    def _by_codings(self) -> Callable[[str, Span], bool]:
        query = self._query
        if not query.asks_codings:
            return lambda source_id, span: True
        book = Codebook(self._index.values(Code))
        within, touched, untouched = (
            self._stretches(book, codes)
            for codes in ((query.within_code,) if query.within_code else (), query.coded_with, query.not_coded_with)
        )

        def wanted(source_id: str, span: Span) -> bool:
            return (
                (not query.within_code or any(c.start <= span.start and span.end <= c.end for c in within[source_id]))
                and (not query.coded_with or any(map(span.overlaps, touched[source_id])))
                and not any(map(span.overlaps, untouched[source_id]))
            )

        return wanted

    def _stretches(self, book: Codebook, code_ids: Iterable[str]) -> dict[str, set[Span]]:
        wanted = frozenset[str]().union(*map(book.subtree, code_ids))
        found: dict[str, set[Span]] = defaultdict(set)
        for coding in self._index.values(Coding, code_id=wanted):
            found[coding.source_id].add(coding.span)
        return found


@command("Synonyms changed")
def set_synonyms(work: Work, *, sets: Sequence[Sequence[str]]) -> None:
    """Let these be the words that mean the same; a set of fewer than two is none."""
    wanted = ["\n".join(dict.fromkeys(" ".join(word.split()) for word in each if words_of(word))) for each in sets]
    known = {each.words: each for each in work.find(SynonymSet)}
    keep = dict.fromkeys(words for words in wanted if "\n" in words)
    work.remove(*(each for words, each in known.items() if words not in keep))
    work.add(*(SynonymSet(new_id(), words) for words in keep if words not in known))


def synonyms(project: Project) -> list[tuple[str, ...]]:
    """Return the words that mean the same, set by set, by their first word."""
    sets = [tuple(each.words.splitlines()) for each in project.values(SynonymSet)]
    return sorted(sets, key=lambda each: natural_key(each[0]))
