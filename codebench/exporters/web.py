"""HTML: one file that opens in any browser, by day and by night."""

from collections.abc import Iterator
from html import escape

from codebench.domain.quote import Quote, QuoteSection, QuoteSet
from codebench.domain.table import Cell, Column, Parts, Row, Table, shown, shown_base
from codebench.exporters.flat import locator, shown_sections
from codebench.exporters.safely import xml_text
from codebench.exporters.shown import beside, footnotes, has_bases, row_heading, unit_line
from codebench.i18n import current_language

_CSS = """\
:root { color-scheme: light dark; --ink: #1f2328; --muted: #5b6570; --line: #d0d7de; --paper: #fff; --blue: #2f5d8a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ed; --muted: #9aa4af; --line: #3a424c; --paper: #15181c; --blue: #8fb8e0; }
}
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 Calibri, Carlito, "Segoe UI", system-ui, sans-serif; }
h1, h2, h3, h4, h5, h6, caption { color: var(--blue); line-height: 1.25; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; font-size: 1.15rem; padding-bottom: .75rem; }
caption small { display: block; font-weight: normal; color: var(--muted); }
th, td { padding: .3rem .75rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
th:first-child { text-align: left; padding-left: calc(var(--depth, 0) * 1.25rem); }
thead th { vertical-align: bottom; }
tbody th { font-weight: normal; }
td small, .zero { color: var(--muted); }
td small { display: inline-block; min-width: 3rem; }
.note, .definition, .summary, figcaption { color: var(--muted); font-size: .9rem; }
.note { margin: .4rem 0; }
.summary { border-bottom: 1px solid var(--line); }
figure { margin: 1rem 0; }
blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid var(--line); }
blockquote p { margin: 0; }
figcaption { padding: .2rem 0 0 1.2rem; }
"""


def render_table(table: Table) -> str:
    """Return the table as a page: caption, scoped headings, rule and notes."""
    head = "".join(f'<th scope="col">{_text(column.heading)}</th>' for column in table.columns)
    bases = "".join(f"<td>{shown_base(column)}</td>" for column in table.columns)
    based = f'<tr><th scope="row">n</th>{bases}</tr>\n' if has_bases(table) else ""
    parts = [
        '<div class="wide"><table>',
        f"<caption>{_text(table.title)} <small>{_text(unit_line(table))}</small></caption>",
        f'<thead>\n<tr><th scope="col">{_text(row_heading(table))}</th>{head}</tr>',
        f"{based}</thead>\n<tbody>",
        *(_row(row, table) for row in table.rows),
        "</tbody>\n</table></div>",
        *(f'<p class="note">{_text(note)}</p>' for note in footnotes(table)),
    ]
    return _page(table.title, "\n".join(parts))


def render_quotes(quotes: QuoteSet) -> str:
    """Return the quotes as a page: sections nested as the codes are."""
    notes = [f'<p class="note">{_text(note)}</p>' for note in quotes.notes]
    body = "\n".join([f"<h1>{_text(quotes.title)}</h1>", *notes, *_sections(shown_sections(quotes))])
    return _page(quotes.title, body)


def _row(row: Row, table: Table) -> str:
    cells = "".join(_cell(cell, at, table.parts) for cell, at in zip(row.cells, table.columns, strict=True))
    return f'<tr><th scope="row" style="--depth: {row.depth}">{_text(row.path[-1])}</th>{cells}</tr>'


def _cell(cell: Cell, column: Column, parts: Parts) -> str:
    small = "".join(f" <small>{part}</small>" for part in beside(cell, column, parts) if part)
    look = ' class="words"' if cell.text else "" if cell.count else ' class="zero"'
    why = f' title="{escape(cell.why)}"' if cell.why else ""
    return f"<td{look}{why}>{_text(shown(cell, column))}{small}</td>"


def _sections(sections: list[QuoteSection]) -> Iterator[str]:
    opened: list[tuple[str, ...]] = []
    for section in sections:
        while opened and section.code[: len(opened[-1])] != opened[-1]:
            opened.pop()
            yield "</section>"
        opened.append(section.code)
        level = min(len(section.code) + 1, 6)
        yield f"<section>\n<h{level}>{_text(section.code[-1])}</h{level}>"
        if section.quotes:
            yield from (f'<p class="{kind}">{_text(line)}</p>' for kind, line in _about(section) if line)
            yield from (_quote(quote) for quote in section.quotes)
    yield from ("</section>" for _ in opened)


def _about(section: QuoteSection) -> tuple[tuple[str, str], ...]:
    return ("definition", section.definition), ("summary", section.summary)


def _quote(quote: Quote) -> str:
    said = "".join(
        f"<p>{f'<b>{_text(part.speaker)}:</b> ' if part.speaker else ''}“{_text(part.text)}”</p>" for part in quote.said
    )
    where = locator(quote)
    caption = f"<figcaption>{_text(where)}</figcaption>" if where else ""
    return f"<figure><blockquote>{said}</blockquote>{caption}</figure>"


def _text(value: str) -> str:
    return escape(xml_text(value)).replace("\n", "<br>")


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{current_language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(xml_text(title))}</title>\n<style>\n{_CSS}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
