"""A copy here of a project that lies elsewhere: put back when nobody else wrote, kept beside it otherwise."""

import shutil
from pathlib import Path

import pytest

from codebench import settings
from codebench.domain.backups import folder_of
from codebench.domain.codebook import Code
from codebench.errors import CodebenchError, InUseError
from codebench.services.away import copy_of, is_taken, origin_of, put_back, take
from codebench.services.backups import keep_backup, listed
from codebench.services.codebook import add_code
from codebench.services.project import Project, opened
from codebench.services.rescue import rescue
from codebench.storage import backups


@pytest.fixture
def path(project: Project) -> Path:
    project.do(add_code, name="money")
    project.close()
    return project.path


def add(path: Path, name: str) -> None:
    with opened(path) as project:
        project.do(add_code, name=name)


def codes(path: Path) -> list[str]:
    with opened(path) as project:
        return [code.name for code in project.values(Code)]


def left_here() -> list[Path]:
    return [each for each in (settings.data_path() / "away").rglob("*") if each.is_file()]


def test_a_copy_is_put_back_and_leaves_this_computer(path: Path) -> None:
    copy = take(path)
    assert (is_taken(path), origin_of(copy), copy_of(path)) == (True, path, copy)
    add(copy, "time")
    assert put_back(copy, "Anna") == (f"Put back: {path}", False)
    assert codes(path) == ["money", "time"]
    assert not is_taken(path) and left_here() == []
    assert [each.name for each in path.parent.iterdir()] == ["study.codebench"]


def test_what_others_changed_is_never_put_over(path: Path) -> None:
    copy = take(path)
    add(copy, "mine")
    add(path, "theirs")
    told, beside = put_back(copy, "Anna Vos")
    [other] = [each for each in path.parent.glob("*.codebench") if each != path]
    assert beside and other.name in told
    assert other.name.startswith("study (Anna Vos, 20")
    assert (codes(path), codes(other)) == (["money", "theirs"], ["money", "mine"])
    assert left_here() == []


def test_a_copy_in_which_nothing_was_done_changes_nothing(path: Path) -> None:
    copy = take(path)
    add(path, "theirs")
    assert put_back(copy, "Anna") == ("", False)
    assert codes(path) == ["money", "theirs"]


def test_while_it_cannot_be_reached_the_copy_is_gone_on_with(path: Path, tmp_path: Path) -> None:
    copy = take(path)
    add(copy, "time")
    away = tmp_path.with_name(f"{tmp_path.name} gone")
    shutil.move(tmp_path, away)
    with pytest.raises(CodebenchError, match=r"can't be reached: .+ kept on this computer"):
        put_back(copy, "Anna")
    assert codes(copy) == ["money", "time"]
    shutil.move(away, tmp_path)
    assert take(path) == copy
    put_back(copy, "Anna")
    assert codes(path) == ["money", "time"]


def test_a_project_that_is_gone_comes_back(path: Path) -> None:
    copy = take(path)
    add(copy, "time")
    path.unlink()
    assert put_back(copy, "Anna") == (f"Put back: {path}", False)
    assert codes(path) == ["money", "time"]


def test_nothing_is_taken_or_put_while_somebody_has_it_open(path: Path) -> None:
    with opened(path), pytest.raises(InUseError):
        take(path)
    copy = take(path)
    add(copy, "time")
    with opened(path), pytest.raises(InUseError):
        put_back(copy, "Anna")
    assert codes(copy) == ["money", "time"]


def test_its_backups_come_along_and_none_is_left_where_it_tells_too_much(path: Path) -> None:
    with opened(path) as project:
        keep_backup(project)
    copy = take(path)
    with opened(copy) as project:
        project.do(add_code, name="time")
        keep_backup(project)
    assert len(listed(path)) == len(listed(copy)) == 2
    put_back(copy, "Anna")
    assert len(list(folder_of(path).iterdir())) == 2
    copy = take(path)
    with opened(copy) as project:
        project.do(add_code, name="more")
        keep_backup(project)
    backups.remove_all(copy)
    assert listed(path) == listed(copy) == []


def test_a_copy_that_is_damaged_is_rescued_where_the_project_lies(path: Path) -> None:
    copy = take(path)
    add(copy, "time")
    mangled = bytes(100) + copy.read_bytes()[100:]
    copy.write_bytes(mangled)
    report = rescue(copy)
    assert report.path == path.with_name("study rescued.codebench")
    assert codes(report.path) == ["money", "time"]
    assert (folder_of(path) / "study damaged copy.codebench").read_bytes() == mangled
    assert not is_taken(path) and left_here() == []
    assert codes(path) == ["money"]


def test_a_protected_project_stays_protected(path: Path, quick_keys: None) -> None:
    pytest.importorskip("sqlcipher3")
    with opened(path) as project:
        project.protect("drie gele fietsen")
    copy = take(path)
    assert b"money" not in copy.read_bytes()


@pytest.mark.parametrize("content", ["", "[]", "{", '{"origin": "/elsewhere/study.codebench"}', '{"origin": 7}'])
def test_a_note_that_makes_no_sense_makes_no_copy(path: Path, content: str) -> None:
    path.with_name("origin.json").write_text(content, encoding="utf-8")
    assert origin_of(path) is None
    assert put_back(path, "Anna") == ("", False)
