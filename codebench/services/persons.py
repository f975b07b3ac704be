"""What one can do with a single participant, or with some that were chosen."""

from collections.abc import Sequence
from dataclasses import replace

from codebench.domain.ids import new_id
from codebench.domain.participant import Membership, Participant
from codebench.domain.source import Role, Source, Speaker
from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.attached import remove_from_person
from codebench.services.commands import command
from codebench.services.participants import Roll, group_at, own_name
from codebench.services.sources import assign_source, assign_speaker
from codebench.storage.work import Work


@command("Participant “{name}” added")
def add_participant(work: Work, *, name: str, participant_id: str = "") -> None:
    """Add a participant who speaks nowhere yet."""
    participant = Participant(participant_id or new_id(), own_name(work, name))
    work.add(participant)
    work.describe(name=participant.name)


@command("Pseudonym of “{name}” is now “{pseudonym}”")
def set_pseudonym(work: Work, *, participant_id: str, pseudonym: str) -> None:
    """Say under which name a participant's words are printed; empty takes it away."""
    participant = work.get(Participant, participant_id)
    pseudonym = " ".join(pseudonym.split())
    others = [each for each in work.find(Participant) if each.id != participant_id]
    if pseudonym and fold(pseudonym) in {fold(name) for each in others for name in (each.name, each.pseudonym)}:
        raise CodebenchError(tr("“{name}” already stands for another participant.", name=pseudonym))
    work.replace(replace(participant, pseudonym=pseudonym))
    work.describe(name=participant.name, pseudonym=pseudonym or "–")


@command("Consent of “{name}” changed|Consent of {n} participants changed")
def set_consent(work: Work, *, participant_ids: Sequence[str], consent: bool) -> None:
    """Say whether participants may be named."""
    people = work.find(Participant, id=participant_ids)
    work.replace(*(replace(each, consent=consent) for each in people))
    describe_people(work, people)


@command("Groups of “{name}” changed|Groups of {n} participants changed")
def set_groups(
    work: Work, *, participant_ids: Sequence[str], join: Sequence[Sequence[str]] = (), leave: Sequence[str] = ()
) -> None:
    """Let participants join the groups at these paths, added where there are none, and leave those with these ids."""
    people = work.find(Participant, id=participant_ids)
    gone = set(leave)
    there = work.find(Membership, participant_id=participant_ids)
    work.remove(*(each for each in there if each.group_id in gone))
    has = {(each.participant_id, each.group_id) for each in there}
    wanted = dict.fromkeys(group_at(work, path) for path in join)
    pairs = ((person.id, group_id) for person in people for group_id in wanted)
    work.add(*(Membership(new_id(), *pair) for pair in pairs if pair not in has))
    describe_people(work, people)


@command("Participant “{name}” removed|{n} participants removed")
def remove_participants(work: Work, *, participant_ids: Sequence[str]) -> None:
    """Remove participants who speak nowhere and own no source; undo brings them back with all that was known."""
    people = work.find(Participant, id=participant_ids)
    spoken = work.find(Speaker, participant_id=participant_ids) + work.find(Source, participant_id=participant_ids)
    busy = {each.participant_id for each in spoken}
    if busy:
        names = ", ".join(sorted(each.name for each in people if each.id in busy))
        raise CodebenchError(
            tr("Give the speakers and sources of {names} to somebody else first; then nobody's words are lost.",
               names=names)
        )  # fmt: skip
    for each in people:
        remove_from_person(work, each.id)
    work.remove(*people)
    describe_people(work, people)


@command("“{label}” in “{source}” is now {who}")
def give_speaker(work: Work, *, speaker_id: str, name: str) -> None:
    """Say that a label in a source is the participant with this name, who is added where there is none."""
    person = Roll(work).named(_named(name))
    assign_speaker(work, speaker_id=speaker_id, role=Role.PARTICIPANT, participant_id=person.id)


@command("Source “{title}” assigned")
def give_source(work: Work, *, source_id: str, name: str) -> None:
    """Say that a source without speakers is the participant's with this name, who is added where there is none."""
    assign_source(work, source_id=source_id, participant_id=Roll(work).named(_named(name)).id)


@command("Source “{title}” assigned")
def give_source_to_group(work: Work, *, source_id: str, path: str) -> None:
    """Say that a source without speakers is the group's at this path, added where there is none."""
    names = [part for each in path.split("/") if (part := " ".join(each.split()))]
    if not names:
        raise CodebenchError(tr("A group needs a name."))
    assign_source(work, source_id=source_id, group_id=group_at(work, names))


def _named(name: str) -> str:
    if not name.strip():
        raise CodebenchError(tr("A participant needs a name of their own."))
    return name


def describe_people(work: Work, people: Sequence[Participant]) -> None:
    """Let the history name the one participant, or tell how many they were."""
    work.describe(n=len(people), name=people[0].name if people else "–")
