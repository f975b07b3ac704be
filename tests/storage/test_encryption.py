import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from codebench.domain.codebook import Code
from codebench.errors import CodebenchError, PassphraseError
from codebench.services.codebook import add_code, rename_code
from codebench.services.importing import import_files
from codebench.services.project import Project
from codebench.storage import schema
from codebench.storage.driver import key_of

pytest.importorskip("sqlcipher3")

SECRET = "drie gele fietsen"
WORDS = "Interviewer: Hoe was het in Zwolle?\nP1: Prachtig, zei Willemijntje toen.\nInterviewer: Ja?\nP1: Heus waar.\n"


@pytest.fixture
def filled(project: Project, tmp_path: Path) -> Project:
    (tmp_path / "gesprek.txt").write_text(WORDS, encoding="utf-8")
    import_files(project, [tmp_path / "gesprek.txt"])
    (tmp_path / "gesprek.txt").unlink()
    project.do(add_code, name="Zeldzaamheid")
    return project


def clear_words(folder: Path) -> list[str]:
    """Name the files in a folder in which a word of the project can be read."""
    known = (b"Willemijntje", b"Zeldzaamheid", b"gesprek.txt", b"CREATE TABLE")
    files = [each for each in folder.rglob("*") if each.is_file()]
    return [each.name for each in files if any(word in each.read_bytes() for word in known)]


def test_a_protected_project_opens_with_its_passphrase_and_holds_what_it_held(filled: Project) -> None:
    filled.protect(SECRET)
    filled.close()
    reopened = Project.open(filled.path, passphrase=SECRET)
    assert [code.name for code in reopened.values(Code)] == ["Zeldzaamheid"]
    assert reopened.encrypted
    assert reopened.undo().command == "undo"
    assert not reopened.values(Code)
    reopened.close()


def test_nothing_on_disk_can_be_read_while_one_works_and_after(filled: Project, tmp_path: Path) -> None:
    filled.protect(SECRET)
    filled.do(rename_code, code_id=filled.values(Code)[0].id, name="Zeldzaamheid zelf")
    assert (tmp_path / "study.codebench-wal").stat().st_size > 0
    assert clear_words(tmp_path) == []
    schema.back_up(filled.path, "study-backup", key_of(filled.path, SECRET))
    assert clear_words(tmp_path) == []
    filled.close()
    assert clear_words(tmp_path) == []
    backup = Project.open(tmp_path / "study-backup.codebench", passphrase=SECRET)
    assert [code.name for code in backup.values(Code)] == ["Zeldzaamheid zelf"]
    backup.close()


@pytest.mark.parametrize("wrong", ["", "Drie gele fietsen", "x"])
def test_a_wrong_passphrase_is_one_sentence_and_changes_nothing(filled: Project, wrong: str) -> None:
    filled.protect(SECRET)
    filled.close()
    before = filled.path.read_bytes()
    with pytest.raises(PassphraseError, match="passphrase"):
        Project.open(filled.path, passphrase=wrong)
    assert filled.path.read_bytes() == before
    Project.open(filled.path, passphrase=SECRET).close()


def test_the_passphrase_can_be_changed_and_removed(filled: Project, tmp_path: Path) -> None:
    filled.protect(SECRET)
    filled.protect("vier rode auto's")
    filled.close()
    with pytest.raises(PassphraseError):
        Project.open(filled.path, passphrase=SECRET)
    again = Project.open(filled.path, passphrase="vier rode auto's")
    again.protect("")
    assert not again.encrypted
    again.close()
    plain = sqlite3.connect(filled.path)
    assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    plain.close()
    Project.open(filled.path).close()
    assert [each.name for each in tmp_path.iterdir()] == ["study.codebench"]


def test_any_sqlcipher_opens_it_by_the_passphrase(filled: Project) -> None:
    from sqlcipher3 import dbapi2

    filled.protect(SECRET)
    filled.close()
    connection = dbapi2.connect(str(filled.path))
    connection.execute(f"PRAGMA key = '{SECRET}'")
    assert connection.execute("SELECT name FROM code").fetchall() == [("Zeldzaamheid",)]
    connection.close()


def test_a_new_project_can_be_protected_from_the_start(tmp_path: Path) -> None:
    Project.create(tmp_path / "new.codebench", passphrase=SECRET).close()
    assert clear_words(tmp_path) == []
    Project.open(tmp_path / "new.codebench", passphrase=SECRET).close()


def test_a_protected_project_can_be_read_beside_its_writer(filled: Project) -> None:
    filled.protect(SECRET)
    reader = Project.open(filled.path, passphrase=SECRET, read_only=True)
    assert [code.name for code in reader.values(Code)] == ["Zeldzaamheid"]
    with pytest.raises(CodebenchError, match="read only"):
        reader.protect("")
    reader.close()


def test_a_failure_halfway_leaves_the_project_as_it_was(filled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "sizes", lambda connection: object())
    monkeypatch.setattr("codebench.storage.encryption.sizes", lambda connection: object())
    with pytest.raises(CodebenchError, match="nothing was changed"):
        filled.protect(SECRET)
    assert not filled.encrypted
    assert [code.name for code in filled.values(Code)] == ["Zeldzaamheid"]
    assert not list(filled.path.parent.glob(".*.new"))


def test_without_the_extra_a_sentence_says_what_to_install(filled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.protect(SECRET)
    filled.close()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(CodebenchError, match="codebench\\[encryption\\]"):
        Project.open(filled.path, passphrase=SECRET)


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [
        ("it's \"mine\"; --' x", ""),
        ("  met spaties  ", ""),
        ("x" * 5000, ""),
        ("cafe\u0301 🌸 王", "café 🌸 王"),
        ("\udcff\udcfe", ""),
    ],
)
def test_any_words_make_a_passphrase(tmp_path: Path, chosen: str, typed: str) -> None:
    Project.create(tmp_path / "study.codebench", passphrase=chosen).close()
    Project.open(tmp_path / "study.codebench", passphrase=typed or chosen).close()
    with pytest.raises(PassphraseError):
        Project.open(tmp_path / "study.codebench", passphrase=f"{chosen}x")


def test_the_command_line_takes_the_passphrase_from_the_environment(filled: Project) -> None:
    filled.protect(SECRET)
    filled.close()

    def run(secret: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "codebench", "codebook", str(filled.path), "show"]
        environment = {"CODEBENCH_PASSPHRASE": secret, "PATH": "", "LANGUAGE": "en"}
        return subprocess.run(
            command, capture_output=True, text=True, env=environment, check=False, stdin=subprocess.DEVNULL
        )

    assert "Zeldzaamheid" in run(SECRET).stdout
    refused = run("x")
    assert (refused.returncode, refused.stderr.count("\n"), "Traceback" in refused.stderr) == (1, 1, False)
