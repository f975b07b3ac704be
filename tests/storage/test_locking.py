"""Who has a project open, for whoever comes second: on this machine, on another, and on one that is gone."""

import json
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from codebench.errors import InUseError
from codebench.services.project import Project
from codebench.settings import load_settings, save_settings
from codebench.storage import locking
from codebench.storage.locking import holder_of


@pytest.fixture
def path(project: Project) -> Path:
    project.close()
    return project.path


def note(path: Path, machine: str, minutes: float = 0, computer: str = "") -> Path:
    """Another machine has it open and was last heard of so many minutes ago."""
    beside = path.with_name(f".{path.name}.open")
    told = {"name": "Mira", "machine": machine, "since": "2026-01-02T10:00:00+00:00", "token": "x"}
    told["computer"] = computer or machine
    beside.write_text(json.dumps(told), encoding="utf-8")
    then = time.time() - 60 * minutes
    os.utime(beside, (then, then))
    return beside


def test_who_opens_it_is_told_to_the_second(path: Path) -> None:
    save_settings(replace(load_settings(), coder_name="Anna Vos"))
    first = Project.open(path)
    with pytest.raises(InUseError, match=r"is open at Anna Vos on .+, since") as refused:
        Project.open(path)
    assert not refused.value.may_insist
    Project.open(path, read_only=True).close()
    assert holder_of(path) is not None
    first.close()
    assert [each.name for each in path.parent.iterdir()] == ["study.codebench"]


def test_who_died_on_this_machine_keeps_nobody_out(path: Path) -> None:
    note(path, "a name on another network", computer=locking._computer())
    Project.open(path).close()


def test_who_is_at_it_on_another_machine_keeps_one_out(path: Path) -> None:
    beside = note(path, "elsewhere")
    with pytest.raises(InUseError, match="is open at Mira on elsewhere, since 02-01-2026 10:00") as refused:
        Project.open(path)
    assert not refused.value.may_insist
    assert beside.exists()


def test_another_machine_that_is_silent_can_be_overruled_and_hears_of_it(path: Path) -> None:
    note(path, "elsewhere", minutes=42)
    with pytest.raises(InUseError, match="silent for 42 minutes") as refused:
        Project.open(path)
    assert refused.value.may_insist
    taken = Project.open(path, insist=True)
    assert taken.beat() == ""
    note(path, "elsewhere")
    assert taken.beat() == (
        "Mira on elsewhere has taken over “study.codebench” and may be writing it. It was closed here."
    )
    taken.close()
    assert holder_of(path) is not None, "what is another's stays"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1]",
        b'{"name": 1}',
        b"\xff\xfe",
        b"x" * 100_000,
        b'{"name":"a","machine":"b","since":"c","token":"d","computer":"e"}',
    ],
)
def test_a_note_that_makes_no_sense_keeps_nobody_out(path: Path, content: bytes) -> None:
    path.with_name(f".{path.name}.open").write_bytes(content)
    Project.open(path).close()


def test_a_share_without_locks_goes_by_the_note(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(self: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(locking.FileLock, "acquire", unknown)
    first = Project.open(path)
    assert holder_of(path) is not None
    first.close()
    note(path, "elsewhere")
    with pytest.raises(InUseError):
        Project.open(path)
