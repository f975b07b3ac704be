"""What every face of a table tells beside its numbers."""

from codebench.domain.question import Unit
from codebench.domain.table import NOT_ASKED, PLAIN, Cell, Column, Parts, Shows, Table, marked
from codebench.domain.table import beside as parts_beside
from codebench.i18n import tr


def unit_line(table: Table) -> str:
    """Return what is counted, for a reader."""
    known = {
        Unit.PARTICIPANTS.value: tr("Unit: participants"),
        Unit.GROUPS.value: tr("Unit: groups"),
        Unit.SOURCES.value: tr("Unit: sources"),
        Unit.SEGMENTS.value: tr("Unit: coded segments"),
    }
    return known.get(table.unit) or (tr("Unit: {unit}", unit=table.unit) if table.unit else "")


def footnotes(table: Table) -> list[str]:
    """Return the counting rule, the notes, and what a dash and an empty cell mean where they occur."""
    missing = [
        cell
        for row in table.rows
        for cell, column in zip(row.cells, table.columns, strict=True)
        if cell.count is None and not (column.shows is Shows.WORDS and cell.asked)
    ]
    lines = [table.rule, *table.notes]
    dash = dict.fromkeys(cell.missing for cell in missing if not cell.asked)
    if dash:
        lines.append(f"{NOT_ASKED} = {tr(' or ').join(dash)}")
    if any(cell.asked for cell in missing):
        lines.append(tr("Empty = no data: nobody to count here"))
    return [line for line in lines if line]


def row_heading(table: Table) -> str:
    """Return what the rows are."""
    return table.row_heading or tr("Code")


def beside(cell: Cell, column: Column, parts: Parts = PLAIN) -> tuple[str, str]:
    """Return the percentage and the segments that stand beside a number, empty where they are off or unknown.

    Beside the words of a matrix stands how many of how many participants they are about.
    """
    if column.shows is Shows.WORDS and cell.count is not None and cell.base is not None:
        return tr("{n} of {base}", n=marked(cell.count, cell.few), base=cell.base), ""
    share, segments = parts_beside(cell, column, parts)
    return "" if share is None else f"{share}%", "" if segments is None else f"· {segments}"


def has_bases(table: Table) -> bool:
    """Tell whether any column has a base to take percentages of."""
    return any(column.base is not None and column.shows is Shows.COUNT for column in table.columns)
