"""Counting, and the quotes behind the counts."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from codebench.cli.base import MarkFew, ProjectPath, open_project, print_out
from codebench.cli.leaving import ExportKey, NoNames, let_out, searched, use_key
from codebench.domain.question import Order, Unit
from codebench.domain.quote import Attribution
from codebench.domain.report import Section
from codebench.domain.source import Kind
from codebench.domain.table import Parts, Table
from codebench.errors import CodebenchError
from codebench.i18n import tr, trn

app = typer.Typer()


class TableFormat(StrEnum):
    """The faces of a table."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    DOCX = "docx"
    HTML = "html"


Names = list[str] | None
WithoutGroup = Annotated[Names, typer.Option(help="A group to leave out; may be given again.")]
WithoutPerson = Annotated[Names, typer.Option(help="A participant to leave out; may be given again.")]
Kinds = Annotated[list[Kind] | None, typer.Option(help="Only sources of this kind; may be given again.")]
AtLeast = Annotated[int, typer.Option(min=0, help="Only codes with this total or more.")]
AtLeastGroups = Annotated[str, typer.Option(metavar="LEVEL:K", help="Only codes mentioned in K groups or more.")]
Search = Annotated[str, typer.Option(help="Only codes with these words in their path.")]
Sort = Annotated[Order, typer.Option(help="As in the codebook, or most mentioned first.")]


@app.command()
def count(
    project: ProjectPath,
    unit: Annotated[str, typer.Option(help="participants, groups:LEVEL, sources or segments")] = "participants",
    by: Annotated[str, typer.Option(help="A group level (number or name), an attribute, or coder.")] = "",
    under: Annotated[str, typer.Option(help="Only this code and the codes below it.")] = "",
    without: WithoutGroup = None,
    without_person: WithoutPerson = None,
    kind: Kinds = None,
    at_least: AtLeast = 0,
    at_least_groups: AtLeastGroups = "",
    search: Search = "",
    sort: Sort = Order.BOOK,
    mark_few: MarkFew = 0,
    form: Annotated[TableFormat | None, typer.Option("--format")] = None,
    output: Annotated[Path | None, typer.Option("-o", help="Write to this file.")] = None,
    key: ExportKey = None,
    no_names: NoNames = False,
) -> None:
    """Print or write the frequency table; what names stand in a file is told."""
    asked: dict[str, Any] = {
        "unit": unit,
        "by": by,
        "under": under,
        "without": tuple(without or ()),
        "at_least": at_least,
        "without_people": tuple(without_person or ()),
        "kinds": tuple(each.value for each in kind or ()),
        "at_least_groups": at_least_groups,
        "search": search,
        "order": sort,
        "parts": Parts(few=mark_few),
    }
    _count(project, asked, form, output, key, no_names)


def _count(
    project: Path,
    wanted: dict[str, Any],
    form: TableFormat | None,
    output: Path | None,
    key: Path | None,
    no_names: bool,
) -> None:
    from codebench.services.exporting import export_table
    from codebench.services.keys import masking
    from codebench.services.reports import question
    from codebench.services.reports import table as table_of

    with open_project(project, read_only=True) as opened:
        asked = question(opened, **wanted)
        if asked.parts.few and asked.unit is not Unit.PARTICIPANTS:
            raise CodebenchError(tr("Only numbers of participants can be marked where they are few."))
        if key is not None:
            use_key(opened, key)
        table = masking(opened)(table_of(opened, asked))
        if output is not None:
            ready = searched(opened, lambda: export_table(table, output, form.value if form else ""))
    if output is None:
        _print(table, form)
        return
    let_out(project, ready, no_names=no_names)
    print_out(str(output))


def _print(table: Table, form: TableFormat | None) -> None:
    from codebench.services.exporting import table_text

    shown = table_text(table, (form or TableFormat.TEXT).value)
    if isinstance(shown, bytes):
        raise typer.BadParameter("this format needs -o FILE")
    print_out(shown)


@app.command()
def quotes(
    project: ProjectPath,
    under: Annotated[list[str] | None, typer.Option(help="Only this code and the codes below it.")] = None,
    attribution: Annotated[Attribution, typer.Option(help="How people are named.")] = Attribution.PSEUDONYM,
    chosen: Annotated[bool, typer.Option("--chosen", help="Only quotes chosen for print, as edited.")] = False,
    locator: Annotated[bool, typer.Option(help="Say where each quote stands.")] = True,
    output: Annotated[Path, typer.Option("-o", help="A .docx, .xlsx, .csv or .html file.")] = Path("quotes.docx"),
    key: ExportKey = None,
    no_names: NoNames = False,
) -> None:
    """Write the quotes, by code; what names stand in them is told."""
    from codebench.services.exporting import export_quotes
    from codebench.services.reading import codebook

    with open_project(project, read_only=True) as opened:
        tree = codebook(opened)
        roots = [tree.find(each).id for each in under or ()]
        if key is not None:
            use_key(opened, key)
        written: list[int] = []

        def write() -> None:
            written.append(
                export_quotes(opened, output, under=roots, attribution=attribution, chosen_only=chosen, locator=locator)
            )

        ready = searched(opened, write, attribution)
    let_out(project, ready, no_names=no_names)
    print_out(trn("{n} quote written to {file}|{n} quotes written to {file}", *written, file=output))


@app.command()
def report(
    project: ProjectPath,
    template: Annotated[Path | None, typer.Option(help="Your institution's .docx or .dotx.", readable=False)] = None,
    attribution: Annotated[Attribution | None, typer.Option(help="How people are named.")] = None,
    part: Annotated[list[Section] | None, typer.Option(help="Only this part; may be given again.")] = None,
    mark_few: MarkFew = 0,
    output: Annotated[Path, typer.Option("-o", help="A .docx file.")] = Path("report.docx"),
    key: ExportKey = None,
    no_names: NoNames = False,
) -> None:
    """Write the Word report: method, themes with tables, figures and quotes, framework matrix, codebook."""
    from codebench.services.plans import plan
    from codebench.services.wordreport import write_report

    with open_project(project, read_only=True) as opened:
        wanted = plan(opened)
        chosen = replace(
            wanted,
            template=str(template or wanted.template),
            attribution=attribution or wanted.attribution,
            sections=tuple(part or wanted.sections),
            few=mark_few or wanted.few,
        )
        if key is not None:
            use_key(opened, key)
        ready = searched(opened, lambda: write_report(opened, chosen, output), chosen.attribution)
    let_out(project, ready, no_names=no_names)
    print_out(str(output))
