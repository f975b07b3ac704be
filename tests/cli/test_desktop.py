"""The program in the system's menu, and its projects opened by a double click."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from codebench.__main__ import main
from codebench.resources import resource
from codebench.services.project import Project
from codebench.services.registry import entries

WHAT_KIND = """
import sys
from PySide6.QtCore import QMimeDatabase
for path in sys.argv[1:]:
    print(QMimeDatabase().mimeTypeForFile(path).name())
"""

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a Mac and Windows are told otherwise")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder, and the program installed in an awkward place."""
    place = tmp_path / 'My "$tudy" 100%' / "bin"
    place.mkdir(parents=True)
    for name in ("python", "codebench-desk"):
        (place / name).touch()
    monkeypatch.setattr(sys, "executable", str(place / "python"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def test_the_menu_entry_starts_the_program_that_was_installed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["desktop", "install"]) == 0
    assert "double click" in capsys.readouterr().out
    entry = home / "applications" / "codebench.desktop"
    [line] = [each for each in entry.read_text(encoding="utf-8").splitlines() if each.startswith("Exec=")]
    place = str(home.parent / "My ").replace("\\", "\\\\")
    assert line == f'Exec="{place}\\\\"\\\\$tudy\\\\" 100%%/bin/codebench-desk" %f'
    if check := shutil.which("desktop-file-validate"):
        done = subprocess.run([check, str(entry)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")


def test_all_of_it_is_taken_out_again(home: Path) -> None:
    main(["desktop", "install"])
    placed = {path.name for path in home.rglob("codebench*")}
    assert placed == {"codebench.desktop", "codebench.xml", "codebench.svg", "codebench.png"}
    assert main(["desktop", "remove"]) == 0
    assert not list(home.rglob("codebench*"))
    assert main(["desktop", "remove"]) == 0


def test_a_project_is_known_by_its_name_and_by_what_is_in_it(home: Path, tmp_path: Path, project: Project) -> None:
    project.close()
    (tmp_path / "nameless").write_bytes(project.path.read_bytes())
    encrypted = tmp_path / "encrypted.codebench"
    encrypted.write_bytes(b"\x93\x01no marks at all" * 9)
    (tmp_path / "else.txt").write_text("Interviewer: hallo")
    main(["desktop", "install"])
    paths = [str(project.path), str(tmp_path / "nameless"), str(encrypted), str(tmp_path / "else.txt")]
    python = str(Path(sys.prefix) / "bin" / "python")
    done = subprocess.run([python, "-c", WHAT_KIND, *paths], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["application/x-codebench"] * 3 + ["text/plain"]


def test_without_an_installed_program_nothing_is_placed(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", str(home / "python"))
    assert main(["desktop", "install"]) == 1
    assert "codebench-desk" in capsys.readouterr().err
    assert not home.exists()


def test_on_a_mac_the_program_itself_says_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert main(["desktop", "install"]) == 1
    assert "Applications" in capsys.readouterr().err


def test_windows_opens_a_project_with_the_program() -> None:
    told = entries(Path("codebench-desk.exe"))
    kind = told[r"Software\Classes\.codebench"]
    assert told[rf"Software\Classes\{kind}\shell\open\command"] == '"codebench-desk.exe" "%1"'
    assert all(key.startswith("Software\\Classes\\") for key in told)


def test_the_entry_names_the_icon_and_the_type() -> None:
    entry = resource("desktop", "codebench.desktop").read_text(encoding="utf-8")
    kind = resource("desktop", "codebench.xml").read_text(encoding="utf-8")
    assert "MimeType=application/x-codebench;" in entry and 'type="application/x-codebench"' in kind
    assert "Icon=codebench\n" in entry and '<icon name="codebench"/>' in kind
