import errno
import os
from pathlib import Path

import pytest

from codebench.domain.hiding import HiddenName, NameKind
from codebench.errors import CodebenchError, PassphraseError
from codebench.storage.keyfile import KeyFile

NAMES = (HiddenName("Willemijntje Zoutendijk", NameKind.PERSON, ("Willemijntje",), "P3", any_case=True),)


@pytest.fixture
def key(tmp_path: Path) -> KeyFile:
    made = KeyFile.create(tmp_path / "study.codebenchkey", "drie gele fietsen")
    made.keep_names(NAMES)
    return made


@pytest.mark.real_keys
def test_names_and_files_come_back_with_the_passphrase(key: KeyFile) -> None:
    key.put_away({"before.codebench": b"alles"})
    again = KeyFile.open(key.path, "drie gele fietsen")
    assert again.names == NAMES
    assert again.kept == ("before.codebench",)
    assert again.taken_out("before.codebench") == b"alles"


def test_nothing_in_it_can_be_read(key: KeyFile) -> None:
    assert b"Willemijntje" not in key.path.read_bytes()
    assert b"names.json" not in key.path.read_bytes()


def test_a_wrong_passphrase_and_a_changed_file_are_refused(key: KeyFile) -> None:
    with pytest.raises(PassphraseError, match="passphrase"):
        KeyFile.open(key.path, "drie gele fiets")
    data = bytearray(key.path.read_bytes())
    data[-1] ^= 1
    key.path.write_bytes(data)
    with pytest.raises(PassphraseError):
        KeyFile.open(key.path, "drie gele fietsen")


@pytest.mark.parametrize("content", [b"", b"iets anders", b"Codebench key 1\n"])
def test_what_is_no_key_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.codebenchkey").write_bytes(content)
    with pytest.raises(CodebenchError, match="no key file"):
        KeyFile.open(tmp_path / "x.codebenchkey", "drie gele fietsen")


def test_a_key_is_never_written_over(key: KeyFile) -> None:
    with pytest.raises(CodebenchError, match="exists already"):
        KeyFile.create(key.path, "een andere")


def test_what_was_put_in_it_elsewhere_is_never_lost(key: KeyFile) -> None:
    other = KeyFile.open(key.path, "drie gele fietsen")
    other.put_away({"before.codebench": b"alles"})
    with pytest.raises(CodebenchError, match="changed elsewhere"):
        key.keep_names(())
    assert KeyFile.open(key.path, "drie gele fietsen").kept == ("before.codebench",)
    assert key.names == NAMES


def test_a_key_that_is_lost_while_it_is_open_is_written_again(key: KeyFile) -> None:
    key.path.unlink()
    key.hide_on_export(True)
    assert KeyFile.open(key.path, "drie gele fietsen").names == NAMES


def test_a_passphrase_is_the_same_on_every_keyboard(tmp_path: Path) -> None:
    KeyFile.create(tmp_path / "a.codebenchkey", "cafe\u0301 au lait\udcff")
    assert KeyFile.open(tmp_path / "a.codebenchkey", "café au lait\udcff").names == ()


def test_of_half_a_key_it_is_said_that_it_may_be_damaged(key: KeyFile) -> None:
    key.path.write_bytes(key.path.read_bytes()[:-40])
    with pytest.raises(PassphraseError, match="the file is damaged"):
        KeyFile.open(key.path, "drie gele fietsen")


def test_a_key_opens_with_its_new_passphrase_only_and_holds_all_it_held(key: KeyFile) -> None:
    key.put_away({"before.codebench": b"alles"})
    key.change_passphrase("vier rode bussen")
    with pytest.raises(PassphraseError):
        KeyFile.open(key.path, "drie gele fietsen")
    again = KeyFile.open(key.path, "vier rode bussen")
    assert (again.names, again.taken_out("before.codebench")) == (NAMES, b"alles")
    key.hide_on_export(True)
    assert KeyFile.open(key.path, "vier rode bussen").on_export, "one goes on working with the key that is open"


@pytest.mark.parametrize("fails", ["replace", "fsync"])
def test_a_passphrase_that_can_not_be_changed_stays(key: KeyFile, monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as patched:
        patched.setattr(os, fails, full)
        with pytest.raises(CodebenchError, match="What was saved before is safe"):
            key.change_passphrase("vier rode bussen")
    assert KeyFile.open(key.path, "drie gele fietsen").names == NAMES
    assert list(key.path.parent.iterdir()) == [key.path]
    key.hide_on_export(True)
    assert KeyFile.open(key.path, "drie gele fietsen").on_export


def test_a_new_key_that_was_written_wrong_never_takes_the_place_of_the_old(
    key: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def spoil(file: int) -> None:
        os.pwrite(file, b"?", 100)
        fsync(file)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", spoil)
        with pytest.raises(CodebenchError, match="the disk or network drive gives an error"):
            key.change_passphrase("vier rode bussen")
    assert KeyFile.open(key.path, "drie gele fietsen").names == NAMES
