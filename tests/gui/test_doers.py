"""Whatever one asks for says what to choose first, where nothing is chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from codebench.gui.actions import WANTS, Wants, actions, menus
from codebench.gui.window import MainWindow
from codebench.services.project import Project
from tests.gui.conftest import code
from tests.windows import window_on

UNCHOSEN = [kind for kind in WANTS if kind is not Wants.SOURCE]


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    with window_on(qtbot, project) as made:
        yield made


def said(window: MainWindow, action_id: str) -> str:
    QApplication.processEvents()
    window.notice.hide()
    window.menus.actions[action_id].trigger()
    return window.notice.words.text() if window.notice.isVisible() else ""


@pytest.mark.parametrize("kind", UNCHOSEN, ids=lambda kind: kind.name)
def test_an_action_without_what_it_needs_says_what_to_choose(window: MainWindow, kind: Wants) -> None:
    before = window.session.project.undo_points()
    for action_id in WANTS[kind].split():
        assert " first" in said(window, action_id), action_id
    assert window.session.project.undo_points() == before


def test_without_a_source_it_says_to_import_one(qtbot: QtBot, tmp_path: Path) -> None:
    with window_on(qtbot, Project.create(tmp_path / "empty.codebench")) as window:
        for action_id in (*WANTS[Wants.SOURCE].split(), "code", "remove_coding"):
            assert said(window, action_id) == "Import a source first, with Ctrl+I.", action_id


def test_with_a_code_chosen_it_goes_to_its_codings_or_says_there_are_none(window: MainWindow) -> None:
    coding = window.desk.coding
    coding.codebook.choose("d")
    assert said(window, "next_of_code") == "“delay” has no coding in this source."
    code(window.session.project, "Anna", "bang voor vertraging", "d")
    coding.source_id = ""
    coding.open_source(window.session.project.values(type(coding.transcript.transcript.source), title="Anna")[0].id)
    assert said(window, "next_of_code") == ""
    assert coding.transcript.selected_coding


def test_the_list_of_codings_says_where_none_lies(window: MainWindow) -> None:
    assert said(window, "codings_here").startswith("No coding lies here.")


def test_a_quote_is_starred_only_where_one_is_at_hand(window: MainWindow) -> None:
    assert said(window, "star").startswith("Go to a quote first")


def test_every_menu_fits_a_small_screen_and_quitting_comes_last() -> None:
    for menu, _ in menus():
        assert sum(each.menu == menu for each in actions()) <= 22
    assert [each.id for each in actions() if each.menu == "project"][-1] == "quit"
