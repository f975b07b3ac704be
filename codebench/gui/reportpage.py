"""A report as simple HTML for the page on the screen; whatever users typed is words, never markup: pure, no Qt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from codebench.domain.printing import Fate, Piece
from codebench.domain.quote import Quote
from codebench.domain.report import (
    CodebookPart,
    Contents,
    FigurePart,
    Heading,
    Look,
    MatrixPart,
    PageBreak,
    Paragraph,
    Part,
    QuotePart,
    Report,
    TablePart,
    pieces,
)
from codebench.domain.table import Cell, Column, Shows, Table, beside, shown, shown_base
from codebench.i18n import tr, trn
from codebench.services.exporting import notes_under, place_of

# More quotes than these are counted, not shown: an appendix of all quotes would take seconds to lay out.
MOST_QUOTES = 400
INDENT = 14
# The width of the first column of a table, less where it has many others.
FIRST, MANY = 36, 5
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of the page, and the size of its letters in points."""

    ink: str
    muted: str
    line: str
    accent: str
    added: str
    size: float

    def sheet(self) -> str:
        """Return the style sheet of the page."""
        sizes = ((1, 1.3, 26), (2, 1.2, 18), (3, 1.05, 14), (4, 1.0, 12))
        heads = "".join(
            f"h{level} {{ font-size: {self.size * larger:.1f}pt; color: {self.accent}; margin: {above}px 0 6px; }}"
            for level, larger, above in sizes
        )
        return heads + (
            f"body {{ color: {self.ink}; font-size: {self.size:.1f}pt; }} p {{ margin: 0 0 8px; line-height: 135%; }}"
            f".quiet {{ color: {self.muted}; font-size: {self.size * 0.88:.1f}pt; }} .title {{ margin-bottom: 2px; }}"
            f".quote {{ margin-left: 26px; margin-right: 26px; }} a {{ color: {self.accent}; text-decoration: none; }}"
            f"hr {{ background-color: {self.line}; }} .figure {{ line-height: 100%; }}"
            f"td, th {{ border-bottom: 1px solid {self.line}; padding: 3px 5px; font-size: {self.size * 0.92:.1f}pt; }}"
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page: its HTML, and its pictures by name."""

    html: str
    images: dict[str, bytes]


def sheet(report: Report, ink: Ink) -> Sheet:
    """Return a report as one page; its parts can be found by `anchor`."""
    return Sheet(
        _Page(report, ink).html(), {part.key: part.image for part in report.parts if isinstance(part, FigurePart)}
    )


def anchor(part: int) -> str:
    """Return the name of the place where a part of the report begins."""
    return f"part-{part}"


class _Page:
    """Write the parts of one report; numbers of tables and figures run through it."""

    def __init__(self, report: Report, ink: Ink) -> None:
        self._report, self._ink = report, ink
        self._names: dict[str, str] = {}
        figures = [part for part in report.parts if isinstance(part, FigurePart)]
        tables = [part for part in report.parts if isinstance(part, TablePart | MatrixPart)]
        self._names |= {part.key: f"{tr('Figure')} {n}" for n, part in enumerate(figures, start=1)}
        self._names |= {part.key: f"{tr('Table')} {n}" for n, part in enumerate(tables, start=1)}

    def html(self) -> str:
        head = f"<h1>{_words(self._report.title)}</h1>{_p(_words(self._report.date), 'quiet')}"
        return f"<style>{self._ink.sheet()}</style><body>{head}{''.join(self._parts())}</body>"

    def _parts(self) -> Iterator[str]:
        quotes = skipped = 0
        for at, part in enumerate(self._report.parts):
            quotes += isinstance(part, QuotePart)
            if isinstance(part, QuotePart) and quotes > MOST_QUOTES:
                skipped += 1
                continue
            if skipped:
                yield _more(skipped)
                skipped = 0
            yield self._part(part, f'<a name="{anchor(at)}"></a>')
        if skipped:
            yield _more(skipped)

    def _part(self, part: Part, mark: str) -> str:
        match part:
            case Heading():
                level = min(part.level, _DEEPEST)
                return f"<h{level}>{mark}{_words(part.text)}</h{level}>"
            case Paragraph():
                words = mark + self._woven(part.text)
                return _p(words, "" if part.look is Look.TEXT else "quiet")
            case TablePart() | MatrixPart():
                return self._table(part, mark)
            case FigurePart():
                name = self._names[part.key]
                picture = f'<img src="{escape(part.key)}" alt="{escape(part.alternative)}">'
                return f"{_p(mark + picture, 'figure')}{_p(_words(f'{name}. {part.caption}'), 'quiet')}"
            case QuotePart():
                return _p(mark + _quote(part.quote), "quote")
            case CodebookPart():
                return mark + _codebook(part)
            case Contents():
                return self._contents()
            case PageBreak():
                return "<hr>"

    def _contents(self) -> str:
        found = enumerate(self._report.parts)
        heads = [(at, part) for at, part in found if isinstance(part, Heading) and part.level == 1]
        return "".join(_p(f'<a href="#{anchor(at)}">{_words(part.text)}</a>', "title") for at, part in heads)

    def _woven(self, text: str) -> str:
        return "".join(
            escape(self._names.get(piece, "")) if at % 2 else _words(piece) for at, piece in enumerate(pieces(text))
        )

    def _table(self, part: TablePart | MatrixPart, mark: str) -> str:
        table = part.table
        caption = f"<b>{escape(self._names[part.key])}.</b> {_words(table.title)}"
        rows = [
            _row([escape(table.row_heading or tr("Code")), *(_words(c.heading) for c in table.columns)], table, "th")
        ]
        if any(column.base is not None and column.shows is Shows.COUNT for column in table.columns):
            rows.append(_row(["n", *map(shown_base, table.columns)], table))
        for row in table.rows:
            cells = (_cell(cell, column, table) for cell, column in zip(row.cells, table.columns, strict=True))
            rows.append(_row([_words(row.path[-1]), *cells], table, depth=row.depth))
        notes = "<br>".join(map(_words, notes_under(table)))
        return f"<p>{mark}{caption}</p>{_grid(rows)}{_p(notes, 'quiet')}"


def changes_html(changes: Iterable[Piece], ink: Ink) -> str:
    """Return an edit against what was said: what is cut struck through, what is added marked."""
    looks = {Fate.CUT: f"text-decoration: line-through; color: {ink.muted}", Fate.ADDED: f"background: {ink.added}"}
    told = ((piece.fate, piece.words if piece.fate is Fate.CUT else piece.printed) for piece in changes)
    return "".join(f'<span style="{looks.get(fate, "")}">{_words(words)}</span>' for fate, words in told)


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _p(html: str, look: str = "") -> str:
    return f'<p class="{look}">{html}</p>'


def _more(n: int) -> str:
    told = trn("{n} more quote stands in the Word report.|{n} more quotes stand in the Word report.", n)
    return _p(_words(told), "quiet")


def _quote(quote: Quote) -> str:
    said = (f"<b>{_words(part.speaker)}:</b> “{_words(part.text)}”" for part in quote.said)
    alone = f"“{_words(quote.said[0].text)}”" if len(quote.said) == 1 and not quote.said[0].speaker else ""
    place = place_of(quote)
    return f"<i>{alone or '<br>'.join(said)}</i>" + (f' <span class="quiet">{_words(place)}</span>' if place else "")


def _cell(cell: Cell, column: Column, table: Table) -> str:
    share, segments = beside(cell, column, table.parts)
    more = ("" if share is None else f"&nbsp;({share}%)") + ("" if segments is None else f"&nbsp;·&nbsp;{segments}")
    return _words(shown(cell, column)) + (f'<span class="quiet">{more}</span>' if more else "")


def _row(cells: list[str], table: Table, tag: str = "td", depth: int = 0) -> str:
    """Return a row: words to the left, the first by its depth, numbers to the right."""
    sides = ["left" if c.shows is Shows.WORDS else "right" for c in table.columns]
    first = FIRST if len(sides) <= MANY else FIRST - 8
    line = "".join(f'<{tag} align="{side}">{each}</{tag}>' for each, side in zip(cells[1:], sides, strict=True))
    return f'<tr><{tag} align="left" width="{first}%">{_indented(cells[0], depth)}</{tag}>{line}</tr>'


def _indented(html: str, depth: int) -> str:
    """Return words moved to the right; a style of its own would take a cell its line."""
    return f'<p style="margin: 0 0 0 {INDENT * depth}px; line-height: 100%">{html}</p>' if depth else html


def _grid(rows: Iterable[str]) -> str:
    return f'<table width="100%" cellspacing="0" style="border-collapse: collapse">{"".join(rows)}</table>'


def _codebook(part: CodebookPart) -> str:
    heads = (tr("Code"), tr("Definition"), tr("Use"), tr("Not"), tr("Example"))
    rows = ["<tr>" + "".join(f'<th align="left">{escape(each)}</th>' for each in heads) + "</tr>"]
    for entry in part.entries:
        depth = len(entry.path) - 1
        texts = (entry.definition, entry.when, entry.when_not, entry.example)
        name = _words(entry.path[-1]) if depth else f"<b>{_words(entry.path[-1])}</b>"
        cells = f'<td width="19%">{_indented(name, depth)}</td>'
        rows.append(f"<tr>{cells}{''.join(f'<td>{_words(text)}</td>' for text in texts)}</tr>")
    return _grid(rows)
