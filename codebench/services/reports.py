"""Tables, and the quotes behind every number in them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from codebench.analysis.cooccurrence import behind_pair, cooccurrence
from codebench.analysis.counts import behind, frequency_table
from codebench.analysis.coverage_table import behind_coverage, coverage_table
from codebench.analysis.crosstab import behind_comparison, behind_crosstab, comparison, crosstab
from codebench.analysis.matrix import behind_matrix
from codebench.analysis.saturation import behind_saturation, saturation
from codebench.domain.attribution import role_of
from codebench.domain.coding import Coding
from codebench.domain.few import mark_few
from codebench.domain.findings import ChosenQuote
from codebench.domain.question import Analysis, Near, Order, Question, Unit
from codebench.domain.said import Mention
from codebench.domain.source import Kind, Source, clock
from codebench.domain.study import Speech, Study
from codebench.domain.table import TOTAL, Table
from codebench.domain.text import natural_key
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.collector import without_collector
from codebench.services.framework import matrix
from codebench.services.project import Project
from codebench.services.reading import codebook, groups, speech, study
from codebench.storage import outline

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class PassageRef:
    """A passage behind a number, where it can be opened, and its coding; `chosen` tells whether that is for print."""

    source_id: str
    source_title: str
    start: int
    end: int
    text: str
    time: str
    turn: int
    coding_id: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PersonQuotes:
    """What one participant (or a document's group) said of a code: the first passage, then the repeats."""

    participant_id: str
    name: str
    detail: str
    passages: tuple[PassageRef, ...]


def question(
    project: Project,
    *,
    unit: str = "participants",
    under: str = "",
    kinds: tuple[str, ...] = (),
    at_least_groups: str = "",
    order: str = Order.BOOK,
    near: str = Near.PARTICIPANT,
    analysis: str = Analysis.FREQUENCY,
    **rest: Any,
) -> Question:
    """Return the question in words as a value: `unit` may be `groups:LEVEL`, `under` a code's path or unique name.

    `at_least_groups` is `LEVEL:K`, or K at the outermost level; all else is as in `Question`.
    """
    name, _, level = unit.partition(":")
    if name not in set(Unit) or (level and name != Unit.GROUPS):
        raise CodebenchError(
            tr("“{unit}” can't be counted; choose participants, groups:LEVEL, sources or segments.", unit=unit)
        )
    for chosen, known in ((kinds, Kind), ((order,), Order), ((near,), Near), ((analysis,), Analysis)):
        _check(chosen, known)
    level_of_k, _, k = at_least_groups.rpartition(":")
    if at_least_groups and not k.isdecimal():
        raise CodebenchError(tr("“{text}” is not LEVEL:K, such as 1:2 for two groups.", text=at_least_groups))
    return Question(
        Unit(name),
        _level(project, level) if name == Unit.GROUPS else None,
        under=codebook(project).find(under).id if under else "",
        kinds=kinds,
        at_least_groups=int(k or 0),
        groups_level=_level(project, level_of_k) if k else 1,
        order=Order(order),
        near=Near(near),
        analysis=Analysis(analysis),
        **rest,
    )


def _check(chosen: Iterable[str], known: type[StrEnum]) -> None:
    for each in chosen:
        if each not in set(known):
            raise CodebenchError(
                tr("“{word}” is not one of: {known}.", word=each, known=", ".join(member.value for member in known))
            )


def _level(project: Project, level: str) -> int:
    depth = groups(project).level(level or "1")
    if depth is None:
        raise CodebenchError(tr("There is no group level “{level}”.", level=level or "1"))
    return depth


def frequency(project: Project, asked: Question) -> Table:
    """Return how many units mention each code."""
    return frequency_table(study(project), asked)


# Every analysis: how its table is made, and which mentions make the number at a row and a column.
TABLES: dict[Analysis, Callable[[Project, Question], Table]] = {
    Analysis.FREQUENCY: frequency,
    Analysis.CROSSTAB: lambda project, asked: crosstab(study(project), asked),
    Analysis.COMPARISON: lambda project, asked: comparison(study(project), asked),
    Analysis.COOCCURRENCE: lambda project, asked: cooccurrence(study(project), asked, _speech(project, asked)),
    Analysis.SATURATION: lambda project, asked: saturation(study(project), asked),
    Analysis.COVERAGE: lambda project, asked: coverage_table(study(project), asked, speech(project)),
    Analysis.MATRIX: matrix,
}
BEHIND: dict[Analysis, Callable[[Project, Study, Question, str, str], list[Mention]]] = {
    Analysis.FREQUENCY: lambda _, picture, asked, row, column: behind(picture, asked, row, column),
    Analysis.CROSSTAB: lambda _, picture, asked, row, column: behind_crosstab(picture, asked, row, column),
    Analysis.COMPARISON: lambda _, picture, asked, row, column: behind_comparison(picture, asked, row, column),
    Analysis.COOCCURRENCE: lambda project, picture, asked, row, column: behind_pair(
        picture, asked, _speech(project, asked), row, column
    ),
    Analysis.SATURATION: lambda _, picture, asked, row, column: behind_saturation(picture, asked, row, column),
    Analysis.COVERAGE: lambda _, picture, asked, row, column: behind_coverage(picture, asked, row, column),
    Analysis.MATRIX: lambda _, picture, asked, row, column: behind_matrix(picture, asked, row, column),
}


def _speech(project: Project, asked: Question) -> list[Speech]:
    """Return the turns, where it matters in which of them codes meet."""
    return [] if asked.near is Near.PARTICIPANT else speech(project)


def table(project: Project, asked: Question) -> Table:
    """Return the table that answers a question, whatever its analysis."""
    with without_collector():
        return mark_few(TABLES[asked.analysis](project, asked), asked.parts.few)


def cell_quotes(project: Project, asked: Question, row: str, column: str = TOTAL) -> list[PersonQuotes]:
    """Return exactly the passages that make a number, by participant, in the order in which they were said."""
    picture = study(project)
    found = BEHIND[asked.analysis](project, picture, asked, row, column)
    passages = _passages(project, found)
    in_order = sorted(picture.sources, key=lambda source_id: natural_key(picture.sources[source_id].title))
    rank = {source_id: number for number, source_id in enumerate(in_order)}
    by_owner: dict[str, set[Place]] = defaultdict(set)
    for mention in found:
        by_owner[mention.owner_id].add((mention.source_id, mention.start, mention.end))
    people = [
        PersonQuotes(
            owner,
            name_of(picture, owner),
            role_of(picture, owner),
            tuple(passages[place] for place in sorted(places, key=lambda place: (rank[place[0]], *place))),
        )
        for owner, places in by_owner.items()
    ]
    return sorted(people, key=lambda person: natural_key(person.name))


def name_of(picture: Study, owner: str) -> str:
    """Return what a participant is called, or the path of the group whose document it is."""
    return picture.participants[owner].name if owner in picture.participants else picture.groups.path(owner)


def _passages(project: Project, found: list[Mention]) -> dict[Place, PassageRef]:
    ids = sorted({mention.source_id for mention in found})
    sources = {source.id: source for source in project.values(Source, id=ids)}
    with project.database.read() as connection:
        turns = outline.turn_lines(connection, ids)
    codings = _codings(project, found)
    made = {}
    for source_id, start, end in {mention[1:4] for mention in found}:
        source = sources[source_id]
        line = turns.get(source_id, [])
        before = bisect_right(line, start, key=lambda turn: turn.start) - 1
        at = line[before] if before >= 0 and start < max(line[before].end, line[before].start + 1) else None
        made[source_id, start, end] = PassageRef(
            source_id,
            source.title,
            start,
            end,
            source.text[start:end],
            clock(at.time) if at else "",
            at.position + 1 if at else 0,
            *codings[source_id, start, end],
        )
    return made


def _codings(project: Project, found: list[Mention]) -> dict[Place, tuple[str, bool]]:
    """Return per passage its coding, and whether that is chosen for print; one that is goes before one that is not."""
    chosen = {each.coding_id for each in project.values(ChosenQuote)}
    wanted = {mention[:4] for mention in found}
    codes, sources = sorted({each[0] for each in wanted}), sorted({each[1] for each in wanted})
    made: dict[Place, tuple[str, bool]] = {}
    there = project.values(Coding, code_id=codes, source_id=sources)
    for coding in sorted(there, key=lambda each: (each.id not in chosen, each.id)):
        if (coding.code_id, coding.source_id, coding.start, coding.end) in wanted:
            made.setdefault((coding.source_id, coding.start, coding.end), (coding.id, coding.id in chosen))
    return made
