"""A source replaced by its corrected file: what hangs on the old text is carried to the new one."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from codebench.domain.bundle import Bundle, turns_of
from codebench.domain.changes import Step
from codebench.domain.coding import Coding
from codebench.domain.moves import Course
from codebench.domain.participant import Participant
from codebench.domain.people import identify
from codebench.domain.respelling import respelled
from codebench.domain.source import Original, Role, Source, Speaker, TimeMark, Turn
from codebench.domain.text import fold
from codebench.services.anchoring import rewrite
from codebench.services.checks import Check, to_check
from codebench.services.commands import command
from codebench.services.files import read_file
from codebench.services.incoming import SURE
from codebench.services.participants import Roll
from codebench.services.project import Project
from codebench.services.sources import Reading, new_speaker
from codebench.storage.work import Work


@dataclass(frozen=True, slots=True)
class ReplaceReport:
    """What became of a source's codings: how many have the same words as before, and which wait to be checked."""

    step: Step
    carried: int
    to_check: tuple[Check, ...]
    lost: tuple[Check, ...]


@command("“{source}” replaced by “{file}”")
def replace_source(work: Work, *, source_id: str, reading: Reading) -> None:
    """Give a source the words, turns, times and speakers of a corrected file; a known label stays who it is."""
    source, bundle = work.get(Source, source_id), reading.bundle
    course = Course(source.text, bundle.text)
    if bundle.text != source.text:
        rewrite(work, source, bundle.text, course.of)
    _set_turns(work, source, bundle, respelled(work.find(Turn, source_id=source_id), bundle, course))
    _set_original(work, source, reading)
    now = work.get(Source, source_id)
    work.replace(replace(now, original_id=reading.original.id, format=bundle.format, layout=bundle.layout))
    if source.original_id and not work.find(Source, original_id=source.original_id):
        work.remove(work.get(Original, source.original_id))
    work.describe(source=source.title, file=reading.original.file_name)


def _set_original(work: Work, source: Source, reading: Reading) -> None:
    if not work.find(Original, id=reading.original.id):
        work.add(reading.original)
    work.keep(reading.original.id, reading.data)


def _set_turns(work: Work, source: Source, bundle: Bundle, said_by: Mapping[str, str]) -> None:
    """Put the file's turns and time marks in the place of the old ones; one that is just the same stays itself."""
    speakers = _speakers(work, source, bundle, said_by)
    turns, marks = turns_of(bundle, source.id, {label: speaker.id for label, speaker in speakers.items()})
    _exchange(work, Turn, source.id, turns)
    _exchange(work, TimeMark, source.id, marks)
    kept = {speaker.id for speaker in speakers.values()}
    work.remove(*(each for each in work.find(Speaker, source_id=source.id) if each.id not in kept))


def _exchange(work: Work, kind: type[Turn] | type[TimeMark], source_id: str, new: list[Turn] | list[TimeMark]) -> None:
    old = {replace(each, id=""): each for each in work.find(kind, source_id=source_id)}
    stays = {replace(each, id="") for each in new}
    work.remove(*(each for same, each in old.items() if same not in stays))
    work.add(*(each for each in new if replace(each, id="") not in old))


def _speakers(work: Work, source: Source, bundle: Bundle, said_by: Mapping[str, str]) -> Mapping[str, Speaker]:
    """Return who speaks under each label: who did, whose label was respelled, or someone new."""
    known = {fold(speaker.label): speaker for speaker in work.find(Speaker, source_id=source.id)}
    labels = set(map(fold, bundle.labels))
    gone = {speaker.id: speaker for label, speaker in known.items() if label not in labels}
    people = {fold(name) for person in work.find(Participant) for name in (person.name, person.pseudonym)}
    who = identify(bundle.labels, source.title, "", None)
    roll = Roll(work)
    for label in bundle.labels:
        if fold(label) in known:
            continue
        same = gone.get(said_by.get(label, ""))
        if same and fold(who[label].name) not in people - {""} and who[label].role in (same.role, Role.PARTICIPANT):
            known[fold(label)] = replace(same, label=label)
            work.replace(known[fold(label)])
        else:
            known[fold(label)] = new_speaker(source.id, label, who[label], roll)
            work.add(known[fold(label)])
    return {label: known[fold(label)] for label in bundle.labels}


def replace_file(project: Project, source_id: str, path: Path) -> ReplaceReport:
    """Replace a source by a corrected file, in one step."""
    data = read_file(path)
    original = Original(hashlib.sha256(data).hexdigest(), path.name)
    known = {check.coding_id: check for check in to_check(project, source_id)}
    reading = Reading(original, data, _read_as_before(project, source_id, data, path.name))
    step = project.do(replace_source, source_id=source_id, reading=reading)
    now = {check.coding_id: check for check in to_check(project, source_id)}
    new = [check for each, check in now.items() if each not in known or known[each].after != check.after]
    lost = tuple(check for check in new if check.is_lost)
    changed = tuple(check for check in new if not check.is_lost)
    there = {coding.id for coding in project.values(Coding, source_id=source_id)}
    return ReplaceReport(step, len(there - {check.coding_id for check in new}), changed, lost)


def _read_as_before(project: Project, source_id: str, data: bytes, file_name: str) -> Bundle:
    """Read a corrected file by the labels of its source, and in the source's layout where another is not clear."""
    from codebench.importers import read_source

    labels = [speaker.label for speaker in project.values(Speaker, source_id=source_id)]
    bundle = read_source(data, file_name, names=labels)
    layout = project.values(Source, id=source_id)[0].layout
    if bundle.sure < SURE and layout in bundle.others:
        return read_source(data, file_name, layout=layout, names=labels)
    return bundle
