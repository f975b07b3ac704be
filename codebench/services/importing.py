"""Importing: what was looked at comes in as one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from codebench.domain.changes import Step
from codebench.domain.participant import PeopleSpec
from codebench.domain.source import Kind, Original, Source
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.incoming import Incoming, look, names_of, people_in, same_bytes
from codebench.services.progress import Progress, no_progress
from codebench.services.project import Project
from codebench.services.sources import Cast, Reading, add_sources
from codebench.services.surveys import SurveyFile


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


@dataclass(slots=True)
class _Ready:
    """What is ready to be written, and what is not."""

    readings: list[Reading] = field(default_factory=list)
    surveys: list[SurveyFile] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def take(self, incoming: Incoming, cast: Cast) -> None:
        """Take a file, or keep why it can't come in."""
        file = incoming.path.name
        if title := incoming.there or incoming.twin:
            self.told.append(tr("{file}: is in the project already, as “{title}”.", file=file, title=title))
        elif incoming.problem:
            self.failed.append((file, incoming.problem))
        else:
            try:
                self._read(incoming, Original(incoming.digest, file), same_bytes(incoming), cast)
            except CodebenchError as error:
                self.failed.append((file, error.user_message))

    def _read(self, incoming: Incoming, original: Original, data: bytes, cast: Cast) -> None:
        if incoming.bundle is not None:
            self.readings.append(Reading(original, data, incoming.bundle, cast, incoming.title))
        elif incoming.survey is not None:
            incoming.survey.check()
            self.surveys.append(SurveyFile(original, data, incoming.survey))


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
