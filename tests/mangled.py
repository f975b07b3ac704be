"""Project files as they come from broken disks and from people who mean harm."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from codebench.analysis.counts import frequency_table
from codebench.domain.question import Question
from codebench.domain.search import Query
from codebench.errors import CodebenchError
from codebench.services.checking import problems
from codebench.services.history import explain
from codebench.services.project import Project
from codebench.services.reading import codebook, sources, study
from codebench.services.rescue import RescueReport, rescue
from codebench.services.search import search
from codebench.storage.codec import FIELDS

PAGE = 4096
Mangle = Callable[[bytearray, random.Random], None]


def _some(data: bytearray, chance: random.Random, first: int = 0) -> list[int]:
    pages = len(data) // PAGE
    return [chance.randrange(first, pages) for _ in range(chance.choice((1, 1, 2, 5, 20)))]


def zeroed(data: bytearray, chance: random.Random) -> None:
    for page in _some(data, chance):
        data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def scrambled(data: bytearray, chance: random.Random) -> None:
    for page in _some(data, chance):
        data[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)


def swapped(data: bytearray, chance: random.Random) -> None:
    for one in _some(data, chance):
        other = chance.randrange(len(data) // PAGE)
        a, b = slice(one * PAGE, (one + 1) * PAGE), slice(other * PAGE, (other + 1) * PAGE)
        data[a], data[b] = data[b], data[a]


def cut_short(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(1, len(data)) :]


def bitten(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 30, 300))):
        data[chance.randrange(len(data))] = chance.randrange(256)


def nibbled_header(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 4, 40))):
        data[chance.randrange(108)] = chance.randrange(256)


def no_head(data: bytearray, chance: random.Random) -> None:
    data[:PAGE] = chance.choice((bytes(PAGE), chance.randbytes(PAGE), b"\xff" * PAGE))


def looped(data: bytearray, chance: random.Random) -> None:
    """Pages that name themselves as the next, so that who follows them never ends."""
    for page in _some(data, chance, 1):
        data[page * PAGE : page * PAGE + 4] = (page + 1).to_bytes(4, "big")


def long_number(data: bytearray, chance: random.Random) -> None:
    for page in _some(data, chance, 1):
        at = page * PAGE + chance.randrange(PAGE - 16)
        data[at : at + 9] = b"\xff" * 9


MANGLES: tuple[Mangle, ...] = (
    zeroed, scrambled, swapped, cut_short, bitten, nibbled_header, no_head, looped, long_number,
)  # fmt: skip

# What a hand with an editor of databases does.
STATEMENTS = {
    "trigger on write": "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM coding; END",
    "trigger on delete": "CREATE TRIGGER t AFTER UPDATE ON code BEGIN UPDATE project SET value = 'x'; END",
    "view": "CREATE VIEW v AS SELECT * FROM code",
    "view for a table": "DROP TABLE memo; CREATE VIEW memo AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, 'code' AS about, 'a' AS target_id, 'b' AS text, 'c' AS coder_id FROM n",
    "view for the version": "DROP TABLE alembic_version; CREATE VIEW alembic_version AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS version_num FROM n",
    "computed column": "ALTER TABLE memo ADD COLUMN big TEXT GENERATED ALWAYS AS (hex(zeroblob(1000000))) VIRTUAL",
    "index that computes": "CREATE INDEX i ON code (length(hex(zeroblob(100000))))",
    "partial index": "CREATE INDEX i ON code (name) WHERE length(name) > 1",
    "check": "ALTER TABLE memo ADD COLUMN c TEXT CHECK (length(hex(randomblob(1000))) > 0)",
    "computed default": "DROP TABLE memo; CREATE TABLE memo (id TEXT DEFAULT (hex(zeroblob(1000))), about TEXT, target_id TEXT, text TEXT, coder_id TEXT)",
    "cascade": "DROP TABLE memo; CREATE TABLE memo (id TEXT, about TEXT, target_id TEXT, text TEXT, coder_id TEXT REFERENCES coder (id) ON DELETE CASCADE)",
    "foreign table": "CREATE TABLE recipe (name TEXT)",
    "virtual table": "CREATE VIRTUAL TABLE x USING fts5(words, content='code')",
    "a table missing": "DROP TABLE turn",
    "a column missing": "ALTER TABLE remark DROP COLUMN answer",
    "index of words missing": "DELETE FROM search_words_data",
    "no version": "DELETE FROM alembic_version",
    "older version": "UPDATE alembic_version SET version_num = '0003'",
    "future version": "UPDATE alembic_version SET version_num = '9999'",
    "version is no number": "UPDATE alembic_version SET version_num = x'00ff'",
    "words for a number": "UPDATE coding SET start = 'three'",
    "a number for words": "UPDATE source SET title = 7",
    "bytes for words": "UPDATE code SET name = x'c3ff00'",
    "not utf-8": "UPDATE code SET name = CAST(x'c3ff41' AS TEXT)",
    "no text": "UPDATE source SET text = ''",
    "beyond the text": 'UPDATE coding SET "end" = 99999999999',
    "before the text": "UPDATE coding SET start = -5",
    "turned around": 'UPDATE turn SET start = "end" + 3',
    "below itself": "UPDATE code SET parent_id = id",
    "below each other": "UPDATE code SET parent_id = (SELECT id FROM code c WHERE c.id <> code.id)",
    "group below itself": 'UPDATE "group" SET parent_id = id',
    "refers to nothing": "UPDATE coding SET code_id = 'nobody'",
    "no such role": "UPDATE speaker SET role = 'king'",
    "no such kind": "UPDATE turn SET kind = 'song'",
    "history is no JSON": "UPDATE journal SET details = '{'",
    "history is another JSON": "UPDATE journal SET details = '[1]'",
    "history has no time": "UPDATE journal SET at = 'yesterday'",
    "history undoes nothing": "UPDATE journal SET undoes = 999",
    "history is no zip": "UPDATE journal SET changes = x'00'",
    "history is deep": "UPDATE journal SET details = '{\"a\":' || replace(hex(zeroblob(5000)), '00', '[') || replace(hex(zeroblob(5000)), '00', ']') || '}'",
    "a huge value": "UPDATE code SET definition = replace(hex(zeroblob(400000)), '00', 'word ')",
    "a huge number": "UPDATE code SET position = 9223372036854775807",
    "endless time": "UPDATE turn SET time = 9e999",
    "foreign application": "PRAGMA application_id = 7",
}  # fmt: skip


def stated(path: Path, statements: str) -> None:
    """Run statements on a file as another program would."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executescript(statements)


def use(project: Project) -> None:
    """Do with a project what a window would: look at everything, count, search, undo and redo."""
    for kind in FIELDS:
        project.values(kind)
    codebook(project)
    sources(project)
    frequency_table(study(project), Question())
    search(project, Query("vertraging"))
    for step in project.history():
        explain(step)
    if project.undoable():
        project.undo()
        project.redo()
    problems(project)


def survive(path: Path) -> RescueReport | str:
    """Open and use a file, then rescue it; a CodebenchError is fine, anything else is not. Return what was rescued."""
    before = path.read_bytes()
    try:
        project = Project.open(path)
    except CodebenchError:
        assert path.read_bytes() == before, "a file that is refused stays as it is"
    else:
        try:
            with suppress(CodebenchError):
                use(project)
        finally:
            project.close()
        before = path.read_bytes()
    target = path.with_name("rescued.codebench")
    try:
        report = rescue(path, target)
    except CodebenchError as error:
        assert not target.exists()
        return error.user_message
    assert path.read_bytes() == before, "a file that is rescued stays as it is"
    opened = Project.open(target)
    try:
        found = problems(opened)
        assert not found, found
        with suppress(CodebenchError):  # A step of which something was lost can't be undone.
            use(opened)
    finally:
        opened.close()
    return report
