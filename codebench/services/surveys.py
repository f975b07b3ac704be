"""Surveys: a row is a participant, closed questions become attributes, open answers a source of their own.

Someone's answers stand together in one source, every question a note before its answer, so that a person reads as a
person and an interview with them lies beside it. Every open question is a code at the root, to code below; who left it
empty was, for counting, not asked, so that a share is one of those who answered.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from codebench.domain.bundle import Bundle, Passage, turns_of
from codebench.domain.changes import Step
from codebench.domain.codebook import Code
from codebench.domain.findings import NotAsked
from codebench.domain.ids import new_id
from codebench.domain.participant import PeopleSpec, PersonSpec
from codebench.domain.source import Kind, Original, Role, Source, Speaker, TurnKind
from codebench.domain.survey import Meaning, Survey
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
class SurveyReport:
    """What an import of a survey did, and what to know of it."""

    step: Step
    added: tuple[str, ...]
    notes: tuple[str, ...]


@command("Survey “{file}” imported ({n} participant)|Survey “{file}” imported ({n} participants)")
def add_survey(work: Work, *, original: Original, data: bytes, survey: Survey) -> None:
    """Add the respondents with their attributes, a source of answers each, and a code for every open question."""
    stem = Path(original.file_name).stem
    names = survey.names(stem)
    work.add(original)
    work.keep(original.id, data)
    roll = Roll(work)
    add_people(work, _people(survey, names), roll)
    themes = _themes(work, survey)
    taken = {source.title for source in work.find(Source)}
    for name, row in zip(names, survey.rows, strict=True):
        if any(row[at] for at in themes):
            title = unique_name(name if name.startswith(stem) else f"{stem} {name}", taken)
            taken.add(title)
            source_id = _add_answers(work, survey, original, title, roll.named(name).id, name, row)
            work.add(*(NotAsked(new_id(), source_id, code_id) for at, code_id in themes.items() if not row[at]))
    work.describe(file=original.file_name, n=len(names))


def _people(survey: Survey, names: Sequence[str]) -> PeopleSpec:
    places = survey.places(Meaning.ATTRIBUTE)
    headings = tuple(survey.columns[at].name for at in places)
    people = (
        PersonSpec(
            name,
            Role.PARTICIPANT,
            attributes=tuple((survey.columns[at].name, _choices(row[at])) for at in places if row[at]),
        )
        for name, row in zip(names, survey.rows, strict=True)
    )  # fmt: skip
    return PeopleSpec(tuple(people), headings)


def _choices(cell: str) -> str:
    """Return what was ticked, as Forms parts it, as one value."""
    return "; ".join(part for each in cell.split(";") if (part := each.strip()))


def _themes(work: Work, survey: Survey) -> dict[int, str]:
    """Return the code of every open question, added where there is none by that name."""
    taken: set[str] = set()
    found: dict[int, str] = {}
    for at in survey.places(Meaning.TEXT):
        name = unique_name(_brief(survey.columns[at].name), taken)
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


def import_survey(project: Project, path: Path, mapping: Mapping[str, Meaning] | None = None) -> SurveyReport:
    """Import a survey in one step; `mapping` says what columns mean where the guess is wrong."""
    from codebench.importers import read_survey

    data = read_file(path)
    survey = read_survey(data, path.name).mapped(mapping or {})
    original = Original(hashlib.sha256(data).hexdigest(), path.name)
    there = project.values(Source, original_id=original.id)
    if there:
        raise CodebenchError(
            tr("{file}: is in the project already, as “{title}”.", file=path.name, title=there[0].title)
        )
    if not survey.places(Meaning.TEXT) and not survey.places(Meaning.ATTRIBUTE):
        raise CodebenchError(tr("“{file}” has no column with answers.", file=path.name))
    step = project.do(add_survey, original=original, data=data, survey=survey)
    added = tuple(c.after.title for c in step.changes if isinstance(c.after, Source) and c.before is None)
    return SurveyReport(step, added, (*survey.left_out, *_told(survey)))


def _told(survey: Survey) -> list[str]:
    """Say what every column became, so that a wrong guess is seen at once."""
    columns = {
        meaning: "; ".join(survey.columns[at].name for at in survey.places(meaning)) or "–" for meaning in Meaning
    }
    told = [
        tr("attributes: {columns}.", columns=columns[Meaning.ATTRIBUTE]),
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
