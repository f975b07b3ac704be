"""Files that leave the house: made in memory first, searched for names, and put in their place only then."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from codebench.domain.quote import Attribution
from codebench.domain.text import normalise
from codebench.i18n import tr
from codebench.services.commands import command
from codebench.services.keys import is_left_closed
from codebench.services.leaks import Lookout, Watched, watched
from codebench.services.project import Project
from codebench.storage import journal

_AROUND = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A name that can be read in a file: where, and the words around it."""

    name: str
    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Files that wait to go to their place, with the names found in them and the numbers marked as of few.

    `called` is what the history calls the files, without names; `blind` where there is a key, but not open: its names
    were neither hidden nor looked for.
    """

    files: tuple[tuple[Path, bytes], ...]
    found: tuple[Found, ...]
    few: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    blind: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that were found, each once."""
        return tuple(dict.fromkeys(each.name for each in self.found))


def prepare(
    write: Callable[[], object], names: Iterable[Watched], shown: Iterable[str] = (), few: Iterable[str] = ()
) -> Outgoing:
    """Let an export wait, searched for names; `shown` are words in a picture in it, `few` its numbers of few."""
    from codebench.exporters.safely import held_back

    with held_back() as waiting:
        write()
    lookout = Lookout(names)
    found = [each for path, data in waiting.items() for each in _in_file(path, data, lookout)]
    found += [Found(each.name, "", text) for text in shown for each, _ in lookout.met(text)]
    called = (f"[…]{path.suffix}" if any(lookout.met(path.stem)) else path.name for path in waiting)
    return Outgoing(tuple(waiting.items()), tuple(dict.fromkeys(found)), tuple(few), tuple(called))


def searched(
    project: Project,
    write: Callable[[], object],
    attribution: Attribution = Attribution.PSEUDONYM,
    shown: Iterable[str] = (),
    few: Iterable[str] = (),
) -> Outgoing:
    """Let an export of a project wait, searched for whoever should not be named in it under this attribution."""
    return replace(prepare(write, watched(project, attribution), shown, few), blind=is_left_closed(project))


def _in_file(path: Path, data: bytes, lookout: Lookout) -> Iterable[Found]:
    from codebench.exporters.readback import Piece, pieces

    for piece in (Piece(tr("in the file's name"), path.stem), *pieces(data)):
        text = normalise(piece.text)
        for each, span in lookout.met(text):
            around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
            yield Found(each.name, piece.place(span.start), " ".join(around.split()))


def blindness() -> str:
    """Return what is said where the key was not open."""
    return tr("The key beside the project is not open: its names were neither hidden nor looked for.")


def put(outgoing: Outgoing) -> None:
    """Put the files in their place."""
    from codebench.exporters.safely import write_safely

    for path, data in outgoing.files:
        write_safely(path, data)


def send(project: Project, outgoing: Outgoing) -> None:
    """Put the files in their place; that names go along is written in the history, without the names."""
    put(outgoing)
    if outgoing.found and project.takes_remarks:
        note_release(project, files=outgoing.called, n=len(outgoing.names))


@command("“{files}” exported with {n} name in it|“{files}” exported with {n} names in it")
def note_release(project: Project, *, files: Sequence[str], n: int) -> None:
    """Write in the history that files left with names in them."""
    with project.database.write() as connection:
        journal.tell(connection, project.coder, note_release.__name__, files=", ".join(files), n=n)
