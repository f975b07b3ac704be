"""What one can take out of a project."""

from collections.abc import Sequence
from pathlib import Path

from codebench.domain.quote import Attribution
from codebench.domain.table import Table
from codebench.services.project import Project
from codebench.services.quotes import quote_set
from codebench.services.reading import codebook


def table_text(table: Table, form: str) -> str | bytes:
    """Return a table as text, csv, json, html (text) or xlsx, docx (bytes)."""
    from codebench.exporters import render_table

    return render_table(table, form)


def export_table(table: Table, path: Path, form: str = "") -> None:
    """Write a table in the form named, or that its suffix names."""
    from codebench.exporters import write_table

    write_table(table, path, form)


def export_quotes(
    project: Project,
    path: Path,
    *,
    under: Sequence[str] = (),
    attribution: Attribution = Attribution.PSEUDONYM,
) -> int:
    """Write the quotes of these codes (ids; none means all) as docx, xlsx, csv or html; return how many."""
    from codebench.exporters import write_quotes

    quotes = quote_set(project, under=under, attribution=attribution)
    write_quotes(quotes, path)
    return sum(len(section.quotes) for section in quotes.sections)


def export_codebook(project: Project, path: Path) -> None:
    """Write the codebook as YAML, CSV or XLSX by its suffix."""
    from codebench.exporters import write_codebook

    write_codebook(project.name, codebook(project), path)
