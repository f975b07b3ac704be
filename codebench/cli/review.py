"""Review without the program: the page goes out, the remarks come back."""

from pathlib import Path
from typing import Annotated

import typer

from codebench.cli.base import Json, MarkFew, ProjectPath, open_project, print_json, print_out, say
from codebench.cli.leaving import ExportKey, NoNames, let_out, searched, use_key
from codebench.domain.quote import Attribution
from codebench.domain.table import Parts
from codebench.i18n import trn

app = typer.Typer()


@app.command(name="review-file")
def review_file(
    project: ProjectPath,
    by: Annotated[str, typer.Option(help="A group level (number or name) or an attribute.")] = "",
    attribution: Annotated[Attribution, typer.Option(help="How people are named.")] = Attribution.PSEUDONYM,
    mark_few: MarkFew = 0,
    output: Annotated[Path, typer.Option("-o", help="A .html file.")] = Path("review.html"),
    key: ExportKey = None,
    no_names: NoNames = False,
) -> None:
    """Write one page with tables and quotes on which others can leave remarks; what names stand in it is told."""
    from codebench.services.reports import question
    from codebench.services.reviewing import export_review, first_question

    with open_project(project, read_only=True) as opened:
        asked = question(opened, by=by, parts=Parts(few=mark_few)) if by else first_question(opened, mark_few)
        if key is not None:
            use_key(opened, key)
        write = lambda: export_review(opened, output, (asked,), attribution=attribution)  # noqa: E731
        ready = searched(opened, write, attribution)
    let_out(project, ready, no_names=no_names)
    print_out(str(output))


@app.command()
def remarks(
    project: ProjectPath,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", readable=False)] = None,
    as_json: Json = False,
) -> None:
    """Take in the remarks of a file that came back; without a file, list all remarks."""
    from codebench.services.review_import import import_remarks

    if file is None:
        _list(project, as_json)
        return
    with open_project(project) as opened:
        report = import_remarks(opened, file)
    for note in report.notes:
        say(note)
    print_out(trn("{n} remark taken in|{n} remarks taken in", report.added))


def _list(project: Path, as_json: bool) -> None:
    from dataclasses import asdict

    from codebench.services.review import remarks as all_remarks
    from codebench.services.review import verdict_name

    with open_project(project, read_only=True) as opened:
        found = all_remarks(opened)
    if as_json:
        print_json([asdict(each) for each in found])
        return
    for each in found:
        print_out("\t".join((verdict_name(each.remark.verdict), each.title, each.detail, each.remark.text, each.coder)))
