"""Surveys: a row is a participant, closed questions become attributes, open answers a source of their own.

Someone's answers stand together in one source, every question a note before its answer, so that a person reads as a
person and an interview with them lies beside it. Every open question is a code at the root, to code below; who left it
empty was, for counting, not asked, so that a share is one of those who answered.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from codebench.domain.bundle import Bundle, Passage, turns_of
from codebench.domain.changes import Step
from codebench.domain.codebook import Code
from codebench.domain.findings import NotAsked
from codebench.domain.ids import new_id
from codebench.domain.participant import GroupLevel, PeopleSpec, PersonSpec
from codebench.domain.source import Kind, Original, Role, Source, Speaker, TurnKind
from codebench.domain.survey import Meaning, Survey, choices
from codebench.domain.text import fold, unique_name
from codebench.errors import CodebenchError
from codebench.i18n import tr, trn
from codebench.services.commands import command
from codebench.services.files import read_file
from codebench.services.participants import Roll, add_people
from codebench.services.project import Project
from codebench.storage.work import Work

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class SurveyFile:
    """A file read as a survey: all that `add_survey` asks for."""

    original: Original
    data: bytes
    survey: Survey


@dataclass(frozen=True, slots=True)
class SurveyReport:
    """What an import of a survey did, and what to know of it."""

    step: Step
    added: tuple[str, ...]
    notes: tuple[str, ...]


@command("Survey “{file}” imported ({n} participant)|Survey “{file}” imported ({n} participants)")
def add_survey(work: Work, *, original: Original, data: bytes, survey: Survey) -> None:
    """Add the respondents with their attributes, a source of answers each, and a code for every open question."""
    survey.check()
    names = survey.names(Path(original.file_name).stem)
    _keep(work, original, data)
    roll = Roll(work)
    add_people(work, _people(survey, names, levels=not work.find(GroupLevel)), roll)
    _add_sources(work, survey, original, names, roll)
    work.describe(file=original.file_name, n=len(names))


def _keep(work: Work, original: Original, data: bytes) -> None:
    """Keep the file, unless it came in before with attributes only."""
    if not work.find(Original, id=original.id):
        work.add(original)
        work.keep(original.id, data)


def _people(survey: Survey, names: Sequence[str], *, levels: bool) -> PeopleSpec:
    places, groups = survey.places(Meaning.ATTRIBUTE), survey.places(Meaning.GROUP)
    people = (
        PersonSpec(
            name,
            Role.PARTICIPANT,
            groups=tuple(_groups([row[at] for at in groups if row[at]])),
            attributes=tuple((survey.columns[at].label, "; ".join(choices(row[at]))) for at in places if row[at]),
        )
        for name, row in zip(names, survey.rows, strict=True)
    )  # fmt: skip
    named = [tuple(survey.columns[at].label for at in where) for where in (places, groups if levels else ())]
    return PeopleSpec(tuple(people), *named)


def _groups(cells: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the paths of someone's groups: a column lies within the one before it, and several choices are several."""
    for chosen in product(*map(choices, cells)):
        if path := tuple(part for choice in chosen for each in choice.split(" / ") if (part := each.strip())):
            yield path


def _themes(work: Work, survey: Survey) -> dict[int, str]:
    """Return the code of every open question, added where there is none by that name."""
    taken: set[str] = set()
    found: dict[int, str] = {}
    for at in survey.places(Meaning.TEXT):
        name = unique_name(_brief(survey.columns[at].label), taken)
        taken.add(name)
        book = work.codebook()
        code = next((each for each in book.children(None) if fold(each.name) == fold(name)), None)
        if code is None:
            place, colour = book.last_position(None), book.fresh_colour()
            code = Code(new_id(), name, None, place, definition=survey.columns[at].question, colour=colour)
            work.add(code)
        found[at] = code.id
    return found


def _brief(heading: str) -> str:
    name = " ".join(heading.replace("/", " - ").split())
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def _add_sources(work: Work, survey: Survey, original: Original, names: Sequence[str], roll: Roll) -> None:
    """Add a source for everyone who answered an open question, and mark the questions they left empty."""
    themes, stem = _themes(work, survey), Path(original.file_name).stem
    taken = {source.title for source in work.find(Source)}
    for name, row in zip(names, survey.rows, strict=True):
        if any(row[at] for at in themes):
            title = unique_name(name if name.startswith(stem) else f"{stem} {name}", taken)
            taken.add(title)
            source_id = _add_answers(work, survey, original, title, roll.named(name).id, name, row)
            work.add(*(NotAsked(new_id(), source_id, code_id) for at, code_id in themes.items() if not row[at]))


def _add_answers(
    work: Work, survey: Survey, original: Original, title: str, person_id: str, name: str, row: Sequence[str]
) -> str:
    passages = [
        passage
        for at in survey.places(Meaning.TEXT)
        if row[at]
        for passage in (Passage(survey.columns[at].question, kind=TurnKind.NOTE), Passage(row[at], name))
    ]
    bundle = Bundle(tuple(passages), Path(original.file_name).suffix.lower().lstrip(".") or "csv", "survey")
    source = Source(new_id(), title, Kind.SURVEY, bundle.text, bundle.format, bundle.layout, original.id)
    speaker = Speaker(new_id(), source.id, name, Role.PARTICIPANT, person_id)
    turns, _ = turns_of(bundle, source.id, {name: speaker.id})
    work.add(source, speaker, *turns)
    return source.id


def is_survey_file(path: Path) -> bool:
    """Tell whether a file is a table, which a survey can be read from."""
    from codebench.importers import is_table

    return is_table(read_file(path), path.name)


def read_survey_file(path: Path) -> SurveyFile:
    """Read a survey; what its columns mean is guessed."""
    from codebench.importers import read_survey

    data = read_file(path)
    original = Original(hashlib.sha256(data).hexdigest(), path.name)
    return SurveyFile(original, data, read_survey(data, path.name))


def import_survey(project: Project, path: Path, mapping: Mapping[str, Meaning] | None = None) -> SurveyReport:
    """Import a survey in one step; `mapping` says what columns mean where the guess is wrong."""
    file = read_survey_file(path)
    survey = file.survey.mapped(mapping or {})
    there = project.values(Source, original_id=file.original.id)
    if there:
        raise CodebenchError(
            tr("{file}: is in the project already, as “{title}”.", file=path.name, title=there[0].title)
        )
    step = project.do(add_survey, original=file.original, data=file.data, survey=survey)
    added = tuple(c.after.title for c in step.changes if isinstance(c.after, Source) and c.before is None)
    return SurveyReport(step, added, (*survey.left_out, *_told(survey)))


def _told(survey: Survey) -> list[str]:
    """Say what every column became, so that a wrong guess is seen at once."""
    columns = {
        meaning: "; ".join(survey.columns[at].label for at in survey.places(meaning)) or "–" for meaning in Meaning
    }
    told = [
        tr("attributes: {columns}.", columns=columns[Meaning.ATTRIBUTE]),
        tr("groups: {columns}.", columns=columns[Meaning.GROUP]),
        tr("text to code: {columns}.", columns=columns[Meaning.TEXT]),
        tr("personal, left out: {columns}.", columns=columns[Meaning.PERSONAL]),
        tr("left out: {columns}.", columns=columns[Meaning.OUT]),
    ]
    silent = sum(not any(row[at] for at in survey.places(Meaning.TEXT)) for row in survey.rows)
    if silent and survey.places(Meaning.TEXT):
        told.append(
            trn("{n} participant answered no open question.|{n} participants answered no open question.", silent)
        )
    return told
