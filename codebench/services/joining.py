"""Two participants, or more, who turn out to be one: what that would do, and doing it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from codebench.domain.participant import Attribute, AttributeValue, Membership, Participant, Subject
from codebench.domain.source import Source, Speaker
from codebench.domain.text import natural_key
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.attached import hand_over_person, remove_from_person
from codebench.services.commands import command
from codebench.services.project import Project
from codebench.services.reading import study
from codebench.storage.work import Work

# What besides attributes can differ between those who turn out to be one.
PSEUDONYM, CONSENT = "pseudonym", "consent"


@dataclass(frozen=True, slots=True)
class Tally:
    """What stands on someone's name: sources, codes they mention, and coded segments."""

    sources: int
    codes: int
    segments: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that is known differently: its key and name, and by participant what it is."""

    key: str
    name: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class JoinPreview:
    """What each counts now, what they count as one, the codes that count fewer people then, and what conflicts."""

    before: Mapping[str, Tally]
    after: Tally
    fewer: tuple[tuple[str, int, int], ...]
    conflicts: tuple[Conflict, ...]


@command("“{name}” is the same person as “{into}”|{n} participants are the same person as “{into}”")
def merge_participants(
    work: Work, *, participant_ids: Sequence[str], into_id: str, keep: Mapping[str, str] | None = None
) -> None:
    """Make one participant of several; `keep` says of what is known differently whose word stays."""
    into, gone = work.get(Participant, into_id), _going(work, participant_ids, into_id)
    ids = [each.id for each in gone]
    work.replace(*(replace(each, participant_id=into_id) for each in work.find(Speaker, participant_id=ids)))
    work.replace(*(replace(each, participant_id=into_id) for each in work.find(Source, participant_id=ids)))
    _join_facts(work, into, gone, keep or {})
    for each in gone:
        hand_over_person(work, each.id, into_id)
        remove_from_person(work, each.id)
    work.remove(*gone)
    work.describe(n=len(gone), name=gone[0].name, into=into.name)


def _going(work: Work, participant_ids: Sequence[str], into_id: str) -> list[Participant]:
    gone = [work.get(Participant, each) for each in dict.fromkeys(participant_ids) if each != into_id]
    if not gone:
        raise CodebenchError(tr("Choose at least two participants who are the same person."))
    return gone


def _join_facts(work: Work, into: Participant, gone: Sequence[Participant], keep: Mapping[str, str]) -> None:
    """Give the one who stays the groups of all, and of each other fact the chosen word, or else the first known."""
    order = [into, *gone]
    by_id = {each.id: each for each in order}
    named = [each.pseudonym for each in (by_id.get(keep.get(PSEUDONYM, ""), into), *order) if each.pseudonym]
    consent = by_id.get(keep.get(CONSENT, ""), into).consent
    work.replace(replace(into, pseudonym=named[0] if named else "", consent=consent))
    there = {each.group_id for each in work.find(Membership, participant_id=into.id)}
    for membership in work.find(Membership, participant_id=[each.id for each in gone]):
        if membership.group_id not in there:
            there.add(membership.group_id)
            work.replace(replace(membership, participant_id=into.id))
    known: dict[str, dict[str, AttributeValue]] = defaultdict(dict)
    for value in work.find(AttributeValue, owner_id=list(by_id)):
        known[value.attribute_id][value.owner_id] = value
    for attribute_id, values in known.items():
        first = next(values[each] for each in (keep.get(attribute_id, ""), *by_id) if each in values)
        mine = values.get(into.id)
        work.replace(replace(mine, value=first.value) if mine else replace(first, owner_id=into.id))


def join_preview(project: Project, participant_ids: Sequence[str]) -> JoinPreview:
    """Count what these participants have now and what they have as one, and list what is known differently."""
    picture, ids = study(project), set(participant_ids)
    who: dict[str, set[str]] = defaultdict(set)
    for mention in picture.mentions:
        if mention.owner_id in picture.participants:
            for code in picture.codebook.lineage(mention.code_id):
                who[code.id].add(mention.owner_id)

    def tally(people: set[str]) -> Tally:
        segments = {each[1:4] for each in picture.mentions if each.owner_id in people}
        sources = {source for owner, source in picture.spoken if owner in people}
        return Tally(len(sources), sum(bool(owners & people) for owners in who.values()), len(segments))

    fewer = [
        (picture.codebook.path(code.id), len(who[code.id]), len(who[code.id]) - len(who[code.id] & ids) + 1)
        for code in picture.codebook.walk()
        if len(who[code.id] & ids) > 1
    ]
    each = {person_id: tally({person_id}) for person_id in participant_ids}
    return JoinPreview(each, tally(ids), tuple(fewer), tuple(_conflicts(project, participant_ids)))


def _conflicts(project: Project, participant_ids: Sequence[str]) -> list[Conflict]:
    people = {each.id: each for each in project.values(Participant, id=list(participant_ids))}
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for value in project.values(AttributeValue, owner_id=list(people)):
        known[value.attribute_id][value.owner_id] = value.value
    facts = [
        Conflict(PSEUDONYM, tr("pseudonym"), {each.id: each.pseudonym for each in people.values() if each.pseudonym}),
        Conflict(CONSENT, tr("consent to being named"), {each.id: yes_or_no(each.consent) for each in people.values()}),
    ]
    attributes = project.values(Attribute, subject=Subject.PARTICIPANT)
    attributes.sort(key=lambda each: (each.position, natural_key(each.name)))
    facts += [Conflict(each.id, each.name, known[each.id]) for each in attributes if each.id in known]
    return [each for each in facts if len(set(each.values.values())) > 1]


def yes_or_no(fact: bool) -> str:
    """Return how a consent is written."""
    return tr("yes") if fact else tr("no")
