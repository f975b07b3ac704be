"""The sections of a report: a theme with its table, figure and quotes, and the quotes that are left."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from codebench.analysis.counts import frequency_table
from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.few import mark_few
from codebench.domain.findings import ChosenQuote
from codebench.domain.question import Question, Unit
from codebench.domain.quote import Quote
from codebench.domain.report import (
    FigurePart,
    Heading,
    Look,
    Paragraph,
    Part,
    QuotePart,
    ReportPlan,
    Section,
    TablePart,
    reference,
)
from codebench.domain.table import TOTAL, Cell, Table, marked, shown_base
from codebench.i18n import tr, trn
from codebench.services.printing import printed
from codebench.services.project import Project
from codebench.services.quotemaker import QuoteMaker, Segment
from codebench.services.reportmethod import listed
from codebench.services.reportquotes import Picker, not_within_another
from codebench.services.reporttables import fit_for_print, of_children, without_rule

Draw = Callable[[Table], bytes]
_NAMED_IN_TEXT = 3
_DEEPEST = 4


class Themes:
    """Make the sections of one report; a passage that stands in one is not printed in another."""

    def __init__(self, project: Project, plan: ReportPlan, maker: QuoteMaker, draw: Draw | None) -> None:
        self._plan, self._maker, self._draw = plan, maker, draw
        self._book = maker.picture.codebook
        self.picker = Picker(maker)
        self._under: dict[Segment, Code] = {}
        self._tables: dict[Question, Table] = {}
        codings = {coding.id: coding for coding in project.values(Coding)} if project.values(ChosenQuote) else {}
        self._chosen: dict[str, list[tuple[Segment, str]]] = defaultdict(list)
        for each in sorted(project.values(ChosenQuote), key=lambda each: each.position):
            coding = codings[each.coding_id]
            self._chosen[coding.code_id].append(((coding.source_id, coding.start, coding.end), each.words))

    def theme(self, root: Code) -> Iterator[Part]:
        """Yield a theme: what it is, its figures in a sentence, table and figure, then its codes with quotes."""
        asked = dict(self._plan.questions).get(root.id, self._plan.question)
        table = self._table(root, asked)
        shown = fit_for_print(table, self._maker.naming, asked)
        yield Heading(_heading(root))
        if root.definition:
            yield Paragraph(root.definition, Look.DEFINITION)
        picture = mark_few(of_children(shown, root.id), self._plan.few)
        image = self._image(picture)
        yield Paragraph(" ".join(_in_words(root, table, asked, bool(image))))
        told = without_rule(shown) if Section.METHOD in self._plan.sections else shown
        yield TablePart(f"table-{root.id}", mark_few(told, self._plan.few))
        if image:
            yield _figure(root, shown, picture, image)
        table = mark_few(table, self._plan.few)
        for code in (root, *self._book.walk(root.id)):
            yield from self._code(code, table)

    def _image(self, table: Table) -> bytes:
        """Return the picture of a table; nothing where figures are not wanted or there is nothing to show."""
        shows = any(row.cells[0].count for row in table.rows)
        return self._draw(table) if self._draw and shows and Section.FIGURES in self._plan.sections else b""

    def _table(self, root: Code, asked: Question) -> Table:
        """Return a theme's rows of the whole table, which is counted once for all themes that ask the same."""
        if asked not in self._tables:
            self._tables[asked] = frequency_table(self._maker.picture, asked)
        whole = self._tables[asked]
        below = self._book.subtree(root.id)
        title = tr("{theme}: {table}", theme=_heading(root), table=whole.title[:1].lower() + whole.title[1:])
        return replace(whole, title=title, rows=tuple(row for row in whole.rows if row.key in below))

    def _code(self, code: Code, table: Table) -> Iterator[Part]:
        row = next((row for row in table.rows if row.key == code.id), None)
        parts = list(self._quotes(code))
        depth = len(self._book.lineage(code.id))
        if depth > 1 and row is not None and (parts or any(cell.count for cell in row.cells)):
            yield Heading(_heading(code), min(depth, _DEEPEST))
            at = next(at for at, column in enumerate(table.columns) if column.key == TOTAL)
            if parts:
                yield _figures(Unit(table.unit), row.cells[at], len(self._segments(code)))
        yield from parts

    def _segments(self, code: Code) -> set[Segment]:
        return {segment for each in self._book.subtree(code.id) for segment in self._maker.of_code.get(each, ())}

    def _quotes(self, code: Code) -> Iterator[Part]:
        for segment, words in self._chosen.get(code.id, ()):
            if self.picker.printed(segment) or not self._maker.is_said(code, segment):
                yield from self._see_also(segment)
            else:
                yield self._print(code, segment, words)
                if problem := self._problem(code, segment, words):
                    yield Paragraph(problem, Look.REMARK)
        if code.id not in self._chosen:
            for segment in self.picker.pick(code, self._plan.quotes):
                yield self._print(code, segment)

    def _see_also(self, segment: Segment) -> Iterator[Part]:
        if segment in self._under:
            name = self._book.path(self._under[segment].id)
            yield Paragraph(tr("A quote that also belongs here stands under “{code}”.", code=name), Look.REMARK)

    def _print(self, code: Code, segment: Segment, words: str = "") -> QuotePart:
        self.picker.take(code, segment, words)
        self._under[segment] = code
        return QuotePart(self._quote(code, segment, words))

    def _problem(self, code: Code, segment: Segment, words: str) -> str:
        return printed(self._maker.quote(code, segment), words)[1]

    def _quote(self, code: Code, segment: Segment, words: str = "") -> Quote:
        quote, _ = printed(self._maker.quote(code, segment), words)
        return quote if self._plan.locator else replace(quote, source="", turn=None, time="")

    def others(self) -> Iterator[Part]:
        """Yield every quote that is not printed above, by code, each passage once and none inside another."""
        everything = {segment for found in self._maker.of_code.values() for segment in found}
        left = not_within_another(segment for segment in everything if not self.picker.printed(segment))
        for code in self._book.walk():
            of_code = self._maker.of_code.get(code.id, ())
            here = sorted((each for each in of_code if each in left), key=self._maker.order)
            left.difference_update(here)
            if not of_code:
                continue
            yield Heading(" / ".join(self._book.names(code.id)), 2)
            yield from (QuotePart(self._quote(code, segment)) for segment in here)
            if elsewhere := len(of_code) - len(here):
                told = trn(
                    "{n} quote of this code stands elsewhere in this report.|"
                    "{n} quotes of this code stand elsewhere in this report.",
                    elsewhere,
                )
                yield Paragraph(told, Look.REMARK)


def _heading(code: Code) -> str:
    return code.name[:1].upper() + code.name[1:]


def _figures(unit: Unit, cell: Cell, quotes: int) -> Paragraph:
    n = marked(cell.count or 0, cell.few)
    if cell.base is None or unit is not Unit.PARTICIPANTS:
        counted = n if cell.base is None else tr("{n} of {base}", n=n, base=cell.base)
    else:
        counted = tr("{n} of {base} participants", n=n, base=cell.base)
    return Paragraph(f"{counted} · {trn('{n} quote|{n} quotes', quotes)}", Look.FIGURES)


def _in_words(root: Code, table: Table, asked: Question, figure: bool) -> Iterator[str]:
    """Yield how many mention the theme, what is mentioned most, and where all the numbers stand."""
    at = next(i for i, column in enumerate(table.columns) if column.key == TOTAL)
    top = next((row.cells[at] for row in table.rows if row.key == root.id), None)
    if asked.unit is Unit.PARTICIPANTS and top is not None and top.count is not None and top.base:
        yield trn(
            "{n} of the {base} participants mentions this theme.|{n} of the {base} participants mention this theme.",
            top.count,
            base=top.base,
        )
    below = [(row.cells[at].count or 0, row.path[-1]) for row in table.rows if row.depth == 1]
    most = sorted((each for each in below if each[0]), key=lambda each: -each[0])[:_NAMED_IN_TEXT]
    if len(most) > 1:
        yield tr("Mentioned most: {codes}.", codes=listed([f"{name} ({n})" for n, name in most]))
    table_mark, figure_mark = reference(f"table-{root.id}"), reference(f"figure-{root.id}")
    if figure:
        yield tr("See {table} for all numbers and {figure} for the picture.", table=table_mark, figure=figure_mark)
    else:
        yield tr("See {table} for all numbers.", table=table_mark)


def _figure(root: Code, table: Table, drawn: Table, image: bytes) -> FigurePart:
    base = shown_base(drawn.columns[0])
    told = "; ".join(f"{row.path[-1]} {marked(row.cells[0].count or 0, row.cells[0].few)}" for row in drawn.rows)
    caption = ". ".join((table.title.split(",")[0] + (f" (n = {base})" if base else ""), *drawn.notes))
    return FigurePart(f"figure-{root.id}", image, caption, tr("Bars: {numbers}", numbers=told))
