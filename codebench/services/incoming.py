"""Files that were looked at before anything of them comes in: what each is, how it was read, who speaks in it."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from codebench.domain.bundle import Bundle, turns_of
from codebench.domain.files import SUFFIX
from codebench.domain.participant import Participant, PeopleSpec
from codebench.domain.people import Identity, Register, identify
from codebench.domain.source import Role, Source, Speaker, TurnKind
from codebench.domain.survey import Survey
from codebench.domain.text import natural_key, unique_name
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.files import read_file
from codebench.services.progress import Progress, no_progress
from codebench.services.project import Project
from codebench.services.reading import Transcript
from codebench.services.sources import Cast, kind_of

TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")
SURE, PROBABLE = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was looked at: a text, a survey or a participants file; else why it is none of them.

    It may be `there` already as a source, or be the `twin` of another file. `layouts` are the readings of it, the
    recognised one first.
    """

    path: Path
    digest: str = ""
    title: str = ""
    bundle: Bundle | None = None
    survey: Survey | None = None
    people: PeopleSpec | None = None
    problem: str = ""
    there: str = ""
    twin: str = ""
    layouts: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Tell whether it can come in as sources."""
        return self.bundle is not None or self.survey is not None

    @property
    def chosen(self) -> str:
        """Return the layout that was chosen instead of the recognised one, if any."""
        layout = self.bundle.layout if self.bundle else ""
        return "" if layout in self.layouts[:1] else layout

    def reads_as(self, layout: str) -> bool:
        """Tell whether it can be read in this layout and is not."""
        return self.bundle is not None and layout in self.layouts and layout != self.bundle.layout

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


if TYPE_CHECKING:
    from codebench.importers import Answer


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


@dataclass(slots=True)
class _Around:
    """What a file is looked at beside: sources and files by their digest, titles that are taken, known labels."""

    there: dict[str, str]
    twins: dict[str, str]
    taken: set[str]
    names: Sequence[str]
    tables: bool

    def look_at(self, path: Path) -> Incoming:
        """Read one file; what is wrong with it is kept in a sentence."""
        from codebench.importers import is_table, read_one

        try:
            data = read_file(path)
            if not (self.tables and is_table(data, path.name)):
                return self.take(path, read_one(data, path.name, self.names))
            digest = hashlib.sha256(data).hexdigest()
            incoming = self._known(path, digest) or _table(self._new(path, digest), data)
        except CodebenchError as error:
            return Incoming(path, problem=error.user_message)
        self.names = self.names or names_of(incoming.people)
        return self._remember(incoming)

    def take(self, path: Path, read: "Answer") -> Incoming:
        """Take in a text that was read."""
        if (known := self._known(path, read.digest)) is not None:
            return known
        if read.bundle is None:
            return Incoming(path, problem=read.problem)
        bundle = read.bundle
        layouts = (bundle.layout, *bundle.others)
        return self._remember(replace(self._new(path, read.digest), bundle=bundle, layouts=layouts))

    def _known(self, path: Path, digest: str) -> Incoming | None:
        if digest in self.there or digest in self.twins:
            return Incoming(path, digest, there=self.there.get(digest, ""), twin=self.twins.get(digest, ""))
        return None

    def _new(self, path: Path, digest: str) -> Incoming:
        return Incoming(path, digest, unique_name(path.stem, self.taken))

    def _remember(self, incoming: Incoming) -> Incoming:
        if incoming.ready:
            self.twins[incoming.digest] = incoming.title
            self.taken.add(incoming.title)
        return incoming

    def all_of(self, paths: Sequence[Path]) -> Iterator[Incoming]:
        """Yield every file as it is read; where they are many, by processes of their own."""
        from codebench.importers import WORTH, read_all

        many = [path for path in paths if path.suffix.lower() not in TABLES] if len(paths) >= WORTH else []
        for path in paths[: len(paths) - len(many)]:
            yield self.look_at(path)
        for path, read in read_all(many, self.names) if many else ():
            yield self.look_at(path) if read is None else self.take(path, read)


def look(
    project: Project,
    paths: Sequence[Path],
    *,
    beside: Sequence[Incoming] = (),
    names: Sequence[str] = (),
    tables: bool = True,
    progress: Progress = no_progress,
) -> Iterator[Incoming]:
    """Read files and folders without importing anything; yield each file as soon as it is read.

    `beside` was looked at before; `names` are labels known to be speakers, else a participants file among the files,
    which is read first, says them. Without `tables` a spreadsheet is refused like all that is no text.
    """
    sources, ready = project.values(Source), [each for each in beside if each.ready]
    there = {source.original_id: source.title for source in sources if source.original_id}
    taken = {source.title for source in sources} | {each.title for each in ready}
    around = _Around(there, {each.digest: each.title for each in ready}, taken, names, tables)
    known = {each.path for each in beside if not each.problem}
    files = [path for path in files_in(paths) if path not in known]
    files.sort(key=lambda path: path.suffix.lower() not in TABLES)
    progress(0, len(files), "")
    for at, incoming in enumerate(around.all_of(files)):
        yield incoming
        progress(at, len(files), incoming.path.name)
    progress(len(files), len(files), "")


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
        bundle = read_source(same_bytes(incoming), incoming.path.name, layout=layout, names=names)
    except CodebenchError as error:
        return replace(incoming, bundle=None, problem=error.user_message)
    first = incoming.layouts if layout else (bundle.layout, *bundle.others)
    layouts = tuple(dict.fromkeys((*first, bundle.layout, *bundle.others)))
    return replace(incoming, bundle=bundle, problem="", layouts=layouts)


def same_bytes(incoming: Incoming) -> bytes:
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


def cast_of(incoming: Incoming, register: Register | None = None) -> dict[str, Identity]:
    """Return who the labels of a file are taken for where nobody says so."""
    labels = incoming.bundle.labels if incoming.bundle else ()
    return identify(labels, incoming.title, incoming.path.name, register)


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
        "word-transcribe": tr("Word Transcribe"),
        "stamps": tr("times before each turn"),
        "teams": tr("Teams"),
        "teams-pasted": tr("Teams, pasted as text"),
        "teams-anonymised": tr("Teams, with names replaced"),
        "table": tr("a table with speakers"),
        "ids": tr("[id] before each turn"),
        "formatted": tr("names in bold or colour"),
        "vtt": tr("captions"),
        "srt": tr("captions"),
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
