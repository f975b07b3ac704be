"""When saving fails, yesterday's file is still there, and the researcher is told why in one sentence."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from export_samples import table

from codebench.errors import CodebenchError
from codebench.exporters import write_table
from codebench.exporters.safely import write_safely


def failing(number: int) -> object:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("call", "number", "reason"),
    [
        ("replace", errno.EACCES, "open in another program"),
        ("replace", errno.EPERM, "open in another program"),
        ("fsync", errno.ENOSPC, "the disk is full"),
        ("fsync", errno.EIO, "can't be written"),
    ],
)
def test_the_old_file_stays(
    call: str, number: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("yesterday", encoding="utf-8")
    monkeypatch.setattr(os, call, failing(number))
    with pytest.raises(CodebenchError, match=reason):
        write_table(table(), path)
    monkeypatch.undo()
    assert path.read_text(encoding="utf-8") == "yesterday"
    assert [each.name for each in tmp_path.iterdir()] == ["t.csv"]


def test_nothing_stays_behind_when_the_researcher_interrupts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_safely(tmp_path / "t.csv", "new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebenchError, match=r"there is no folder “.*weg”"):
        write_safely(tmp_path / "weg" / "t.csv", "x")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "t.csv").mkdir()
    with pytest.raises(CodebenchError, match="is a folder"):
        write_safely(tmp_path / "t.csv", "x")
    assert [each.name for each in tmp_path.iterdir()] == ["t.csv"]


def test_a_name_that_is_too_long_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(CodebenchError, match=r"as long as|can't be written"):
        write_safely(tmp_path / f"{'x' * 300}.csv", "x")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_closed_folder_or_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("yesterday", encoding="utf-8")
    path.chmod(0o444)
    with pytest.raises(CodebenchError, match="may not write"):
        write_safely(path, "x")
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(CodebenchError, match="may not write"):
            write_safely(tmp_path / "new.csv", "x")
    finally:
        tmp_path.chmod(0o755)
    assert path.read_text(encoding="utf-8") == "yesterday"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_who_could_read_the_old_file_can_read_the_new(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("yesterday", encoding="utf-8")
    path.chmod(0o664)
    write_safely(path, "today")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664
    assert path.read_text(encoding="utf-8") == "today"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_keeps_pointing_to_the_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("yesterday", encoding="utf-8")
    link.symlink_to(real)
    write_safely(link, "today")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "today"


def test_starting_the_program_does_not_wait_for_the_formats() -> None:
    code = (
        "import sys, codebench.exporters\n"
        "print([name for name in ('docx', 'lxml', 'openpyxl', 'yaml', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_folder_that_may_not_even_be_looked_into_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> bool:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "exists", closed)
    monkeypatch.setattr(Path, "is_dir", closed)
    with pytest.raises(CodebenchError, match="may not write"):
        write_safely(tmp_path / "t.csv", "x")
