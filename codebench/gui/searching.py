"""What is sought as chips, and what was found as rows: pure, no Qt."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from codebench.domain.codebook import Codebook
from codebench.domain.participant import GroupTree
from codebench.domain.search import Hit, Mode, Query
from codebench.gui.models.tree import Node
from codebench.gui.questions import Chip, Option
from codebench.i18n import tr, trn
from codebench.services.project import Project
from codebench.services.search import NOBODY, Found, InContext, Owner, hits, in_context, search

WAITING, REACH = "…", 46
AT_ONCE, AT_A_TIME = 60, 400
NONE, NOTHING = Query(""), Found()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked and found, whose places are shown, and those that were looked up."""

    query: Query = NONE
    found: Found = NOTHING
    opened: tuple[str, ...] = ()
    places: dict[str, list[InContext]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A hit as a row; the source is named where its owner speaks in several."""

    found: InContext
    source: str


def answer(project: Project, query: Query, opened: Iterable[str]) -> Answer:
    """Search, and look up the places of who was open before, or of as many as fit."""
    found = search(project, query)
    shown = tuple(kept(opened, found) or opened_at_once(found, AT_ONCE))
    return Answer(query, found, shown, looked_up(project, query, found, shown, {}))


def looked_up(
    project: Project, query: Query, found: Found, owner_ids: Iterable[str], known: Mapping[str, list[InContext]]
) -> dict[str, list[InContext]]:
    """Return the places that are known and the next ones of these owners."""
    of_owner: dict[str, list[Hit]] = {owner_id: [] for owner_id in owner_ids}
    if of_owner:
        for hit in hits(project, query, owner_ids=of_owner, sought=found.sought):
            of_owner[hit.owner_id or NOBODY].append(hit)
    places = dict(known)
    for owner_id, own in of_owner.items():
        before = known.get(owner_id, [])
        more = own[len(before) : len(before) + AT_A_TIME]
        places[owner_id] = [*before, *in_context(project, more, REACH)]
    return places


def chips(asked: Query, groups: GroupTree, book: Codebook) -> tuple[Chip, ...]:
    """Return how, with whom, in whose quotes and beside which codes is sought."""
    return _how(asked), _who(asked, groups), _within(asked, book), _coded(asked, book)


def _how(asked: Query) -> Chip:
    names = {
        Mode.EXACT: tr("in this order"),
        Mode.WORDS: tr("in any order"),
        Mode.LEMMA: tr("in all their forms"),
    }
    options = [Option(name, replace(asked, mode=mode), asked.mode is mode) for mode, name in names.items()]
    own = Option(tr("with my synonyms"), replace(asked, synonyms=not asked.synonyms), asked.synonyms)
    text = f"{names[asked.mode]}, {own.text}" if asked.synonyms else names[asked.mode]
    return Chip(tr("Words"), "", text, (*options, replace(own, section=tr("Synonyms"))))


def _who(asked: Query, groups: GroupTree) -> Chip:
    all_of = replace(asked, only_participants=False, group_ids=())
    people = replace(all_of, only_participants=True)
    options = [
        Option(tr("participants"), people, asked == people),
        Option(tr("everyone"), all_of, asked == all_of),
    ]
    for depth in range(1, groups.depth + 1):
        for group_id in groups.at_depth(depth):
            one = replace(people, group_ids=(group_id,))
            options.append(Option(groups.path(group_id), one, asked == one, groups.level_name(depth)))
    return Chip(tr("Who says it"), tr("said by"), _chosen(options), tuple(options))


def _within(asked: Query, book: Codebook) -> Chip:
    options = [Option(tr("all text"), replace(asked, within_code=""), not asked.within_code)]
    for code in book.walk():
        one = replace(asked, within_code=code.id)
        options.append(Option(book.path(code.id), one, asked == one, tr("Quotes of")))
    return Chip(tr("Where"), tr("in"), _with_section(options), tuple(options))


def _coded(asked: Query, book: Codebook) -> Chip:
    either = replace(asked, coded_with=(), not_coded_with=())
    main = tuple(code.id for code in book.children(None))
    options = [Option(tr("coded or not"), either, asked == either)]
    if main:
        bare, coded = replace(either, not_coded_with=main), replace(either, coded_with=main)
        options += [
            Option(tr("without any code"), bare, asked == bare),
            Option(tr("with any code"), coded, asked == coded),
        ]
    for code in book.walk():
        one = replace(either, not_coded_with=(code.id,))
        options.append(Option(book.path(code.id), one, asked == one, tr("Without the code")))
    for code in book.walk():
        one = replace(either, coded_with=(code.id,))
        options.append(Option(book.path(code.id), one, asked == one, tr("With the code")))
    return Chip(tr("Coded"), "", _with_section(options), tuple(options))


def _with_section(options: Sequence[Option]) -> str:
    """Return what is chosen in words that fit: of a code its own name, without those above it."""
    chosen = next((each for each in options if each.chosen), options[0])
    name = chosen.text.rpartition(" / ")[2]
    return f"{chosen.section[:1].lower()}{chosen.section[1:]} “{name}”" if chosen.section else chosen.text


def _chosen(options: Sequence[Option]) -> str:
    return next((each.text for each in options if each.chosen), options[0].text)


def told(found: Found) -> str:
    """Return how many participants say it, and in how many places it stands."""
    if not found.hits:
        return tr("Not found. Try fewer words, or choose wider above.")
    places = trn("{n} place|{n} places", found.hits)
    return f"{trn('{n} participant|{n} participants', found.participants)} · {places}"


def nodes(found: Found, places: Mapping[str, Sequence[InContext]]) -> list[Node]:
    """Return the rows: everyone who says it, with the places that were looked up; others wait to be opened."""
    return [Node(owner.id, (f"{owner.name} · {owner.hits}",), owner, _below(owner, places)) for owner in found.owners]


def _below(owner: Owner, places: Mapping[str, Sequence[InContext]]) -> tuple[Node, ...]:
    if owner.id not in places:
        return (Node(f"{WAITING}{owner.id}", (WAITING,)),)
    found = places[owner.id]
    several = len({each.source for each in found}) > 1
    rows = [_row(each, several=several) for each in found]
    if (left := owner.hits - len(found)) > 0:
        rows.append(Node(f"+{owner.id}", (trn("{n} more place|{n} more places", left),)))
    return tuple(rows)


def _row(found: InContext, *, several: bool) -> Node:
    words = f"{found.before}{found.words}{found.after}"
    place = Place(found, found.source if several else "")
    tip = " · ".join(filter(None, (found.source, found.speaker)))
    return Node(key_of(found.hit), (words,), place, tip=tip)


def key_of(hit: Hit) -> str:
    """Return what a place is known by over searches."""
    return f"{hit.source_id} {hit.start} {hit.end}"


def opened_at_once(found: Found, most: int) -> list[str]:
    """Return whose places are shown at once: as many as fit in so many rows, at least the first."""
    shown: list[str] = []
    for owner in found.owners:
        most -= owner.hits + 1
        if most < 0 and shown:
            break
        shown.append(owner.id)
    return shown


def kept(owner_ids: Iterable[str], found: Found) -> list[str]:
    """Return those of these owners who are still among those who were found."""
    there = {owner.id for owner in found.owners}
    return [each for each in owner_ids if each in there]
