"""The list of names: keys decide, several at once, forms and small letters, and the key that is made first."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from codebench.domain.candidates import Candidate, Why
from codebench.domain.hiding import HiddenName, NameKind
from codebench.errors import CodebenchError
from codebench.gui.controllers.names import NamesController
from codebench.gui.dialogs.key import KeyDialog
from codebench.gui.dialogs.line import LineDialog
from codebench.gui.dialogs.names import NamesDialog
from codebench.gui.dialogs.passphrase import NewPassphraseDialog
from codebench.gui.dialogs.safe_to_send import SafeDialog
from codebench.gui.window import MainWindow
from codebench.services import keys
from codebench.services.names import Entry, Found, Progress
from codebench.services.names import find as find_names
from codebench.services.project import Project
from tests.makers import add_interviews, reading
from tests.windows import window_on

SECRET = "drie gele fietsen"
ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    said = "Volgens Harmke en Tjitske wel. Harmke woont in Harlingen, zei Tjitske. Harmke weer."
    add_interviews(project, reading("Cora", ("Interviewer", "En bij u?"), ("P9", said)))
    with window_on(qtbot, project) as made:
        made.desk.coding.open_source(next(s.id for s in made.session.project.values(_source()) if s.title == "Cora"))
        yield made


def _source() -> type:
    from codebench.domain.source import Source

    return Source


def controller(window: MainWindow) -> NamesController:
    assert window.desk is not None
    found = window.desk.coding.controllers["names"]
    assert isinstance(found, NamesController)
    return found


def opened(qtbot: QtBot, window: MainWindow) -> NamesDialog:
    names = controller(window)
    keys.make_key(window.session.project, keys.usual_place(window.session.project), SECRET)
    window.menus.actions["names"].trigger()
    assert names.dialog is not None
    qtbot.waitUntil(lambda: bool(names.dialog.list.current()))
    return names.dialog


def decided(window: MainWindow) -> dict[str, HiddenName]:
    return {name.name: name for name in keys.decided(window.session.project)}


def current(dialog: NamesDialog) -> str:
    entry = dialog.list.current()
    return entry.name if entry else ""


def go_to(dialog: NamesDialog, name: str) -> None:
    dialog.list.choose(name)
    assert current(dialog) == name


def test_the_key_is_made_first_and_opened_the_next_time(qtbot: QtBot, window: MainWindow) -> None:
    window.menus.actions["names"].trigger()
    [key] = window.findChildren(KeyDialog)
    key.first.setText("kort")
    key.submit()
    assert "at least 10" in key.problem.text()
    key.first.setText(SECRET)
    key.again.setText(SECRET)
    key.submit()
    assert keys.usual_place(window.session.project).exists()
    names = controller(window)
    qtbot.waitUntil(lambda: bool(names.dialog and names.dialog.list.current()))
    names.dialog.close()
    window.session.project.key = None
    qtbot.waitUntil(lambda: names.dialog is None)
    names.open()
    again = next(each for each in window.findChildren(KeyDialog) if each.isVisible())
    again.first.setText("iets heel anders")
    again.submit()
    assert "does not open with this passphrase" in again.problem.text()
    again.first.setText(SECRET)
    again.submit()
    assert names.dialog is not None


def test_where_names_can_not_be_looked_for_the_list_says_why_and_looks_again_the_next_time(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise CodebenchError("Install Codebench again.")

    names = controller(window)
    keys.make_key(window.session.project, keys.usual_place(window.session.project), SECRET)
    with monkeypatch.context() as patched:
        patched.setattr("codebench.services.names.find", refuse)
        names.open()
        assert names.dialog is not None
        qtbot.waitUntil(lambda: names.dialog.said.text() == "Install Codebench again.")
    names.dialog.close()
    qtbot.waitUntil(lambda: names.dialog is None)
    names.open()
    qtbot.waitUntil(lambda: bool(names.dialog and names.dialog.list.current()))


def test_a_list_that_is_opened_again_before_the_looking_has_stopped_is_filled(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    again, find = Event(), find_names

    def wait(project: Project, report: Progress) -> Found:
        again.wait(5)
        return find(project, report)

    monkeypatch.setattr("codebench.services.names.find", wait)
    names = controller(window)
    keys.make_key(window.session.project, keys.usual_place(window.session.project), SECRET)
    names.open()
    assert names.dialog is not None
    names.dialog.close()
    qtbot.waitUntil(lambda: names.dialog is None)
    names.open()
    again.set()
    qtbot.waitUntil(lambda: bool(names.dialog and names.dialog.list.current()))


def test_a_name_is_shown_in_its_places_and_a_click_opens_one(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    go_to(dialog, "Harmke")
    assert "3 places in 1 source" in dialog.card.about.text()
    assert dialog.card.places.model().rowCount() == 3
    window.desk.show_counting()
    dialog.card.places.setCurrentIndex(dialog.card.places.model().index(1, 0))
    dialog.card.places.activated.emit(dialog.card.places.currentIndex())
    assert window.desk.pages.currentIndex() == 0
    span = window.desk.coding.transcript.selected_span()
    assert span is not None
    assert window.desk.coding.transcript.transcript.source.text[span.start : span.end] == "Harmke"


def test_keys_decide_and_go_on_to_the_next(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    go_to(dialog, "Harmke")
    suggested = dialog.card.instead.text()
    qtbot.keyClick(dialog.list, ENTER)
    assert decided(window)["Harmke"].instead == suggested
    assert current(dialog) not in ("Harmke", "")
    go_to(dialog, "Harlingen")
    qtbot.keyClick(dialog.list, Qt.Key.Key_B)
    assert decided(window)["Harlingen"].instead == ""
    go_to(dialog, "Tjitske")
    qtbot.keyClick(dialog.list, Qt.Key.Key_S)
    assert "Tjitske" not in decided(window) and current(dialog) != "Tjitske"
    go_to(dialog, "Tjitske")
    qtbot.keyClick(dialog.list, Qt.Key.Key_C)
    assert dialog.card.instead.text() == "[person]"
    qtbot.keyClick(dialog.card.instead, ENTER)
    assert decided(window)["Tjitske"].instead == "[person]"
    assert "5 places" in dialog.hide_all.text()
    go_to(dialog, "Tjitske")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert "Tjitske" not in decided(window)


def test_a_heading_stands_for_all_below_it(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    go_to(dialog, "Harmke")
    dialog.list.setCurrentIndex(dialog.list.currentIndex().parent())
    chosen = [entry.name for entry in dialog.list.selected()]
    assert {"Harmke", "Tjitske"} <= set(chosen)
    qtbot.keyClick(dialog.list, ENTER)
    assert len({decided(window)[name].instead for name in chosen}) == len(chosen), "each its own suggestion"


def test_two_names_of_one_person_are_joined(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    go_to(dialog, "Harmke")
    model = dialog.list.selectionModel()
    names = ["Harmke", "Tjitske"]
    model.select(dialog.list.model().find(names[1]), model.SelectionFlag.Select)
    assert dialog.card.deciding["join"].isVisibleTo(dialog)
    qtbot.keyClick(dialog.list, Qt.Key.Key_J)
    [one] = [name for name in decided(window).values() if set(names) <= set(name.spellings)]
    assert one.instead


def test_forms_and_small_letters_are_the_users_to_say(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    go_to(dialog, "Harmke")
    dialog.card.forms.setText("Harm ;  mevrouw   Elgersma")
    dialog.card.any_case.setChecked(False)
    qtbot.keyClick(dialog.card.forms, ENTER)
    assert decided(window)["Harmke"].forms == ("Harm", "mevrouw Elgersma")
    assert not decided(window)["Harmke"].any_case


def test_a_name_of_ones_own_is_added_by_hand_or_from_the_text(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    dialog.add.click()
    [line] = dialog.findChildren(LineDialog)
    line.line.setText("woont")
    line.submit()
    assert decided(window)["woont"].instead
    assert current(dialog) == "woont"
    view = window.desk.coding.transcript
    start = view.transcript.source.text.index("weer")
    view.select(start, start + len("weer"))
    controller(window).hide_selection()
    qtbot.waitUntil(lambda: "weer" in decided(window))
    assert current(dialog) == "weer"


def test_escape_goes_back_to_the_list_and_then_away(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    dialog.list.setFocus()
    dialog.card.instead.setFocus()
    qtbot.keyClick(dialog.card.instead, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.list.hasFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: controller(window).dialog is None)


def test_hiding_on_export_only_is_kept_in_the_key(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    dialog.only_export.click()
    assert window.session.project.key.on_export


def test_the_window_may_be_built_anew_or_closed_under_the_list(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    opened(qtbot, window)
    window.build()
    assert controller(window).dialog is None
    window.menus.actions["names"].trigger()
    window.files.close_project()
    assert window.session is None


def test_what_is_refused_is_said_in_the_list_itself(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    go_to(dialog, "Harmke")
    dialog.card.instead.setText("de collega van Harmke")
    qtbot.keyClick(dialog.card.instead, ENTER)
    dialog.hide_all.click()
    assert "“Harmke” is hidden itself" in dialog.said.text() and dialog.said.isVisible()
    qtbot.keyClick(dialog.list, Qt.Key.Key_S)
    assert not dialog.said.isVisible()


def test_the_list_is_found_through_by_letters(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    dialog.search.setText("harl")
    assert current(dialog) == "Harlingen"
    dialog.search.setText("")
    assert current(dialog) == "Harlingen"


def test_undo_works_from_the_list_as_well(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    dialog.activateWindow()
    go_to(dialog, "Harmke")
    qtbot.keyClick(dialog.list, ENTER)
    dialog.hide_all.click()
    view = window.desk.coding.transcript
    assert "Harmke" not in view.transcript.source.text
    qtbot.waitUntil(lambda: dialog.list.isEnabled() and "0 places" in dialog.hide_all.text())
    qtbot.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Harmke" in view.transcript.source.text
    qtbot.waitUntil(lambda: "3 places" in dialog.hide_all.text())


def test_the_key_gets_another_passphrase(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    dialog.passphrase.click()
    [asked] = dialog.findChildren(NewPassphraseDialog)
    asked.first.setText("kort")
    asked.submit()
    assert "at least 10" in asked.problem.text()
    asked.first.setText("vier rode bussen")
    asked.again.setText("vier rode bussen")
    asked.submit()
    assert "opens with the new passphrase only" in dialog.said.text()
    project = window.session.project
    assert keys.open_key(project, keys.usual_place(project), "vier rode bussen").names == ()


def test_another_persons_name_instead_of_a_name_is_told_to_be_one(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    go_to(dialog, "Harmke")
    dialog.card.instead.setText("Tjitske")
    qtbot.keyClick(dialog.card.instead, ENTER)
    assert "“Tjitske” stands in" in dialog.said.text()


def test_countries_stand_apart_and_the_doubtful_ones_are_passed_over_in_one_go(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = opened(qtbot, window)
    made = [Entry(_seen(name, 0.03), "[x]", is_country=name == "Noorwegen") for name in ("Mentor", "Flap", "Noorwegen")]
    kept: list[str] = []
    dialog.keep_wanted.disconnect()
    dialog.keep_wanted.connect(lambda chosen: kept.extend(each.name for each in chosen))
    dialog.set_entries(made)
    assert dialog.status.text() == "0 names to decide on" and dialog.doubts.text() == "2 doubtful ones"
    dialog.doubts.click()
    assert dialog.card.deciding["keep"].text() == "Keep all 2 (K)"
    qtbot.keyClick(dialog.list, Qt.Key.Key_K)
    assert kept == ["Mentor", "Flap"]
    go_to(dialog, "Noorwegen")
    assert dialog.card.about.text().startswith("country") and "betrays hardly anybody" in dialog.card.about.text()


def _seen(name: str, sure: float) -> Candidate:
    return Candidate(name, NameKind.PLACE, (name,), False, sure, Why.SPEECH, ())


def test_the_kind_of_a_name_is_the_users_to_say(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    go_to(dialog, "Harmke")
    dialog.card.kind.setCurrentIndex(dialog.card.kind.findData(NameKind.PLACE))
    dialog.card.kind.activated.emit(dialog.card.kind.currentIndex())
    assert dialog.card.instead.text().startswith("[place ")
    qtbot.keyClick(dialog.list, ENTER)
    assert decided(window)["Harmke"].kind is NameKind.PLACE and "place" in decided(window)["Harmke"].instead


def test_what_was_replaced_is_told_and_what_was_not_decided_on_before_it_is_sent(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = opened(qtbot, window)
    go_to(dialog, "Harmke")
    qtbot.keyClick(dialog.list, ENTER)
    dialog.hide_all.click()
    assert "3 places were replaced." in dialog.said.text()
    qtbot.waitUntil(lambda: dialog.list.isEnabled())
    dialog.send.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(SafeDialog)))
    [asked] = dialog.findChildren(SafeDialog)
    assert any("were not decided on yet" in each.text() for each in asked.findChildren(QLabel))
