"""Codebook files: YAML by nesting, tables by path or by level, REFI-QDA."""

from pathlib import PurePath

from codebench.domain.codebook import CodeSpec
from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.importers.archive import Archive
from codebench.importers.codebook_qdc import is_qdc, read_qdc
from codebench.importers.codebook_rows import COLUMNS, TEXTS, from_levels, outlined
from codebench.importers.codebook_word import table_rows
from codebench.importers.codebook_yaml import read_yaml
from codebench.importers.rows import Sheet, read_cells, sheet_of
from codebench.importers.sniff import refuse_foreign

_YES = ("1", "true", "yes", "ja", "waar", "x")
_TABLES = (".csv", ".tsv", ".xlsx")


def read_codebook(data: bytes, file_name: str) -> tuple[str, tuple[CodeSpec, ...]]:
    """Return a codebook's name and its codes, parents before children, in the file's order."""
    path = PurePath(file_name)
    name, codes = path.stem, []
    if is_qdc(data):
        codes = read_qdc(data, file_name)
    elif data.startswith(b"PK") and (kind := Archive(data, file_name).kind) in ("word", "sheet"):
        rows = table_rows(data, file_name) if kind == "word" else _cells(data, file_name)
        codes = _from_rows(rows, file_name)
    elif data.startswith(b"PK") or path.suffix.lower() in _TABLES:
        codes = _from_rows(_cells(data, file_name), file_name)
    else:
        refuse_foreign(data, file_name)
        name, codes = read_yaml(data, file_name)
    if not codes:
        raise CodebenchError(tr("“{file}” holds no codes.", file=file_name))
    return name or path.stem, with_parents(codes)


def _cells(data: bytes, file_name: str) -> list[list[str]]:
    return [cells for _, cells in read_cells(data, file_name, indents=True)]


def _from_rows(rows: list[list[str]], file_name: str) -> list[CodeSpec]:
    """Read a table by its levels, else by its paths."""
    rows = outlined(rows)
    return from_levels(rows) or _from_sheet(sheet_of(enumerate(rows, 1), file_name), file_name)


def _from_sheet(sheet: Sheet, file_name: str) -> list[CodeSpec]:
    columns = {header.casefold(): COLUMNS[fold(header)] for header in sheet.headers if fold(header) in COLUMNS}
    if "code" not in columns.values():
        raise CodebenchError(tr("“{file}” has no column “{column}”.", file=file_name, column="code"))
    return [
        _spec(number, {columns[name]: cell for name, cell in row.items() if name in columns})
        for number, row in sheet.rows
    ]


def _spec(number: int, row: dict[str, str]) -> CodeSpec:
    path = tuple(" ".join(part.split()) for part in f" {row.get('code', '')} ".split(" / "))
    if not all(path):
        raise CodebenchError(tr("Row {row} of the codebook has no code, or a path with a gap.", row=number))
    texts = {name: row.get(name, "") for name in TEXTS}
    return CodeSpec(path, **texts, retired=fold(row.get("retired", "")) in _YES)


def with_parents(codes: list[CodeSpec]) -> tuple[CodeSpec, ...]:
    """Return the codes, each after its parents, which are made where they have no row; raise on a double."""
    given: dict[tuple[str, ...], CodeSpec] = {}
    for code in codes:
        place = tuple(map(fold, code.path))
        if place in given:
            raise CodebenchError(tr("The codebook has the code “{code}” twice.", code=" / ".join(code.path)))
        given[place] = code
    ordered: dict[tuple[str, ...], CodeSpec] = {}
    for code in codes:
        for depth in range(1, len(code.path) + 1):
            place = tuple(map(fold, code.path[:depth]))
            ordered.setdefault(place, given.get(place) or CodeSpec(code.path[:depth]))
    return tuple(ordered.values())
