"""A participants file: who speaks under which label, in what role and group, and what is known of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from codebench.domain.participant import PeopleSpec, PersonSpec
from codebench.domain.source import Role
from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.importers.rows import read_sheet

_COLUMNS = {
    "participant": "participant",
    "deelnemer": "participant",
    "speaker": "speaker",
    "speakers": "speaker",
    "spreker": "speaker",
    "sprekers": "speaker",
    "role": "role",
    "rol": "role",
    "group": "group",
    "groups": "group",
    "groep": "group",
    "groepen": "group",
    "pseudonym": "pseudonym",
    "pseudoniem": "pseudonym",
    "consent": "consent",
    "toestemming": "consent",
}
_CONSENT = {
    "yes": True,
    "ja": True,
    "true": True,
    "1": True,
    "x": True,
    "no": False,
    "nee": False,
    "false": False,
    "0": False,
}
_ROLES = {
    "": Role.PARTICIPANT,
    "participant": Role.PARTICIPANT,
    "deelnemer": Role.PARTICIPANT,
    "respondent": Role.PARTICIPANT,
    "geinterviewde": Role.PARTICIPANT,
    "interviewee": Role.PARTICIPANT,
    "interviewer": Role.INTERVIEWER,
    "onderzoeker": Role.INTERVIEWER,
    "researcher": Role.INTERVIEWER,
    "moderator": Role.INTERVIEWER,
    "gespreksleider": Role.INTERVIEWER,
}
_LEVELS = re.compile(r"(\w+)\s*\((.+)\)$")


@dataclass(slots=True)
class _Person:
    name: str
    role: Role
    pseudonym: str = ""
    speakers: dict[str, None] = field(default_factory=dict)
    groups: dict[tuple[str, ...], None] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    consent: bool | None = None


def read_people(data: bytes, file_name: str) -> PeopleSpec:
    """Return the people of a CSV or Excel file; a person in several rows is one person."""
    sheet = read_sheet(data, file_name)
    columns, levels = _columns(sheet.headers)
    if "participant" not in columns.values():
        raise CodebenchError(tr("“{file}” has no column “{column}”.", file=file_name, column="participant"))
    attributes = tuple(header for header in sheet.headers if header.casefold() not in columns)
    people: dict[tuple[str, Role], _Person] = {}
    for number, row in sheet.rows:
        _add(people, number, row, columns, attributes)
    return PeopleSpec(tuple(map(_spec, people.values())), attributes, levels)


def _columns(headers: Sequence[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what the known columns mean, and the names of the group levels."""
    columns: dict[str, str] = {}
    levels: tuple[str, ...] = ()
    for header in headers:
        named = _LEVELS.match(header)
        meaning = _COLUMNS.get(fold(named[1] if named else header))
        if named and meaning != "group":
            meaning = _COLUMNS.get(fold(header))
        if meaning and meaning not in columns.values():
            columns[header.casefold()] = meaning
            levels = _path(named[2]) if named else levels
    return columns, levels


def _path(text: str) -> tuple[str, ...]:
    return tuple(part for each in re.split(r"\s/\s", text) if (part := " ".join(each.split())))


def _several(text: str) -> list[str]:
    return [part for each in re.split(r"[;\n]", text) if (part := " ".join(each.split()))]


def _add(
    people: dict[tuple[str, Role], _Person],
    number: int,
    row: dict[str, str],
    columns: dict[str, str],
    attributes: Sequence[str],
) -> None:
    cells = {meaning: row.get(column, "") for column, meaning in columns.items()}
    name = " ".join(cells["participant"].split())
    wanted = cells.get("role", "")
    role = _ROLES.get(fold(wanted))
    if role is None:
        raise CodebenchError(
            tr("Row {row}: “{role}” is no role; write participant or interviewer.", row=number, role=wanted)
        )
    speakers = _several(cells.get("speaker", ""))
    # Without a name, a row may still say which labels are interviewers', or to which group a document belongs.
    if not name and not (speakers and (role is Role.INTERVIEWER or cells.get("group"))):
        raise CodebenchError(tr("Row {row} of the participants names no participant.", row=number))
    person = people.setdefault((fold(name) or "; ".join(speakers), role), _Person(name, role))
    person.speakers |= dict.fromkeys(speakers)
    person.groups |= dict.fromkeys(path for each in _several(cells.get("group", "")) if (path := _path(each)))
    person.pseudonym = person.pseudonym or cells.get("pseudonym", "")
    if told := cells.get("consent", ""):
        person.consent = _consent(number, told)
    for attribute in attributes:
        if value := row.get(attribute.casefold(), ""):
            person.attributes.setdefault(attribute, value)


def _consent(number: int, told: str) -> bool:
    if fold(told) not in _CONSENT:
        raise CodebenchError(tr("Row {row}: consent is “{told}”; write yes or no.", row=number, told=told))
    return _CONSENT[fold(told)]


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
