"""Everyone as a table: which columns there are, what stands in each cell, and in what order; pure, no Qt."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from codebench.domain.coarse import Coarse, coarse_name, coarsened, other
from codebench.domain.text import fold, natural_key
from codebench.i18n import tr, trn
from codebench.services.joining import yes_or_no
from codebench.services.roster import Person, Roster, Voice

NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*(?: ?%)?")
# The rows below the participants.
INTERVIEWERS, DOCUMENTS = "interviewers", "documents"


class Holds(StrEnum):
    """What a column holds."""

    NAME = "name"
    PSEUDONYM = "pseudonym"
    GROUPS = "groups"
    CONSENT = "consent"
    ATTRIBUTE = "attribute"
    SOURCES = "sources"


TYPED = frozenset({Holds.NAME, Holds.PSEUDONYM, Holds.ATTRIBUTE})


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column, of an attribute with its id and how coarse it is told elsewhere."""

    holds: Holds
    heading: str
    attribute_id: str = ""
    coarse: Coarse = Coarse.EXACT
    is_number: bool = False

    @property
    def title(self) -> str:
        """Return the heading with how coarse what stands below it is told elsewhere."""
        return f"{self.heading} · {coarse_name(self.coarse)}" if self.coarse else self.heading


@dataclass(frozen=True, slots=True)
class GridRow:
    """A participant, or without a person those who are heard besides them."""

    id: str
    cells: tuple[str, ...]
    voices: tuple[Voice, ...]
    person: Person | None = None


def grid_columns(known: Roster) -> tuple[GridColumn, ...]:
    """Return the columns, every attribute one of its own."""
    return (
        GridColumn(Holds.NAME, tr("Name")),
        GridColumn(Holds.PSEUDONYM, tr("Pseudonym")),
        GridColumn(Holds.GROUPS, tr("Groups")),
        *(
            GridColumn(Holds.ATTRIBUTE, each.name, each.id, each.coarse, _are_numbers(known, each.id))
            for each in known.attributes
        ),
        GridColumn(Holds.CONSENT, tr("May be named")),
        GridColumn(Holds.SOURCES, tr("Speaks in")),
    )


def _are_numbers(known: Roster, attribute_id: str) -> bool:
    values = [value for person in known.people if (value := person.values.get(attribute_id, ""))]
    return bool(values) and all(map(NUMBER.fullmatch, values))


def grid_rows(known: Roster, columns: Sequence[GridColumn]) -> list[GridRow]:
    """Return a row for each participant, and below them the interviewers and the documents of nobody."""
    rows = [
        GridRow(person.participant.id, tuple(_cell(person, each, known) for each in columns), person.voices, person)
        for person in known.people
    ]
    rest = ((INTERVIEWERS, tr("Interviewers"), known.interviewers), (DOCUMENTS, tr("Documents"), known.documents))
    for row_id, name, voices in rest:
        if voices:
            titles = len({voice.source_id for voice in voices})
            told = {Holds.NAME: name, Holds.SOURCES: trn("{n} source|{n} sources", titles)}
            rows.append(GridRow(row_id, tuple(told.get(each.holds, "") for each in columns), voices))
    return rows


def _cell(person: Person, column: GridColumn, known: Roster) -> str:
    if column.holds is Holds.ATTRIBUTE:
        return person.values.get(column.attribute_id, "")
    return {
        Holds.NAME: person.participant.name,
        Holds.PSEUDONYM: person.participant.pseudonym,
        Holds.GROUPS: ", ".join(known.groups.path(group_id) for group_id in person.group_ids),
        Holds.CONSENT: yes_or_no(person.participant.consent),
        Holds.SOURCES: ", ".join(dict.fromkeys(voice.source for voice in person.voices)),
    }[column.holds]


def coarse_choices(values: Iterable[str], now: Coarse) -> list[tuple[Coarse, str]]:
    """Return in which ways these values can be told, each with what becomes of one of them."""
    known = sorted(filter(None, values), key=natural_key)
    choices = [(Coarse.EXACT, coarse_name(Coarse.EXACT))]
    for coarse in filter(None, Coarse):
        told = [(value, coarsened(value, coarse)) for value in known]
        if pair := _example([each for each in told if each[1] != other()], len(known)):
            words = {"how": coarse_name(coarse), "before": pair[0], "after": pair[1]}
            choices.append((coarse, tr("{how}: {before} becomes {after}", **words)))
        elif coarse is now:
            choices.append((coarse, coarse_name(coarse)))
    return choices


def _example(told: Sequence[tuple[str, str]], of: int) -> tuple[str, str] | None:
    """Return a value with what becomes of it; none where few can be told so, or all would become the same."""
    before, after = {each for each, _ in told}, {each for _, each in told}
    if 2 * len(told) < of or (len(before) > 1 and len(after) == 1):
        return None
    return next((pair for pair in told if pair[0] != pair[1]), None)


def arranged(rows: Sequence[GridRow], words: str, by: int, *, downwards: bool) -> list[GridRow]:
    """Return the rows in which every word stands, sorted by a column; empty cells and the rest come last."""
    wanted = fold(words).split()
    found = [row for row in rows if all(word in fold(" ".join(row.cells)) for word in wanted)]
    filled = [row for row in found if row.person and row.cells[by]]
    filled.sort(key=lambda row: natural_key(row.cells[by]), reverse=downwards)
    empty = [row for row in found if row.person and not row.cells[by]]
    return [*filled, *empty, *(row for row in found if row.person is None)]
