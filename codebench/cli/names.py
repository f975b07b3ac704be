"""Names from the shell: found, listed, hidden, and the project made ready to send."""

from pathlib import Path
from typing import Annotated

import typer

from codebench.cli.base import Json, ProjectPath, ask_new_secret, do, open_project, print_json, print_out, progress, say
from codebench.cli.leaving import use_key
from codebench.domain.candidates import why_name
from codebench.domain.hiding import kind_name
from codebench.i18n import tr
from codebench.services.project import Project

app = typer.Typer(no_args_is_help=True, help="Names by which somebody could be known.")

Key = Annotated[Path | None, typer.Option("--key", metavar="FILE", help="The key; else the one beside the project.")]


def _open_key(project: Project, path: Path | None) -> None:
    from codebench.services.keys import usual_place

    use_key(project, path or usual_place(project))


@app.command()
def find(project: ProjectPath, key: Key = None, as_json: Json = False) -> None:
    """Print what may be names, less what was decided on where a key is given."""
    from codebench.services import names

    with open_project(project, read_only=True) as opened:
        if key is not None:
            _open_key(opened, key)
        found = names.entries(opened, names.find(opened, progress))
    left = [entry for entry in found if entry.decision is None]
    if as_json:
        print_json([
            {"name": each.name, "kind": each.candidate.kind, "forms": each.candidate.forms, "sure": each.candidate.sure,
             "why": each.candidate.why, "places": each.places, "sources": each.sources, "suggestion": each.suggestion}
            for each in left
        ])  # fmt: skip
        return
    for each in left:
        what = f"{kind_name(each.candidate.kind)}, {why_name(each.candidate.why)}"
        print_out(f"{each.name}\t{what}\t{each.places} · {each.sources}\t{each.suggestion}")


@app.command("list")
def show(project: ProjectPath, key: Key = None, as_json: Json = False) -> None:
    """Print what was decided on names."""
    from dataclasses import asdict

    from codebench.services.keys import decided

    with open_project(project, read_only=True) as opened:
        _open_key(opened, key)
        names = decided(opened)
    if as_json:
        print_json([asdict(name) for name in names])
        return
    for name in names:
        print_out(f"{', '.join(name.spellings)}\t{name.instead or tr('may stay')}")


@app.command()
def passphrase(project: ProjectPath, key: Key = None) -> None:
    """Let the key open with another passphrase, which is asked for."""
    from codebench.services.keys import change_passphrase, passphrase_changed

    with open_project(project, read_only=True) as opened:
        _open_key(opened, key)
        change_passphrase(opened, ask_new_secret())
    print_out(passphrase_changed())


@app.command()
def hide(project: ProjectPath, key: Key = None) -> None:
    """Put what was decided in the place of every name, in one step."""
    from codebench.services.hiding import hide_names
    from codebench.services.keys import decided

    def act(opened: Project) -> object:
        _open_key(opened, key)
        return opened.do(hide_names, names=decided(opened))

    do(project, act)


@app.command()
def clean(
    project: ProjectPath,
    key: Key = None,
    without: Annotated[bool, typer.Option("--forget", help="Don't keep the project as it is in the key.")] = False,
) -> None:
    """Take originals, former words and undo out of the project, so that it can be sent."""
    from codebench.services.sending import make_safe_to_send, neighbours, still_named

    with open_project(project) as opened:
        _open_key(opened, key)
        assert opened.key is not None
        make_safe_to_send(opened, opened.key, keep_before=not without)
        left, named = neighbours(opened), still_named(opened)
    print_out(tr("The project is ready to send. Send the project only, never the key."))
    if named:
        say(tr("Nothing was decided on these names, so they still stand in it: {names}", names=", ".join(named)))
    for path in left:
        print_out(tr("The names still stand in “{name}”.", name=path.name))
