"""The chapters of a report: which there are, what is ticked, and in which order; pure, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from codebench.domain.codebook import Code, Codebook
from codebench.domain.report import Heading, Report, ReportPlan, Section
from codebench.i18n import tr
from codebench.services.wordreport import themes_of


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its section or the code of its theme, its words, and whether it is in the report."""

    key: str
    text: str
    ticked: bool
    is_theme: bool = False


def chapters(plan: ReportPlan, book: Codebook, *, matrix: bool) -> list[Chapter]:
    """Return all chapters there could be in the order of the report; a matrix only where one is written."""
    there = set(_ticked(plan, book))
    themes = [
        Chapter(code.id, code.name[:1].upper() + code.name[1:], code.id in there, True) for code in _line(plan, book)
    ]
    after = [(Section.MATRIX, tr("Framework matrix"))] if matrix else []
    after += [(Section.CODEBOOK, tr("Appendix: codebook")), (Section.QUOTES, tr("Appendix: all other quotes"))]
    method = Chapter(Section.METHOD, tr("Method"), Section.METHOD in plan.sections)
    return [method, *themes, *(Chapter(key, text, key in plan.sections) for key, text in after)]


def places(report: Report, line: Sequence[Chapter]) -> dict[str, int]:
    """Return in which part of the report each chapter that is in it begins."""
    begins = (at for at, part in enumerate(report.parts) if isinstance(part, Heading) and part.level == 1)
    return dict(zip((each.key for each in line if each.ticked), begins, strict=False))


def tick(plan: ReportPlan, book: Codebook, key: str, on: bool) -> ReportPlan:
    """Return the plan with a chapter in it, or without."""
    if key not in book:
        return with_section(plan, Section(key), on)
    wanted = {*_ticked(plan, book), key} if on else {*_ticked(plan, book)} - {key}
    return _with_themes(plan, book, [code.id for code in _line(plan, book) if code.id in wanted])


def move(plan: ReportPlan, book: Codebook, key: str, by: int) -> ReportPlan:
    """Return the plan with a theme so many places further on."""
    line = [code.id for code in _line(plan, book)]
    at = line.index(key)
    line.insert(min(max(at + by, 0), len(line) - 1), line.pop(at))
    return put_in_order(plan, book, line)


def put_in_order(plan: ReportPlan, book: Codebook, keys: Sequence[str]) -> ReportPlan:
    """Return the plan with its themes in the order of these keys."""
    there = _ticked(plan, book)
    return _with_themes(plan, book, [key for key in keys if key in there])


def _ticked(plan: ReportPlan, book: Codebook) -> list[str]:
    return [code.id for code in themes_of(book, plan)] if Section.THEMES in plan.sections else []


def _line(plan: ReportPlan, book: Codebook) -> list[Code]:
    """Return the themes that are in, in their order, and each that is not behind its neighbour in the codebook."""
    roots = [code for code in book.children(None) if not code.retired]
    line = themes_of(book, plan)
    for at, root in enumerate(roots):
        if root not in line:
            line.insert(line.index(roots[at - 1]) + 1 if at else 0, root)
    return line


def _with_themes(plan: ReportPlan, book: Codebook, wanted: Sequence[str]) -> ReportPlan:
    all_of_them = [code.id for code in book.children(None) if not code.retired]
    themes = () if list(wanted) == all_of_them else tuple(wanted)
    return replace(with_section(plan, Section.THEMES, bool(wanted)), themes=themes)


def with_section(plan: ReportPlan, section: Section, on: bool) -> ReportPlan:
    """Return the plan with a section in it, or without."""
    wanted = {*plan.sections, section} if on else {*plan.sections} - {section}
    return replace(plan, sections=tuple(each for each in Section if each in wanted))
