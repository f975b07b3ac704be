"""Who makes up the n of a column, and what was said just before a passage."""

from dataclasses import dataclass, replace

from codebench.analysis.counts import column_name
from codebench.analysis.matrix import by_unit
from codebench.analysis.placing import Placing
from codebench.domain.attribution import function_of
from codebench.domain.question import Analysis, Question, Unit
from codebench.domain.source import Source, Speaker, Turn
from codebench.domain.study import Study
from codebench.domain.table import TOTAL
from codebench.domain.text import natural_key
from codebench.services.frozen import resolved
from codebench.services.project import Project
from codebench.services.reading import study


@dataclass(frozen=True, slots=True)
class InBase:
    """Who or what is one of a column's n: name, function, groups, and what other columns they count in, if several."""

    name: str
    detail: str
    also: tuple[str, ...]


def base(project: Project, asked: Question, column: str = TOTAL) -> list[InBase]:
    """Return who could have mentioned a code in a column, by name; nobody where a column has no such base."""
    if asked.unit is Unit.SEGMENTS or asked.analysis in (Analysis.SATURATION, Analysis.COVERAGE):
        return []
    picture = study(project)
    placing = Placing(picture, _plain(picture, asked))
    bases = placing.bases()
    person = asked.analysis is Analysis.MATRIX and asked.unit is Unit.PARTICIPANTS
    here = frozenset({column}) if person else bases.get(column, frozenset())
    found = []
    for unit in map(str, here):
        also = [key for key, units in bases.items() if unit in units and key not in (TOTAL, column)]
        alone = column == TOTAL and len(also) < 2  # Everybody in the total is in a column as well.
        names = [] if alone else sorted((column_name(placing, key) for key in also), key=natural_key)
        found.append(InBase(_name(picture, unit), _detail(picture, unit), tuple(names)))
    return sorted(found, key=lambda each: natural_key(each.name))


def _plain(picture: Study, asked: Question) -> Question:
    """Return the count behind a question: in the columns that its table has."""
    if asked.analysis is Analysis.MATRIX:
        return by_unit(asked)
    return resolved(picture, asked) if asked.analysis is not Analysis.COOCCURRENCE else replace(asked, by="")


def _name(picture: Study, unit: str) -> str:
    if unit in picture.participants:
        return picture.participants[unit].name
    return picture.groups.path(unit) if unit in picture.groups else picture.sources[unit].title


def _detail(picture: Study, unit: str) -> str:
    if unit not in picture.participants:
        return ""
    groups = sorted(map(picture.groups.path, picture.groups_of(unit)), key=natural_key)
    return " · ".join(filter(None, (function_of(picture, unit), *groups)))


def said_before(project: Project, source_id: str, start: int) -> tuple[str, str]:
    """Return who spoke in the turn before the one a passage begins in, and what; nothing where it is the first."""
    turns = sorted(project.values(Turn, source_id=source_id), key=lambda turn: turn.start)
    before = [turn for turn in turns if turn.start <= start][-2:]
    if len(before) < 2:
        return "", ""
    turn = before[0]
    labels = {speaker.id: speaker.label for speaker in project.values(Speaker, source_id=source_id)}
    text = project.values(Source, id=source_id)[0].text
    return labels.get(turn.speaker_id or "", ""), text[turn.start : turn.end]
