"""Excel workbooks: numbers as numbers, texts never as formulas."""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from codebench.domain.codebook import Codebook
from codebench.domain.quote import QuoteSet
from codebench.domain.table import Column, Row, Shows, Table, shown
from codebench.exporters.flat import CODE_COLUMNS, code_rows, levels, quote_columns, quote_rows
from codebench.exporters.safely import looks_like_formula, xml_text
from codebench.exporters.shown import footnotes, has_bases, row_heading, unit_line
from codebench.i18n import tr

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | None
_MOST_IN_CELL = 32_767
_WIDEST = 60
_HEADING_ROW = 4


def render_table(table: Table) -> bytes:
    """Return a sheet with the counts, at their right the same as percentages, rule and notes under them."""
    book = _workbook(table.title)
    sheet = _sheet(book, tr("Table"))
    _put(sheet, 1, 1, table.title, bold=True, size=14)
    _put(sheet, 2, 1, unit_line(table))
    first = _put_headings(sheet, table)
    for at, row in enumerate(table.rows, first):
        _put_row(sheet, at, row, table.columns, has_bases(table))
    _fit(sheet, _HEADING_ROW)
    for at, note in enumerate(footnotes(table), first + len(table.rows) + 1):
        _put(sheet, at, 1, note)
    sheet.freeze_panes = f"B{first}"
    return _bytes(book)


def render_quotes(quotes: QuoteSet) -> bytes:
    """Return a row per quote, to sort and filter."""
    words = levels(quotes) + 1
    return _listing(quotes.title, tr("Quotes"), quote_columns(quotes), quote_rows(quotes), wrapped=(words,))


def render_codebook(name: str, codebook: Codebook, language: str = "") -> bytes:
    """Return a row per code, its place in the tree as a path."""
    return _listing(name, tr("Codebook"), CODE_COLUMNS, code_rows(codebook), wrapped=(2, 3, 4, 5))


def _put_headings(sheet: "Worksheet", table: Table) -> int:
    """Put the headings and bases over each block; return the row of the first code."""
    from openpyxl.styles import Alignment

    blocks = (tr("Number"), tr("Percentage of n")) if has_bases(table) else (tr("Number"),)
    headings = [column.heading for column in table.columns]
    bases = [column.base for column in table.columns]
    for at, block in enumerate(blocks):
        _put(sheet, _HEADING_ROW - 1, 2 + at * len(headings), block)
    for at, heading in enumerate((row_heading(table), *headings * len(blocks), tr("Path")), 1):
        side = "right" if 1 < at < 2 + len(headings) * len(blocks) else "left"
        _put(sheet, _HEADING_ROW, at, heading, bold=True).alignment = Alignment(horizontal=side, wrap_text=True)
    if len(blocks) == 1:
        return _HEADING_ROW + 1
    for at, base in enumerate(("n", *bases * 2), 1):
        _put(sheet, _HEADING_ROW + 1, at, base)
    return _HEADING_ROW + 2


def _put_row(sheet: "Worksheet", at: int, row: Row, columns: tuple[Column, ...], with_shares: bool) -> None:
    from openpyxl.styles import Alignment

    shares = [cell.count / cell.base if cell.base and cell.count is not None else None for cell in row.cells]
    _put(sheet, at, 1, row.path[-1]).alignment = Alignment(indent=row.depth)
    for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True), 2):
        words = column.shows is Shows.WORDS
        number = None if words else cell.count
        put = _put(sheet, at, place, number if number is not None else shown(cell, column) or None)
        if words:
            put.alignment = Alignment(vertical="top", wrap_text=True)
    after = 2 + len(columns)
    for place, share in enumerate(shares if with_shares else (), after):
        _put(sheet, at, place, share).number_format = "0%"
    _put(sheet, at, after + len(columns) * with_shares, " / ".join(row.path))


def _listing(
    title: str,
    sheet_name: str,
    header: Sequence[str],
    rows: Iterable[Sequence[Value]],
    wrapped: tuple[int, ...],
) -> bytes:
    from openpyxl.styles import Alignment

    book = _workbook(title)
    sheet = _sheet(book, sheet_name)
    for column, heading in enumerate(header, 1):
        _put(sheet, 1, column, heading, bold=True)
    top, folded = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
    for at, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            _put(sheet, at, column, value).alignment = folded if column in wrapped else top
    _fit(sheet, 1)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return _bytes(book)


def _put(sheet: "Worksheet", row: int, column: int, value: Value, bold: bool = False, size: float = 11) -> "Cell":
    from openpyxl.styles import Font

    cell: Cell = sheet.cell(row, column)  # type: ignore[assignment]
    if isinstance(value, str):
        text = xml_text(value)
        cell.value = text if len(text) <= _MOST_IN_CELL else f"{text[: _MOST_IN_CELL - 6]} […]"
        # openpyxl takes "=…" for a formula and "#N/A" for an error; Excel, once the cell is edited, "+…" and "@…" too.
        cell.data_type = "s"
        if looks_like_formula(text):
            cell.quotePrefix = True
    else:
        cell.value = value
    if bold:
        cell.font = Font(bold=True, size=size, color="2F5D8A")
    return cell


def _fit(sheet: "Worksheet", heading_row: int) -> None:
    from openpyxl.utils import get_column_letter

    for at, column in enumerate(sheet.iter_cols(min_row=heading_row), 1):
        longest = max((len(str(cell.value)) for cell in column if cell.value is not None), default=0)
        sheet.column_dimensions[get_column_letter(at)].width = min(max(longest + 3, 8), _WIDEST)


def _workbook(title: str) -> "Workbook":
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = ""
    book.properties.title = xml_text(title)
    return book


def _sheet(book: "Workbook", name: str) -> "Worksheet":
    sheet: Worksheet = book.worksheets[0]
    sheet.title = name
    return sheet


def _bytes(book: "Workbook") -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
