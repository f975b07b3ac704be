"""What is left of a damaged project, by what was damaged in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from codebench.__main__ import main
from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.source import Source
from codebench.errors import CodebenchError
from codebench.services.checking import problems
from codebench.services.importing import import_files
from codebench.services.project import Project, opened
from codebench.services.rescue import rescue
from tests.makers import add_tree, put

WORDS = "Interviewer: Waarom?\n\nAnna: De vertraging en het geld.\n\n" * 300


@pytest.fixture
def study(project: Project, tmp_path: Path) -> Path:
    for title in ("P01", "P02"):
        (tmp_path / f"{title}.txt").write_text(f"Anna: {title} begint.\n\n{WORDS}", encoding="utf-8")
    import_files(project, [tmp_path / "P01.txt", tmp_path / "P02.txt"])
    add_tree(project, "money", "money / delay")
    put(project, "money", "P01", "het geld")
    put(project, "money / delay", "P02", "vertraging")
    project.close()
    return project.path


def wipe_root(path: Path, *tables: str) -> None:
    """Wipe out the first page of each table."""
    with closing(sqlite3.connect(path)) as connection:
        roots = [
            connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
            for table in tables
        ]
    data = bytearray(path.read_bytes())
    for root in roots:
        data[(root - 1) * 4096 : root * 4096] = bytes(4096)
    path.write_bytes(data)


def forget_history(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM journal")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")


def test_a_whole_project_is_rescued_whole(study: Path) -> None:
    before = study.read_bytes()
    report = rescue(study)
    assert report.path.name == "study rescued.codebench"
    assert report.whole and report.sentences[1] == "Nothing is missing."
    assert report.counts == {"source": 2, "participant": 1, "code": 2, "coding": 2, "memo": 0}
    assert study.read_bytes() == before
    with opened(study) as one, opened(report.path) as other:
        for kind in (Source, Code, Coding):
            assert {v.id: v for v in one.values(kind)} == {v.id: v for v in other.values(kind)}
        assert [s.number for s in one.history()] == [s.number for s in other.history()]


def test_what_the_tables_lost_the_history_knows(study: Path) -> None:
    wipe_root(study, "coding", "code", "turn")
    report = rescue(study)
    assert report.counts["coding"] == 2 and report.counts["code"] == 2
    assert any("came back from the history" in sentence for sentence in report.sentences)
    with opened(report.path) as project:
        assert problems(project) == []
        project.undo()
        assert len(project.values(Coding)) == 1


def test_without_a_history_indexes_hold_whole_codings(study: Path) -> None:
    forget_history(study)
    wipe_root(study, "coding")
    report = rescue(study)
    assert report.counts["coding"] == 2 and report.whole


def test_a_text_that_is_gone_is_named_and_its_codings_are_counted(study: Path) -> None:
    forget_history(study)
    data = bytearray(study.read_bytes())
    for at in range(0, len(data), 4096):
        if b"P01 begint" in data[at : at + 4096] or b"P02 begint" in data[at : at + 4096]:
            data[at : at + 4096] = bytes(4096)
    study.write_bytes(data)
    report = rescue(study)
    assert report.counts["source"] == 0
    assert report.lost["source"] == 2 and report.lost["coding"] == 2
    assert "Sources that are gone: P01, P02." in report.sentences
    with opened(report.path) as project:
        assert problems(project) == []


def test_an_imported_file_that_is_gone_is_named(study: Path) -> None:
    wipe_root(study, "bytes")
    report = rescue(study)
    assert report.counts["source"] == 2
    assert "Sources without the file they came from: P01, P02." in report.sentences


def test_where_nothing_is_left_nothing_is_made(tmp_path: Path) -> None:
    path = tmp_path / "study.codebench"
    path.write_bytes(b"\0" * 40960)
    with pytest.raises(CodebenchError, match="Nothing of a project could be found"):
        rescue(path)
    assert [each.name for each in tmp_path.iterdir()] == ["study.codebench"]


def test_the_last_steps_are_in_the_log_of_a_crash(study: Path, tmp_path: Path) -> None:
    with opened(study) as project:
        add_tree(project, "only in the log")
        crashed = tmp_path / "crashed.codebench"
        for ending in ("", "-wal"):
            crashed.with_name(crashed.name + ending).write_bytes(study.with_name(study.name + ending).read_bytes())
    data = bytearray(crashed.read_bytes())
    data[:100] = bytes(100)
    crashed.write_bytes(data)
    with opened(rescue(crashed).path) as project:
        assert "only in the log" in [code.name for code in project.values(Code)]


def test_from_the_shell(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wipe_root(study, "coding")
    assert main(["check", str(study)]) == 1
    assert main(["rescue", str(study), "-o", str(study.with_name("saved.codebench"))]) == 0
    out, problem = capsys.readouterr()
    assert out.splitlines()[0] == "Rescued: 2 sources, 1 participant, 2 codes, 2 codings, 0 memos."
    assert out.splitlines()[-1] == str(study.with_name("saved.codebench"))
    assert "is damaged" in problem
