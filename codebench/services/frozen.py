"""A question and its answer as JSON, for a report that is run again: by identity, with the names of that day."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from codebench.analysis.counts import units_of
from codebench.analysis.crosstab import compared
from codebench.domain.question import Analysis, Question
from codebench.domain.question_json import question_fields, read_question
from codebench.domain.study import Study
from codebench.domain.table import Cell, Column, Parts, Percentages, Row, Shows, Table
from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.i18n import tr

# The analyses whose numbers are sets of units, per code.
OF_UNITS = (Analysis.FREQUENCY, Analysis.CROSSTAB, Analysis.COMPARISON)
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A table, the units behind each row and column where its numbers are sets of units, and what units are called."""

    table: Table
    units: Mapping[Place, frozenset[str]]
    names: Mapping[str, str]


def answer_of(study: Study, asked: Question, table: Table) -> Answer:
    """Return a table with the units behind its counts."""
    if asked.analysis not in OF_UNITS:
        return Answer(table, {}, {})
    found = units_of(study, resolved(study, asked))
    counts = [column.key for column in table.columns if column.shows is Shows.COUNT]
    units = {(row.key, key): frozenset(map(unit_key, found(row.key, key))) for row in table.rows for key in counts}
    return Answer(table, units, {unit: _name(study, unit) for unit in frozenset().union(*units.values())})


def resolved(study: Study, asked: Question) -> Question:
    """Return the question with the columns of a comparison as keys."""
    return compared(study, asked) if asked.analysis is Analysis.COMPARISON else asked


def unit_key(unit: object) -> str:
    """Return a unit as one word: its id, or a passage's source, start and end."""
    return "|".join(map(str, unit)) if isinstance(unit, tuple) else str(unit)


def _name(study: Study, unit: str) -> str:
    if unit in study.participants:
        return study.participants[unit].name
    if unit in study.groups:
        return study.groups.path(unit)
    source, _, place = unit.partition("|")
    return study.sources[source].title + (f", {place.replace('|', '–')}" if place else "")


def question_json(study: Study, asked: Question) -> str:
    """Return the question as JSON; code, groups and participants by id, with what they were called."""
    asked = resolved(study, asked)
    persons = study.participants.values()
    people = {fold(name): person.id for person in persons for name in (person.pseudonym, person.name)}
    without = [study.groups.find(name) for name in asked.without]
    kept = question_fields(asked) | {
        "without": without,
        "without_people": [people[fold(name)] for name in asked.without_people],
    }
    called = dict(zip(without, asked.without, strict=True))
    if asked.under:
        called[asked.under] = study.codebook.path(asked.under)
    return json.dumps(kept | {"called": called}, ensure_ascii=False)


def question_from(study: Study, text: str, went: Mapping[str, str]) -> Question:
    """Return the question again, under the names of today; `went` maps merged codes to where they are now."""
    kept: dict[str, Any] = json.loads(text)
    called = kept.pop("called")
    under = went.get(kept["under"], kept["under"])
    if under and under not in study.codebook:
        raise CodebenchError(
            tr("“{code}”, which this report is about, is no longer in the codebook.", code=called.get(under, under))
        )
    people = tuple(study.participants[each].name for each in kept["without_people"] if each in study.participants)
    groups = tuple(study.groups.path(each) for each in kept["without"] if each in study.groups)
    return replace(read_question(kept), under=under, without=groups, without_people=people)


def answer_json(answer: Answer) -> str:
    """Return the answer as JSON; units are numbered, because they stand in many cells."""
    number = {unit: n for n, unit in enumerate(answer.names)}
    units = [[*place, sorted(number[unit] for unit in found)] for place, found in answer.units.items()]
    called = [[unit, name] for unit, name in answer.names.items()]
    return json.dumps({"table": asdict(answer.table), "units": units, "called": called}, ensure_ascii=False)


def answer_from(text: str) -> Answer:
    """Return the answer again."""
    kept: dict[str, Any] = json.loads(text)
    called = kept["called"]
    units = {(row, column): frozenset(called[n][0] for n in found) for row, column, found in kept["units"]}
    table = kept["table"]
    columns = tuple(Column(**column | {"shows": Shows(column["shows"])}) for column in table["columns"])
    rows = tuple(
        Row(row["key"], tuple(row["path"]), tuple(Cell(**cell) for cell in row["cells"])) for row in table["rows"]
    )
    whole = {"columns": columns, "rows": rows, "notes": tuple(table["notes"]), "parts": _parts(table["parts"])}
    return Answer(Table(**table | whole), units, dict(called))


def _parts(kept: Mapping[str, Any]) -> Parts:
    return Parts(Percentages(kept["percentages"]), kept["segments"], kept.get("few", 0))
