"""From files to sources: look at what was chosen, decide, and bring all of it in as one step."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from codebench.domain.bundle import Bundle, turns_of
from codebench.domain.changes import Step
from codebench.domain.participant import Participant, PeopleSpec
from codebench.domain.people import Identity, Register, identify
from codebench.domain.source import Kind, Original, Role, Source, Speaker, TurnKind
from codebench.domain.survey import Survey
from codebench.domain.text import natural_key, unique_name
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.files import read_file
from codebench.services.progress import Progress, no_progress
from codebench.services.project import SUFFIX, Project
from codebench.services.reading import Transcript
from codebench.services.sources import Answers, Cast, Reading, add_sources, kind_of
from codebench.services.surveys import check_survey

SURE, PROBABLE = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was looked at: a text, a survey or a participants file; else why not, or as which source it is there.

    `layouts` are the readings one can choose from, the recognised one first.
    """

    path: Path
    digest: str = ""
    title: str = ""
    bundle: Bundle | None = None
    survey: Survey | None = None
    people: PeopleSpec | None = None
    problem: str = ""
    there: str = ""
    layouts: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Tell whether it can come in as sources."""
        return self.bundle is not None or self.survey is not None

    def turns(self) -> dict[str, int]:
        """Return how many turns each label has, in order of appearance."""
        passages = self.bundle.passages if self.bundle else ()
        found = dict.fromkeys((p.label for p in passages if p.label is not None), 0)
        for passage in passages:
            if passage.label is not None:
                found[passage.label] += 1
        return found

    @property
    def spoken(self) -> int:
        """Return the number of turns, also those of which nobody knows who speaks."""
        return sum(p.kind is TurnKind.SPEECH for p in self.bundle.passages) if self.bundle else 0


class Trust(StrEnum):
    """How far a reading can be trusted."""

    SURE = "sure"
    PROBABLE = "probable"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: its step, the files that could not be read with the reason, and what to know."""

    step: Step | None = None
    failed: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the sources that came in."""
        changes = self.step.changes if self.step else ()
        return tuple(c.after for c in changes if isinstance(c.after, Source) and c.before is None)

    @property
    def added(self) -> tuple[str, ...]:
        """Return the titles of the sources that came in."""
        return tuple(source.title for source in self.sources)


def no_one(incoming: Incoming) -> None:
    """Tell nobody of a file."""


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Return the files, and those within the folders, each once; hidden ones, locks and projects are no sources."""
    found = [file for path in paths for file in (_walk(path) if path.is_dir() else (path,))]
    return list(dict.fromkeys(found))


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted((each for each in folders if not each.startswith(".")), key=natural_key)
        for name in sorted(names, key=natural_key):
            if not name.startswith((".", "~$")) and SUFFIX not in name:
                yield Path(place, name)


def look(
    project: Project,
    paths: Sequence[Path],
    *,
    names: Sequence[str] = (),
    tables: bool = True,
    progress: Progress = no_progress,
    found: Callable[[Incoming], None] = no_one,
) -> list[Incoming]:
    """Read files and folders without importing anything; each file is told as soon as it is read.

    `names` are labels known to be speakers. Without `tables` a spreadsheet is refused like all that is no text.
    """
    there = {source.original_id: source.title for source in project.values(Source) if source.original_id}
    taken = {source.title for source in project.values(Source)}
    files = files_in(paths)
    seen: list[Incoming] = []
    for at, path in enumerate(files):
        progress(at, len(files), path.name)
        incoming = _look_at(path, there, taken, names, tables)
        if incoming.ready:
            there[incoming.digest] = incoming.title
            taken.add(incoming.title)
        seen.append(incoming)
        found(incoming)
    progress(len(files), len(files), "")
    return seen


def _look_at(path: Path, there: Mapping[str, str], taken: set[str], names: Sequence[str], tables: bool) -> Incoming:
    from codebench.importers import is_table, read_source

    try:
        data = read_file(path)
        digest = hashlib.sha256(data).hexdigest()
        if digest in there:
            return Incoming(path, digest, there=there[digest])
        incoming = Incoming(path, digest, unique_name(path.stem, taken))
        if tables and is_table(data, path.name):
            return _table(incoming, data)
        bundle = read_source(data, path.name, names=names)
    except CodebenchError as error:
        return Incoming(path, problem=error.user_message)
    return replace(incoming, bundle=bundle, layouts=(bundle.layout, *bundle.others))


def _table(incoming: Incoming, data: bytes) -> Incoming:
    from codebench.importers import read_people, read_survey

    try:
        people = read_people(data, incoming.path.name)
    except CodebenchError:
        people = PeopleSpec(())
    # A survey may have a column of participants too; only a participants file says how they are labelled.
    if any(person.speakers for person in people.people):
        return replace(incoming, people=people)
    return replace(incoming, survey=read_survey(data, incoming.path.name))


def reread(incoming: Incoming, layout: str = "", *, names: Sequence[str] = ()) -> Incoming:
    """Read a file once more: in this layout, or in the one that then fits best."""
    from codebench.importers import read_source

    try:
        bundle = read_source(_same(incoming), incoming.path.name, layout=layout, names=names)
    except CodebenchError as error:
        return replace(incoming, bundle=None, problem=error.user_message)
    first = incoming.layouts if layout else (bundle.layout, *bundle.others)
    layouts = tuple(dict.fromkeys((*first, bundle.layout, *bundle.others)))
    return replace(incoming, bundle=bundle, problem="", layouts=layouts)


def _same(incoming: Incoming) -> bytes:
    """Return the bytes of a file; raise where they are no longer those that were looked at."""
    data = read_file(incoming.path)
    if hashlib.sha256(data).hexdigest() != incoming.digest:
        raise CodebenchError(tr("“{file}” has changed since it was read; choose it again.", file=incoming.path.name))
    return data


def people_in(path: Path) -> PeopleSpec:
    """Read a participants file (CSV or XLSX)."""
    from codebench.importers import read_people

    return read_people(read_file(path), path.name)


def names_of(people: PeopleSpec | None) -> tuple[str, ...]:
    """Return the labels by which a participants file says that someone speaks."""
    told = people.people if people else ()
    return tuple(dict.fromkeys(name for each in told for name in (*each.speakers, each.name, each.pseudonym) if name))


def cast_of(incoming: Incoming, people: PeopleSpec | None = None) -> dict[str, Identity]:
    """Return who the labels of a file are taken for where nobody says so."""
    labels = incoming.bundle.labels if incoming.bundle else ()
    return identify(labels, incoming.title, incoming.path.name, Register(people) if people else None)


def trust(bundle: Bundle) -> Trust:
    """Return how far a reading can be trusted."""
    if bundle.sure >= SURE:
        return Trust.SURE
    return Trust.PROBABLE if bundle.sure >= PROBABLE else Trust.LOOK


def layout_name(layout: str) -> str:
    """Return how a text was read, in words."""
    return {
        "labels": tr("labels before a colon"),
        "f4": tr("f4: times after each turn"),
        "transcribe": tr("Word Transcribe"),
        "teams": tr("Teams"),
        "table": tr("a table with speakers"),
        "ids": tr("[id] before each turn"),
        "formatted": tr("names in bold or colour"),
        "cues": tr("captions"),
        "plain": tr("no speakers"),
        "alternating": tr("two speakers in turn"),
        "stressed": tr("questions in bold or italics"),
    }.get(layout, layout)


def preview(incoming: Incoming, cast: Cast) -> Transcript:
    """Return a file that was read as it will be on the desk."""
    bundle = incoming.bundle or Bundle((), "", "")
    kind = kind_of(bundle.labels, cast)
    source = Source(incoming.digest, incoming.title, kind, bundle.text, bundle.format, bundle.layout)
    who = {label: cast[label] for label in bundle.labels}
    speakers = {label: Speaker(label, source.id, label, one.role, one.name or None) for label, one in who.items()}
    people = {one.name: Participant(one.name, one.name) for one in who.values() if one.role is Role.PARTICIPANT}
    turns, marks = turns_of(bundle, source.id, {label: label for label in speakers})
    return Transcript(source, tuple(turns), speakers, people, (), tuple(marks))


@dataclass(slots=True)
class _Ready:
    """What is ready to be written, and what is not."""

    readings: list[Reading] = field(default_factory=list)
    surveys: list[Answers] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def take(self, incoming: Incoming, cast: Cast) -> None:
        """Take a file, or keep why it can't come in."""
        file = incoming.path.name
        if incoming.there:
            self.told.append(tr("{file}: is in the project already, as “{title}”.", file=file, title=incoming.there))
        elif incoming.problem:
            self.failed.append((file, incoming.problem))
        else:
            try:
                self._read(incoming, Original(incoming.digest, file), _same(incoming), cast)
            except CodebenchError as error:
                self.failed.append((file, error.user_message))

    def _read(self, incoming: Incoming, original: Original, data: bytes, cast: Cast) -> None:
        if incoming.bundle is not None:
            self.readings.append(Reading(original, data, incoming.bundle, cast, incoming.title))
        elif incoming.survey is not None:
            check_survey(incoming.survey, original.file_name)
            self.surveys.append(Answers(original, data, incoming.survey))


def bring_in(
    project: Project,
    files: Sequence[Incoming],
    *,
    people: PeopleSpec | None = None,
    casts: Mapping[Path, Cast] | None = None,
    kind: Kind | None = None,
    progress: Progress = no_progress,
) -> ImportReport:
    """Import files that were looked at, in one step; one that can't come in is named and the others go in."""
    ready = _Ready()
    for at, incoming in enumerate(files):
        progress(at, len(files), incoming.path.name)
        ready.take(incoming, (casts or {}).get(incoming.path, {}))
    progress(len(files), len(files), "")
    step = None
    if ready.readings or ready.surveys or people is not None:
        step = project.do(
            add_sources, readings=ready.readings, surveys=ready.surveys, people=people, kind=kind, told=ready.told
        )
    return ImportReport(step, tuple(ready.failed), tuple(ready.told))


def import_files(
    project: Project,
    paths: Sequence[Path],
    *,
    people: Path | None = None,
    kind: Kind | None = None,
    progress: Progress = no_progress,
) -> ImportReport:
    """Import texts in one step as they are recognised; a file that can't be read is named and the others go in."""
    spec = people_in(people) if people is not None else None
    files = look(project, paths, names=names_of(spec), tables=False, progress=progress)
    return bring_in(project, files, people=spec, kind=kind)
