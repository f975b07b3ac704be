"""The Word report of a project: from a plan to its parts, and to a file in an institution's own style."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from codebench.analysis.counts import frequency_table
from codebench.domain.codebook import Code, Codebook
from codebench.domain.few import mark_few
from codebench.domain.report import (
    CodebookPart,
    Contents,
    Entry,
    Heading,
    Look,
    MatrixPart,
    PageBreak,
    Paragraph,
    Part,
    Report,
    ReportPlan,
    Section,
)
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.exporting import bars_of
from codebench.services.files import read_file
from codebench.services.framework import matrix, summaries
from codebench.services.keys import masking
from codebench.services.progress import Progress, no_progress
from codebench.services.project import Project
from codebench.services.quotemaker import QuoteMaker
from codebench.services.reportmethod import day, method
from codebench.services.reportquotes import Picker
from codebench.services.reporttables import fit_for_print, without_rule
from codebench.services.reportthemes import Draw, Themes


def write_report(
    project: Project, plan: ReportPlan, path: Path, draw: Draw = bars_of, progress: Progress = no_progress
) -> None:
    """Write the report as a .docx file, in the template's style where the plan names one."""
    from codebench.exporters.wordreport import write_word_report

    if path.suffix.lower() != ".docx":
        raise CodebenchError(tr("“{file}” must end in one of {suffixes}.", file=path.name, suffixes=".docx"))
    template = Path(plan.template) if plan.template else None
    house = None if template is None else (template.name, read_file(template))
    mask = masking(project)
    report = build_report(project, plan, lambda table: draw(mask(table)), progress)
    write_word_report(mask(report), path, house)


def build_report(
    project: Project,
    plan: ReportPlan,
    draw: Draw | None = None,
    progress: Progress = no_progress,
    maker: QuoteMaker | None = None,
) -> Report:
    """Return the report; `draw` makes a picture (PNG) of a table, without it there are no figures."""
    maker = maker or QuoteMaker(project, plan.attribution)
    picture, texts, naming = maker.picture, maker.texts, maker.naming
    sections = Themes(project, plan, maker, draw)
    parts: list[Part] = [Contents(), PageBreak()]
    if Section.METHOD in plan.sections:
        whole = mark_few(frequency_table(picture, plan.question), plan.few)
        parts += method(project, picture, texts, whole, naming)
    if Section.THEMES in plan.sections:
        roots = themes_of(picture.codebook, plan)
        for at, root in enumerate(roots):
            progress(at, len(roots), root.name)
            parts += [PageBreak(), *sections.theme(root)]
    if Section.MATRIX in plan.sections and summaries(project):
        table = fit_for_print(matrix(project, plan.matrix), naming, plan.matrix)
        table = without_rule(table) if Section.METHOD in plan.sections else table
        parts += [PageBreak(), Heading(tr("Framework matrix")), MatrixPart("matrix", mark_few(table, plan.few))]
    if Section.CODEBOOK in plan.sections:
        parts += _codebook(picture.codebook, sections.picker, frozenset(maker.of_code))
    if Section.QUOTES in plan.sections:
        parts += [PageBreak(), Heading(tr("Appendix: all other quotes")), *sections.others()]
    return Report(plan.title or project.name, day(date.today()), tuple(parts))


def themes_of(book: Codebook, plan: ReportPlan) -> list[Code]:
    """Return the themes in the order of the report; one that was chosen may have left the codebook since."""
    chosen = [book[each] for each in plan.themes if each in book]
    return chosen or [code for code in book.children(None) if not code.retired]


def _codebook(book: Codebook, picker: Picker, used: frozenset[str]) -> Iterator[Part]:
    yield PageBreak()
    yield Heading(tr("Appendix: codebook"))
    entries = []
    for code in book.walk():
        # A retired code that is in use still counts in the tables.
        if code.retired and code.id not in used:
            continue
        *above, name = book.names(code.id)
        path = (*above, f"{name}{tr(' (retired)')}" if code.retired else name)
        example = tr("(stands among the quotes)") if picker.is_said(code.example) else code.example
        entries.append(Entry(path, code.definition, code.when, code.when_not, example))
    yield Paragraph(tr("Every code with what it means, when to use it and when not, and an example."), Look.TEXT)
    yield CodebookPart(tuple(entries))
