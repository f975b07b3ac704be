"""The index of words holds the very words that the texts have."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from codebench.domain.search import Query
from codebench.domain.source import Source
from codebench.services import editing, search
from codebench.services.project import Project
from codebench.storage import search as index
from tests.makers import add_interviews, indexed_words, reading, said_words

FILES = Path(__file__).resolve().parent.parent / "files"


def test_sqlite_makes_the_words_that_python_makes(project: Project) -> None:
    """Letters, signs and emoji in every script that an interview may hold, each between two letters."""
    signs = [chr(point) for block in ((0x20, 0x19B0), (0x2000, 0xD7FF), (0x1F000, 0x1FB00)) for point in range(*block)]
    add_interviews(project, reading("signs", ("Anna", " ".join(f"a{sign}b" for sign in signs))))
    assert indexed_words(project) == said_words(project)


def test_the_index_follows_an_edit_and_its_undo(project: Project) -> None:
    add_interviews(project, reading("one", ("Interviewer", "Why?"), ("Anna", "The money.")))
    (source,) = project.values(Source)
    project.do(editing.edit_text, source_id=source.id, start=9, end=14, words="long journey")
    assert [search.search(project, Query(word)).hits for word in ("money", "journey", "why")] == [0, 1, 1]
    project.undo()
    assert [search.search(project, Query(word)).hits for word in ("money", "journey", "why")] == [1, 0, 1]


def test_words_that_are_gone_can_be_forgotten_for_good(project: Project) -> None:
    add_interviews(project, reading("one", ("Anna", "I am zyzzyva Zoë and that is it.")))
    (source,) = project.values(Source)
    project.do(editing.edit_text, source_id=source.id, start=5, end=16, words="nobody")
    with project.database.write() as connection:
        index.forget_gone(connection)
    words = search.search(project, Query("nobody")), search.search(project, Query("zyzzyva"))
    assert [found.hits for found in words] == [1, 0]
    project.close()
    with closing(sqlite3.connect(project.path)) as connection:
        connection.execute("VACUUM")
    assert b"yzzyva" not in project.path.read_bytes() and "zoë".encode() not in project.path.read_bytes()


@pytest.mark.parametrize("old", sorted(FILES.glob("project-*.codebench")), ids=lambda path: path.stem)
def test_an_older_project_is_indexed_as_it_opens_and_says_how_far(old: Path, tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    path = Path(shutil.copy(old, tmp_path))
    project = Project.open(path, progress=lambda done, total: said.append((done, total)))
    assert indexed_words(project) == said_words(project)
    total = len(project.values(Source))
    assert said[-1:] == ([] if old.stem >= "project-0005" else [(total, total)])
    assert all(search.search(project, Query(word)).hits for words in said_words(project).values() for word in words)
    project.close()
    again = Project.open(path, progress=lambda *_: pytest.fail("indexed again"))
    again.close()
