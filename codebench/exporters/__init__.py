"""From a Table, quotes or a codebook to a file: one row a format, chosen by name or by the file's suffix."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from codebench.domain.codebook import Codebook
from codebench.domain.notes import Notes
from codebench.domain.participant import PeopleSpec
from codebench.domain.quote import QuoteSet
from codebench.domain.table import Table
from codebench.errors import CodebenchError
from codebench.exporters import delimited, excel, jsontext, people, text, web, word, yamltext
from codebench.exporters.safely import write_safely
from codebench.exporters.text import render_text
from codebench.i18n import tr

__all__ = [
    "EXPORTERS",
    "Exporter",
    "render_table",
    "render_text",
    "write_codebook",
    "write_notes",
    "write_people",
    "write_quotes",
    "write_table",
]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name, its suffixes, and how it shows each of the things that leave the program."""

    name: str
    suffixes: tuple[str, ...]
    table: Callable[[Table], str | bytes] | None = None
    quotes: Callable[[QuoteSet], str | bytes] | None = None
    codebook: Callable[[str, Codebook, str], str | bytes] | None = None
    notes: Callable[[Notes], bytes] | None = None
    people: Callable[[PeopleSpec], str | bytes] | None = None


EXPORTERS = (
    Exporter("text", (".txt",), table=text.render_text),
    Exporter(
        "csv",
        (".csv",),
        delimited.render_table,
        delimited.render_quotes,
        delimited.render_codebook,
        people=people.render_csv,
    ),
    Exporter("json", (".json",), table=jsontext.render_table),
    Exporter(
        "xlsx",
        (".xlsx",),
        excel.render_table,
        excel.render_quotes,
        excel.render_codebook,
        people=people.render_excel,
    ),
    Exporter("docx", (".docx",), word.render_table, word.render_quotes, notes=word.render_notes),
    Exporter("html", (".html", ".htm"), web.render_table, web.render_quotes),
    Exporter("yaml", (".yaml", ".yml"), codebook=yamltext.render_codebook),
)


def render_table(table: Table, format: str) -> str | bytes:
    """Return the table in the named format: text, csv, json and html as `str`, xlsx and docx as `bytes`."""
    for exporter in EXPORTERS:
        if exporter.name == format and exporter.table:
            return exporter.table(table)
    names = ", ".join(exporter.name for exporter in EXPORTERS if exporter.table)
    raise CodebenchError(
        tr("“{format}” is not a format for a table. Choose from: {names}.", format=format, names=names)
    )


def write_table(table: Table, path: Path, format: str = "") -> None:
    """Write the table; the suffix tells the format where none is named."""
    if not format:
        format = _by_suffix(path, [exporter for exporter in EXPORTERS if exporter.table]).name
    write_safely(path, render_table(table, format))


def write_quotes(quotes: QuoteSet, path: Path) -> None:
    """Write the quotes in the format of the suffix."""
    render = _by_suffix(path, [exporter for exporter in EXPORTERS if exporter.quotes]).quotes
    assert render is not None
    write_safely(path, render(quotes))


def write_notes(notes: Notes, path: Path) -> None:
    """Write memos or a comparison in the format of the suffix."""
    render = _by_suffix(path, [exporter for exporter in EXPORTERS if exporter.notes]).notes
    assert render is not None
    write_safely(path, render(notes))


def write_people(spec: PeopleSpec, path: Path) -> None:
    """Write the participants in the format of the suffix."""
    render = _by_suffix(path, [exporter for exporter in EXPORTERS if exporter.people]).people
    assert render is not None
    write_safely(path, render(spec))


def write_codebook(name: str, codebook: Codebook, path: Path, language: str = "") -> None:
    """Write the codebook in the format of the suffix; CSV and XLSX have no place for its name and language."""
    render = _by_suffix(path, [exporter for exporter in EXPORTERS if exporter.codebook]).codebook
    assert render is not None
    write_safely(path, render(name, codebook, language))


def _by_suffix(path: Path, able: Iterable[Exporter]) -> Exporter:
    suffixes: list[str] = []
    for exporter in able:
        if path.suffix.lower() in exporter.suffixes:
            return exporter
        suffixes += exporter.suffixes
    raise CodebenchError(
        tr("“{file}” must end in one of {suffixes}.", file=path.name, suffixes=", ".join(suffixes)),
    )
