"""What every face of a table tells beside its numbers."""

from codebench.domain.question import Unit
from codebench.domain.table import Table
from codebench.i18n import tr

NO_DATA = "–"


def unit_line(table: Table) -> str:
    """Return what is counted, for a reader."""
    known = {
        Unit.PARTICIPANTS.value: tr("Unit: participants"),
        Unit.GROUPS.value: tr("Unit: groups"),
        Unit.SOURCES.value: tr("Unit: sources"),
        Unit.SEGMENTS.value: tr("Unit: coded segments"),
    }
    return known.get(table.unit) or tr("Unit: {unit}", unit=table.unit)


def footnotes(table: Table, mark: str = NO_DATA) -> list[str]:
    """Return the counting rule, the notes, and what the mark for missing data means where it occurs."""
    lines = [table.rule, *table.notes]
    if any(cell.count is None for row in table.rows for cell in row.cells):
        lines.append(tr("{mark} = no data: nobody to count here", mark=mark))
    return [line for line in lines if line]


def has_bases(table: Table) -> bool:
    """Tell whether any column has a base to take percentages of."""
    return any(column.base is not None for column in table.columns)
