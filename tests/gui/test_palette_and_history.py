from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.source import Source
from codebench.gui.actions import actions
from codebench.gui.commands import answering
from codebench.gui.dialogs.history import HistoryDialog
from codebench.gui.dialogs.palette import Palette
from codebench.gui.dialogs.shortcuts import ShortcutSheet
from codebench.gui.window import MainWindow
from codebench.services.codebook import rename_code
from codebench.services.coding import apply_codes
from codebench.services.project import Project
from tests.windows import window_on


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    with window_on(qtbot, project) as made:
        yield made


def dialog(window: MainWindow, kind: type) -> object:
    QApplication.processEvents()
    return window.findChild(kind)


def test_the_palette_finds_an_action_by_part_of_its_name() -> None:
    assert next(action.id for action in answering("hist", actions())) == "history"
    assert {"zoom_in", "zoom_out"} <= {action.id for action in answering("text", actions())}
    assert answering("zzz", actions()) == []


def test_the_palette_does_what_is_chosen_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    window.show_palette()
    palette = dialog(window, Palette)
    assert isinstance(palette, Palette)
    qtbot.keyClicks(palette.box, "count")
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert window.desk is not None and window.desk.pages.currentIndex() == 1


def test_the_shortcut_sheet_shows_every_key(qtbot: QtBot, window: MainWindow) -> None:
    window.show_shortcuts()
    sheet = dialog(window, ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet)
    tops = [sheet.list.topLevelItem(at) for at in range(sheet.list.topLevelItemCount())]
    shown = sum(top.childCount() for top in tops)
    assert shown == sum(bool(action.shortcut) for action in actions())
    sheet.close()


def test_the_history_can_be_filtered_and_goes_back_to_a_point(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None
    project = window.session.project
    code = project.values(Code)[0]
    start = project.history()[-1].number
    for name in ("first", "second"):
        window.session.do(rename_code, code_id=code.id, name=name)
    source_id = window.desk.coding.source_id  # type: ignore[union-attr]
    window.session.do(apply_codes, source_id=source_id, start=0, end=6, code_ids=[code.id])
    window.show_history()
    history = dialog(window, HistoryDialog)
    assert isinstance(history, HistoryDialog)
    rows = [history.list.topLevelItem(at) for at in range(history.list.topLevelItemCount())]
    history.list.setCurrentItem(next(row for row in rows if row.data(0, Qt.ItemDataRole.UserRole) == start))
    assert history.back.text() == "Undo the 3 steps after it"
    title = project.values(Source, id=source_id)[0].title
    history.filter.setCurrentIndex(history.filter.findText(title))
    assert "coded in" in history.list.topLevelItem(0).text(2)
    history.filter.setCurrentIndex(0)
    history.list.setCurrentItem(
        next(
            item
            for at in range(history.list.topLevelItemCount())
            if (item := history.list.topLevelItem(at)).data(0, Qt.ItemDataRole.UserRole) == start
        )
    )
    qtbot.mouseClick(history.back, Qt.MouseButton.LeftButton)
    assert project.values(Coding) == []
    assert project.values(Code, id=code.id)[0].name == code.name
