"""After a switch of language no word of the other one is left: not on the page, in a menu, a hint, or a spoken name."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from codebench.gui.dialogs.help import HelpWindow
from codebench.gui.tour import Tour
from codebench.gui.window import MainWindow
from codebench.i18n import LANGUAGES, catalogue
from codebench.services.project import Project
from codebench.settings import load_settings
from tests.gui.conftest import code
from tests.windows import window_on

# Words of the test's own project, which a translation must leave alone.
OWN = {"money", "delay", "obstacles"}


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    code(project, "Anna", "bang voor vertraging", "d")
    with window_on(qtbot, project) as made:
        yield made


def forms(sentence: str) -> list[str]:
    return sentence.split("|")


def foreign(language: str) -> list[re.Pattern[str]]:
    """Return what a whole string looks like that only the other language has."""
    both = (zip(forms(en), forms(nl), strict=True) for en, nl in catalogue("nl").items())
    pairs = [(plain(english), plain(dutch)) for each in both for english, dutch in each]
    mine, other = (1, 0) if language == "nl" else (0, 1)
    here = {pair[mine] for pair in pairs}
    strange = {pair[other] for pair in pairs} - here - OWN
    # A sentence that is nearly all blanks would fit anything.
    telling = [each for each in strange if len(re.sub(r"\{\w+\}|\W", "", each)) > 2]
    return [re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(each)), re.DOTALL) for each in telling]


def plain(words: str) -> str:
    return words.replace("&", "").split("\t")[0].strip()


def cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.data(index, role) or "")
        yield from cells(model, model.index(row, 0, parent))


def words_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget, QMenu):
        yield widget.title()
    if isinstance(widget, QTextBrowser):
        yield from widget.toPlainText().splitlines()[:1]
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from cells(widget.model(), QModelIndex())
    if isinstance(widget, QTreeView) and widget.model() is not None:
        model = widget.model()
        for at in range(model.columnCount()):
            yield str(model.headerData(at, Qt.Orientation.Horizontal) or "")


def everything(window: QWidget) -> set[str]:
    found = [window, *window.findChildren(QWidget)]
    words = {each for widget in found for each in words_of(widget)}
    for action in window.findChildren(QAction):
        words |= {action.text(), action.toolTip()}
    return {plain(each) for each in words} - {""}


def left_over(window: QWidget, language: str) -> list[str]:
    strange = foreign(language)
    return sorted(each for each in everything(window) if any(pattern.fullmatch(each) for pattern in strange))


def switch(qtbot: QtBot, window: MainWindow, language: str) -> None:
    wanted = catalogue("nl").get("&Count", "") if language == "nl" else "&Count"
    window.prefer(replace(load_settings(), language=language))
    qtbot.waitUntil(lambda: window.menus.actions["page_count"].text() == wanted)
    QApplication.sendPostedEvents(None, 52)
    QApplication.processEvents()


def open_all(window: MainWindow) -> None:
    """Open all that may stay open while one works."""
    desk = window.desk
    assert desk is not None
    desk.coding.controllers["memos"].note()
    desk.coding.controllers["seeking"].find()
    desk.tour.take(Tour(1))
    desk.show_counting()
    desk.counting.view.choose("d", "total")
    window.presenter.news.emit("…")
    window.show_help()


def test_the_test_itself_sees_a_word_that_stayed_behind(window: MainWindow) -> None:
    stray = QLabel("Filter codes", window)
    stray.show()
    assert left_over(window, "en") == []
    stray.setText("Codeboek importeren…")
    assert left_over(window, "en") == ["Codeboek importeren…"]
    stray.setText("Stap 2 van 3")
    assert left_over(window, "en") == ["Stap 2 van 3"]


@pytest.mark.parametrize("order", [("nl",), ("nl", "en")])
def test_nothing_of_the_other_language_is_left_on_the_desk(
    qtbot: QtBot, window: MainWindow, order: tuple[str, ...]
) -> None:
    open_all(window)
    for language in order:
        switch(qtbot, window, language)
        assert left_over(window, language) == []
    assert window.findChild(HelpWindow) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_other_language_is_left_on_the_welcome_page(
    qtbot: QtBot, window: MainWindow, language: str
) -> None:
    window.files.close_project()
    switch(qtbot, window, "nl")
    switch(qtbot, window, language)
    assert left_over(window, language) == []
