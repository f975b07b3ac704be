"""What one can do with participants, their groups and attributes."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from codebench.domain.changes import Step
from codebench.domain.ids import new_id
from codebench.domain.participant import (
    Attribute,
    AttributeValue,
    Group,
    GroupLevel,
    Membership,
    Participant,
    PeopleSpec,
    PersonSpec,
    Subject,
)
from codebench.domain.people import Register, identify
from codebench.domain.source import Original, Role, Source, Speaker
from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.commands import command
from codebench.services.files import read_file
from codebench.services.project import Project
from codebench.storage.work import Work


class Roll:
    """The participants by name and pseudonym, read once a command; who is not there is added when named."""

    def __init__(self, work: Work) -> None:
        self._work = work
        people = work.find(Participant)
        self._known = {fold(person.pseudonym): person for person in people if person.pseudonym}
        self._known |= {fold(person.name): person for person in people}

    def named(self, name: str) -> Participant:
        """Return the participant with this name or pseudonym."""
        if fold(name) not in self._known:
            self._known[fold(name)] = Participant(new_id(), " ".join(name.split()))
            self._work.add(self._known[fold(name)])
        return self._known[fold(name)]


def add_people(work: Work, spec: PeopleSpec, roll: Roll) -> None:
    """Add or complete the participants of a file, their groups and attributes."""
    _name_levels(work, spec.levels)
    attributes = _attributes(work, spec.attributes)
    for person in spec.people:
        if person.role is Role.PARTICIPANT and person.name:
            participant = roll.named(person.name)
            pseudonym = person.pseudonym or participant.pseudonym
            consent = participant.consent if person.consent is None else person.consent
            work.replace(replace(participant, pseudonym=pseudonym, consent=consent))
            _join(work, participant.id, person.groups)
            _know(work, participant.id, person, attributes)
        elif not person.name:
            for path in person.groups:
                group_at(work, path)


def group_at(work: Work, path: Sequence[str]) -> str:
    """Return the id of the group at this path of names, added where there is none."""
    parent: str | None = None
    for name in path:
        found = [group for group in work.find(Group, parent_id=parent) if fold(group.name) == fold(name)]
        if not found:
            found = [Group(new_id(), " ".join(name.split()), parent)]
            work.add(found[0])
        parent = found[0].id
    assert parent is not None
    return parent


def _name_levels(work: Work, names: Sequence[str]) -> None:
    known = {level.depth: level for level in work.find(GroupLevel)}
    for depth, name in enumerate(names, start=1):
        if depth in known:
            work.replace(replace(known[depth], name=name))
        else:
            work.add(GroupLevel(new_id(), depth, name))


def _attributes(work: Work, names: Sequence[str]) -> dict[str, Attribute]:
    known = {fold(a.name): a for a in work.find(Attribute, subject=Subject.PARTICIPANT)}
    for name in names:
        if fold(name) not in known:
            known[fold(name)] = Attribute(new_id(), name, Subject.PARTICIPANT, len(known))
            work.add(known[fold(name)])
    return known


def _join(work: Work, participant_id: str, paths: Sequence[tuple[str, ...]]) -> None:
    there = {membership.group_id for membership in work.find(Membership, participant_id=participant_id)}
    for path in paths:
        group_id = group_at(work, path)
        if group_id not in there:
            there.add(group_id)
            work.add(Membership(new_id(), participant_id, group_id))


def _know(work: Work, participant_id: str, person: PersonSpec, attributes: dict[str, Attribute]) -> None:
    known = {value.attribute_id: value for value in work.find(AttributeValue, owner_id=participant_id)}
    for name, value in person.attributes:
        attribute = attributes[fold(name)]
        if attribute.id in known:
            work.replace(replace(known[attribute.id], value=value))
        else:
            work.add(AttributeValue(new_id(), attribute.id, participant_id, value))


def owner_of_file(work: Work, source: Source, file_name: str, register: Register | None, roll: Roll) -> Source:
    """Return a source without speakers with its owner: the one participant, or the one group, whose row names it."""
    rows = register.of_file(source.title, file_name) if register else []
    people = [row for row in rows if row.name and row.role is Role.PARTICIPANT]
    groups = [path for row in rows if not row.name for path in row.groups]
    if len(people) == 1:
        return replace(source, participant_id=roll.named(people[0].name).id)
    if len(groups) == 1:
        return replace(source, group_id=group_at(work, groups[0]))
    return source


@command("Participants read from “{file}”")
def identify_people(work: Work, *, file: str, people: PeopleSpec) -> None:
    """Take in a participants file after the sources: who is who is decided anew for the labels it names."""
    roll = Roll(work)
    add_people(work, people, roll)
    register = Register(people)
    names = {original.id: original.file_name for original in work.find(Original)}
    before = {speaker.participant_id for speaker in work.find(Speaker)}
    for source in work.find(Source):
        speakers = work.find(Speaker, source_id=source.id)
        file_name = names.get(source.original_id or "", source.title)
        if not speakers:
            work.replace(owner_of_file(work, source, file_name, register, roll))
            continue
        who = identify([speaker.label for speaker in speakers], source.title, file_name, register)
        for speaker in speakers:
            found = who[speaker.label]
            if found.listed:
                person = roll.named(found.name) if found.role is Role.PARTICIPANT else None
                work.replace(replace(speaker, role=found.role, participant_id=person.id if person else None))
    _drop_empty(work, {each for each in before if each})
    work.describe(file=file)


def _drop_empty(work: Work, participant_ids: set[str]) -> None:
    """Remove participants that labels had become and that nothing refers to any more."""
    for participant_id in sorted(participant_ids):
        speaks = work.find(Speaker, participant_id=participant_id)
        owns = work.find(Source, participant_id=participant_id)
        belongs = work.find(Membership, participant_id=participant_id)
        known = work.find(AttributeValue, owner_id=participant_id)
        if not (speaks or owns or belongs or known):
            work.remove(work.get(Participant, participant_id))


def import_people_file(project: Project, path: Path) -> Step:
    """Take in a participants file (CSV or XLSX)."""
    from codebench.importers import read_people

    return project.do(identify_people, file=path.name, people=read_people(read_file(path), path.name))


def own_name(work: Work, name: str, participant_id: str = "") -> str:
    """Return the name on one line; raise where it is empty or another participant's."""
    name = " ".join(name.split())
    if not name or any(p.id != participant_id and fold(p.name) == fold(name) for p in work.find(Participant)):
        raise CodebenchError(tr("A participant needs a name of their own."))
    return name


@command("Participant “{old}” renamed “{new}”")
def rename_participant(work: Work, *, participant_id: str, name: str) -> None:
    """Give a participant another name."""
    participant = work.get(Participant, participant_id)
    name = own_name(work, name, participant_id)
    work.replace(replace(participant, name=name))
    work.describe(old=participant.name, new=name)
