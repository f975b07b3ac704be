"""Excel workbooks of one sheet: a table, the quotes, or the codebook."""

from codebench.domain.codebook import Codebook
from codebench.domain.quote import QuoteSet
from codebench.domain.table import Table
from codebench.exporters.excelsheets import book_bytes, first_sheet, new_book, put_listing, put_table
from codebench.exporters.flat import CODE_COLUMNS, code_rows, levels, quote_columns, quote_rows
from codebench.i18n import tr


def render_table(table: Table) -> bytes:
    """Return a sheet with the counts, at their right the same as percentages, rule and notes under them."""
    book = new_book(table.title)
    put_table(first_sheet(book, tr("Table")), table)
    return book_bytes(book)


def render_quotes(quotes: QuoteSet) -> bytes:
    """Return a row per quote, to sort and filter."""
    book = new_book(quotes.title)
    put_listing(
        first_sheet(book, tr("Quotes")), quote_columns(quotes), quote_rows(quotes), wrapped=(levels(quotes) + 1,)
    )
    return book_bytes(book)


def render_codebook(name: str, codebook: Codebook, language: str = "") -> bytes:
    """Return a row per code, its place in the tree as a path."""
    book = new_book(name)
    put_listing(first_sheet(book, tr("Codebook")), CODE_COLUMNS, code_rows(codebook), wrapped=(2, 3, 4, 5))
    return book_bytes(book)
