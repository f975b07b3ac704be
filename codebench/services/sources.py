"""What one can do with sources: add what was read, say who speaks, rename and remove."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from codebench.domain.bundle import Bundle, turns_of
from codebench.domain.coding import Coding
from codebench.domain.ids import new_id
from codebench.domain.participant import AttributeValue, Participant, PeopleSpec
from codebench.domain.people import Identity, Register, identify
from codebench.domain.source import Kind, Original, Role, Source, Speaker, TimeMark, Turn
from codebench.domain.text import fold, unique_name
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.attached import remove_from_codings, remove_from_source
from codebench.services.commands import command
from codebench.services.participants import Roll, add_people, owner_of_file
from codebench.services.project import Project
from codebench.services.surveys import SurveyFile, add_survey
from codebench.storage import journal
from codebench.storage.work import Work

# Who each label of a file is; under no label, to whom a text without speakers belongs.
Cast = Mapping[str, Identity]
WHOLE = ""
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read, ready to be written; the cast holds what was decided about its labels, others are guessed."""

    original: Original
    data: bytes
    bundle: Bundle
    cast: Cast = field(default_factory=dict)
    title: str = ""


@command("{n} source imported|{n} sources imported")
def add_sources(
    work: Work,
    *,
    readings: Iterable[Reading],
    people: PeopleSpec | None,
    kind: Kind | None,
    told: list[str],
    surveys: Sequence[SurveyFile] = (),
) -> None:
    """Add what is read, as it is read, with its speakers, and the people of a participants file.

    `told` hears what a user must know.
    """
    before = len(work.find(Source))
    for each in surveys:
        add_survey(work, original=each.original, data=each.data, survey=each.survey)
    roll, register = Roll(work), Register(people) if people is not None else None
    if people is not None:
        add_people(work, people, roll)
    taken = {source.title for source in work.find(Source)}
    known = {original.id for original in work.find(Original)}
    for at, reading in enumerate(readings, 1):
        if reading.original.id not in known:
            known.add(reading.original.id)
            work.add(reading.original)
            work.keep(reading.original.id, reading.data)
        title = unique_name(reading.title or Path(reading.original.file_name).stem, taken)
        taken.add(title)
        told += _add_source(work, reading, title, register, kind, roll)
        if at % _AT_ONCE == 0:
            # Written while others are still being read.
            journal.settle(work)
    work.describe(n=len(taken) - before)


def _add_source(
    work: Work, reading: Reading, title: str, register: Register | None, kind: Kind | None, roll: Roll
) -> list[str]:
    bundle, original = reading.bundle, reading.original
    who = identify(bundle.labels, title, original.file_name, register)
    who |= {label: identity for label, identity in reading.cast.items() if label in who}
    kind = kind or kind_of(bundle.labels, who)
    source = Source(new_id(), title, kind, bundle.text, bundle.format, bundle.layout, original.id)
    if not bundle.labels and (owner := reading.cast.get(WHOLE)) is not None:
        source = replace(source, participant_id=roll.named(owner.name).id)
    elif not bundle.labels:
        source = owner_of_file(work, source, original.file_name, register, roll)
    speakers = [new_speaker(source.id, label, who[label], roll) for label in bundle.labels]
    turns, marks = turns_of(bundle, source.id, {speaker.label: speaker.id for speaker in speakers})
    work.add(source, *speakers, *turns, *marks)
    return [f"{title}: {sentence}" for sentence in _remarks(source, bundle, who, register is not None)]


def new_speaker(source_id: str, label: str, identity: Identity, roll: Roll) -> Speaker:
    """Return the speaker behind a label; a participant who is not there yet is added."""
    person = roll.named(identity.name).id if identity.role is Role.PARTICIPANT else None
    return Speaker(new_id(), source_id, label, identity.role, person)


def kind_of(labels: Sequence[str], who: Cast) -> Kind:
    """Return what sort of text it is by who speaks in it."""
    if not labels:
        return Kind.DOCUMENT
    people = {identity.name for identity in who.values() if identity.role is Role.PARTICIPANT}
    return Kind.FOCUS_GROUP if len(people) > 1 else Kind.INTERVIEW


def _remarks(source: Source, bundle: Bundle, who: dict[str, Identity], listed: bool) -> Iterable[str]:
    remarks = list(bundle.left_out)
    if not bundle.labels and source.participant_id is None and source.group_id is None:
        remarks.append(tr("no speakers were found; nothing in it counts until it is given a participant or a group."))
    elif bundle.labels and all(identity.role is Role.INTERVIEWER for identity in who.values()):
        remarks.append(tr("every speaker looks like an interviewer; nothing in it counts."))
    if not listed and bundle.labels:
        remarks.append(_cast(who))
    for label, identity in who.items():
        if listed and not identity.listed:
            remarks.append(
                tr("the participants file does not say who “{label}” is; it became a participant.", label=label)
            )
    return (*remarks, *bundle.doubts)


def _cast(who: dict[str, Identity]) -> str:
    """Say who became what, so that a label that is no person is seen at once."""
    people = ", ".join(dict.fromkeys(i.name for i in who.values() if i.role is Role.PARTICIPANT)) or "–"
    others = ", ".join(label for label, i in who.items() if i.role is Role.INTERVIEWER) or "–"
    return tr("participants: {people}; interviewers: {others}.", people=people, others=others)


def source_called(project: Project, title: str) -> Source:
    """Return the source with this title."""
    found = [source for source in project.values(Source) if fold(source.title) == fold(title)]
    exact = [source for source in found if source.title == title]
    if len(exact or found) != 1:
        raise CodebenchError(tr("There is no source “{title}” in the project.", title=title))
    return (exact or found)[0]


@command("Source “{title}” removed")
def remove_source(work: Work, *, source_id: str) -> None:
    """Remove a source with its turns, codings and memos; undo brings all of it back."""
    source = work.get(Source, source_id)
    codings = work.find(Coding, source_id=source_id)
    remove_from_codings(work, [coding.id for coding in codings])
    remove_from_source(work, source_id)
    work.remove(*codings)
    for part in (Turn, TimeMark, Speaker):
        work.remove(*work.find(part, source_id=source_id))
    work.remove(*work.find(AttributeValue, owner_id=source_id))
    work.remove(source)
    if source.original_id and not work.find(Source, original_id=source.original_id):
        work.remove(work.get(Original, source.original_id))
    work.describe(title=source.title)


@command("Source “{old}” renamed “{new}”")
def rename_source(work: Work, *, source_id: str, title: str) -> None:
    """Give a source another title."""
    source = work.get(Source, source_id)
    title = " ".join(title.split())
    if not title or any(other.id != source_id for other in work.find(Source, title=title)):
        raise CodebenchError(tr("A source needs a title of its own."))
    work.replace(replace(source, title=title))
    work.describe(old=source.title, new=title)


@command("“{label}” in “{source}” is now {who}")
def assign_speaker(work: Work, *, speaker_id: str, role: Role, participant_id: str | None = None) -> None:
    """Say who a label in a source is: an interviewer, or this participant."""
    speaker = work.get(Speaker, speaker_id)
    person = work.get(Participant, participant_id) if participant_id else None
    if (role is Role.PARTICIPANT) != (person is not None):
        raise CodebenchError(tr("A participant's label needs a participant; an interviewer's has none."))
    work.replace(replace(speaker, role=role, participant_id=participant_id))
    who = person.name if person else tr("interviewer")
    work.describe(label=speaker.label, source=work.get(Source, speaker.source_id).title, who=who)


@command("Source “{title}” assigned")
def assign_source(
    work: Work, *, source_id: str, participant_id: str | None = None, group_id: str | None = None
) -> None:
    """Say to which participant or group a source without speakers belongs as a whole."""
    source = work.get(Source, source_id)
    work.replace(replace(source, participant_id=participant_id, group_id=group_id))
    work.describe(title=source.title)
