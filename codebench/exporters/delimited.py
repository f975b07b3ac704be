"""CSV: UTF-8, comma, one header; what `codebench count --format csv` promises."""

import csv
import io
from collections.abc import Iterable, Sequence

from codebench.domain.codebook import Codebook
from codebench.domain.quote import QuoteSet
from codebench.domain.table import TOTAL, Cell, Column, Shows, Table, shown
from codebench.exporters.flat import CODE_COLUMNS, code_rows, quote_columns, quote_rows
from codebench.exporters.safely import cell_text


def render_table(table: Table) -> str:
    """Return the header, a row `n` with the bases, then a row per code; the total is always the second column.

    Where numbers of few are marked, they stay numbers: a last column names the columns in which they stand.
    """
    order = sorted(range(len(table.columns)), key=lambda at: table.columns[at].key != TOTAL)
    columns = [table.columns[at] for at in order]
    names = ["total" if column.key == TOTAL else column.heading for column in columns]
    rows: list[list[str | int | None]] = [["code", *names], ["n", *(column.base for column in columns)]]
    rows += ([" / ".join(row.path), *(_value(row.cells[at], table.columns[at]) for at in order)] for row in table.rows)
    if table.parts.few:
        marks = [[column.few for column in columns], *([row.cells[at].few for at in order] for row in table.rows)]
        told = ["; ".join(name for name, few in zip(names, line, strict=True) if few) for line in marks]
        rows = [[*row, more] for row, more in zip(rows, [f"fewer than {table.parts.few}", *told], strict=True)]
    return lines(rows)


def _value(cell: Cell, column: Column) -> str | int | None:
    return cell.count if cell.count is not None and column.shows is not Shows.WORDS else shown(cell, column)


def render_quotes(quotes: QuoteSet) -> str:
    """Return a row per quote."""
    return lines([quote_columns(quotes), *quote_rows(quotes)])


def render_codebook(name: str, codebook: Codebook, language: str = "") -> str:
    """Return a row per code, its place in the tree as a path."""
    return lines([CODE_COLUMNS, *code_rows(codebook)])


def lines(rows: Iterable[Sequence[str | int | None]]) -> str:
    """Return rows of cells as CSV, none of which a spreadsheet runs as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([cell_text(value) if isinstance(value, str) else value for value in row])
    return out.getvalue()
