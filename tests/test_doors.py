"""Processes that read for the program start the same way from Python and from a bundle."""

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from codebench.doors import DOOR, FILES, PDF, command

NAMESAKE = "raise SystemExit('a file of the user was taken for a module')"


def test_in_a_bundle_the_program_starts_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert command(PDF)[0] == sys.executable
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    for program, twin in (("codebench", "codebench"), ("codebench-desk.exe", "codebench.exe")):
        monkeypatch.setattr(sys, "executable", str(tmp_path / program))
        assert command(PDF) == [str(tmp_path / twin), DOOR, PDF]


@pytest.fixture
def crowded(tmp_path: Path) -> Path:
    """A folder with files that bear the names of modules."""
    for name in ("json", "pickle", "codebench", "resource"):
        (tmp_path / f"{name}.py").write_text(NAMESAKE)
    return tmp_path


def test_behind_one_door_a_pdf_is_read(crowded: Path) -> None:
    done = subprocess.run(command(PDF), input=b"%PDF-1.7 no more", capture_output=True, cwd=crowded, check=True)
    assert json.loads(done.stdout) == {"error": "damaged"}


def test_behind_the_other_any_file_is(crowded: Path) -> None:
    (crowded / "P01.txt").write_text("Interviewer: Hoe was het?\nP01: Goed, dank u.\n", encoding="utf-8")
    asked = [("nl", ()), str(crowded / "P01.txt"), ""]
    told = b"".join(map(pickle.dumps, asked))
    done = subprocess.run(command(FILES), input=told, capture_output=True, cwd=crowded, check=True)
    assert "Goed, dank u." in pickle.loads(done.stdout).bundle.text
