"""Importing: what was looked at comes in as one step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from codebench.domain.changes import Step
from codebench.domain.participant import PeopleSpec
from codebench.domain.source import Kind, Original, Source
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.collector import without_collector
from codebench.services.incoming import Incoming, look, names_of, people_in, same_bytes
from codebench.services.progress import Progress, no_progress
from codebench.services.project import Project
from codebench.services.sources import Cast, Reading, add_sources
from codebench.services.surveys import SurveyFile


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: its step, files that could not be read with the reason, what to know, and what came in."""

    step: Step | None = None
    failed: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def added(self) -> tuple[str, ...]:
        """Return the titles of the sources that came in."""
        return tuple(source.title for source in self.sources)


@dataclass(slots=True)
class _Ready:
    """What is ready to be written, and what is not."""

    surveys: list[SurveyFile] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def take(self, incoming: Incoming, cast: Cast) -> Iterator[Reading]:
        """Yield a text as it is to be written; keep a survey, or why a file can't come in."""
        file = incoming.path.name
        if title := incoming.there or incoming.twin:
            self.told.append(tr("{file}: is in the project already, as “{title}”.", file=file, title=title))
        elif incoming.problem:
            self.failed.append((file, incoming.problem))
        else:
            try:
                yield from self._read(incoming, Original(incoming.digest, file), same_bytes(incoming), cast)
            except CodebenchError as error:
                self.failed.append((file, error.user_message))

    def _read(self, incoming: Incoming, original: Original, data: bytes, cast: Cast) -> Iterator[Reading]:
        if incoming.bundle is not None:
            yield Reading(original, data, incoming.bundle, cast, incoming.title)
        elif incoming.survey is not None:
            incoming.survey.check()
            self.surveys.append(SurveyFile(original, data, incoming.survey))


def bring_in(
    project: Project,
    files: Iterable[Incoming],
    *,
    people: PeopleSpec | None = None,
    casts: Mapping[Path, Cast] | None = None,
    kind: Kind | None = None,
    progress: Progress = no_progress,
) -> ImportReport:
    """Import files that were looked at, in one step; one that can't come in is named and the others go in."""
    ready, waiting = _Ready(), list(files) if isinstance(files, Sequence) else None
    surveys = [each for each in waiting or () if each.survey is not None]
    for each in surveys:
        list(ready.take(each, {}))

    def readings() -> Iterator[Reading]:
        for at, incoming in enumerate(files):
            if waiting is not None:
                progress(at, len(waiting), incoming.path.name)
            if incoming.survey is None:
                yield from ready.take(incoming, (casts or {}).get(incoming.path, {}))

    with without_collector():
        step = project.do(
            add_sources, readings=readings(), surveys=ready.surveys, people=people, kind=kind, told=ready.told
        )
    came = tuple(c.after for c in step.changes if isinstance(c.after, Source) and c.before is None)
    return ImportReport(step if step.changes else None, tuple(ready.failed), tuple(ready.told), came)


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
