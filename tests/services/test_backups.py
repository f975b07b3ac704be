"""Rolling backups: made, checked, kept out of sight of whom they are not for, and brought back."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from codebench.domain.backups import folder_of
from codebench.domain.codebook import Code
from codebench.errors import CodebenchError, InUseError, PassphraseError
from codebench.services.backups import keep_backup, listed, preview, restore_beside, restore_in_place
from codebench.services.codebook import add_code
from codebench.services.keys import make_key
from codebench.services.project import Project
from codebench.services.sending import make_safe_to_send
from codebench.storage import schema
from codebench.storage.driver import PLAIN, head_of
from tests.makers import add_interviews, add_tree, put, reading

SECRET = "drie gele fietsen"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def codes(path: Path, passphrase: str = "") -> list[str]:
    opened = Project.open(path, passphrase=passphrase)
    found = [code.name for code in opened.values(Code)]
    opened.close()
    return found


def test_a_backup_is_a_project_that_opens_and_holds_the_same(project: Project) -> None:
    add_tree(project, "money")
    made = keep_backup(project)
    assert made is not None
    assert made.path.parent == project.path.with_name("study backups")
    assert codes(made.path) == ["money"]
    assert names(made.path.parent) == [made.path.name]


def test_nothing_is_copied_where_nothing_changed(project: Project) -> None:
    add_tree(project, "money")
    assert keep_backup(project) is not None
    assert keep_backup(project) is None
    project.undo()
    assert keep_backup(project) is not None
    assert len(listed(project.path)) == 2


def test_steps_may_be_done_while_a_backup_is_made(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    add_tree(project, *(f"code {n}" for n in range(40)))
    monkeypatch.setattr(schema, "_PAGES", 5)
    asked = []

    def alive() -> None:
        asked.append(1)
        add_tree(project, f"meanwhile {len(asked)}")

    made = keep_backup(project, alive)
    assert made is not None and len(asked) > 5
    assert codes(made.path) == [f"code {n}" for n in range(40)]


def test_a_backup_that_is_stopped_leaves_nothing(project: Project) -> None:
    add_tree(project, "money")

    class Stopped(Exception):  # noqa: N818
        pass

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        keep_backup(project, stop)
    assert names(folder_of(project.path)) == []


def test_what_a_crash_left_half_made_is_removed(project: Project) -> None:
    folder = folder_of(project.path)
    folder.mkdir()
    (folder / ".study 2026-01-01 10.00.00.codebench.part").write_bytes(b"half")
    (folder / "my own notes.txt").write_text("mine")
    made = keep_backup(project)
    assert made is not None
    assert names(folder) == ["my own notes.txt", made.path.name]


def test_a_copy_that_is_not_whole_does_not_count(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "check", lambda connection: "row 7 missing")
    with pytest.raises(CodebenchError, match="not whole"):
        keep_backup(project)
    assert names(folder_of(project.path)) == []


@pytest.mark.skipif(os.name != "posix", reason="a file where a folder is wanted")
def test_a_folder_that_cannot_be_made_is_one_sentence(project: Project) -> None:
    folder_of(project.path).write_text("in the way")
    with pytest.raises(CodebenchError, match=r"No backup of “study.codebench” could be made: .+ Your work itself is"):
        keep_backup(project)
    add_tree(project, "money")


def test_old_ones_go_by_and_by(project: Project) -> None:
    folder = folder_of(project.path)
    add_tree(project, "money")
    made = keep_backup(project)
    assert made is not None
    for hours in range(1, 12):
        at = made.at - timedelta(days=60, hours=hours)
        (folder / f"study {at:%Y-%m-%d %H.%M.%S}.codebench").write_bytes(made.path.read_bytes())
    add_tree(project, "time")
    keep_backup(project)
    assert len(listed(project.path)) == 5


def test_a_preview_says_what_is_in_it(project: Project) -> None:
    add_interviews(project, reading("first", ("Anna", "Het geld."), ("Bram", "De tijd.")))
    add_tree(project, "money")
    put(project, "money", "first", "geld")
    made = keep_backup(project)
    assert made is not None
    before = made.path.read_bytes()
    seen = preview(made.path)
    assert (seen.name, seen.sources) == ("study", ("first",))
    assert seen.counts == {"source": 1, "participant": 2, "code": 1, "coding": 1, "memo": 0}
    assert [step.command for step in seen.steps] == ["apply_codes", "add_code", "add_sources"]
    assert made.path.read_bytes() == before
    assert names(made.path.parent) == [made.path.name]


@pytest.mark.parametrize("old", ["0001", "0003"])
def test_a_backup_of_an_older_program_can_be_looked_into(old: str) -> None:
    seen = preview(Path(__file__).parent.parent / "files" / f"project-{old}.codebench")
    assert seen.counts["code"] == 2
    assert seen.steps


def test_a_backup_comes_back_as_a_project_of_its_own(project: Project) -> None:
    add_tree(project, "money")
    made = keep_backup(project)
    assert made is not None
    add_tree(project, "time")
    copy = restore_beside(project.path, made.path)
    assert copy.name == f"study as of {made.at:%Y-%m-%d %H.%M}.codebench"
    assert codes(copy) == ["money"]
    again = restore_beside(project.path, made.path)
    assert again.name == f"study as of {made.at:%Y-%m-%d %H.%M} (2).codebench"


def test_a_backup_takes_the_place_of_the_project_which_is_kept(project: Project) -> None:
    add_tree(project, "money")
    made = keep_backup(project)
    assert made is not None
    add_tree(project, "time")
    with pytest.raises(InUseError):
        restore_in_place(project.path, made.path)
    project.close()
    before = restore_in_place(project.path, made.path)
    assert codes(project.path) == ["money"]
    assert before is not None and codes(before) == ["money", "time"]


def test_a_project_too_damaged_to_be_backed_up_is_moved_aside(project: Project) -> None:
    add_tree(project, "money")
    made = keep_backup(project)
    assert made is not None
    project.close()
    mangled = b"not a database at all"
    project.path.write_bytes(mangled)
    before = restore_in_place(project.path, made.path)
    assert before is not None and before.read_bytes() == mangled
    assert codes(project.path) == ["money"]
    assert [each.path for each in listed(project.path)] == [made.path]


def test_a_project_that_is_gone_comes_back(project: Project) -> None:
    add_tree(project, "money")
    made = keep_backup(project)
    assert made is not None
    project.close()
    project.path.unlink()
    assert restore_in_place(project.path, made.path) is None
    assert codes(project.path) == ["money"]


def test_the_backup_that_comes_back_is_not_the_one_that_goes(project: Project) -> None:
    add_tree(project, "money")
    made = keep_backup(project)
    assert made is not None
    old = made.path.with_name("study 2020-01-01 10.00.00.codebench")
    made.path.rename(old)
    for n in range(6):
        project.do(add_code, name=f"code {n}")
        at = datetime(2020, 1, 2, 10, n)
        with (
            closing(sqlite3.connect(project.path)) as one,
            closing(sqlite3.connect(old.with_name(f"study {at:%Y-%m-%d %H.%M.%S}.codebench"))) as other,
        ):
            one.backup(other)
    project.do(add_code, name="time")
    project.close()
    restore_in_place(project.path, old)
    assert codes(project.path) == ["money"]


def test_a_damaged_backup_is_refused_and_nothing_changes(project: Project) -> None:
    add_tree(project, *(f"code {n}" for n in range(300)))
    made = keep_backup(project)
    assert made is not None
    project.close()
    data, whole = made.path.read_bytes(), project.path.read_bytes()
    made.path.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))
    for restore in (restore_beside, restore_in_place):
        with pytest.raises(CodebenchError):
            restore(project.path, made.path)
    assert project.path.read_bytes() == whole
    assert names(project.path.parent) == ["study backups", "study.codebench"]


def test_made_safe_to_send_no_backup_knows_the_names(project: Project, tmp_path: Path) -> None:
    add_interviews(project, reading("first", ("Willemijn", "Het geld van Bavinck.")))
    keep_backup(project)
    make_key(project, tmp_path / "study.key", SECRET)
    assert project.key is not None
    make_safe_to_send(project, project.key)
    assert names(tmp_path) == [
        ".study.codebench.lock",
        ".study.codebench.open",
        "study.codebench",
        "study.codebench-shm",
        "study.codebench-wal",
        "study.key",
    ]
    assert keep_backup(project) is not None


def test_protecting_a_project_protects_its_backups(project: Project, quick_keys: None) -> None:
    pytest.importorskip("sqlcipher3")
    add_tree(project, "Zeldzaamheid")
    made = keep_backup(project)
    assert made is not None
    migrated = schema.back_up(project.path, "study-backup-0006")
    project.protect(SECRET)
    for each in (made.path, migrated):
        assert b"Zeldzaamheid" not in each.read_bytes()
    project.do(add_code, name="time")
    second = keep_backup(project)
    assert second is not None and head_of(second.path) != PLAIN
    with pytest.raises(PassphraseError):
        preview(second.path)
    project.close()
    assert restore_in_place(project.path, made.path, SECRET) == second.path
    again = Project.open(project.path, passphrase=SECRET)
    again.protect("")
    again.close()
    assert codes(second.path) == ["Zeldzaamheid", "time"]


def test_a_backup_that_stayed_in_the_clear_is_protected_next_time(project: Project, quick_keys: None) -> None:
    pytest.importorskip("sqlcipher3")
    add_tree(project, "Zeldzaamheid")
    made = keep_backup(project)
    assert made is not None
    plain = made.path.read_bytes()
    broken = made.path.with_name("study 2026-01-01 10.00.00.codebench")
    project.protect(SECRET)
    made.path.write_bytes(plain)
    broken.write_bytes(plain[:5000])
    keep_backup(project)
    assert b"Zeldzaamheid" not in made.path.read_bytes()
    assert not broken.exists()
