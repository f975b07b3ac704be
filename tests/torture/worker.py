"""The program that is killed: does one kind of work on a project, telling what it begins and what is committed.

`python -m tests.torture.worker WORK SEED JSON`; every line it prints is `begins WHAT` or `committed NUMBER DIGEST WHAT`.
"""

import json
import os
import random
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from codebench import settings
from codebench.domain import ids
from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.source import Source
from codebench.errors import CodebenchError
from codebench.services import codebook, coding, editing, exporting
from codebench.services.importing import import_files
from codebench.services.project import Project
from codebench.services.sending import make_safe_to_send
from codebench.storage import journal, schema
from codebench.storage.keyfile import KeyFile
from tests.researcher import Day, digest

CODER = "Anna"
KEY_WORDS = "sleutel"


def tell(*words: object) -> None:
    """Say it at once, in one write, so that a line is there whole or not at all."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def tell_state(project: Project, what: str) -> None:
    """Say up to which step all is committed, and what that makes of the project."""
    with project.database.read() as connection:
        last = journal.last(connection)
    tell("committed", last.number if last else 0, digest(project), what)


class HardDay(Day):
    """A day with real files and steps that take a while."""

    files: list[Path] = []

    def try_import_files(self) -> None:
        names = [f"{self.n}-{at}.txt" for at in range(self.chance.choice((1, 3)))]
        self._import(names)

    def try_import_many(self) -> None:
        if self.chance.random() < 0.3:
            self._import([f"{self.n}-{at}.txt" for at in range(7)])

    def _import(self, names: list[str]) -> None:
        folder = self.project.path.parent / "files"
        folder.mkdir(exist_ok=True)
        for name in names:
            turns = (f"P{self.n}: Antwoord {n} uit {name}, met één 🙂.\nInterviewer: En {n}?\n" for n in range(200))
            (folder / name).write_text("".join(turns), encoding="utf-8")
        import_files(self.project, [folder / name for name in names])

    def try_code_much(self) -> None:
        source = self.some(Source)
        codes = [each.id for each in self.project.values(Code)]
        self.project.do(coding.apply_codes, source_id=source.id, start=0, end=len(source.text), code_ids=codes)

    def try_merge_all(self) -> None:
        used = sorted({each.code_id for each in self.project.values(Coding)})
        into = self.some(Code)
        below = {each.id for each in self.project.values(Code, parent_id=into.id)}
        gone = [code_id for code_id in used if code_id != into.id and code_id not in below][:4]
        self.project.do(codebook.merge_codes, code_ids=gone, into_id=into.id)

    def try_typo(self) -> None:
        source = max(self.project.values(Source), key=lambda each: len(each.text))
        at = self.chance.randrange(len(source.text))
        self.project.do(editing.edit_text, source_id=source.id, start=at, end=at, words="tik")

    def try_undo_again(self) -> None:
        self.project.undo()

    def do_one(self) -> None:
        """Do one thing, told before and after."""
        self.n += 1
        what = self.chance.choice([name for name in dir(self) if name.startswith("try_")])
        tell("begins", what[4:])
        with suppress(CodebenchError, IndexError, ValueError):
            getattr(self, what)()
        tell_state(self.project, what[4:])


def days(path: Path, seed: int, passphrase: str = "") -> None:
    """Work on and on."""
    project = Project.open(path, coder_name=CODER, passphrase=passphrase)
    day = HardDay(project, seed)
    day.n = seed * 1000
    tell_state(project, "open")
    while True:
        day.do_one()


def creates(path: Path, seed: int, passphrase: str = "") -> None:
    """Make a new project."""
    _told("new project", lambda: Project.create(path, coder_name=CODER, passphrase=passphrase))


def opens(path: Path, seed: int, passphrase: str = "") -> None:
    """Open a project, of an older schema as it may be."""
    import alembic.command  # noqa: F401 - loading it is not what is to be met

    _told("open", lambda: Project.open(path, coder_name=CODER, passphrase=passphrase))


def backs_up(path: Path, seed: int, passphrase: str = "") -> None:
    """Make a backup beside the project."""
    project = Project.open(path, coder_name=CODER, passphrase=passphrase)
    key = project.database._key
    _told("backup", lambda: schema.back_up(path, f"{path.stem}-backup-x", key))


def protects(path: Path, seed: int, passphrase: str = "", new: str = "") -> None:
    """Write the project anew under another passphrase."""
    project = Project.open(path, coder_name=CODER, passphrase=passphrase)
    _told("protect", lambda: project.protect(new))


def cleans(path: Path, seed: int, passphrase: str = "") -> None:
    """Make the project safe to send."""
    project = Project.open(path, coder_name=CODER, passphrase=passphrase)
    key = KeyFile.open(path.with_suffix(".codebenchkey"), KEY_WORDS)
    _told("make safe to send", lambda: make_safe_to_send(project, key))


def exports(path: Path, seed: int, passphrase: str = "") -> None:
    """Write the codebook over an earlier export."""
    project = Project.open(path, coder_name=CODER, passphrase=passphrase)
    _told("export", lambda: exporting.export_codebook(project, path.with_name("out.xlsx")))


def _told(what: str, act: Callable[[], object]) -> None:
    tell("begins", what)
    act()
    tell("committed", 0, "-", what)
    sys.stdin.read()


WORK: dict[str, Callable[..., None]] = {
    act.__name__: act for act in (days, creates, opens, backs_up, protects, cleans, exports)
}


def main(work: str, seed: int, path: str, **more: Any) -> None:
    """Do this work, with ids that follow from the seed."""
    chance = random.Random(seed)
    ids.os = SimpleNamespace(urandom=chance.randbytes)  # type: ignore[assignment]
    settings.settings_path = lambda: Path(path).with_name("settings") / "settings.json"  # type: ignore[assignment]
    WORK[work](Path(path), seed, **more)


if __name__ == "__main__":
    settings.data_path = lambda: Path(os.environ["CODEBENCH_TORTURE_DATA"])  # type: ignore[assignment]
    main(sys.argv[1], int(sys.argv[2]), **json.loads(sys.argv[3]))
