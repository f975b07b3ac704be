import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from codebench.domain.codebook import Code, Codebook
from codebench.domain.study import CodeCount
from codebench.gui.choices import Choice, NewCode, Offer
from codebench.gui.views.picker import Picker

BOOK = Codebook(
    [
        Code("b", "obstacles"),
        Code("d", "delay", "b", 0, definition="Losing time", when_not="money: see money"),
        Code("m", "money", "b", 1),
        Code("g", "gains", None, 1),
    ]
)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(page: QWidget, typed: str = "", **offered: object) -> Picker:
    picker = Picker(page)
    picker.offer(Offer(BOOK, below="b", **offered), QRect(100, 100, 80, 20), typed)
    return picker


def on(picker: Picker) -> str:
    node = picker.model.node(picker.list.currentIndex())
    return node.key if node else ""


def shown(picker: Picker) -> list[str]:
    return [node.texts[0] for node in picker.model.roots]


def enter(qtbot: QtBot, picker: Picker) -> Choice:
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.keyClick(picker.box, Qt.Key.Key_Return)
    assert not picker.isVisible()
    return chosen.args[0]


def test_two_letters_and_enter_pick_a_code(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page)
    qtbot.keyClicks(picker.box, "mo")
    assert enter(qtbot, picker) == Choice(("m",))


def test_the_letter_that_opened_it_is_already_typed(page: QWidget) -> None:
    picker = opened(page, "d")
    assert picker.box.text() == "d" and on(picker) == "d"


def test_what_the_highlighted_code_means_stands_below_and_nothing_changes_height(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page)
    place = picker.geometry(), picker.list.geometry()
    qtbot.keyClicks(picker.box, "del")
    assert picker.meaning.path.text() == "obstacles / delay" and picker.meaning.means.text() == "Losing time"
    assert "see money" in picker.meaning.means_not.text()
    qtbot.keyClick(picker.box, Qt.Key.Key_Tab)
    qtbot.keyClicks(picker.box, "something that is not there")
    assert (picker.geometry(), picker.list.geometry()) == place


def test_arrows_walk_over_headings_and_escape_closes(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page, recent=("m",))
    assert on(picker) == "m"
    qtbot.keyClick(picker.box, Qt.Key.Key_Down)
    assert on(picker) == "b"
    with qtbot.waitSignal(picker.closed):
        qtbot.keyClick(picker.box, Qt.Key.Key_Escape)


def test_last_used_with_their_numbers_then_most_used_then_all(qtbot: QtBot, page: QWidget) -> None:
    counts = {"b": CodeCount(1, 9, 0, 0), "d": CodeCount(1, 2, 1, 2), "g": CodeCount(1, 3, 1, 3)}
    picker = opened(page, recent=("m",), counts=counts)
    assert shown(picker) == ["Last used", "money", "Most used", "gains", "delay", "All codes", "obstacles"]
    assert picker.model.roots[1].value.number == 1
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.keyClicks(picker.box, "1")
    assert chosen.args == [Choice(("m",))]


def test_a_digit_without_a_code_to_it_is_typed(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page, recent=("m",))
    qtbot.keyClicks(picker.box, "2e")
    assert picker.box.text() == "2e"


def test_ticked_codes_survive_typing_and_go_together(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page)
    qtbot.keyClicks(picker.box, "mo")
    qtbot.keyClick(picker.box, Qt.Key.Key_Tab)
    qtbot.keyClicks(picker.box, "del")
    assert picker.box.text() == "del" and picker.ticked == ["m"]
    assert [button.text() for button in picker.line.buttons.values()] == ["✓ money"]
    assert enter(qtbot, picker) == Choice(("m", "d"))


def test_words_that_match_nothing_hold_enter_back(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page, "mo")
    qtbot.keyClick(picker.box, Qt.Key.Key_Tab)
    qtbot.keyClicks(picker.box, "nowhere / luck")
    qtbot.keyClick(picker.box, Qt.Key.Key_Return)
    assert picker.isVisible() and picker.meaning.path.text() == "No code matches “nowhere / luck”."


def test_with_nothing_typed_enter_applies_only_what_is_ticked(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page, recent=("m", "d"))
    qtbot.keyClick(picker.box, Qt.Key.Key_Space)
    qtbot.keyClick(picker.box, Qt.Key.Key_Down)
    assert on(picker) == "d"
    assert enter(qtbot, picker) == Choice(("m",))


def test_the_mouse_ticks_at_the_dot_and_takes_away_above(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page, "mo")
    at = picker.list.visualRect(picker.model.index(0, 0))
    qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, at.center().y()))
    assert picker.isVisible() and picker.ticked == ["m"]
    qtbot.mouseClick(picker.line.buttons["m"], Qt.MouseButton.LeftButton)
    assert picker.ticked == []
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=at.center())
    assert chosen.args == [Choice(("m",))]


def test_a_new_code_is_the_last_choice_and_up_from_the_top_goes_there(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page, "mo")
    assert shown(picker)[-2:] == ["+ New code “mo” under obstacles", "+ New code “mo” as a main code"]
    qtbot.keyClick(picker.box, Qt.Key.Key_Up)
    assert enter(qtbot, picker) == Choice(new=NewCode("mo", "b"))


def test_a_new_code_goes_together_with_ticked_ones(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page, "mo")
    qtbot.keyClick(picker.box, Qt.Key.Key_Tab)
    qtbot.keyClicks(picker.box, "mother tongue")
    assert enter(qtbot, picker) == Choice(("m",), NewCode("mother tongue", "b"))


def test_a_parent_is_typed_before_a_slash(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page, "gai / luck")
    assert shown(picker) == ["+ New code “luck” under gains"]
    assert enter(qtbot, picker) == Choice(new=NewCode("luck", "g"))


def test_the_selected_words_can_become_a_code(qtbot: QtBot, page: QWidget) -> None:
    picker = opened(page, words="afraid of\ndelay.")
    assert shown(picker)[0] == "+ New code from these words: “afraid of delay”" and on(picker) == "b"
    qtbot.keyClick(picker.box, Qt.Key.Key_Up)
    assert enter(qtbot, picker) == Choice(new=NewCode("afraid of delay", "b"))


@pytest.mark.parametrize("top", [20, 200, 300, 560])
def test_it_opens_within_its_page_and_beside_the_words(page: QWidget, top: int) -> None:
    picker, at = Picker(page), QRect(790, top, 1, 20)
    picker.offer(Offer(BOOK), at)
    assert page.rect().contains(picker.geometry())
    assert picker.geometry().bottom() < top or picker.geometry().top() > at.bottom()
