"""An open project: does commands in one transaction each, takes them back, and reads."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from codebench.domain.changes import Step, Value
from codebench.domain.coding import Coder, initials
from codebench.domain.ids import new_id
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.commands import REVIEWING, Command
from codebench.services.figures import Figures
from codebench.services.ledger import Ledger
from codebench.storage import journal
from codebench.storage.database import Database
from codebench.storage.keyfile import KeyFile
from codebench.storage.schema import Progress, no_progress
from codebench.storage.work import Work, read_values

V = TypeVar("V", bound=Value)
SUFFIX = ".codebench"


class Project:
    """One open project file and the coder who works in it, or who only reads along and remarks: `review`."""

    def __init__(self, database: Database, coder_name: str = "", *, review: bool = False) -> None:
        self.database = database
        self.review = review
        self.key: KeyFile | None = None
        self.ledger = Ledger(database)
        self.figures = Figures()
        self.name = database.facts().get("name", database.path.stem)
        with database.read() as connection:
            self._stacks = journal.stacks(connection)
        self.coder = self.coder_called(coder_name)

    @classmethod
    def create(cls, path: Path, *, coder_name: str = "", name: str = "", passphrase: str = "") -> "Project":
        """Make a new project file, encrypted where a passphrase is given."""
        path = path if path.suffix else path.with_suffix(SUFFIX)
        return cls(Database.create(path, name or path.stem, passphrase=passphrase), coder_name)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        coder_name: str = "",
        read_only: bool = False,
        review: bool = False,
        passphrase: str = "",
        progress: Progress = no_progress,
    ) -> "Project":
        """Open a project file after checking it; for review, nothing but remarks can be written."""
        database = Database.open(path, read_only=read_only, passphrase=passphrase, progress=progress)
        return cls(database, coder_name, review=review)

    @property
    def path(self) -> Path:
        """Return where the project is kept."""
        return self.database.path

    @property
    def encrypted(self) -> bool:
        """Tell whether the file opens with a passphrase only."""
        return self.database.encrypted

    @property
    def read_only(self) -> bool:
        """Tell whether nothing can be changed but, in review, one's own remarks."""
        return self.database.read_only or self.review

    @property
    def takes_remarks(self) -> bool:
        """Tell whether remarks can be left."""
        return not self.database.read_only

    def coder_called(self, name: str, short: str = "") -> Coder:
        """Return the coder of that name, new (with these initials) where no one here has it; else who is logged in."""
        name = name.strip() or _login()
        known = [coder for coder in self.values(Coder) if coder.name == name]
        return known[0] if known else Coder(new_id(), name, short or initials(name))

    def do(self, command: Command, **arguments: Any) -> Step:
        """Run a command in one transaction with one journal row; a step without changes leaves no trace."""
        if self.review and command.__name__ not in REVIEWING:
            raise CodebenchError(tr("In review only your own remarks can be changed."))
        # Of the two, the transaction ends first: the ledger lets others look once the step is committed.
        with ExitStack() as after, self.database.write() as connection:
            work = Work(connection, self.coder)
            command(work, **arguments)
            work.flush()
            if not work.changes:
                return Step(0, journal.now(), self.coder.name, command.__name__)
            step = journal.append(connection, work, command.__name__)
            after.enter_context(self.ledger.changing(step.changes))
        self._stacks.push(step.number, None)
        return step

    def undo(self) -> Step:
        """Take back the last step; raise where there is none or it can't be taken back."""
        if self.undoable() is None:
            raise CodebenchError(tr("There is nothing to undo."))
        return self._take_back(self._stacks.undo[-1], "undo")

    def redo(self) -> Step:
        """Do again what was last undone."""
        if self.redoable() is None:
            raise CodebenchError(tr("There is nothing to redo."))
        return self._take_back(self._stacks.redo[-1], "redo")

    def _take_back(self, number: int, command: str) -> Step:
        with ExitStack() as after, self.database.write() as connection:
            work = Work(connection, self.coder)
            of = journal.steps(connection, number)[0]
            origin = of.details if command == "redo" else {"command": of.command, "details": dict(of.details)}
            work.describe(**origin)
            journal.take_back(work, connection, number)
            work.flush()
            step = journal.append(connection, work, command, undoes=number)
            after.enter_context(self.ledger.changing(step.changes))
        self._stacks.push(step.number, number)
        return step

    def undoable(self) -> Step | None:
        """Return the step that undo would take back, without its changes."""
        return self._light(self._stacks.undo)

    def redoable(self) -> Step | None:
        """Return the step that redo would do again, without its changes."""
        return self._light(self._stacks.redo)

    def _light(self, stack: list[int]) -> Step | None:
        if not stack:
            return None
        with self.database.read() as connection:
            step = journal.steps(connection, stack[-1])[0]
        own = step.coder == self.coder.name and str(step.details.get("command", step.command)) in REVIEWING
        return step if own or not self.review else None

    def undo_points(self) -> tuple[int, ...]:
        """Return the numbers of the steps that undo would take back one after another, the first one done first."""
        return tuple(self._stacks.undo)

    def forget_undo(self) -> None:
        """Read everything anew, also what can be undone and what the project is called."""
        self.ledger.clear()
        with self.database.read() as connection:
            self._stacks = journal.stacks(connection)
        self.name = self.database.facts().get("name", self.name)

    def history(self) -> list[Step]:
        """Return all steps, oldest first, without their changes."""
        with self.database.read() as connection:
            return journal.steps(connection)

    def titles(self) -> dict[str, str]:
        """Return the titles of all sources by id, without reading their texts."""
        return {head.id: head.title for head in self.ledger.heads()}

    def values(self, value_type: type[V], **equals: Any) -> list[V]:
        """Return the values whose fields equal what is asked."""
        with self.database.read() as connection:
            return read_values(connection, value_type, **equals)

    def protect(self, passphrase: str) -> None:
        """Encrypt the file under this passphrase, or another one than before; an empty one makes it plain."""
        if self.read_only:
            raise CodebenchError(tr("This project is open to read only; nothing can be changed."))
        self.database.protect(passphrase)

    def close(self) -> None:
        """Close the file; everything is saved already."""
        self.database.close()


def is_older(path: Path) -> bool:
    """Tell whether a project was made by an older program, so that opening it takes a while."""
    return Database.is_older(path)


def bring_up_to_date(path: Path, report: Callable[[int, int, str], None]) -> None:
    """Bring a project of an older program up to date, after a backup, telling how far it is."""
    what = tr("Making “{name}” ready for searching", name=path.stem)
    Project.open(path, progress=lambda done, total: report(done, total, what)).close()


@contextmanager
def opened(path: Path, *, coder_name: str = "", read_only: bool = False) -> Iterator[Project]:
    """Open a project for the length of a block."""
    project = Project.open(path, coder_name=coder_name, read_only=read_only)
    try:
        yield project
    finally:
        project.close()


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "coder"
