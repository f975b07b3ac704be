from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.errors import CodebenchError
from codebench.gui.tour import AWAITED, Sign, Tour
from codebench.gui.window import MainWindow
from codebench.services import demo
from codebench.services.project import Project
from codebench.settings import load_settings
from tests.gui.conftest import code


@pytest.fixture
def ready(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small project that stands where the demo is looked for."""
    code(project, "Bram", "het geld", "m")
    project.close()
    monkeypatch.setattr("codebench.gui.files.user_data_path", lambda *_, **__: tmp_path / "data")
    path = tmp_path / "data" / "demo" / "demo.codebench"
    path.parent.mkdir(parents=True)
    copyfile(project.path, path)
    return path


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_each_step_waits_for_its_own_sign() -> None:
    tour = Tour()
    for sign in AWAITED:
        for other in set(Sign) - {sign}:
            assert tour.seeing(other) == tour
        tour = tour.seeing(sign)
    assert tour.is_over and tour.seeing(Sign.CODED) == tour


def test_the_tour_goes_on_with_what_is_really_done(qtbot: QtBot, window: MainWindow, ready: Path) -> None:
    assert window.welcome is not None
    qtbot.mouseClick(window.welcome.tour, Qt.MouseButton.LeftButton)
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(desk.tour.bar.isVisible)
    assert "Step 1 of 3" in desk.tour.bar.title.text()
    text = desk.coding.transcript
    text.select(text.transcript.source.text.index("thuissituatie"), text.transcript.source.text.index(" ook."))
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(desk.coding.picker.box, "del")
    qtbot.keyClick(desk.coding.picker.box, Qt.Key.Key_Return)
    assert "Step 2 of 3" in desk.tour.bar.title.text() and "Ctrl+2" in desk.tour.bar.words.text()
    desk.show_counting()
    desk.counting.view.choose("d", "total")
    assert "Ctrl+Z" in desk.tour.bar.words.text()
    window.undo()
    assert "Done" in desk.tour.bar.title.text() and "Ctrl+I" in desk.tour.bar.words.text()
    qtbot.mouseClick(desk.tour.bar.leave, Qt.MouseButton.LeftButton)
    assert not desk.tour.bar.isVisible()


def test_the_demo_itself_stays_as_it_was_and_the_copy_is_no_recent_project(window: MainWindow, ready: Path) -> None:
    window.menus.actions["tour"].trigger()
    assert window.session is not None
    code(window.session.project, "Anna", "vertraging", "d")
    window.menus.actions["tour"].trigger()
    assert len(window.session.project.values(Coding)) == 1
    assert load_settings().recent == ()
    window.files.close_project()
    kept = Project.open(ready)
    assert len(kept.values(Coding)) == 1
    kept.close()


def test_the_tour_stays_where_it_is_when_the_window_is_built_anew(window: MainWindow, ready: Path) -> None:
    window.files.open_tour()
    assert window.desk is not None
    window.desk.tour.take(Tour(1))
    window.build()
    assert window.desk.tour.tour == Tour(1)
    assert not window.desk.tour.bar.isHidden()


def test_an_ordinary_project_has_no_tour(window: MainWindow, ready: Path) -> None:
    window.files.open_demo()
    assert window.desk is not None and window.desk.tour.bar.isHidden()


def test_building_the_demo_can_be_stopped_and_leaves_nothing_half(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(project: object, result: object, progress: Callable[[int, int, str], None]) -> None:
        for n in count(1):
            progress(n, n + 1, "P01")

    monkeypatch.setattr("codebench.gui.files.user_data_path", lambda *_, **__: tmp_path)
    monkeypatch.setattr(demo, "_fill", endless)
    assert window.welcome is not None
    window.files.open_tour()
    qtbot.waitUntil(window.welcome.stop.isVisible, timeout=10_000)
    qtbot.mouseClick(window.welcome.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.welcome.tour.isEnabled, timeout=10_000)
    assert window.session is None and not list((tmp_path / "demo").iterdir())


def test_a_demo_that_fails_says_so_and_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise CodebenchError("No room left.")

    monkeypatch.setattr("codebench.gui.files.user_data_path", lambda *_, **__: tmp_path)
    monkeypatch.setattr(demo, "_fill", refuse)
    window.files.open_demo()
    qtbot.waitUntil(window.notice.isVisible)
    assert window.notice.words.text() == "No room left."
    assert window.welcome is not None and window.welcome.demo.isEnabled()
    assert not list((tmp_path / "demo").iterdir())
