"""Figures from any Table, for screen and print: the only place where matplotlib is asked for one."""

from pathlib import Path
from threading import Lock

from codebench.domain.figure import PRINT, FigureKind, Look, kinds_for
from codebench.domain.table import Table, shown_base
from codebench.errors import CodebenchError
from codebench.exporters.figurebars import draw_bars
from codebench.exporters.figurecurve import draw_curve
from codebench.exporters.figureheat import HeatMap
from codebench.exporters.figurerows import Measure, chosen
from codebench.exporters.figuresheet import NO_BREAK, TEXT_WIDTH, Sheet
from codebench.exporters.safely import write_safely
from codebench.exporters.shown import footnotes, unit_line
from codebench.i18n import tr

FORMS = ("png", "svg", "pdf")
_TITLE_SIZE, _CAPTION_SIZE = 10.5, 7.0
# What matplotlib measures and draws letters with is one for all threads, and not made for two at once: memory breaks.
_ONE_AT_A_TIME = Lock()


def render_figure(
    table: Table, kind: FigureKind, form: str, look: Look = PRINT, dpi: int = 300, bare: bool = False
) -> bytes:
    """Return the figure of a table as png, svg or pdf, as wide as a page's text; `bare` without title and caption."""
    if form not in FORMS:
        raise CodebenchError(
            tr("“{form}” is not a format for a figure. Choose from: {names}.", form=form, names=", ".join(FORMS))
        )
    if kind not in kinds_for(table):
        raise CodebenchError(tr("This table has no numbers to draw such a figure of."))
    with _ONE_AT_A_TIME:
        sheet = _drawn(chosen(table, kind)[0], kind, look, "" if bare else table.title)
        for words in () if bare else caption(table, kind):
            sheet.paragraph(words, _CAPTION_SIZE, colour=look.muted)
        return sheet.saved(form, table.title, dpi)


def caption(table: Table, kind: FigureKind) -> list[str]:
    """Return what stands under a figure: unit and n, how to read it and what is left out, the rule and the notes."""
    drawn, left_out = chosen(table, kind)
    lines = (_bases(drawn), " ".join((*_how(drawn, kind), *left_out)), " ".join(map(_sentence, footnotes(drawn))))
    return [line for line in lines if line]


def write_figure(table: Table, kind: FigureKind, path: Path) -> None:
    """Write the figure, fit for print, in the format of the suffix."""
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        suffixes = ", ".join(f".{each}" for each in FORMS)
        raise CodebenchError(tr("“{file}” must end in one of {suffixes}.", file=path.name, suffixes=suffixes))
    write_safely(path, render_figure(table, kind, form))


def _drawn(table: Table, kind: FigureKind, look: Look, title: str) -> Sheet:
    heat = HeatMap(table, TEXT_WIDTH) if kind is FigureKind.HEAT else None
    sheet = Sheet(look, heat.width if heat else TEXT_WIDTH)
    if title:
        sheet.paragraph(title, _TITLE_SIZE, bold=True)
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
    told = [tr("n = {n}", n=shown_base(column)).replace(" ", NO_BREAK) for column in known]
    if len(table.columns) > 1:
        told = [f"{column.heading} {n}" for column, n in zip(known, told, strict=True)]
    return " · ".join(filter(None, (unit_line(table), ", ".join(told))))


def _how(table: Table, kind: FigureKind) -> tuple[str, ...]:
    """Return what the length or the darkness says, where that is not the number itself."""
    if kind is FigureKind.CURVE or not Measure(table).by_share:
        return ()
    if kind is FigureKind.HEAT:
        return (tr("The stronger the colour, the larger the percentage of n."),)
    return (tr("A bar is as long as the percentage of n."),)
