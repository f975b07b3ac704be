"""The codebook beside the text: its panel edited in place, its lists, its choice of several."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from codebench.domain.codebook import PALETTE, Code
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.session import ProjectSession
from codebench.gui.views.codebook import CodebookView
from codebench.gui.views.colours import colour_names
from codebench.gui.window import MainWindow
from codebench.services.codebook import edit_code, retire_code
from codebench.services.project import Project
from tests.gui.conftest import code
from tests.gui.test_accessible import nameless
from tests.windows import window_on

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    code(project, "Anna", "geld", "m")
    with window_on(qtbot, project) as made:
        qtbot.waitUntil(made.isActiveWindow)
        yield made


def session_of(window: MainWindow) -> ProjectSession:
    assert window.session is not None
    return window.session


def view_of(window: MainWindow, chosen: str = "m") -> CodebookView:
    assert window.desk is not None
    window.desk.coding.codebook.choose(chosen)
    return window.desk.coding.codebook


def now(window: MainWindow, code_id: str = "m") -> Code:
    return next(each for each in session_of(window).project.values(Code) if each.id == code_id)


def steps(window: MainWindow) -> int:
    return len(session_of(window).project.history())


def shown(view: CodebookView) -> list[str]:
    return [node.key for at in view.model.indexes() if (node := view.model.node(at))]


def test_ctrl_d_goes_to_the_definition_and_ctrl_enter_saves_one_step(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window)
    text, before = view.definition.texts["definition"], steps(window)
    window.menus.actions["edit_code"].trigger()
    assert text.hasFocus()
    qtbot.keyClicks(text, "What it costs.")
    qtbot.keyClick(text, Qt.Key.Key_Return, CTRL)
    assert now(window).definition == "What it costs."
    assert steps(window) == before + 1
    assert view.tree.hasFocus()
    window.menus.actions["undo"].trigger()
    assert (now(window).definition, text.toPlainText()) == ("", "")


def test_tab_saves_and_goes_to_the_next_text_and_nothing_typed_is_no_step(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window)
    texts, before = view.definition.texts, steps(window)
    view.edit_definition()
    qtbot.keyClicks(texts["definition"], "Coins")
    qtbot.keyClick(texts["definition"], Qt.Key.Key_Tab)
    assert texts["when"].hasFocus()
    qtbot.keyClick(texts["when"], Qt.Key.Key_Tab)
    qtbot.keyClick(texts["when_not"], Qt.Key.Key_Backtab)
    assert texts["when"].hasFocus()
    assert (now(window).definition, steps(window)) == ("Coins", before + 1)


def test_escape_gives_back_what_stood_there(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window, "d")
    text, before = view.definition.texts["definition"], steps(window)
    view.edit_definition()
    qtbot.keyClicks(text, " of months")
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert text.toPlainText() == "Losing time" and view.tree.hasFocus()
    assert steps(window) == before


def test_what_is_being_typed_is_saved_when_another_code_is_clicked(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window)
    view.edit_definition()
    qtbot.keyClicks(view.definition.texts["definition"], "Coins")
    at = view.tree.visualRect(view.model.find("d")).center()
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (now(window).definition, now(window, "d").definition) == ("Coins", "Losing time")
    assert view.current_id() == "d"
    assert view.definition.texts["definition"].toPlainText() == "Losing time"


def test_what_is_being_typed_survives_a_change_from_elsewhere(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window)
    text = view.definition.texts["definition"]
    view.edit_definition()
    qtbot.keyClicks(text, "Coi")
    session_of(window).do(edit_code, code_id="m", when="always")
    assert window.desk is not None
    window.desk.coding.refresh_figures()
    assert text.hasFocus() and text.toPlainText() == "Coi"
    qtbot.keyClicks(text, "ns")
    qtbot.keyClick(text, Qt.Key.Key_Return, CTRL)
    assert (now(window).definition, now(window).when) == ("Coins", "always")


def test_what_is_being_typed_is_kept_when_the_project_closes(qtbot: QtBot, window: MainWindow) -> None:
    view, path = view_of(window), session_of(window).project.path
    view.edit_definition()
    qtbot.keyClicks(view.definition.texts["definition"], "Coins")
    window.files.close_project()
    window.files.open(path)
    assert now(window).definition == "Coins"


def test_a_name_is_one_line_and_a_refused_one_is_given_back(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window)
    name = view.definition.name
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "delay")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert (now(window).name, name.toPlainText()) == ("money", "money")
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "finance")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert (now(window).name, name.toPlainText()) == ("finance", "finance")


def test_ctrl_z_in_an_untouched_text_takes_back_the_last_step(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window)
    session_of(window).do(edit_code, code_id="m", definition="Coins")
    view.edit_definition()
    text = view.definition.texts["definition"]
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert now(window).definition == ""
    qtbot.keyClicks(text, "abc")
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.toPlainText() == "" and now(window).definition == ""


def test_a_long_text_grows_and_the_line_one_types_stays_in_sight(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window)
    text, panel = view.definition.texts["definition"], view.definition
    low = text.height()
    view.edit_definition()
    for _ in range(40):
        qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.height() > 20 * low

    def at() -> int:
        return text.mapTo(panel.viewport(), text.cursorRect().bottomLeft()).y()

    qtbot.waitUntil(lambda: 0 < at() <= panel.viewport().height())


def test_a_colour_has_a_name_and_applies_at_once(window: MainWindow) -> None:
    dot, before = view_of(window).definition.dot, steps(window)
    wanted = next(colour for colour in PALETTE if colour != now(window).colour)
    assert dot.choices[wanted].text() == colour_names()[wanted]
    dot.choices[wanted].trigger()
    assert (now(window).colour, steps(window)) == (wanted, before + 1)
    assert dot.accessibleName() == f"Colour: {colour_names()[wanted]}"
    dot.choices[wanted].trigger()
    assert steps(window) == before + 1 and dot.choices[wanted].isChecked()


def test_a_colour_from_elsewhere_is_called_its_own(window: MainWindow) -> None:
    session_of(window).do(edit_code, code_id="m", colour="#123456")
    dot = view_of(window).definition.dot
    assert dot.accessibleName() == "Colour: its own"
    assert not any(action.isChecked() for action in dot.choices.values())


def test_a_project_to_read_shows_only_what_is_there(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window, "d")
    view.definition.set_read_only(True)
    view.choose("m")
    view.choose("d")
    visible = {field for field, text in view.definition.texts.items() if text.isVisible()}
    assert visible == {"definition", "when_not"}
    view.edit_definition()
    assert not view.definition.texts["definition"].hasFocus()
    assert not view.definition.dot.isEnabled()
    qtbot.keyClicks(view.definition.name, "x")
    assert view.definition.name.toPlainText() == "delay"


def test_codes_without_codings_and_without_definition_are_listed(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window)
    window.menus.actions["unused"].trigger()
    assert shown(view) == ["o", "d"] and view.lists.chip.isVisible()
    window.menus.actions["undefined"].trigger()
    assert shown(view) == ["o", "m"]
    session_of(window).do(edit_code, code_id="m", definition="Coins")
    view.choose("o")
    session_of(window).do(edit_code, code_id="m", when="always")
    window.menus.actions["unused"].trigger()
    window.menus.actions["undefined"].trigger()
    assert shown(view) == [] and view.hint.text() == "Every code in use has a definition."
    window.menus.actions["undefined"].trigger()
    assert shown(view) == ["o", "d", "m"] and not view.lists.chip.isVisible()


def test_a_code_stays_listed_while_one_writes_its_definition(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window)
    window.menus.actions["undefined"].trigger()
    view.choose("m")
    view.edit_definition()
    qtbot.keyClicks(view.definition.texts["definition"], "Coins")
    qtbot.keyClick(view.definition.texts["definition"], Qt.Key.Key_Tab)
    assert now(window).definition == "Coins"
    assert shown(view) == ["o", "m"] and view.definition.texts["when"].hasFocus()


def test_escape_takes_away_the_words_then_the_list_then_leaves(qtbot: QtBot, window: MainWindow) -> None:
    view = view_of(window)
    window.menus.actions["unused"].trigger()
    window.menus.actions["filter"].trigger()
    qtbot.keyClicks(view.filter, "zzz")
    assert shown(view) == [] and view.hint.text() == "No code answers to this."
    qtbot.keyClick(view.filter, Qt.Key.Key_Escape)
    assert shown(view) == ["o", "d"]
    qtbot.keyClick(view.filter, Qt.Key.Key_Escape)
    assert shown(view) == ["o", "d", "m"]
    qtbot.keyClick(view.filter, Qt.Key.Key_Escape)
    assert view.tree.hasFocus()


def test_what_is_retired_is_not_listed_as_without_codings(window: MainWindow) -> None:
    session_of(window).do(retire_code, code_id="d")
    view = view_of(window)
    window.menus.actions["unused"].trigger()
    assert shown(view) == []


def test_one_of_several_chosen_codes_is_dragged(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    dragged: list[list[str]] = []
    view = view_of(window)
    view._choose_also(["d"])
    assert view.chosen_ids() == ["d", "m"]
    monkeypatch.setattr("codebench.gui.views.delegates.Tree.startDrag", lambda *_: dragged.append(view.chosen_ids()))
    view.tree.startDrag(Qt.DropAction.MoveAction)
    assert dragged == [["m"]]


def test_all_in_the_panel_is_reached_by_tab(window: MainWindow) -> None:
    view = view_of(window)
    at: QWidget = view.definition.dot
    seen = []
    for _ in range(40):
        at = at.nextInFocusChain()
        seen.append(at)
    wanted = [view.definition.name, *view.definition.texts.values()]
    assert [each for each in seen if each in wanted] == wanted


@pytest.mark.parametrize("action", ["merge", "split", "retire"])
def test_what_the_dialogs_ask_has_a_name(window: MainWindow, action: str) -> None:
    view_of(window)
    window.menus.actions[action].trigger()
    dialog = window.findChild(AskDialog)
    assert dialog is not None and nameless(dialog) == []
    dialog.close()
