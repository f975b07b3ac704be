"""What every test may ask for; settings and language are the tests' own, never the machine's."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from codebench import i18n, settings
from codebench.services.project import Project
from codebench.storage import driver, keyfile

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


ENOUGH = 50_000


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    monkeypatch.setattr(settings, "settings_path", lambda: path)
    monkeypatch.setattr(settings, "data_path", lambda: path.parent / "data")
    i18n.use_language("en")
    yield
    i18n.use_language("en")


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys of encrypted projects in no time; how they are derived has tests of its own."""
    monkeypatch.setattr(driver, "_ROUNDS", 100)


@pytest.fixture(autouse=True)
def quick_key_files(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive the secrets of key files in no time, but where a test asks for `real_keys`."""
    if request.node.get_closest_marker("real_keys") is None:
        monkeypatch.setitem(keyfile._COST, "n", 2**10)


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Look for cycles between tests, as the program does in its window's thread: a widget must not die in another."""
    gc.disable()
    yield
    if gc.get_count()[0] > ENOUGH:
        gc.collect()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.create(tmp_path / "study.codebench", coder_name="Anna Vos")
    yield made
    made.close()
