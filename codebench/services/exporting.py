"""What one can take out of a project."""

from collections.abc import Sequence
from pathlib import Path

from codebench.domain.codebook import Codebook
from codebench.domain.figure import PRINT, FigureKind, Look, kinds_for
from codebench.domain.notes import Note, Notes
from codebench.domain.question import Question
from codebench.domain.quote import Attribution, Quote
from codebench.domain.table import Table
from codebench.domain.version import Comparison, difference_name
from codebench.i18n import tr
from codebench.services.keys import masking
from codebench.services.memos import kind_name, memo_list
from codebench.services.progress import Progress, no_progress
from codebench.services.project import Project
from codebench.services.quotes import quote_set
from codebench.services.reading import codebook
from codebench.services.reports import table as table_of

# Dots an inch at which a figure is sharp on paper and a report stays light.
REPORT_DPI = 220


def table_text(table: Table, form: str) -> str | bytes:
    """Return a table as text, csv, json, html (text) or xlsx, docx (bytes)."""
    from codebench.exporters import render_table

    return render_table(table, form)


def export_table(table: Table, path: Path, form: str = "") -> None:
    """Write a table in the form named, or that its suffix names."""
    from codebench.exporters import write_table

    write_table(table, path, form)


def export_quotes(
    project: Project,
    path: Path,
    *,
    under: Sequence[str] = (),
    attribution: Attribution = Attribution.PSEUDONYM,
    progress: Progress = no_progress,
    chosen_only: bool = False,
    locator: bool = True,
) -> int:
    """Write the quotes of these codes (ids; none means all) as docx, xlsx, csv or html; return how many."""
    from codebench.exporters import write_quotes

    progress(0, 3, tr("Reading the quotes"))
    quotes = quote_set(project, under=under, attribution=attribution, chosen_only=chosen_only, locator=locator)
    quotes = masking(project)(quotes)
    progress(1, 3, tr("Writing {file}", file=path.name))
    write_quotes(quotes, path)
    return sum(len(section.quotes) for section in quotes.sections)


def export_memos(project: Project, path: Path) -> None:
    """Write all memos to Word, by what they are about."""
    from codebench.exporters import write_notes

    notes: list[Note] = []
    for memo in memo_list(project):
        if not notes or notes[-1].heading != kind_name(memo.about):
            known = any(note.heading == kind_name(memo.about) for note in notes)
            notes += [] if known else [Note(kind_name(memo.about), 1, "", "")]
        notes.append(Note(memo.target, 2, memo.coder, memo.text))
    told = Notes(tr("Memos of {project}", project=project.name), (), tuple(notes))
    write_notes(masking(project)(told), path)


def export_comparison(project: Project, comparison: Comparison, path: Path) -> None:
    """Write what differs between two versions of the codebook to Word."""
    from codebench.exporters import write_notes

    title = tr("The codebook from {before} to {after}", before=comparison.before, after=comparison.after)
    told = tr("Behind each code: the participants who mentioned it before and after.")
    notes = []
    for each in comparison.differences:
        counts = " → ".join("–" if n is None else str(n) for n in (each.before, each.after))
        notes.append(Note(each.code, 2, f"{difference_name(each.kind)} · {counts}", each.detail))
    write_notes(masking(project)(Notes(title, (told,), tuple(notes))), path)


def export_codebook(project: Project, path: Path) -> None:
    """Write the codebook as YAML, CSV or XLSX by its suffix."""
    from codebench.exporters import write_codebook

    mask = masking(project)
    write_codebook(mask(project.name), Codebook(mask(tuple(codebook(project).walk()))), path)


def figure_bytes(
    table: Table, kind: FigureKind, form: str, look: Look = PRINT, dpi: int = 300, bare: bool = False
) -> bytes:
    """Return the figure of a table as png, svg or pdf, in these colours; `bare` without title and caption."""
    from codebench.exporters.figure import render_figure

    return render_figure(table, kind, form, look, dpi, bare)


def export_figure(table: Table, path: Path, kind: FigureKind) -> None:
    """Write the figure of a table, fit for print, as PNG, SVG or PDF by its suffix."""
    from codebench.exporters.figure import write_figure

    write_figure(table, kind, path)


def export_workbook(
    project: Project,
    path: Path,
    questions: Sequence[Question],
    attribution: Attribution = Attribution.PSEUDONYM,
    chosen_only: bool = False,
) -> None:
    """Write the answers to questions, a sheet each, and all quotes to one Excel workbook."""
    from codebench.exporters.workbook import write_workbook

    mask = masking(project)
    quotes = quote_set(project, attribution=attribution, chosen_only=chosen_only)
    write_workbook([mask(table_of(project, asked)) for asked in questions], mask(quotes), path)


def bars_of(table: Table, look: Look = PRINT, dpi: int = REPORT_DPI) -> bytes:
    """Return the bars that a report shows of a table, without title and caption; none without numbers."""
    drawn = FigureKind.BARS in kinds_for(table)
    return figure_bytes(table, FigureKind.BARS, "png", look, dpi, bare=True) if drawn else b""


def notes_under(table: Table) -> list[str]:
    """Return what stands under a printed table: what is counted, the rule and the notes."""
    from codebench.exporters.shown import footnotes, unit_line

    return [line for line in (unit_line(table), *footnotes(table)) if line]


def place_of(quote: Quote) -> str:
    """Return what stands behind a printed quote: who said it, and where."""
    from codebench.exporters.flat import locator

    return locator(quote)
