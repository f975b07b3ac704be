"""Everyone in a project with all that is known of them, as a page shows it and a spreadsheet keeps it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from codebench.domain.participant import (
    Attribute,
    AttributeValue,
    Group,
    GroupLevel,
    GroupTree,
    Membership,
    Participant,
    Subject,
)
from codebench.domain.source import Role, Speaker
from codebench.domain.text import natural_key
from codebench.services.project import Project
from codebench.storage import outline
from codebench.storage.work import read_values


@dataclass(frozen=True, slots=True)
class Voice:
    """A label in a source, or a whole source without speakers: then there is no speaker, and perhaps a group."""

    source_id: str
    source: str
    speaker_id: str = ""
    label: str = ""
    group_id: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A participant with groups, attribute values by attribute, and where they are heard."""

    participant: Participant
    group_ids: tuple[str, ...]
    values: Mapping[str, str]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """The participants by name, and who or what is heard besides them: interviewers, and sources of no participant."""

    people: tuple[Person, ...]
    attributes: tuple[Attribute, ...]
    groups: GroupTree
    interviewers: tuple[Voice, ...]
    documents: tuple[Voice, ...]


def roster(project: Project) -> Roster:
    """Return one consistent picture of everyone."""
    with project.database.read() as connection:
        people = read_values(connection, Participant)
        attributes = read_values(connection, Attribute, subject=Subject.PARTICIPANT)
        tree = GroupTree(read_values(connection, Group), read_values(connection, GroupLevel))
        joined: dict[str, list[str]] = defaultdict(list)
        for membership in read_values(connection, Membership):
            joined[membership.participant_id].append(membership.group_id)
        values: dict[str, dict[str, str]] = defaultdict(dict)
        for value in read_values(connection, AttributeValue):
            values[value.owner_id][value.attribute_id] = value.value
        heads, speakers = outline.source_heads(connection), read_values(connection, Speaker)
    heard, interviewers, documents = _voices(sorted(heads, key=lambda head: natural_key(head.title)), speakers)
    found = [
        Person(each, tuple(sorted(joined[each.id], key=tree.path)), values[each.id], tuple(heard[each.id]))
        for each in sorted(people, key=lambda each: natural_key(each.name))
    ]
    order = sorted(attributes, key=lambda each: (each.position, natural_key(each.name)))
    return Roster(tuple(found), tuple(order), tree, tuple(interviewers), tuple(documents))


def _voices(
    heads: list[outline.SourceLine], speakers: list[Speaker]
) -> tuple[dict[str, list[Voice]], list[Voice], list[Voice]]:
    """Part who is heard by participant, as interviewer, and as a document of no participant."""
    by_source: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in speakers:
        by_source[speaker.source_id].append(speaker)
    heard: dict[str, list[Voice]] = defaultdict(list)
    interviewers: list[Voice] = []
    documents: list[Voice] = []
    for head in heads:
        for speaker in by_source[head.id]:
            voice = Voice(head.id, head.title, speaker.id, speaker.label)
            told = speaker.role is Role.PARTICIPANT and speaker.participant_id
            (heard[speaker.participant_id or ""] if told else interviewers).append(voice)
        if not by_source[head.id]:
            whole = Voice(head.id, head.title, group_id=head.group_id or "")
            (heard[head.participant_id] if head.participant_id else documents).append(whole)
    return heard, interviewers, documents


def voices_in(project: Project, source_id: str) -> list[Voice]:
    """Return the labels in a source, or without any the source as a whole."""
    known = roster(project)
    heard = [voice for person in known.people for voice in person.voices]
    return [each for each in (*heard, *known.interviewers, *known.documents) if each.source_id == source_id]
