"""Correcting a transcript in the window, and settling what is to be checked."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.domain.source import Source
from codebench.gui.controllers.editing import EditingController
from codebench.gui.dialogs.correcting import SpeakerDialog, WordsDialog
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.session import ProjectSession
from codebench.services.project import Project
from tests.gui.conftest import code


@pytest.fixture
def page(qtbot: QtBot, project: Project) -> Iterator[CodingPage]:
    code(project, "Anna", "het geld", "m")
    code(project, "Anna", "vertraging", "d")
    made = CodingPage(ProjectSession(project))
    qtbot.addWidget(made)
    made.show()
    made.open_source(project.values(Source, title="Anna")[0].id)
    yield made


def hands(page: CodingPage) -> EditingController:
    found = page.controllers["editing"]
    assert isinstance(found, EditingController)
    return found


def choose(page: CodingPage, words: str) -> None:
    shown = page.transcript.transcript
    assert shown is not None
    start = shown.source.text.index(words)
    page.transcript.select(start, start + len(words))


def correct(page: CodingPage, words: str, instead: str) -> None:
    choose(page, words)
    hands(page).correct()
    dialog: Any = page.window().findChildren(WordsDialog)[-1]
    assert dialog.words.toPlainText() == words
    dialog.words.setPlainText(instead)
    dialog.submit()


def text(page: CodingPage) -> str:
    shown = page.transcript.transcript
    assert shown is not None
    return shown.source.text


def test_words_are_corrected_and_the_list_says_what_changed(page: CodingPage, project: Project, qtbot: QtBot) -> None:
    correct(page, "En het geld, dat speelt", "En het gelt, dat speelde")
    assert "En het gelt, dat speelde ook" in text(page)
    correct(page, "vertraging", "")
    hands(page).show_checks()
    found = hands(page).list
    assert found is not None
    assert (found.count.text(), found.list.count()) == ("2 codings whose words were edited", 2)
    found.list.setCurrentRow(0)
    assert (found.before.text(), found.after.text()) == ("vertraging", "the words are gone")
    assert not found.keep.isEnabled()
    choose(page, "bang")
    found.place.click()
    assert found.list.count() == 1
    found.keep.click()
    assert found.count.text() == "Nothing to check."
    shown = text(page)
    assert sorted(shown[each.start : each.end] for each in project.values(Coding)) == ["bang", "het gelt"]
    found.close()
    qtbot.waitUntil(lambda: hands(page).list is None)


def test_turns_are_split_joined_and_given_to_another(page: CodingPage) -> None:
    def turns() -> list[str]:
        shown = page.transcript.transcript
        assert shown is not None
        return [shown.source.text[turn.start : turn.end] for turn in shown.turns]

    before = turns()
    choose(page, "😀")
    page.transcript.drop_selection()
    caret = page.transcript.caret()
    hands(page).split_turn()
    assert (len(turns()), caret > 0) == (len(before) + 1, True)
    choose(page, turns()[2][:3])
    hands(page).join_turns()
    assert turns() == before
    hands(page).change_speaker()
    dialog: Any = page.window().findChildren(SpeakerDialog)[-1]
    dialog.label.setCurrentText("Carla")
    dialog.submit()
    shown = page.transcript.transcript
    assert shown is not None
    assert "Carla" in {speaker.label for speaker in shown.speakers.values()}


def test_the_right_button_offers_it_where_one_may_write(page: CodingPage) -> None:
    menu = QMenu(page)
    choose(page, "geld")
    page.transcript.menu_shown.emit(menu)
    assert [action.text() for action in menu.actions() if action.text()][:4] == [
        "Correct the words…", "Split the turn at the cursor", "Join with the turn before", "Change the speaker…",
    ]  # fmt: skip
