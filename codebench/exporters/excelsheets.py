"""Sheets of an Excel workbook: a table, or a listing to filter; numbers as numbers, texts never as formulas."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from codebench.domain.table import FEW, Column, Row, Shows, Table, shown
from codebench.domain.table import Cell as TableCell
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
_SIGNED = '+0;"−"0;0'
_FEW = f'"{FEW}"0'
_MOST_UPRIGHT = 6


def put_table(sheet: "Worksheet", table: Table) -> None:
    """Put the numbers, at their right the same as percentages and the segments; rule and notes under them."""
    put(sheet, 1, 1, table.title, bold=True, size=14)
    put(sheet, 2, 1, unit_line(table))
    first = _put_headings(sheet, table)
    for at, row in enumerate(table.rows, first):
        _put_row(sheet, at, row, table)
    _fit(sheet, _HEADING_ROW, indent=max((row.depth for row in table.rows), default=0))
    for at, note in enumerate(footnotes(table), first + len(table.rows) + 1):
        put(sheet, at, 1, note)
    sheet.freeze_panes = f"B{first}"
    _for_print(sheet, _HEADING_ROW, wide=len(table.columns) * len(_blocks(table)) > _MOST_UPRIGHT)


def put_listing(
    sheet: "Worksheet", header: Sequence[str], rows: Iterable[Sequence[Value]], wrapped: tuple[int, ...]
) -> None:
    """Put a row each under a heading that stays in sight, with a filter."""
    from openpyxl.styles import Alignment

    for column, heading in enumerate(header, 1):
        put(sheet, 1, column, heading, bold=True)
    top, folded = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
    for at, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            put(sheet, at, column, value).alignment = folded if column in wrapped else top
    _fit(sheet, 1)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _for_print(sheet, 1, wide=True)


class _Block(NamedTuple):
    """What stands side by side: a heading, the columns it is about, and what of a cell it shows."""

    heading: str
    columns: list[int]
    value: Callable[[TableCell, Column], Value]
    form: str = ""


def _blocks(table: Table) -> list[_Block]:
    counted = [at for at, column in enumerate(table.columns) if column.shows is Shows.COUNT]
    blocks = [_Block(tr("Number"), list(range(len(table.columns))), _number)]
    if table.parts.percentages and has_bases(table):
        known = [at for at in counted if table.columns[at].base is not None]
        blocks.append(_Block(tr("Percentage of n"), known, _share, "0%"))
    if table.parts.segments and counted:
        blocks.append(_Block(tr("Coded segments"), counted, _segments))
    return blocks


def _number(cell: TableCell, column: Column) -> Value:
    words = column.shows is Shows.WORDS or cell.count is None
    mark = f"{FEW} " if cell.few and cell.text else ""
    return mark + shown(cell, column) or None if words else cell.count


def _share(cell: TableCell, column: Column) -> Value:
    return cell.count / cell.base if cell.base and cell.count is not None else None


def _segments(cell: TableCell, column: Column) -> Value:
    return None if cell.count is None else cell.segments


def _put_headings(sheet: "Worksheet", table: Table) -> int:
    """Put the headings and bases over each block; return the row of the first code."""
    from openpyxl.styles import Alignment

    place, bases = 2, has_bases(table)
    left = Alignment(horizontal="left", vertical="bottom", wrap_text=True)
    put(sheet, _HEADING_ROW, 1, row_heading(table), bold=True).alignment = left
    for block in _blocks(table):
        put(sheet, _HEADING_ROW - 1, place, block.heading)
        for column in (table.columns[at] for at in block.columns):
            side = "left" if column.shows is Shows.WORDS else "right"
            heading = put(sheet, _HEADING_ROW, place, column.heading, bold=True)
            heading.alignment = Alignment(horizontal=side, vertical="bottom", wrap_text=True)
            base = put(sheet, _HEADING_ROW + 1, place, column.base if bases else None)
            if column.few:
                base.number_format = _FEW
            place += 1
    put(sheet, _HEADING_ROW, place, tr("Path"), bold=True).alignment = left
    if bases:
        put(sheet, _HEADING_ROW + 1, 1, "n")
    return _HEADING_ROW + 1 + bases


def _put_row(sheet: "Worksheet", at: int, row: Row, table: Table) -> None:
    from openpyxl.styles import Alignment

    put(sheet, at, 1, row.path[-1]).alignment = Alignment(indent=row.depth, vertical="top", wrap_text=True)
    place = 2
    for block in _blocks(table):
        for cell, column in ((row.cells[each], table.columns[each]) for each in block.columns):
            made = put(sheet, at, place, block.value(cell, column))
            words = column.shows is Shows.WORDS
            made.alignment = Alignment(horizontal="left" if words else "right", vertical="top", wrap_text=words)
            if form := _form(cell, column, block):
                made.number_format = form
            place += 1
    put(sheet, at, place, " / ".join(row.path)).alignment = Alignment(vertical="top")


def _form(cell: TableCell, column: Column, block: _Block) -> str:
    """Return how a number is shown; that it is of few stands in its form, so that it stays a number."""
    if cell.few and block.value is _number and cell.count is not None:
        return _FEW
    return _SIGNED if column.shows is Shows.POINTS else block.form


def put(sheet: "Worksheet", row: int, column: int, value: Value, bold: bool = False, size: float = 11) -> "Cell":
    """Put a value in a cell, a text as a text whatever it looks like."""
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


def _fit(sheet: "Worksheet", heading_row: int, indent: int = 0) -> None:
    """Make columns as wide as what is in them, a heading that wraps as its longest word."""
    from openpyxl.utils import get_column_letter

    for at, (heading, *cells) in enumerate(sheet.iter_cols(min_row=heading_row), 1):
        words = str(heading.value or "").split() if heading.alignment.wrap_text else [str(heading.value or "")]
        texts = [*words, *(str(cell.value) for cell in cells if not isinstance(cell.value, float | None))]
        longest = max(map(len, texts), default=0)
        more = 2 * indent if at == 1 else 0
        sheet.column_dimensions[get_column_letter(at)].width = min(max(longest + 3, 8), _WIDEST) + more


def _for_print(sheet: "Worksheet", heading_row: int, wide: bool) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{heading_row}:{heading_row}"


def new_book(title: str) -> "Workbook":
    """Return a workbook that names nobody, with one empty sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = ""
    book.properties.title = xml_text(title)
    return book


def first_sheet(book: "Workbook", name: str) -> "Worksheet":
    """Return the sheet that every new workbook has, under this name."""
    sheet: Worksheet = book.worksheets[0]
    sheet.title = name
    return sheet


def book_bytes(book: "Workbook") -> bytes:
    """Return the file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
