"""Numbers of so few participants that who knows the field may recognise them: marked, never hidden."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from codebench.domain.question import Unit
from codebench.domain.table import FEW, Cell, Column, Shows, Table, marked, shown_base
from codebench.i18n import tr

FEWER_THAN = 3


def mark_few(table: Table, below: int) -> Table:
    """Return the table with every count and base of 1 up to `below` participants marked, and what the mark means."""
    if not below or table.unit != Unit.PARTICIPANTS:
        return table
    columns = tuple(replace(column, few=_few(column.base, below)) for column in table.columns)
    rows = tuple(
        replace(row, cells=tuple(_marked(c, column, below) for c, column in zip(row.cells, columns, strict=True)))
        for row in table.rows
    )
    found = replace(table, columns=columns, rows=rows, parts=replace(table.parts, few=below))
    return replace(found, notes=(*table.notes, few_note(below))) if any(few_numbers(found)) else found


def _marked(cell: Cell, column: Column, below: int) -> Cell:
    return replace(cell, few=column.shows is not Shows.POINTS and _few(cell.count, below))


def _few(number: int | None, below: int) -> bool:
    return number is not None and 0 < number < below


def few_note(below: int) -> str:
    """Return what the mark means."""
    return tr(
        "A number after {mark} is of fewer than {n} participants: who knows them may recognise them.", mark=FEW, n=below
    )


def few_numbers(table: Table) -> Iterator[str]:
    """Yield every marked number in words: the bases, and then row by row."""
    for column in table.columns:
        if column.few:
            yield tr("{column}: n = {number}", column=column.heading, number=shown_base(column))
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            if cell.few and cell.count is not None:
                number = marked(cell.count, cell.few)
                yield tr("{row}, {column}: {number}", row=row.path[-1], column=column.heading, number=number)


def few_in(tables: Iterable[Table]) -> tuple[str, ...]:
    """Return every marked number of these tables, each once."""
    return tuple(dict.fromkeys(words for table in tables for words in few_numbers(table)))
