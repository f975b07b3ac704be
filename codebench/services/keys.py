"""The key to a project's names: made, opened, and used on what leaves the house."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from codebench.domain.diminutives import diminutives
from codebench.domain.hiding import HiddenName, Hider, mapped
from codebench.i18n import tr
from codebench.services.project import Project
from codebench.storage.keyfile import SUFFIX, KeyFile

T = TypeVar("T")


def usual_place(project: Project) -> Path:
    """Return where a project's key is looked for first: beside it."""
    return project.path.with_suffix(SUFFIX)


def make_key(project: Project, path: Path, passphrase: str) -> KeyFile:
    """Make an empty key for a project and keep it at hand."""
    project.key = KeyFile.create(path, passphrase, project.database.facts().get("id", ""))
    return project.key


def open_key(project: Project, path: Path, passphrase: str) -> KeyFile:
    """Open a project's key and keep it at hand."""
    project.key = KeyFile.open(path, passphrase)
    return project.key


def change_passphrase(project: Project, passphrase: str) -> None:
    """Let the open key open with this passphrase from now on."""
    assert project.key is not None
    project.key.change_passphrase(passphrase)


def passphrase_changed() -> str:
    """Return what is told where the key opens with another passphrase."""
    return tr("The key opens with the new passphrase only now. Copies made before open with the old one: remove them.")


def is_left_closed(project: Project) -> bool:
    """Tell whether there is a key beside the project, whose names nobody knows of while it is not open."""
    return project.key is None and usual_place(project).exists()


def doubt(project: Project) -> str:
    """Return in a sentence why the open key may be the wrong one; nothing where all is well."""
    made_for = project.key.project_id if project.key is not None else ""
    if project.key is None or made_for in ("", project.database.facts().get("id", "")):
        return ""
    return tr("“{name}” was made for another project; check that it is the right key.", name=project.key.path.name)


def decided(project: Project) -> tuple[HiddenName, ...]:
    """Return the names decided on; none while no key is open."""
    return project.key.names if project.key is not None else ()


def decide(project: Project, names: Sequence[HiddenName], gone: Iterable[str] = ()) -> None:
    """Keep decisions in the open key, each name once; those on the names that are gone are taken back."""
    assert project.key is not None
    left_out = set(gone)
    known = {name.name: name for name in project.key.names if name.name not in left_out}
    project.key.keep_names(tuple((known | {name.name: name for name in names}).values()))


def hider_of(names: Iterable[HiddenName]) -> Hider:
    """Return what finds names where they are meant, and not the words that some of them are besides."""
    return Hider(names, is_name, called_fondly)


def called_fondly(name: str) -> Iterator[tuple[str, bool]]:
    """Yield the diminutives of a first name, each with whether it is no word besides: Fennatje, but not a roosje."""
    from codebench.language.naming import any_case
    from codebench.language.wordlists import is_simple

    for made in diminutives(name):
        yield made, any_case(name) and not is_simple(made.casefold())


def is_name(text: str, start: int, end: int, ending: str) -> bool:
    """Tell whether a word that may be a name is one here.

    A text that is nothing else, such as a label, is; and so is a first name, unless sentences are held together by it:
    *Roos plukt een bloem*, but not *Wil je mee?*
    """
    from codebench.language import tagger
    from codebench.language.smallwords import wordlist
    from codebench.language.wordlists import is_harmless, listed

    word = text[start:end]
    alone = text.strip() == word + ending
    held = word.casefold() in wordlist("stop-words") or is_harmless(word)
    first_name = word.casefold() in listed("first_names") and not held
    return alone or first_name or tagger.is_meant(text, start, end)


def masking(project: Project) -> Callable[[T], T]:
    """Return what hides names in a value on its way out: nothing, unless the open key says to hide on export."""
    if project.key is None or not project.key.on_export:
        return lambda value: value
    hider = hider_of(project.key.names)
    return lambda value: mapped(value, hider.hide)
