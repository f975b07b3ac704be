"""Searching all that was said."""

from typing import Annotated

import typer

from codebench.cli.base import Json, ProjectPath, open_project, print_json, print_out, say
from codebench.domain.search import Mode, Query
from codebench.i18n import tr, trn
from codebench.services.project import Project

app = typer.Typer()

Names = list[str] | None


@app.command()
def search(
    project: ProjectPath,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words; between quotes in a row, * for any letters.")],
    mode: Annotated[Mode, typer.Option(help="A row of words, words in any order, or all their forms.")] = Mode.EXACT,
    synonyms: Annotated[bool, typer.Option("--synonyms", help="Also your own synonyms.")] = False,
    participants: Annotated[bool, typer.Option("--participants", help="Only what participants say.")] = False,
    group: Annotated[Names, typer.Option(help="Only this group; may be given again.")] = None,
    within: Annotated[str, typer.Option(metavar="CODE", help="Only inside what has this code.")] = "",
    coded: Annotated[Names, typer.Option(metavar="CODE", help="Only words that have this code.")] = None,
    not_coded: Annotated[Names, typer.Option(metavar="CODE", help="Only words that don't have this code.")] = None,
    as_json: Json = False,
) -> None:
    """Find words in what was said, with who says them."""
    from codebench.services.reading import codebook, groups

    with open_project(project, read_only=True) as opened:
        book = codebook(opened)
        asked = Query(
            query,
            mode,
            synonyms=synonyms,
            only_participants=participants,
            group_ids=tuple(map(groups(opened).find, group or ())),
            within_code=book.find(within).id if within else "",
            coded_with=tuple(book.find(each).id for each in coded or ()),
            not_coded_with=tuple(book.find(each).id for each in not_coded or ()),
        )
        _print(opened, asked, as_json=as_json)


def _print(project: Project, asked: Query, *, as_json: bool) -> None:
    from codebench.services.listing import hits as listed
    from codebench.services.search import hits, in_context
    from codebench.services.search import search as found_by

    if as_json:
        print_json(listed(project, asked))
        return
    found = found_by(project, asked)
    said = trn("{n} participant|{n} participants", found.participants)
    if found.engine:
        say(tr("Dutch: {engine}", engine=found.engine))
    print_out(f"{said} · {trn('{n} place|{n} places', found.hits)}")
    for each in in_context(project, hits(project, asked, sought=found.sought)):
        line = f"{each.before}{each.words}{each.after}"
        print_out(f"{each.source}\t{each.hit.start}\t{each.hit.end}\t{each.speaker}\t{line}")
