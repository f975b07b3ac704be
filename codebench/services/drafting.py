"""The report as it stands: its parts, the quotes of every code, and the names that stand in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from codebench.domain.few import few_in
from codebench.domain.report import Heading, MatrixPart, Part, QuotePart, Report, ReportPlan, Section, TablePart
from codebench.services.keys import masking
from codebench.services.leaks import Leak, leaks, watched
from codebench.services.printing import ChosenPassage, chosen_by_code
from codebench.services.progress import Progress, no_progress
from codebench.services.project import Project
from codebench.services.quotemaker import QuoteMaker
from codebench.services.reportthemes import Draw
from codebench.services.wordreport import build_report


@dataclass(frozen=True, slots=True)
class QuotesOfCode:
    """A code with quotes: how many it has, those chosen, and how many were picked where none are."""

    code_id: str
    path: tuple[str, ...]
    quotes: int
    chosen: tuple[ChosenPassage, ...]
    picked: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A report with what one must know before it is printed: the names in it, and the numbers marked as of few."""

    report: Report
    codes: tuple[QuotesOfCode, ...]
    leaks: tuple[Leak, ...]
    few: tuple[str, ...] = ()

    @property
    def quotes(self) -> int:
        """Return how many quotes there are to choose from."""
        return sum(each.quotes for each in self.codes)

    @property
    def chosen(self) -> int:
        """Return how many quotes are chosen."""
        return sum(len(each.chosen) for each in self.codes)


def draft(project: Project, plan: ReportPlan, draw: Draw | None = None, progress: Progress = no_progress) -> Draft:
    """Return the report as it would be printed now."""
    progress(0, 0, "")
    maker = QuoteMaker(project, plan.attribution, plan.locator)
    report = masking(project)(build_report(project, plan, draw, progress, maker))
    chosen, printed = chosen_by_code(project, maker), _printed(report.parts, plan)
    codes = []
    for code in maker.picture.codebook.walk():
        path, of_code = maker.picture.codebook.names(code.id), len(maker.of_code.get(code.id, ()))
        if of_code or code in chosen:
            here = chosen.get(code, ())
            codes.append(QuotesOfCode(code.id, path, of_code, here, 0 if here else printed[path]))
    few = few_in(part.table for part in report.parts if isinstance(part, TablePart | MatrixPart))
    return Draft(report, tuple(codes), tuple(leaks(report, watched(project, plan.attribution))), few)


def _printed(parts: Iterable[Part], plan: ReportPlan) -> Counter[tuple[str, ...]]:
    """Return how many quotes of each code stand among the themes."""
    line = list(parts)
    if Section.QUOTES in plan.sections:
        line = line[: max(at for at, part in enumerate(line) if isinstance(part, Heading) and part.level == 1)]
    return Counter(part.quote.code for part in line if isinstance(part, QuotePart))
