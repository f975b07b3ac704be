"""What is done to a project before and after a program was killed on it: one function a kind of work."""

import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from codebench.domain.hiding import HiddenName, NameKind
from codebench.domain.memo import Memo, MemoOn
from codebench.errors import PassphraseError
from codebench.services.checking import problems
from codebench.services.codebook import add_code
from codebench.services.hiding import hide_names
from codebench.services.importing import import_files
from codebench.services.memos import add_memo, remove_memo
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.storage import journal, schema
from codebench.storage.driver import address, connect, key_of
from codebench.storage.keyfile import KeyFile
from tests.makers import add_tree, indexed_words, put, said_words
from tests.researcher import digest
from tests.torture.killing import Killer
from tests.torture.worker import CODER, KEY_WORDS

OLD = sorted((Path(__file__).resolve().parent.parent / "files").glob("project-*.codebench"))
SECRET = "Willemijntje"


@dataclass
class Outcome:
    """One kill: at what, how many steps were acknowledged, and whether one more was found."""

    at: str
    acknowledged: int
    found: int


@dataclass
class Rounds:
    """A folder with a project that lives through one kill after another."""

    folder: Path
    chance: random.Random
    passphrase: str = ""
    number: int = 0
    state: str = ""
    killer: Killer = field(init=False)

    def __post_init__(self) -> None:
        self.killer = Killer(self.chance)
        self.path = self.folder / "study.codebench"
        self.begin()

    def begin(self) -> None:
        """Make the project anew, with a few interviews in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        project = Project.create(self.path, coder_name=CODER, passphrase=self.passphrase)
        said = "Interviewer: Hoe was het?\nP{n}: Prachtig, zei " + SECRET + " toen nog.\n"
        for n in range(3):
            (self.folder / f"{n}.txt").write_text(said.format(n=n) * 30, encoding="utf-8")
        import_files(project, [self.folder / f"{n}.txt" for n in range(3)])
        for n in range(3):
            (self.folder / f"{n}.txt").unlink()
        add_tree(project, "beelden", "beelden / plek", "geld", "geld / schuld")
        put(project, "geld", "0", "Prachtig")
        self._remember(project)
        project.close()

    def _remember(self, project: Project) -> None:
        with project.database.read() as connection:
            last = journal.last(connection)
        self.number, self.state = (last.number if last else 0), digest(project)

    @contextmanager
    def opened(self, passphrase: str | None = None) -> Iterator[Project]:
        """Open the project anew, and see that no file is left beside it after it is closed."""
        there = set(self.folder.iterdir())
        secret = self.passphrase if passphrase is None else passphrase
        project = Project.open(self.path, coder_name=CODER, passphrase=secret)
        try:
            yield project
        finally:
            project.close()
        left = {each.name for each in self.folder.iterdir()}
        kept = {"files", "settings", "study.codebench", "study.codebenchkey", "out.xlsx"}
        strays = {name for name in left - kept if "-backup-" not in name}
        assert not strays, (strays, there)

    def days(self) -> Outcome:
        """Kill someone who works; every step that was told of is there, and none is half done."""
        killed = self.killer.kill("days", self.path, self.chance.randint(2, 30), passphrase=self.passphrase)
        if killed.number is not None:
            assert killed.number >= self.number
            self.number, self.state = killed.number, killed.state
        with self.opened() as project:
            found = self._check_steps(project)
            self._remember(project)
        return Outcome(killed.at, killed.steps, killed.steps + found)

    def _check_steps(self, project: Project) -> int:
        """Check the project; return how many steps were saved that nobody was told of."""
        check_whole(project)
        with project.database.read() as connection:
            last = journal.last(connection)
        assert last is not None
        more = last.number - self.number
        assert more in (0, 1), (last.number, self.number)
        now = digest(project)
        assert more or now == self.state
        back, again = (project.redo, project.undo) if last.command == "undo" else (project.undo, project.redo)
        if not more and last.command != "undo" and not project.undoable():
            return more
        back()
        assert not more or digest(project) == self.state
        again()
        assert digest(project) == now
        check_whole(project)
        return more

    def creates(self) -> Outcome:
        """Kill someone who makes a project: it is there and works, or it can be made."""
        self._rest()
        self.path.unlink()
        self._measured("creates")
        self.path.unlink(missing_ok=True)
        killed = self.killer.kill("creates", self.path, passphrase=self.passphrase)
        was = self.path.exists()
        assert was or not killed.ended, killed
        if not was:
            Project.create(self.path, coder_name=CODER, passphrase=self.passphrase).close()
        with self.opened() as project:
            project.do(add_code, name="geld")
            check_whole(project)
        self.begin()
        return Outcome(killed.at, int(killed.ended), int(was))

    def opens(self) -> Outcome:
        """Kill someone who opens a project of an older schema; it opens all the same, and every backup is whole."""
        old = self.chance.choice([each for each in OLD if each.stem[-4:] < schema.HEAD])
        self._rest()
        self.path.unlink()
        shutil.copy(old, self.path)
        with self.opened("") as project:
            expected = digest(project), problems(project)
        self._rest()
        shutil.copy(old, self.path)
        self._measured("opens")
        self._rest()
        shutil.copy(old, self.path)
        killed = self.killer.kill("opens", self.path)
        with self.opened("") as project:
            assert (digest(project), problems(project)) == expected
            while project.undoable():
                project.undo()
            check_whole(project)
        for each in self.folder.glob("*-backup-*"):
            check_backup(each)
        self.begin()
        return Outcome(f"{killed.at} {old.stem}", int(killed.ended), 1)

    def backs_up(self) -> Outcome:
        """Kill someone who makes a backup: what bears its name is whole."""
        self._measured("backs_up", passphrase=self.passphrase)
        for each in self.folder.glob("*-backup-x*"):
            each.unlink()
        killed = self.killer.kill("backs_up", self.path, passphrase=self.passphrase)
        with self.opened() as project:
            self._check_steps(project)
            self._remember(project)
        made = list(self.folder.glob("*-backup-x*"))
        assert made or not killed.ended
        for each in made:
            check_backup(each, self.passphrase)
            each.unlink()
        return Outcome(killed.at, int(killed.ended), len(made))

    def protects(self) -> Outcome:
        """Kill someone who changes the passphrase: the old one opens the project, or the new one."""
        new = self.chance.choice([each for each in ("", "een", "twee") if each != self.passphrase])
        if "protect" not in self.killer.took:
            self.killer.measure("protects", self.path, passphrase=self.passphrase, new=new)
            with self.opened(new) as project:
                project.protect(self.passphrase)
        killed = self.killer.kill("protects", self.path, passphrase=self.passphrase, new=new)
        was, found = self.passphrase, False
        try:
            with self.opened(new) as project:
                self._check_steps(project)
                found = project.encrypted == bool(new)
                self._remember(project)
        except PassphraseError:
            found = False
        assert found or not killed.ended
        if not found:
            with self.opened(was) as project:
                self._check_steps(project)
                self._remember(project)
        else:
            with self.opened(new) as project:
                project.protect(was)
        return Outcome(killed.at, int(killed.ended), int(found))

    def cleans(self) -> Outcome:
        """Kill someone who makes a project safe to send: it is as it was, or all of its past words are gone."""
        self._with_names()
        if "make safe to send" not in self.killer.took:
            self.killer.measure("cleans", self.path, passphrase=self.passphrase)
            self.begin()
            self._with_names()
        killed = self.killer.kill("cleans", self.path, passphrase=self.passphrase)
        self._clear_halves(self.path.with_suffix(".codebenchkey"))
        with self.opened() as project:
            sealed = project.history()[-1].command == journal.SEAL
            check_whole(project)
            if not sealed:
                self._check_steps(project)
            else:
                assert project.undoable() is None
        key = KeyFile.open(self.path.with_suffix(".codebenchkey"), KEY_WORDS)
        assert sealed or not killed.ended
        if sealed:
            assert self.passphrase or SECRET.encode() not in self.path.read_bytes()
            [kept] = key.kept
            self.path.write_bytes(key.taken_out(kept))
            with self.opened() as project:
                self._check_steps(project)
        self.begin()
        return Outcome(killed.at, int(killed.ended), int(sealed))

    def _with_names(self) -> None:
        """Hide a name that the history, the originals and a memo of before still know."""
        name = HiddenName(SECRET, NameKind.PERSON, (), "P9", any_case=True)
        with self.opened() as project:
            code = next(iter(codebook(project).walk()))
            project.do(add_memo, about=MemoOn.CODE, target_id=code.id, text=f"Bel {SECRET}")
            project.do(remove_memo, memo_id=project.values(Memo)[0].id)
            key = KeyFile.create(self.path.with_suffix(".codebenchkey"), KEY_WORDS)
            key.keep_names((name,))
            project.do(hide_names, names=key.names)
            self._remember(project)

    def exports(self) -> Outcome:
        """Kill someone who exports over an earlier file: it is the earlier one or the new one, whole."""
        target = self.folder / "out.xlsx"
        target.write_bytes(b"earlier")
        self._measured("exports", passphrase=self.passphrase)
        target.write_bytes(b"earlier")
        killed = self.killer.kill("exports", self.path, passphrase=self.passphrase)
        written = target.read_bytes()
        assert written == b"earlier" or zip_is_whole(target)
        target.unlink()
        self._clear_halves(target)
        with self.opened() as project:
            self._check_steps(project)
            self._remember(project)
        return Outcome(killed.at, int(killed.ended), int(written != b"earlier"))

    def _clear_halves(self, target: Path) -> None:
        """Remove what is half written of a file that is no project: after an hour the next one written would."""
        for each in self.folder.glob(f".{target.name}.*.part"):
            each.unlink()

    def _measured(self, work: str, **more: str) -> None:
        name = {"creates": "new project", "opens": "open", "backs_up": "backup", "exports": "export"}[work]
        if name not in self.killer.took:
            self.killer.measure(work, self.path, **more)

    def _rest(self) -> None:
        """Clear what was left on purpose."""
        for each in self.folder.glob("*-backup-*"):
            each.unlink()


KINDS: dict[str, Callable[[Rounds], Outcome]] = {
    act.__name__: act
    for act in (
        Rounds.days,
        Rounds.creates,
        Rounds.opens,
        Rounds.backs_up,
        Rounds.protects,
        Rounds.cleans,
        Rounds.exports,
    )
}


def zip_is_whole(path: Path) -> bool:
    with zipfile.ZipFile(path) as parts:
        return parts.testzip() is None


def check_whole(project: Project) -> None:
    """The file is sound, anchors, tree and counts are right, and the index has the words that stand in the texts."""
    assert problems(project) == []
    assert indexed_words(project) == said_words(project)


def check_backup(path: Path, passphrase: str = "") -> None:
    """A backup is a sound database with a project in it."""
    connection = connect(address(path, "ro"), key_of(path, passphrase) if passphrase else None)
    try:
        assert schema.check(connection) == "ok"
        assert connection.execute("SELECT count(*) FROM project").fetchone()[0] >= 1
    finally:
        connection.close()
