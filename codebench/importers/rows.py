"""Tables from CSV or Excel: one dictionary a row, by column name."""

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from codebench.domain.text import normalise
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.importers.archive import Archive, refuse_declarations
from codebench.importers.decoding import decode
from codebench.importers.sniff import refuse_foreign

_DELIMITERS = ";,\t"
_STEP = "    "
# A study has fewer; a sheet that claims more costs minutes and gigabytes to read.
_LINES, _ROWS, _CELLS, _CHARS = 2_000_000, 100_000, 2_000_000, 100_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its column names as spelled, and its rows with the number each has in the file."""

    headers: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_rows(data: bytes, file_name: str) -> list[dict[str, str]]:
    """Return the rows that hold anything, by case-folded column name."""
    return [row for _, row in read_sheet(data, file_name).rows]


def read_sheet(data: bytes, file_name: str) -> Sheet:
    """Return a table by case-folded column name; what it is, is decided by content."""
    return sheet_of(read_cells(data, file_name), file_name)


def read_cells(data: bytes, file_name: str, *, indents: bool = False) -> Iterable[tuple[int, list[str]]]:
    """Return every row's number and cells; with `indents`, the white space before a cell, also where Excel draws it."""
    if data.startswith(b"PK") and (archive := Archive(data, file_name)).kind == "sheet":
        return _excel(data, archive, indents=indents)
    refuse_foreign(data, _as_text_name(file_name))
    for kind, start in (("PDF", b"%PDF-"), ("RTF", b"{\\rtf")):
        if data.startswith(start):
            raise CodebenchError(
                tr("“{file}” is a {kind} file; a table must be CSV or Excel.", file=file_name, kind=kind)
            )
    if data.startswith(b"PK"):
        raise CodebenchError(tr("“{file}” is a text document; a table must be CSV or Excel.", file=file_name))
    return _bounded(_csv(decode(data, file_name), indents=indents), file_name)


def _bounded(lines: Iterable[tuple[int, Sequence[Any]]], file_name: str) -> Iterator[tuple[int, list[Any]]]:
    """Yield rows, empty ones without their cells; raise where there are more than a study has."""
    rows = cells = chars = 0
    for number, line in lines:
        row = list(line) if any(value not in (None, "") for value in line) else []
        rows += bool(row)
        cells += len(row)
        chars += sum(len(value) for value in row if isinstance(value, str))
        if number > _LINES or rows > _ROWS or cells > _CELLS or chars > _CHARS:
            raise CodebenchError(
                tr("“{file}” holds more rows or columns than can be read; keep what you need of it.", file=file_name)
            )
        yield number, row


def _as_text_name(file_name: str) -> str:
    """Return a name whose suffix says nothing of tables, which are welcome here."""
    return file_name[:-4] if file_name.lower().endswith((".csv", ".tsv")) else file_name


def sheet_of(lines: Iterable[tuple[int, list[str]]], file_name: str) -> Sheet:
    """Return rows of cells as a table whose first row names the columns."""
    filled = ((number, cells) for number, cells in lines if any(cells))
    _, header = next(filled, (0, []))
    if not header:
        raise CodebenchError(tr("“{file}” holds no table.", file=file_name))
    names = [cell.casefold() for cell in header]
    doubles = sorted({name for name in names if name and names.count(name) > 1})
    if doubles:
        raise CodebenchError(tr("“{file}” has two columns “{name}”.", file=file_name, name=doubles[0]))
    rows = []
    for number, cells in filled:
        padded = cells + [""] * (len(names) - len(cells))
        rows.append((number, {name: cell for name, cell in zip(names, padded, strict=False) if name}))
    return Sheet(tuple(cell for cell in header if cell), tuple(rows))


# An apostrophe that spreadsheets' users, and our own exports, put before what might run as a formula.
_ESCAPED = re.compile(r"^'(?='*(?:\s*[=+\-@＝＋－＠]|[\t\r]))")


def _csv(text: str, *, indents: bool) -> Iterator[tuple[int, list[str]]]:
    text = normalise(text)
    csv.field_size_limit(min(len(text) + 1, 2**31 - 1))
    declared = text[:6].lower().startswith("sep=") and text.partition("\n")[0]
    delimiter = declared[4:5] if declared else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for number, cells in enumerate(reader, 1):
        if not (declared and number == 1):
            yield number, [(_indent(cell) if indents else "") + _ESCAPED.sub("", cell.strip()) for cell in cells]


def _indent(cell: str) -> str:
    return cell[: len(cell) - len(cell.lstrip())] if cell.strip() else ""


def _delimiter(text: str) -> str:
    """Return what parts the column names, outside quotation marks."""
    header = next((line for line in text.split("\n") if line.strip()), "")
    bare = "".join(header.split('"')[0::2])
    return max(_DELIMITERS, key=bare.count)


def _excel(data: bytes, archive: Archive, *, indents: bool) -> list[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            refuse_declarations(archive.read(name), archive.file_name)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of drop-down lists and styles it does not know; cells are all we read.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            lines = enumerate(sheet.iter_rows(values_only=not indents), 1)
            read = ((number, [_indented(cell) for cell in row]) for number, row in lines) if indents else lines
            rows = _bounded(read, archive.file_name)
            found = [(number, line if indents else [_cell(value) for value in line]) for number, line in rows]
            book.close()
    except CodebenchError:
        raise
    except Exception as error:
        raise CodebenchError(
            tr("“{file}” is a workbook that can't be read; save it again as .xlsx or .csv.", file=archive.file_name)
        ) from error
    return found


def _indented(cell: Any) -> str:
    """Return a cell with the spaces before it, and those that Excel draws there."""
    value = _cell(cell.value)
    return _STEP * int(cell.alignment.indent or 0) + _indent(str(cell.value)) + value if value else ""


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return normalise(str(value)).strip()
