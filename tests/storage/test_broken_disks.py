"""Real disks of a few megabytes that fill up or are pulled out; mounting one takes root on Linux."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from codebench import settings
from codebench.services.project import Project
from codebench.storage import driver, keyfile
from tests import faulty
from tests.faulty import Act, Study


def _run(*words: str) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def _can_mount() -> bool:
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    folder = tempfile.mkdtemp()
    try:
        return _run("mount", "-t", "tmpfs", "-o", "size=1m", "codebench", folder) and _run("umount", folder)
    finally:
        Path(folder).rmdir()


pytestmark = pytest.mark.skipif(not _can_mount(), reason="only root on Linux may mount a small disk")


def named(act: object) -> str:
    return getattr(act, "__name__", str(act))


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "stick"
    folder.mkdir()
    assert _run("mount", "-t", "tmpfs", "-o", "size=8m", "codebench", str(folder))
    yield folder
    _run("umount", "-l", str(folder))


@pytest.fixture
def study(stick: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Study]:
    monkeypatch.setattr(keyfile, "_COST", {"n": 2, "r": 8, "p": 1})
    monkeypatch.setattr(driver, "_ROUNDS", 10)
    monkeypatch.setattr(settings, "settings_path", lambda: stick / "study" / "settings.json")
    faulty.make_study(stick / "study")
    made = Study(stick / "study", Project.open(stick / "study" / "study.codebench", coder_name="Anna"))
    yield made
    made.project.close()


@contextmanager
def full(stick: Path) -> Iterator[None]:
    """Fill a disk to its last byte."""
    filler = stick / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            with suppress(OSError):
                while file.write(b"x" * size):
                    pass
    try:
        yield
    finally:
        filler.unlink()


@pytest.mark.parametrize("act", faulty.ACTS, ids=named)
def test_a_full_disk_leaves_all_as_it_was(study: Study, stick: Path, act: Act) -> None:
    if act in (faulty.clean, faulty.decide_name):
        assert study.key.names == ()
    if act is faulty.protect:
        pytest.importorskip("sqlcipher3")
    before = study.held()
    with full(stick):
        assert "the disk is full; make room" in faulty.refused(act, study)
        assert act is faulty.protect or study.held() == before
    faulty.check_goes_on(act, study, before)


def test_a_disk_that_fills_while_one_works_keeps_what_was_done(study: Study, stick: Path) -> None:
    taken = stick / "taken"
    taken.write_bytes(b"x" * (shutil.disk_usage(stick).free - 300_000))
    done, before = 0, study.held()
    with pytest.raises(faulty.CodebenchError, match="the disk is full"):
        for done in range(200):  # noqa: B007
            before = study.held()
            faulty.version(study)
    assert done > 2
    taken.unlink()
    faulty.check_goes_on(faulty.version, study, before)


def test_a_stick_that_is_pulled_out_takes_no_steps_until_it_is_back(study: Study, stick: Path) -> None:
    before = study.held()
    kept = stick.parent / "kept"
    kept.mkdir(exist_ok=True)
    assert _run("mount", "--bind", str(stick), str(kept))
    assert _run("umount", "-l", str(stick))
    try:
        for act in (*faulty.STEPS, faulty.open_older, faulty.make_new, faulty.to_word, faulty.back_up):
            faulty.refused(act, study)
        assert study.held() == before
        assert _run("mount", "--bind", str(kept), str(stick))
    finally:
        assert _run("umount", "-l", str(kept))
    faulty.check_goes_on(faulty.code, study, before)


def test_a_disk_that_can_only_be_read_opens_to_read(study: Study, stick: Path) -> None:
    before = study.held()
    study.project.close()
    assert _run("mount", "-o", "remount,ro", str(stick))
    try:
        with pytest.raises(faulty.CodebenchError, match="can't be written"):
            Project.open(study.project.path)
        reader = Project.open(study.project.path, read_only=True)
        assert (faulty.digest(reader), len(reader.history())) == before
        reader.close()
    finally:
        assert _run("mount", "-o", "remount,rw", str(stick))
    study.project = Project.open(study.project.path, coder_name="Anna")
    faulty.check_goes_on(faulty.code, study, before)
