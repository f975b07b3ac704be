import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from codebench.domain.codebook import Code, Codebook
from codebench.gui.views.picker import NEW, Picker

BOOK = Codebook(
    [Code("b", "obstacles"), Code("d", "delay", "b", 0, when_not="money: see money"), Code("m", "money", "b", 1)]
)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(page: QWidget, typed: str = "", recent: tuple[str, ...] = ()) -> Picker:
    picker = Picker(page)
    picker.offer(BOOK, {}, recent, "b", QRect(100, 100, 80, 20), typed)
    return picker


def test_two_letters_and_enter_pick_a_code(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page)
    qtbot.keyClicks(picker.box, "mo")
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.box, Qt.Key.Key_Return)
    assert picked.args == ["m"]
    assert not picker.isVisible()


def test_the_letter_that_opened_it_is_already_typed(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page, "d")
    assert picker.box.text() == "d"
    assert picker.model.node(picker.list.currentIndex()).key == "d"
    assert "see money" in picker.hint.text()


def test_arrows_walk_and_escape_closes(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page, recent=("m",))
    assert picker.model.node(picker.list.currentIndex()).key == "m"
    qtbot.keyClick(picker.box, Qt.Key.Key_Down)
    assert picker.model.node(picker.list.currentIndex()).key == "b"
    with qtbot.waitSignal(picker.closed):
        qtbot.keyClick(picker.box, Qt.Key.Key_Escape)


def test_a_new_code_is_always_the_last_choice(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page, "mo")
    last = picker.model.roots[-1]
    assert last.key == NEW and "“mo” under obstacles" in last.texts[0]
    qtbot.keyClicks(picker.box, "ther tongue")
    with qtbot.waitSignal(picker.new_wanted) as wanted:
        qtbot.keyClick(picker.box, Qt.Key.Key_Return)
    assert wanted.args == ["mother tongue", "b"]


def test_it_opens_within_its_page(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page)
    picker.offer(BOOK, {}, (), "", QRect(790, 580, 1, 20), "")
    assert page.rect().contains(picker.geometry())
