"""What one can see of a project, besides its tables."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass

from codebench.domain.changes import Step
from codebench.domain.codebook import Code, Codebook
from codebench.domain.coding import Coder, Coding
from codebench.domain.findings import NotAsked
from codebench.domain.participant import (
    Attribute,
    AttributeValue,
    Group,
    GroupLevel,
    GroupTree,
    Membership,
    Participant,
    Subject,
    told_values,
)
from codebench.domain.said import Mention, Said
from codebench.domain.source import Kind, Role, Source, Speaker, TimeMark, Turn
from codebench.domain.study import CodeCount, Heard, Speech, Study
from codebench.domain.text import natural_key
from codebench.services.project import Project
from codebench.storage import journal, mentions
from codebench.storage.work import read_values


@dataclass(frozen=True, slots=True)
class SourceHead:
    """A source in a list: whose it is, its outermost groups, and its coverage from 0 to 1 (None without speech)."""

    id: str
    title: str
    kind: Kind
    layout: str
    participant_ids: tuple[str, ...]
    group_ids: tuple[str, ...]
    coverage: float | None


@dataclass(frozen=True, slots=True)
class ParticipantHead:
    """A participant in a list, with group paths, attributes and the sources they speak in."""

    id: str
    name: str
    pseudonym: str
    groups: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...]
    source_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """Everything of one source."""

    source: Source
    turns: tuple[Turn, ...]
    speakers: Mapping[str, Speaker]
    participants: Mapping[str, Participant]
    codings: tuple[Coding, ...]
    marks: tuple[TimeMark, ...]


def codebook(project: Project) -> Codebook:
    """Return the codebook."""
    return Codebook(project.ledger.values(Code))


def groups(project: Project) -> GroupTree:
    """Return the groups."""
    return GroupTree(project.ledger.values(Group), project.ledger.values(GroupLevel))


def attributes(project: Project) -> list[Attribute]:
    """Return the attributes in their order."""
    return sorted(project.values(Attribute), key=lambda each: (each.subject, each.position, natural_key(each.name)))


def coders(project: Project) -> list[Coder]:
    """Return the coders by name."""
    return sorted(project.values(Coder), key=lambda coder: natural_key(coder.name))


def study(project: Project) -> Study:
    """Return one consistent picture of all that counting needs."""
    ledger = project.ledger
    with ledger.still():
        joined: dict[str, list[str]] = defaultdict(list)
        for membership in ledger.values(Membership):
            joined[membership.participant_id].append(membership.group_id)
        attributes_ = sorted(ledger.values(Attribute), key=lambda each: each.position)
        return Study(
            Codebook(ledger.values(Code)),
            {each.id: each for each in ledger.values(Participant)},
            GroupTree(ledger.values(Group), ledger.values(GroupLevel)),
            {owner: tuple(ids) for owner, ids in joined.items()},
            tuple(attributes_),
            told_values(attributes_, ledger.values(AttributeValue)),
            ledger.sources(),
            {head.id: Heard(head.title, Kind(head.kind)) for head in ledger.heads()},
            {coder.id: coder.name for coder in ledger.values(Coder)},
            _not_asked(project),
        )


def _not_asked(project: Project) -> frozenset[tuple[str, str]]:
    return frozenset((each.source_id, each.code_id) for each in project.ledger.values(NotAsked))


def speech(project: Project) -> list[Speech]:
    """Return every turn that is a participant's or a document's own speech."""
    with project.database.read() as connection:
        return [
            Speech(source_id, turn.start, turn.end, turn.owner_id)
            for source_id, turns in mentions.utterances(connection)
            for turn in turns
            if turn.owner_id is not None
        ]


def sources(project: Project) -> list[SourceHead]:
    """Return all sources by title, P2 before P10."""
    ledger = project.ledger
    known, expected = ledger.known(), _expected(project) if ledger.reading else {}
    people = {each.id for each in ledger.values(Participant)}
    joined: dict[str, list[str]] = defaultdict(list)
    for membership in ledger.values(Membership):
        joined[membership.participant_id].append(membership.group_id)
    tree = GroupTree(ledger.values(Group))
    made = []
    for head in ledger.heads():
        said = known.get(head.id) or Said(owners=tuple(expected.get(head.id, ())))
        places = [group for owner in said.owners for group in (joined.get(owner, ()) if owner in people else (owner,))]
        outer = tuple(dict.fromkeys(tree.lineage(group)[0] for group in places))
        persons = tuple(owner for owner in said.owners if owner in people)
        made.append(SourceHead(head.id, head.title, Kind(head.kind), head.layout, persons, outer, said.share))
    return sorted(made, key=lambda head: natural_key(head.title))


def shares(project: Project, source_ids: Collection[str]) -> dict[str, float | None]:
    """Return of these sources, as far as they are known, the share of speech that is coded."""
    return {each: said.share for each, said in project.ledger.known().items() if each in source_ids}


def _expected(project: Project) -> dict[str, list[str]]:
    """Return who will turn out to speak in each source, as long as what is said there is still being read."""
    found: dict[str, list[str]] = defaultdict(list)
    for speaker in project.ledger.values(Speaker):
        if speaker.role is Role.PARTICIPANT and speaker.participant_id is not None:
            found[speaker.source_id].append(speaker.participant_id)
    return found


def coverage(project: Project) -> float | None:
    """Return the share, 0 to 1, of all participants' speech that is coded; None where nobody speaks."""
    known = project.ledger.known().values()
    total = sum(said.letters for said in known)
    return sum(said.coded for said in known) / total if total else None


def transcript(project: Project, source_id: str) -> Transcript:
    """Return a source with its turns, speakers and codings."""
    with project.database.read() as connection:
        found = read_values(connection, Source, id=source_id)
        speakers = {each.id: each for each in read_values(connection, Speaker, source_id=source_id)}
        people = {speaker.participant_id for speaker in speakers.values()} | {each.participant_id for each in found}
        return Transcript(
            found[0],
            tuple(sorted(read_values(connection, Turn, source_id=source_id), key=lambda turn: turn.position)),
            speakers,
            {p.id: p for p in read_values(connection, Participant, id=[each for each in people if each])},
            tuple(sorted(read_values(connection, Coding, source_id=source_id), key=lambda c: (c.start, -c.end))),
            tuple(sorted(read_values(connection, TimeMark, source_id=source_id), key=lambda mark: mark.offset)),
        )


def participants(project: Project) -> list[ParticipantHead]:
    """Return all participants by name, P2 before P10."""
    ledger = project.ledger
    tree = GroupTree(ledger.values(Group))
    paths: dict[str, list[str]] = defaultdict(list)
    for membership in ledger.values(Membership):
        paths[membership.participant_id].append(tree.path(membership.group_id))
    every = ledger.values(Attribute)
    known = sorted((a for a in every if a.subject is Subject.PARTICIPANT), key=lambda each: each.position)
    values = told_values(every, ledger.values(AttributeValue))
    where: dict[str, list[str]] = defaultdict(list)
    for owner, source in project.ledger.spoken():
        where[owner].append(source)
    heads = []
    for person in ledger.values(Participant):
        told = tuple((a.name, values[a.id, person.id]) for a in known if (a.id, person.id) in values)
        spoke = tuple(sorted(where.get(person.id, ())))
        heads.append(
            ParticipantHead(person.id, person.name, person.pseudonym, tuple(paths.get(person.id, ())), told, spoke)
        )
    return sorted(heads, key=lambda head: natural_key(head.name))


def code_counts(project: Project) -> dict[str, CodeCount]:
    """Return for each code what the table of participants shows for it, codes below included, and its own share."""
    ledger = project.ledger
    with ledger.still():
        book, sources = codebook(project), ledger.sources()
        people, not_asked = {each.id for each in ledger.values(Participant)}, _not_asked(project)
    return project.figures.counts(book, sources, people, not_asked)


def read_ahead(project: Project) -> None:
    """Read what the numbers of a large project need, off the window's thread, which shows none until that is done."""
    try:
        project.ledger.read_ahead()
        code_counts(project)
    finally:
        project.ledger.reading = False


def counted(found: Iterable[Mention], people: Container[str]) -> CodeCount:
    """Count mentions as one code would: each participant once, each segment once."""
    known = list(found)
    people_, segments = {each.owner_id for each in known if each.owner_id in people}, {each[1:4] for each in known}
    return CodeCount(len(people_), len(segments), len(people_), len(segments))


def quotes_of_code(project: Project, code_id: str) -> list[tuple[str, str, str]]:
    """Return every coding of a code itself as (id, source and coder, words), by source and place."""
    codings = project.values(Coding, code_id=code_id)
    sources = {each.id: each for each in project.values(Source, id=[coding.source_id for coding in codings])}
    names = {coder.id: coder.name for coder in project.values(Coder)}
    found = sorted(codings, key=lambda c: (natural_key(sources[c.source_id].title), c.start))
    return [
        (c.id, f"{sources[c.source_id].title} · {names[c.coder_id]}", sources[c.source_id].text[c.start : c.end])
        for c in found
    ]


def unused_codes(project: Project) -> list[Code]:
    """Return the codes in use that neither they themselves nor a code below them has a coding, in tree order."""
    book = codebook(project)
    used = {coding.code_id for coding in project.values(Coding)}
    return [code for code in book.walk() if not code.retired and not used & book.subtree(code.id)]


def undefined_codes(project: Project) -> list[Code]:
    """Return the codes that have codings but no definition, in tree order."""
    used = {coding.code_id for coding in project.values(Coding)}
    return [code for code in codebook(project).walk() if code.id in used and not code.definition.strip()]


def last_saved(project: Project) -> Step | None:
    """Return the last step of the journal."""
    with project.database.read() as connection:
        return journal.last(connection)
