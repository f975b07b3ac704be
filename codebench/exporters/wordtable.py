"""The body of a Word document with one table, as it goes into a report."""

from html import escape

from codebench.domain.table import Cell, Column, Parts, Row, Shows, Table, shown, shown_base
from codebench.exporters.safely import xml_text
from codebench.exporters.shown import beside, footnotes, has_bases, row_heading, unit_line
from codebench.exporters.wordml import bookmarked, field, paragraph, run
from codebench.exporters.wordstyles import BLUE, GREY, TABLE_STYLE
from codebench.i18n import tr

PORTRAIT, LANDSCAPE = 9070, 14000
MOST_IN_PORTRAIT = 6
_ONE_LINE = 1000
_DEPTH = 220


def is_wide(table: Table) -> bool:
    """Tell whether the table needs a page on its side."""
    return len(table.columns) > MOST_IN_PORTRAIT


def table_body(table: Table, width: int = 0, bookmark: str = "", number: int = 1) -> str:
    """Return caption, table, and the unit, rule and notes under it; `width` is that of the text on the page."""
    notes = [note for note in (unit_line(table), *footnotes(table)) if note]
    return "".join(
        [
            caption("Table", table.title, bookmark, number),
            _table(table, width or (LANDSCAPE if is_wide(table) else PORTRAIT)),
            *(paragraph("TableNote", run(note)) for note in notes),
        ]
    )


def label(kind: str) -> str:
    """Return the word before a number: `Table` or `Figure`."""
    return tr("Figure") if kind == "Figure" else tr("Table")


def caption(kind: str, title: str, bookmark: str = "", number: int = 1, above: bool = True) -> str:
    """Return `Table 3. Title`, its number counted by Word; texts refer to the words in the bookmark."""
    word = label(kind)
    counted = bookmarked(bookmark, run(f"{word} ") + field(f"SEQ {word} \\* ARABIC", str(number)))
    return paragraph("Caption", counted, run(f". {title}"), keep_next=above, alone=not above)


def grid(title: str, widths: list[int], rows: list[str]) -> str:
    """Return a table with these rows, its title in words for who can't see it."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escape(xml_text(title))}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def grid_row(cells: list[str], widths: list[int], header: bool = False, turned: int = 0, whole: bool = True) -> str:
    """Return a row, repeated on every page where it is a header, and `whole` where a page may not part it."""
    height = f'<w:trHeight w:val="{turned}" w:hRule="atLeast"/>' if turned else ""
    repeat = "<w:tblHeader/>" if header else ""
    together = "<w:cantSplit/>" if whole else ""
    bottom = '<w:vAlign w:val="bottom"/>' if header else ""
    upwards = '<w:textDirection w:val="btLr"/>' if turned else ""
    shown = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{upwards if at else ""}{bottom}</w:tcPr>{cell}</w:tc>'
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr>{together}{height}{repeat}</w:trPr>{shown}</w:tr>"


def widths(table: Table, page: int) -> list[int]:
    """Return the first column's width and those of the others, in twentieths of a point."""
    count = max(len(table.columns), 1)
    each = min(1500, max(600, (page - 3000) // count))
    longest = max((len(row.path[-1]) * 105 + row.depth * _DEPTH for row in table.rows), default=0)
    others = [_ONE_LINE if each < _ONE_LINE and _in_one_line(table, at) else each for at in range(len(table.columns))]
    return [min(max(2400, longest + 200), max(2400, page - sum(others))), *others]


def turned_height(table: Table, across: list[int]) -> int:
    """Return how high headings stand on end above narrow columns, in twentieths of a point; 0 where they lie."""
    longest = max((len(column.heading) for column in table.columns), default=0)
    return min(2900, 300 + 110 * longest) if min(across[1:], default=_ONE_LINE) < _ONE_LINE else 0


def _in_one_line(table: Table, at: int) -> bool:
    """Tell whether a column alone has percentages, among narrow ones that have none."""
    with_shares = {i for row in table.rows for i, cell in enumerate(row.cells) if cell.share is not None}
    return bool(table.parts.percentages) and with_shares == {at}


def _table(table: Table, page: int) -> str:
    across = widths(table, page)
    narrow = [width < _ONE_LINE for width in across[1:]]
    turned = turned_height(table, across)
    heads = [paragraph("TableText", run(row_heading(table), bold=True, colour=BLUE), keep_next=True)]
    heads += [
        paragraph("TableText", run(column.heading, bold=True, colour=BLUE), keep_next=True, right=not turned)
        for column in table.columns
    ]
    rows = [grid_row(heads, across, header=True, turned=turned)]
    if has_bases(table):
        rows.append(grid_row(_bases(table), across, header=True))
    rows += [grid_row(_code(row, table, narrow), across) for row in table.rows]
    return grid(table.title, across, rows)


def _bases(table: Table) -> list[str]:
    shown = ["n", *map(shown_base, table.columns)]
    return [
        paragraph("TableText", run(text, colour=GREY), keep_next=True, right=at > 0) for at, text in enumerate(shown)
    ]


def _code(row: Row, table: Table, narrow: list[bool]) -> list[str]:
    root = run(row.path[-1], bold=row.depth == 0, colour=BLUE if row.depth == 0 else "")
    cells = (
        _cell(cell, column, table.parts, slim)
        for cell, column, slim in zip(row.cells, table.columns, narrow, strict=True)
    )
    return [paragraph("TableText", root, indent=row.depth * _DEPTH), *cells]


def _cell(cell: Cell, column: Column, parts: Parts, narrow: bool) -> str:
    if column.shows is Shows.WORDS:
        return paragraph("TableText", run(cell.text))
    share, segments = beside(cell, column, parts)
    small = "" if not share else f"\n{share}" if narrow else f"  {share.rjust(4, chr(0x2007))}"
    count = run(shown(cell, column), colour="" if cell.count else GREY)
    return paragraph("TableText", count, run(f"{small} {segments}".rstrip(), colour=GREY), right=True)
