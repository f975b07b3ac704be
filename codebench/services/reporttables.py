"""Tables as they stand in a report: nobody named who may not be, and narrow enough to read."""

from collections import Counter
from dataclasses import replace

from codebench.domain.attribution import Naming
from codebench.domain.question import Question
from codebench.domain.table import TOTAL, Cell, Column, Parts, Row, Shows, Table
from codebench.i18n import tr

_MOST_SHARES = 5


def fit_for_print(table: Table, naming: Naming, asked: Question) -> Table:
    """Return the table under the report's attribution; many columns keep percentages in their total only."""
    names = _headings(table.columns, naming)
    columns = tuple(replace(c, heading=names[c.key]) if c.key in names else c for c in table.columns)
    hidden = _hidden(naming, asked)
    title, *notes = (_without(text, hidden) for text in (table.title, *table.notes))
    found = replace(table, title=title, columns=columns, notes=tuple(notes))
    return found if len(columns) <= _MOST_SHARES else _few_shares(found)


def of_children(table: Table, root_id: str) -> Table:
    """Return the totals of the codes directly below a theme, as a figure shows them."""
    at = next(i for i, column in enumerate(table.columns) if column.key == TOTAL)
    below = [row for row in table.rows if row.depth == 1] or [row for row in table.rows if row.key == root_id]
    rows = tuple(Row(row.key, row.path[-1:], (row.cells[at],)) for row in below)
    return replace(table, title="", columns=(table.columns[at],), rows=rows, parts=Parts(), rule="", notes=())


def without_rule(table: Table) -> Table:
    """Return the table with, for its rule and notes, where the report tells them."""
    return replace(table, rule=tr("The counting rule stands under “{heading}”.", heading=tr("Method")), notes=())


def _headings(columns: tuple[Column, ...], naming: Naming) -> dict[str, str]:
    """Return what stands over columns of participants, coders and inner groups, by their key."""
    tree, names = naming.study.groups, {}
    numbers: Counter[str] = Counter()
    for column in columns:
        if column.key in naming.study.participants:
            numbers[""] += 1
            names[column.key] = naming.owner(column.key) or tr("Participant {n}", n=numbers[""])
        elif column.key in naming.study.coders:
            numbers["="] += 1
            names[column.key] = tr("Coder {n}", n=numbers["="])
        elif column.key in tree and len(tree.lineage(column.key)) > 1 and not naming.named(column.key):
            outer = tree[tree.lineage(column.key)[0]].name
            numbers[outer] += 1
            names[column.key] = f"{outer} {numbers[outer]}"
    return names


def _hidden(naming: Naming, asked: Question) -> dict[str, str]:
    """Return the names that a title or note may mention, with what stands there instead."""
    people = naming.study.participants.values()
    left_out = [person for person in people if {person.name, person.pseudonym} & set(asked.without_people)]
    return {person.name: naming.owner(person.id) or tr("Participant") for person in left_out}


def _without(text: str, hidden: dict[str, str]) -> str:
    for name, shown in hidden.items():
        text = text.replace(name, shown)
    return text


def _few_shares(table: Table) -> Table:
    keep = [column.key == TOTAL or column.shows is not Shows.COUNT for column in table.columns]
    rows = (
        replace(row, cells=tuple(cell if kept else _bare(cell) for cell, kept in zip(row.cells, keep, strict=True)))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _bare(cell: Cell) -> Cell:
    return replace(cell, base=None)
