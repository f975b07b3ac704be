"""One Excel workbook of all findings: what is in it, a sheet a table, and a flat sheet of quotes."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codebench.domain.quote import QuoteSet
from codebench.domain.table import Table
from codebench.errors import CodebenchError
from codebench.exporters.excelsheets import book_bytes, first_sheet, new_book, put, put_listing, put_table
from codebench.exporters.flat import levels, quote_columns, quote_rows
from codebench.exporters.safely import write_safely, xml_text
from codebench.exporters.shown import unit_line
from codebench.i18n import tr

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\'\t\n\r]")
_WIDTHS = {"A": 6, "B": 80, "C": 30}


def write_workbook(tables: Sequence[Table], quotes: QuoteSet, path: Path) -> None:
    """Write the workbook."""
    if path.suffix.lower() != ".xlsx":
        raise CodebenchError(tr("“{file}” must end in one of {suffixes}.", file=path.name, suffixes=".xlsx"))
    write_safely(path, render_workbook(tables, quotes))


def render_workbook(tables: Sequence[Table], quotes: QuoteSet) -> bytes:
    """Return a workbook with contents, a sheet per table, and the quotes if there are any."""
    book = new_book(quotes.title)
    contents = first_sheet(book, tr("Contents"))
    lines = []
    for number, table in enumerate(tables, 1):
        name = _sheet_name(number, table.title)
        put_table(book.create_sheet(name), table)
        lines.append((name, table.title, unit_line(table)))
    if any(section.quotes for section in quotes.sections):
        name = tr("Quotes")
        put_listing(book.create_sheet(name), quote_columns(quotes), quote_rows(quotes), wrapped=(levels(quotes) + 1,))
        lines.append((name, name, " ".join(quotes.notes)))
    _put_contents(contents, quotes.title, lines)
    return book_bytes(book)


def _sheet_name(number: int, title: str) -> str:
    """Return a name that Excel takes: of a long title what sets it apart, after a number that is no other sheet's."""
    _, _, special = title.partition(", ")
    telling = special if special and len(title) > _LONGEST_NAME else title
    name = " ".join(_NOT_IN_A_NAME.sub(" ", xml_text(f"{number} {telling}")).split())
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def _put_contents(sheet: "Worksheet", title: str, lines: Sequence[tuple[str, str, str]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    put(sheet, 1, 1, title, bold=True, size=14)
    for at, (name, title_there, told) in enumerate(lines, 3):
        put(sheet, at, 1, at - 2).alignment = Alignment(horizontal="left", vertical="top")
        link = put(sheet, at, 2, title_there)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{name}'!A1")
        link.font = Font(color="2F5D8A", underline="single")
        link.alignment = put(sheet, at, 3, told).alignment = Alignment(vertical="top", wrap_text=True)
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
