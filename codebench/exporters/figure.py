"""Figures from any Table, for screen and print: the only place where matplotlib is asked for one."""

from pathlib import Path

from codebench.domain.figure import PRINT, FigureKind, Look, kinds_for
from codebench.domain.table import Table
from codebench.errors import CodebenchError
from codebench.exporters.figurebars import draw_bars
from codebench.exporters.figurecurve import draw_curve
from codebench.exporters.figureheat import HeatMap
from codebench.exporters.figurerows import Measure, chosen
from codebench.exporters.figuresheet import TEXT_WIDTH, Sheet
from codebench.exporters.safely import write_safely
from codebench.exporters.shown import footnotes, unit_line
from codebench.i18n import tr

FORMS = ("png", "svg", "pdf")
_TITLE_SIZE, _CAPTION_SIZE = 10.5, 7.0


def render_figure(table: Table, kind: FigureKind, form: str, look: Look = PRINT, dpi: int = 300) -> bytes:
    """Return the figure of a table as png, svg or pdf; the width of a page's text, as high as it needs."""
    if form not in FORMS:
        raise CodebenchError(
            tr("“{form}” is not a format for a figure. Choose from: {names}.", form=form, names=", ".join(FORMS))
        )
    if kind not in kinds_for(table):
        raise CodebenchError(tr("This table has no numbers to draw such a figure of."))
    drawn, left_out = chosen(table, kind)
    sheet = _drawn(drawn, kind, look)
    for words in (_bases(drawn), " ".join((*_how(drawn, kind), *left_out)), " ".join(map(_sentence, footnotes(drawn)))):
        if words:
            sheet.paragraph(words, _CAPTION_SIZE, colour=look.muted)
    return sheet.saved(form, table.title, dpi)


def write_figure(table: Table, kind: FigureKind, path: Path) -> None:
    """Write the figure, fit for print, in the format of the suffix."""
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        suffixes = ", ".join(f".{each}" for each in FORMS)
        raise CodebenchError(tr("“{file}” must end in one of {suffixes}.", file=path.name, suffixes=suffixes))
    write_safely(path, render_figure(table, kind, form))


def _drawn(table: Table, kind: FigureKind, look: Look) -> Sheet:
    heat = HeatMap(table, TEXT_WIDTH) if kind is FigureKind.HEAT else None
    sheet = Sheet(look, heat.width if heat else TEXT_WIDTH)
    sheet.paragraph(table.title, _TITLE_SIZE, bold=True)
    sheet.down += 2
    if heat:
        heat.draw(sheet)
    elif kind is FigureKind.CURVE:
        draw_curve(sheet, table)
    else:
        draw_bars(sheet, table)
    return sheet


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _bases(table: Table) -> str:
    """Return what is counted, and n of every column."""
    known = [column for column in table.columns if column.base is not None]
    if len(table.columns) == 1 and known:
        n = tr("n = {n}", n=known[0].base)
    else:
        n = ", ".join(tr("{column} n = {n}", column=column.heading, n=column.base) for column in known)
    return " · ".join(filter(None, (unit_line(table), n)))


def _how(table: Table, kind: FigureKind) -> tuple[str, ...]:
    """Return what the length or the darkness says, where that is not the number itself."""
    if kind is FigureKind.CURVE or not Measure(table).by_share:
        return ()
    if kind is FigureKind.HEAT:
        return (tr("The stronger the colour, the larger the percentage of n."),)
    return (tr("A bar is as long as the percentage of n."),)
