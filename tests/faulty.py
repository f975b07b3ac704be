"""A study on a disk that fails: what one does there, and what must be true while it fails and after."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import event

from codebench import settings
from codebench.domain.codebook import Code
from codebench.domain.hiding import HiddenName, NameKind
from codebench.domain.question import Question
from codebench.domain.source import Source
from codebench.errors import CodebenchError
from codebench.services.checking import problems
from codebench.services.codebook import merge_codes
from codebench.services.coding import apply_codes
from codebench.services.editing import edit_text
from codebench.services.exporting import export_quotes, export_table
from codebench.services.importing import import_files
from codebench.services.ledger import Ledger
from codebench.services.project import Project
from codebench.services.reports import table
from codebench.services.sending import make_safe_to_send
from codebench.services.versions import name_version
from codebench.storage import journal, schema
from codebench.storage.keyfile import KeyFile
from tests.makers import add_tree, indexed_words, put, said_words
from tests.researcher import digest

FILES = Path(__file__).resolve().parent / "files"
SECRET = "drie gele fietsen"
WORDS = "Interviewer: Hoe was het in {n}?\nP{n}: Prachtig, zei iedereen daar toen tegen mij.\n"


@dataclass
class Study:
    """A project in a folder, with a key, an older project, earlier exports and a file to import beside it."""

    folder: Path
    project: Project

    @cached_property
    def key(self) -> KeyFile:
        return KeyFile.open(self.folder / "study.codebenchkey", SECRET)

    @property
    def source(self) -> Source:
        return next(each for each in self.project.values(Source) if each.title == "gesprek 0")

    def code_called(self, name: str) -> Code:
        return next(code for code in self.project.values(Code) if code.name == name)

    def held(self) -> tuple[str, int]:
        """What the project holds, as the session sees it, and has it at hand from then on."""
        self.project.ledger.sources()
        self.project.ledger.values(Code)
        return digest(self.project), len(self.project.history())


def make_study(folder: Path) -> None:
    """Make what every study begins as."""
    folder.mkdir()
    project = Project.create(folder / "study.codebench", coder_name="Anna")
    for n in range(4):
        (folder / f"gesprek {n}.txt").write_text(WORDS.format(n=n) * 40, encoding="utf-8")
    import_files(project, [folder / f"gesprek {n}.txt" for n in range(3)])
    add_tree(project, "beelden", "beelden / plek", "geld")
    put(project, "geld", "gesprek 1", "Prachtig", "iedereen")
    put(project, "plek", "gesprek 2", "Prachtig")
    project.close()
    KeyFile.create(folder / "study.codebenchkey", SECRET)
    shutil.copy(FILES / "project-0003.codebench", folder / "old.codebench")
    for name in ("quotes.docx", "table.xlsx"):
        (folder / name).write_bytes(b"earlier")


def code(study: Study) -> None:
    study.project.do(
        apply_codes, source_id=study.source.id, start=0, end=900, code_ids=[c.id for c in study.project.values(Code)]
    )


def edit(study: Study) -> None:
    at = study.source.text.index("Prachtig")
    study.project.do(edit_text, source_id=study.source.id, start=at, end=at + 8, words="Mooi " * 2000)


def merge(study: Study) -> None:
    study.project.do(merge_codes, code_ids=[study.code_called("plek").id], into_id=study.code_called("geld").id)


def bring_in(study: Study) -> None:
    report = import_files(study.project, [study.folder / "gesprek 3.txt"])
    if report.failed:
        raise CodebenchError(report.failed[0][1])


def version(study: Study) -> None:
    name_version(study.project, name=f"v{len(study.project.history())}", reason="because " * 2000)


def take_back(study: Study) -> None:
    study.project.undo()


def to_word(study: Study) -> None:
    export_quotes(study.project, study.folder / "quotes.docx")


def to_excel(study: Study) -> None:
    export_table(table(study.project, Question()), study.folder / "table.xlsx")


def back_up(study: Study) -> None:
    schema.back_up(study.project.path, "study-backup-x")


def open_older(study: Study) -> None:
    Project.open(study.folder / "old.codebench").close()


def protect(study: Study) -> None:
    study.project.protect(SECRET)


def clean(study: Study) -> None:
    make_safe_to_send(study.project, study.key)


def decide_name(study: Study) -> None:
    study.key.keep_names((HiddenName("Zwolle", NameKind.PLACE, (), "[plaats]"),))


def keep_settings(study: Study) -> None:
    if problem := settings.save_settings(settings.Settings(coder_name="Bram")):
        raise CodebenchError(problem)


def make_new(study: Study) -> None:
    Project.create(study.folder / "new.codebench").close()


Act = Callable[[Study], None]
STEPS: tuple[Act, ...] = (code, edit, merge, bring_in, version, take_back)
FILES_WRITTEN: tuple[Act, ...] = (to_word, to_excel, back_up, open_older, make_new, decide_name, keep_settings)
WHOLE: tuple[Act, ...] = (protect, clean)
ACTS: tuple[Act, ...] = (*STEPS, *FILES_WRITTEN, *WHOLE)
# What English says of SQLite or the system, and nothing to a researcher.
RAW = ("sqlite", "database or disk", "i/o error", "readonly database", "errno", "unable to open", "no space left")


def refused(act: Act, study: Study) -> str:
    """Do what can't be done; return the one sentence that says so."""
    with pytest.raises(CodebenchError) as caught:
        act(study)
    sentence = caught.value.user_message
    assert sentence.strip()
    assert "\n" not in sentence
    assert not any(raw in sentence.lower() for raw in RAW), sentence
    return sentence


def check_agrees(study: Study) -> None:
    """What the session believes is what the file holds: values, what can be undone, the index of words."""
    project = study.project
    assert problems(project) == []
    assert indexed_words(project) == said_words(project)
    fresh = Ledger(project.database)
    assert project.ledger.sources() == fresh.sources()
    assert project.ledger.values(Code) == fresh.values(Code)
    with project.database.read() as connection:
        assert project._stacks == journal.stacks(connection)
    other = Project.open(project.path, read_only=True, passphrase=SECRET if project.encrypted else "")
    try:
        assert digest(other) == digest(project)
    finally:
        other.close()


def check_goes_on(act: Act, study: Study, before: tuple[str, int]) -> None:
    """After the fault the same session holds what it held and does what it could not; it can be undone, and reopened."""
    assert study.held() == before
    check_agrees(study)
    assert (study.folder / "table.xlsx").read_bytes() == b"earlier"
    assert (study.folder / "quotes.docx").read_bytes() == b"earlier"
    act(study)
    check_agrees(study)
    if study.project.undoable() and act is not take_back:
        now = digest(study.project)
        study.project.undo()
        study.project.redo()
        assert digest(study.project) == now
    now, secret = digest(study.project), SECRET if study.project.encrypted else ""
    study.project.close()
    study.project = Project.open(study.project.path, coder_name="Anna", passphrase=secret)
    assert digest(study.project) == now
    check_agrees(study)
    left = {each.name for each in study.folder.iterdir()}
    assert not {name for name in left if name.startswith(".") and not name.endswith((".lock", ".open"))}, left


@contextmanager
def few_pages(project: Project) -> Iterator[None]:
    """Let the project's file not grow, as on a full disk."""
    engine = project.database._engine
    project.database.squeeze()
    with project.database.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def limit(connection: object, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    engine.dispose()
    event.listen(engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(engine, "connect", limit)
        engine.dispose()


@contextmanager
def nothing_written(_: Study) -> Iterator[None]:
    """Let every write to a file fail, as on a disk that fails or a drive that is gone."""
    resource = pytest.importorskip("resource", reason="Windows has no limit on what is written")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    sys.stdout.flush()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def as_someone_else() -> Iterator[None]:
    """Let root be somebody whom permissions bind."""
    if os.geteuid() != 0:
        yield
        return
    os.setegid(65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@contextmanager
def closed_to_us(study: Study) -> Iterator[None]:
    """Let the folder and all in it be read only."""
    for late in ("docx", "openpyxl"):  # Someone else may not read the libraries.
        import_module(late)
    modes = {each: each.stat().st_mode for each in (study.folder, *study.folder.iterdir())}
    for each in modes:
        each.chmod(0o555 if each.is_dir() else 0o444)
    try:
        with as_someone_else():
            yield
    finally:
        for each, mode in modes.items():
            if each.exists():
                each.chmod(mode)
