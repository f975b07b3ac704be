"""Figures: what can be drawn of a table, and in which colours."""

from dataclasses import dataclass
from enum import StrEnum

from codebench.domain.table import TOTAL, Column, Shows, Table

# The columns of a saturation: the codes a source is the first to bring, and all codes met until then.
NEW, SO_FAR = "new", "so-far"
_MOST_GROUPED = 6
_FEW_BARS = 40


class FigureKind(StrEnum):
    """The figures that can be drawn."""

    BARS = "bars"
    GROUPED = "grouped"
    HEAT = "heat"
    CURVE = "curve"


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a figure."""

    paper: str
    ink: str
    muted: str
    line: str
    accent: str


PRINT = Look(paper="#FFFFFF", ink="#000000", muted="#555555", line="#C8C8C8", accent="#2F5D8A")


def kinds_for(table: Table) -> tuple[FigureKind, ...]:
    """Return the figures that make sense of a table, the best first; none where nothing in it is counted."""
    if not table.rows:
        return ()
    if {NEW, SO_FAR} <= {column.key for column in table.columns}:
        return (FigureKind.CURVE, FigureKind.BARS)
    bars = (FigureKind.BARS,) if figure_columns(table, FigureKind.BARS) else ()
    compared = len(figure_columns(table, FigureKind.HEAT))
    if compared < 2:
        return bars
    if compared > _MOST_GROUPED:
        return (FigureKind.HEAT, *bars)
    few = compared * len(table.rows) <= _FEW_BARS
    both = (FigureKind.GROUPED, FigureKind.HEAT) if few else (FigureKind.HEAT, FigureKind.GROUPED)
    return (*both, *bars)


def figure_columns(table: Table, kind: FigureKind) -> tuple[Column, ...]:
    """Return the columns that a figure draws: the total, those beside it, or the two of a curve."""
    by_key = {column.key: column for column in table.columns if column.shows is Shows.COUNT}
    if kind is FigureKind.CURVE:
        return tuple(by_key[key] for key in (NEW, SO_FAR) if key in by_key)
    if kind is FigureKind.BARS:
        one = by_key.get(TOTAL) or by_key.get(NEW) or (next(iter(by_key.values())) if len(by_key) == 1 else None)
        return (one,) if one else ()
    return tuple(column for key, column in by_key.items() if key != TOTAL)
