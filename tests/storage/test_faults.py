"""A disk that fails: one sentence, nothing half done, and the same session goes on once it works again."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from codebench import settings
from codebench.errors import CodebenchError, InUseError
from codebench.services.project import Project
from codebench.storage import driver, keyfile
from codebench.storage.database import Database
from tests import faulty
from tests.faulty import Act, Study

# Its study has the secret that its own template gave it.
pytestmark = pytest.mark.real_keys


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("template") / "study"
    with pytest.MonkeyPatch.context() as patched:
        # A passphrase that is guessed in no time is made in no time.
        patched.setattr(keyfile, "_COST", {"n": 2, "r": 8, "p": 1})
        patched.setattr(driver, "_ROUNDS", 10)
        faulty.make_study(folder)
        yield folder


@pytest.fixture
def study(template: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Study]:
    # Not in pytest's own folder: that is root's alone where root runs the tests.
    above = Path(tempfile.mkdtemp())
    above.chmod(0o755)
    folder = above / "study"
    shutil.copytree(template, folder)
    monkeypatch.setattr(settings, "settings_path", lambda: folder / "settings.json")
    settings.save_settings(settings.Settings(coder_name="Anna"))
    made = Study(folder, Project.open(folder / "study.codebench", coder_name="Anna"))
    yield made
    made.project.close()
    shutil.rmtree(above)


moving = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move or remove an open file")


def named(act: object) -> str:
    return getattr(act, "__name__", str(act))


@pytest.mark.parametrize("act", [faulty.edit, faulty.bring_in, faulty.version], ids=named)
def test_a_step_on_a_full_disk_leaves_all_as_it_was(study: Study, act: Act) -> None:
    before = study.held()
    with faulty.few_pages(study.project):
        assert "the disk is full; make room" in faulty.refused(act, study)
        assert study.held() == before
    faulty.check_goes_on(act, study, before)


@pytest.mark.parametrize("act", faulty.ACTS, ids=named)
def test_what_can_not_be_written_leaves_all_as_it_was(study: Study, act: Act) -> None:
    if act in (faulty.clean, faulty.decide_name):
        assert study.key.names == ()
    if act is faulty.protect:
        pytest.importorskip("sqlcipher3")
    before = study.held()
    with faulty.nothing_written(study):
        assert "the disk or network drive gives an error" in faulty.refused(act, study)
        # To be written anew the file was closed, and on such a disk it does not open again.
        assert act is faulty.protect or study.held() == before
    faulty.check_goes_on(act, study, before)


@moving
def test_a_project_that_was_moved_away_is_not_written_until_it_is_back(study: Study) -> None:
    before = study.held()
    away = study.folder / "elsewhere"
    away.mkdir()
    study.project.path.rename(away / "study.codebench")
    assert "no longer where it was" in faulty.refused(faulty.code, study)
    assert study.held() == before
    (away / "study.codebench").rename(study.project.path)
    away.rmdir()
    faulty.check_goes_on(faulty.code, study, before)


@moving
@pytest.mark.parametrize("noticed", [True, False])
def test_a_project_that_was_moved_away_holds_all_that_was_done(study: Study, noticed: bool) -> None:
    faulty.code(study)
    before = study.held()
    study.project.path.rename(study.folder / "moved.codebench")
    if noticed:
        faulty.refused(faulty.edit, study)
    study.project.close()
    shutil.copy(study.folder / "moved.codebench", study.folder.parent / "moved.codebench")
    moved = Study(study.folder, Project.open(study.folder.parent / "moved.codebench"))
    assert moved.held() == before
    moved.project.close()


@moving
def test_a_file_put_in_the_place_of_the_project_is_left_alone(study: Study, template: Path) -> None:
    faulty.code(study)
    beside = study.folder / "newer.codebench"
    shutil.copy(template / "study.codebench", beside)
    beside.replace(study.project.path)
    theirs = study.project.path.read_bytes()
    assert "no longer where it was" in faulty.refused(faulty.edit, study)
    study.project.close()
    assert study.project.path.read_bytes() == theirs
    Project.open(study.project.path).close()


@moving
def test_a_deleted_project_takes_no_steps(study: Study) -> None:
    study.project.path.unlink()
    assert "no longer where it was" in faulty.refused(faulty.code, study)
    study.project.close()
    assert not study.project.path.exists()


def test_what_is_asked_of_an_open_project_does_not_let_others_remove_its_journal(study: Study) -> None:
    """A program that closes a file lets go of all its locks on it: then another's closing takes the journal away."""
    with pytest.raises(InUseError):
        Project.open(study.project.path)
    study.project.database.copied()
    program = (
        "import sys; from pathlib import Path; from codebench.services.project import Project\n"
        "print(len(Project.open(Path(sys.argv[1]), read_only=True).history()))"
    )
    asked = [sys.executable, "-c", program, str(study.project.path)]
    subprocess.run(asked, check=True, capture_output=True)
    faulty.code(study)
    done = subprocess.run(asked, check=True, capture_output=True, text=True)
    assert int(done.stdout) == len(study.project.history())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.parametrize("act", [faulty.code, *faulty.FILES_WRITTEN, *faulty.WHOLE], ids=named)
def test_permissions_that_are_lost_midway_leave_all_as_it_was(study: Study, act: Act) -> None:
    if act in (faulty.clean, faulty.decide_name):
        assert study.key.names == ()
    if act is faulty.protect:
        pytest.importorskip("sqlcipher3")
    before = study.held()
    with faulty.closed_to_us(study):
        if act not in faulty.STEPS:  # What is open already may still be written.
            faulty.refused(act, study)
        assert act is faulty.protect or study.held() == before
    faulty.check_goes_on(act, study, before)


def test_a_project_whose_file_could_not_be_written_anew_is_not_yet_safe_to_send(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is removed for good stays in a file until that is written anew; this is done when it is next opened."""
    faulty.edit(study)
    study.project.undo()
    assert study.key.names == ()
    with monkeypatch.context() as patched:
        patched.setattr(Database, "squeeze", lambda _: (_ for _ in ()).throw(CodebenchError("The disk is full.")))
        assert faulty.refused(faulty.clean, study).startswith("Remains of names may still be in the file.")
    assert study.project.undoable() is None
    study.project.close()
    size = study.project.path.stat().st_size
    study.project = Project.open(study.project.path)
    assert "to_squeeze" not in study.project.database.facts()
    study.project.close()
    assert study.project.path.stat().st_size < size


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_closed_folder_is_not_opened_and_a_closed_file_takes_no_steps(study: Study) -> None:
    path, before = study.project.path, study.held()
    study.project.close()
    with faulty.closed_to_us(study):
        assert "its folder can't be written" in faulty.refused(lambda _: Project.open(path).close(), study)
    path.chmod(0o444)
    study.folder.chmod(0o777)
    with faulty.as_someone_else():
        study.project = Project.open(path, coder_name="Anna")
        assert "it can only be read there" in faulty.refused(faulty.code, study)
        assert study.held() == before
        study.project.close()
    path.chmod(0o644)
    study.project = Project.open(path, coder_name="Anna")
    faulty.check_goes_on(faulty.code, study, before)
