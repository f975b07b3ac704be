"""The body of a Word document with one table, as it goes into a report."""

from html import escape

from codebench.domain.table import Cell, Column, Parts, Row, Shows, Table, shown
from codebench.exporters.safely import xml_text
from codebench.exporters.shown import beside, footnotes, has_bases, row_heading, unit_line
from codebench.exporters.wordml import field, paragraph, run
from codebench.exporters.wordstyles import BLUE, GREY, TABLE_STYLE
from codebench.i18n import tr

PORTRAIT, LANDSCAPE = 9070, 14000
_MOST_IN_PORTRAIT = 6
_ONE_LINE = 1000
_DEPTH = 220


def is_wide(table: Table) -> bool:
    """Tell whether the table needs a page on its side."""
    return len(table.columns) > _MOST_IN_PORTRAIT


def table_body(table: Table) -> str:
    """Return caption, table, and the unit, rule and notes under it."""
    label = tr("Table")
    number = field(f"SEQ {label} \\* ARABIC", "1")
    return "".join(
        [
            paragraph("Caption", run(f"{label} "), number, run(f". {table.title}")),
            _grid(table),
            *(paragraph("TableNote", run(note)) for note in (unit_line(table), *footnotes(table))),
        ]
    )


def _widths(table: Table) -> list[int]:
    """Return the first column's width and that of the others, in twentieths of a point."""
    page = LANDSCAPE if is_wide(table) else PORTRAIT
    count = max(len(table.columns), 1)
    each = min(1500, max(600, (page - 3000) // count))
    longest = max((len(row.path[-1]) * 105 + row.depth * _DEPTH for row in table.rows), default=0)
    return [min(max(2400, longest + 200), max(2400, page - each * count)), *[each] * len(table.columns)]


def _grid(table: Table) -> str:
    widths = _widths(table)
    narrow = widths[-1] < _ONE_LINE
    heads = [paragraph("TableText", run(row_heading(table), bold=True, colour=BLUE), keep_next=True)]
    heads += [
        paragraph("TableText", run(column.heading, bold=True, colour=BLUE), keep_next=True, right=not narrow)
        for column in table.columns
    ]
    longest = max((len(column.heading) for column in table.columns), default=0)
    rows = [_row(heads, widths, header=True, turned=min(2900, 300 + 110 * longest) if narrow else 0)]
    if has_bases(table):
        rows.append(_row(_bases(table), widths, header=True))
    rows += [_row(_code(row, table, narrow), widths) for row in table.rows]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    title = escape(xml_text(table.title))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{title}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: list[str], widths: list[int], header: bool = False, turned: int = 0) -> str:
    height = f'<w:trHeight w:val="{turned}" w:hRule="atLeast"/>' if turned else ""
    repeat = "<w:tblHeader/>" if header else ""
    bottom = '<w:vAlign w:val="bottom"/>' if header else ""
    upwards = '<w:textDirection w:val="btLr"/>' if turned else ""
    shown = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{upwards if at else ""}{bottom}</w:tcPr>{cell}</w:tc>'
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeat}</w:trPr>{shown}</w:tr>"


def _bases(table: Table) -> list[str]:
    shown = ["n", *("" if column.base is None else str(column.base) for column in table.columns)]
    return [
        paragraph("TableText", run(text, colour=GREY), keep_next=True, right=at > 0) for at, text in enumerate(shown)
    ]


def _code(row: Row, table: Table, narrow: bool) -> list[str]:
    root = run(row.path[-1], bold=row.depth == 0, colour=BLUE if row.depth == 0 else "")
    cells = (_cell(cell, at, table.parts, narrow) for cell, at in zip(row.cells, table.columns, strict=True))
    return [paragraph("TableText", root, indent=row.depth * _DEPTH), *cells]


def _cell(cell: Cell, column: Column, parts: Parts, narrow: bool) -> str:
    if column.shows is Shows.WORDS:
        return paragraph("TableText", run(cell.text))
    share, segments = beside(cell, column, parts)
    small = "" if not share else f"\n{share}" if narrow else f"  {share.rjust(4, chr(0x2007))}"
    count = run(shown(cell, column), colour="" if cell.count else GREY)
    return paragraph("TableText", count, run(f"{small} {segments}".rstrip(), colour=GREY), right=True)
