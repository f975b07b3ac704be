"""The program as others get it: a wheel, installed outside the checkout, builds the demo and opens the window on it."""

import json
import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SITE = Path(pytest.__file__).resolve().parent.parent
BIN = "Scripts" if os.name == "nt" else "bin"
DATA = PurePosixPath("codebench", "data")


def build(kind: str, where: Path, source: Path = ROOT) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(where)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    [built] = where.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return built


def holds(wheel: Path) -> dict[str, int]:
    with zipfile.ZipFile(wheel) as archive:
        return {each.filename: each.CRC for each in archive.infolist()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel; the libraries it needs are seen where they are, without what the checkout left there."""
    place = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(place, symlinks=os.name != "nt")
    python = place / BIN / ("python.exe" if os.name == "nt" else "python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    [site] = {path.parent for path in place.rglob("codebench-*.dist-info")}
    (site / "libraries.pth").write_text(f"{SITE}\n")
    return python


def run(folder: Path, *command: object) -> subprocess.CompletedProcess[str]:
    """Run a command with nothing of this process's environment but what the system itself needs."""
    system = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    home = {name: str(folder) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    clean = {**system, **home, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [*map(str, command)], cwd=folder, env=clean, capture_output=True, encoding="utf-8", check=False
    )


def test_an_installed_wheel_builds_the_demo_and_opens_the_window_on_it(installed: Path, tmp_path: Path) -> None:
    done = run(tmp_path, installed.with_name("codebench" + installed.suffix), "demo", tmp_path / "demo")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "demo").iterdir()} == {"demo.codebench", "counts.xlsx", "quotes.docx"}
    probe = ROOT / "resources" / "packaging" / "probe.py"
    done = run(tmp_path, installed, "-P", probe, tmp_path / "demo" / "demo.codebench", tmp_path)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["window"] and "demo" in found["window"][0] and (tmp_path / "window.png").stat().st_size > 20_000
    assert found["figures"] == ["figure.pdf", "figure.png", "figure.svg"]
    assert found["protected"] is True
    assert [installed.parents[1] in Path(each).parents for each in found["from"]] == [True], "not from the wheel"
    assert {name for name, version, licence, text in found["parts"] if not licence} == set()


def test_the_wheel_holds_every_file_that_the_program_opens(wheel: Path) -> None:
    inside = holds(wheel)
    for folder in ("codebooks", "resources"):
        for path in (ROOT / folder).rglob("*"):
            place = str(DATA / path.relative_to(ROOT).as_posix())
            needed = path.is_file() and path.relative_to(ROOT).parts[1] not in ("screenshots", "packaging")
            assert (place in inside) is needed, place
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "codebench").rglob("*.py")}
    assert code == {name for name in inside if name.endswith(".py")}


def test_every_folder_that_the_program_names_is_in_the_wheel(wheel: Path) -> None:
    named = set()
    for path in (ROOT / "codebench").rglob("*.py"):
        named |= set(re.findall(r'resource\(\s*"(\w+)"', path.read_text(encoding="utf-8")))
    assert {"themes", "i18n", "language", "desktop"} <= named
    assert named == {PurePosixPath(name).parts[3] for name in holds(wheel) if name.startswith(f"{DATA}/resources/")}


def test_the_wheel_built_from_the_sdist_is_the_same(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path / "sdist")) as archive:
        safely: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(tmp_path / "source", **safely)
    [source] = (tmp_path / "source").iterdir()
    again = holds(build("wheel", tmp_path / "again", source))
    assert again == holds(wheel)
    assert {"tests", "dev.py", "LICENSE", "requirements.lock", "ARCHITECTURE.md"} <= {p.name for p in source.iterdir()}
