"""A participants file: who speaks under which label, in what role and group, and what is known of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from codebench.domain.participant import PeopleSpec, PersonSpec
from codebench.domain.peoplesheet import LEVELS, SEVERAL, Field, field_name
from codebench.domain.source import Role
from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.importers.people_columns import CONSENT, ROLES, agreed_field, path_of
from codebench.importers.rows import read_sheet

Columns = dict[Field, list[str]]


@dataclass(slots=True)
class _Person:
    name: str
    role: Role
    pseudonym: str = ""
    speakers: dict[str, None] = field(default_factory=dict)
    groups: dict[tuple[str, ...], None] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    consent: bool | None = None


def read_people(data: bytes, file_name: str, mapping: Mapping[str, Field] | None = None) -> PeopleSpec:
    """Return the people of a CSV or Excel file; a person in several rows is one person.

    `mapping` says what the columns mean, by case-folded heading; without it the agreed names do.
    """
    sheet = read_sheet(data, file_name)
    columns = _agreed(sheet.headers) if mapping is None else _mapped(sheet.headers, mapping)
    if not columns.get(Field.NAME):
        raise CodebenchError(tr("“{file}” has no column “{column}”.", file=file_name, column="participant"))
    people: dict[tuple[str, Role], _Person] = {}
    for number, row in sheet.rows:
        _add(people, number, row, columns)
    return PeopleSpec(tuple(map(_spec, people.values())), tuple(columns[Field.ATTRIBUTE]), _level_names(columns))


def _agreed(headers: Sequence[str]) -> Columns:
    """Return the headings by what they mean; of two for one field the second is an attribute."""
    columns: Columns = {each: [] for each in Field}
    for header in headers:
        meaning, _ = agreed_field(header)
        columns[Field.ATTRIBUTE if meaning is None or columns[meaning] else meaning].append(header)
    return columns


def _mapped(headers: Sequence[str], mapping: Mapping[str, Field]) -> Columns:
    columns: Columns = {each: [] for each in Field}
    for header in headers:
        columns[mapping.get(header.casefold(), Field.OUT)].append(header)
    for meaning, given in columns.items():
        if len(given) > 1 and meaning not in SEVERAL:
            raise CodebenchError(
                tr("“{first}” and “{second}” can't both hold the {field}.", first=given[0], second=given[1],
                   field=field_name(meaning))
            )  # fmt: skip
    return columns


def _level_names(columns: Columns) -> tuple[str, ...]:
    """Return what the levels of groups are called: in brackets after `group`, or by the column of each level."""
    given = [header for level in LEVELS for header in columns[level]]
    agreed, levels = agreed_field(given[0]) if len(given) == 1 else (None, ())
    return levels if agreed else tuple(given)


def _several(text: str) -> list[str]:
    return [part for each in re.split(r"[;\n]", text) if (part := " ".join(each.split()))]


def _add(people: dict[tuple[str, Role], _Person], number: int, row: dict[str, str], columns: Columns) -> None:
    cells = {meaning: "; ".join(filter(None, _cells(row, given))) for meaning, given in columns.items()}
    name = " ".join(cells[Field.NAME].split())
    wanted = cells[Field.ROLE]
    role = ROLES.get(fold(wanted))
    if role is None:
        raise CodebenchError(
            tr("Row {row}: “{role}” is no role; write participant or interviewer.", row=number, role=wanted)
        )
    speakers = _several(cells[Field.SPEAKER])
    # Without a name, a row may still say which labels are interviewers', or to which group a document belongs.
    if not name and not (speakers and (role is Role.INTERVIEWER or cells[Field.GROUP])):
        raise CodebenchError(tr("Row {row} of the participants names no participant.", row=number))
    person = people.setdefault((fold(name) or "; ".join(speakers), role), _Person(name, role))
    person.speakers |= dict.fromkeys(speakers)
    person.groups |= dict.fromkeys(_paths([cells[level] for level in LEVELS if columns[level]]))
    person.pseudonym = person.pseudonym or cells[Field.PSEUDONYM]
    if told := cells[Field.CONSENT]:
        person.consent = _consent(number, told)
    for attribute, value in zip(columns[Field.ATTRIBUTE], _cells(row, columns[Field.ATTRIBUTE]), strict=True):
        if value:
            person.attributes.setdefault(attribute, value)


def _cells(row: dict[str, str], headers: Sequence[str]) -> list[str]:
    return [row.get(header.casefold(), "") for header in headers]


def _paths(levels: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the groups in the cells of each level; what one level has once holds for all that the others have."""
    parts = [[path_of(each) for each in _several(cell)] for cell in levels]
    told = [each for each in parts if each]
    several = max(map(len, told), default=0)
    paths = [tuple(name for each in told for name in each[min(at, len(each) - 1)]) for at in range(several)]
    return [path for path in paths if path]


def _consent(number: int, told: str) -> bool:
    if fold(told) not in CONSENT:
        raise CodebenchError(tr("Row {row}: consent is “{told}”; write yes or no.", row=number, told=told))
    return CONSENT[fold(told)]


def _spec(person: _Person) -> PersonSpec:
    return PersonSpec(
        person.name,
        person.role,
        tuple(person.speakers),
        tuple(person.groups),
        person.pseudonym,
        tuple(person.attributes.items()),
        person.consent,
    )
