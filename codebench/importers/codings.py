"""A file of codings: by offsets, or by words that occur once."""

from codebench.domain.coding import CodingSpec
from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.importers.rows import read_sheet

_COLUMNS = {
    "source": "source",
    "bron": "source",
    "start": "start",
    "end": "end",
    "einde": "end",
    "code": "code",
    "coder": "coder",
    "codeur": "coder",
    "quote": "quote",
    "citaat": "quote",
}


def read_codings(data: bytes, file_name: str) -> tuple[CodingSpec, ...]:
    """Return the codings of a CSV or Excel file; an error names the row."""
    sheet = read_sheet(data, file_name)
    columns = {header.casefold(): _COLUMNS[fold(header)] for header in sheet.headers if fold(header) in _COLUMNS}
    for needed in ("source", "code"):
        if needed not in columns.values():
            raise CodebenchError(tr("“{file}” has no column “{column}”.", file=file_name, column=needed))
    return tuple(
        _coding(number, {columns[name]: cell for name, cell in row.items() if name in columns})
        for number, row in sheet.rows
    )


def _coding(number: int, row: dict[str, str]) -> CodingSpec:
    for needed in ("source", "code"):
        if not row.get(needed):
            raise CodebenchError(tr("Row {row} of the codings has no {column}.", row=number, column=needed))
    start, end = (_offset(number, row.get(column, "")) for column in ("start", "end"))
    quote = row.get("quote", "")
    if (start is None) != (end is None) or (start is None and not quote):
        raise CodebenchError(tr("Row {row} of the codings needs start and end, or a quote.", row=number))
    if start is not None and end is not None and start >= end:
        raise CodebenchError(tr("Row {row} of the codings ends before it begins.", row=number))
    return CodingSpec(number, row["source"], row["code"], row.get("coder", ""), start, end, quote)


def _offset(number: int, cell: str) -> int | None:
    if not cell:
        return None
    if not (cell.isascii() and cell.isdecimal()):
        raise CodebenchError(tr("Row {row} of the codings: “{cell}” is not a whole number.", row=number, cell=cell))
    return int(cell)
