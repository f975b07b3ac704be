"""Code × group, attribute or coder, and two of those side by side: with the difference in percentage points."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from codebench.analysis.counts import behind, column_name, frequency_table
from codebench.analysis.placing import Placing
from codebench.domain.attribution import pseudonyms
from codebench.domain.question import Analysis, Question, Unit
from codebench.domain.said import Mention
from codebench.domain.study import Study
from codebench.domain.table import TOTAL, Column, Row, Shows, Table, difference
from codebench.domain.text import fold, natural_key
from codebench.errors import CodebenchError
from codebench.i18n import tr, trn

# Before the key of the column whose difference a column shows.
POINTS = "points:"


def crosstab(study: Study, question: Question) -> Table:
    """Count per code and column, and put beside it how far each column's percentage lies from the total's."""
    if not question.by:
        raise CodebenchError(tr("Choose what the columns are: a group level, an attribute or the coders."))
    table = frequency_table(study, question)
    more = [
        Column(
            POINTS + column.key, tr("{first} − {second}", first=column.heading, second=tr("total")), None, Shows.POINTS
        )
        for column in table.columns[1:]
    ]
    rows = [
        replace(row, cells=(*row.cells, *(difference(cell, row.cells[0]) for cell in row.cells[1:])))
        for row in table.rows
    ]
    return replace(table, columns=(*table.columns, *more), rows=tuple(rows), notes=(points_note(), *table.notes))


def behind_crosstab(study: Study, question: Question, code_id: str, column: str) -> list[Mention]:
    """Return the mentions that make a number; a difference is made by both its columns, and the total holds them."""
    return behind(study, question, code_id, TOTAL if column.startswith(POINTS) else column)


def comparison(study: Study, question: Question) -> Table:
    """Count per code in two groups, side by side, with the difference of their percentages."""
    asked = compared(study, question)
    table = frequency_table(study, asked)
    at = [next(n for n, column in enumerate(table.columns) if column.key == key) for key in asked.compared]
    first, second = (table.columns[n] for n in at)
    apart = Column(
        POINTS + first.key, tr("{first} − {second}", first=first.heading, second=second.heading), None, Shows.POINTS
    )
    return replace(
        table,
        title=f"{table.title}: {first.heading} – {second.heading}",
        columns=(first, second, apart),
        rows=tuple(_side_by_side(row, *at) for row in table.rows),
        notes=(points_note(), *_in_both(study, asked), *table.notes),
    )


def behind_comparison(study: Study, question: Question, code_id: str, column: str) -> list[Mention]:
    """Return the mentions that make a number; a difference is made by those of both groups."""
    asked = compared(study, question)
    if not column.startswith(POINTS):
        return behind(study, asked, code_id, column)
    found = [mention for key in asked.compared for mention in behind(study, asked, code_id, key)]
    return list(dict.fromkeys(found))


def _side_by_side(row: Row, first: int, second: int) -> Row:
    pair = (row.cells[first], row.cells[second])
    return replace(row, cells=(*pair, difference(*pair)))


def points_note() -> str:
    """Return what a difference is."""
    return tr("A difference is in percentage points, taken from the exact percentages and then rounded.")


def compared(study: Study, question: Question) -> Question:
    """Return the question with its two columns as keys, and with what columns there are where that was left open."""
    if len(set(question.compared)) != 2 or len(question.compared) != 2:
        raise CodebenchError(tr("Choose two groups to compare."))
    by = question.by or _heading_of(study, question.compared)
    asked = replace(question, by=by, analysis=Analysis.COMPARISON)
    placing = Placing(study, asked)
    names = {key: column_name(placing, key) for key in placing.columns() - {TOTAL}}
    keys = tuple(_key(study, names, wanted) for wanted in question.compared)
    if keys[0] == keys[1]:
        raise CodebenchError(tr("Choose two groups to compare."))
    return replace(asked, compared=keys)


def _key(study: Study, names: Mapping[str, str], wanted: str) -> str:
    if wanted in names:
        return wanted
    for key, name in names.items():
        paths = [study.groups.path(key)] if key in study.groups else []
        if fold(wanted) in map(fold, (name, *paths)):
            return key
    known = ", ".join(sorted(names.values(), key=natural_key))
    raise CodebenchError(
        tr("Nobody speaks in “{name}”. There is to compare: {known}.", name=wanted, known=known or "–")
    )


def _heading_of(study: Study, wanted: tuple[str, ...]) -> str:
    """Return the level on which two groups lie, or else the attribute of which both are values."""
    try:
        found = [each if each in study.groups else study.groups.find(each) for each in wanted]
    except CodebenchError:
        for attribute in study.attributes:
            values = {fold(value) for (known, _), value in study.values.items() if known == attribute.id}
            if all(fold(each.removeprefix("=")) in values for each in wanted):
                return attribute.name
        raise
    depths = {len(study.groups.lineage(group)) for group in found}
    if len(depths) > 1:
        raise CodebenchError(tr("Choose two groups of the same level to compare."))
    return str(depths.pop())


def _in_both(study: Study, asked: Question) -> Iterator[str]:
    """Say by pseudonym which participants are on both sides: a table may leave the house."""
    if asked.unit is not Unit.PARTICIPANTS:
        return
    bases = Placing(study, asked).bases()
    first, second = (bases.get(key, frozenset()) for key in asked.compared)
    names = pseudonyms(study.participants)
    both = sorted((names[str(each)] for each in first & second), key=natural_key)
    if both:
        yield trn(
            "{n} participant is in both and counts in both: {names}.|"
            "{n} participants are in both and count in both: {names}.",
            len(both),
            names=", ".join(both),
        )
