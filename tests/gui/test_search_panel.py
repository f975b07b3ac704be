"""Searching all sources in the window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from codebench.domain.codebook import Codebook
from codebench.domain.participant import Group, GroupTree
from codebench.domain.search import Mode, Query
from codebench.domain.source import Source
from codebench.gui.controllers.search import WIDTH, SearchController
from codebench.gui.dialogs.synonyms import SynonymsDialog
from codebench.gui.language import speak
from codebench.gui.searching import chips, told
from codebench.gui.window import MainWindow
from codebench.services import editing
from codebench.services import search as search_service
from codebench.services.project import Project
from codebench.services.reading import codebook, groups
from codebench.storage.locking import Lock
from tests.gui.conftest import code
from tests.gui.test_accessible import nameless
from tests.windows import window_on

FILES = Path(__file__).resolve().parent.parent / "files"


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    code(project, "Anna", "het geld", "m")
    with window_on(qtbot, project) as made:
        yield made


def search(window: MainWindow) -> SearchController:
    assert window.desk is not None
    return window.desk.search


def sought(qtbot: QtBot, window: MainWindow, words: str) -> SearchController:
    window.menus.actions["search"].trigger()
    found = search(window)
    found.panel.box.setText(words)
    found.panel.typed.emit(words)
    return answered(qtbot, found)


def answered(qtbot: QtBot, found: SearchController) -> SearchController:
    qtbot.waitUntil(lambda: not found.is_busy())
    return found


def rows(of: SearchController) -> list[str]:
    model = of.panel.model
    return [str(index.data()) for index in model.indexes()]


def marked(window: MainWindow) -> tuple[str, str]:
    """The title of the source that is shown, and the words that are selected in it."""
    assert window.desk is not None
    view = window.desk.coding.transcript
    span = view.selected_span()
    assert view.transcript is not None and span is not None
    return view.transcript.source.title, view.transcript.source.text[span.start : span.end]


def test_everyone_who_says_it_comes_with_the_words_around_it(qtbot: QtBot, window: MainWindow) -> None:
    found = sought(qtbot, window, "geld")
    assert found.panel.said.text() == "2 participants · 2 places"
    assert rows(found) == [
        "Anna · 1", "Ze zijn bang voor vertraging. 😀 En het geld, dat speelt ook. Vertraging dus.",
        "Bram · 1", "Bij ons is het vooral het geld, zeggen ze.",
    ]  # fmt: skip


def test_by_keyboard_from_the_words_to_the_place_and_back(qtbot: QtBot, window: MainWindow) -> None:
    found = sought(qtbot, window, "geld")
    panel = found.panel
    qtbot.keyClick(panel.box, Qt.Key.Key_Return)
    assert panel.results.hasFocus() and marked(window) == ("Anna", "geld")
    qtbot.keyClick(panel.results, Qt.Key.Key_Down)
    qtbot.keyClick(panel.results, Qt.Key.Key_Down)
    assert panel.results.hasFocus() and marked(window) == ("Bram", "geld")
    qtbot.keyClick(panel.results, Qt.Key.Key_Escape)
    assert panel.box.hasFocus() and found.is_open()
    qtbot.keyClick(panel.box, Qt.Key.Key_Escape)
    assert not found.is_open() and window.desk is not None and window.desk.coding.transcript.hasFocus()


def test_the_search_waits_where_it_was_left(qtbot: QtBot, window: MainWindow) -> None:
    found = sought(qtbot, window, "geld")
    found.close()
    window.menus.actions["search"].trigger()
    answered(qtbot, found)
    assert (found.panel.box.text(), found.panel.said.text()) == ("geld", "2 participants · 2 places")
    window.menus.actions["page_count"].trigger()
    window.menus.actions["page_code"].trigger()
    assert found.is_open()


def test_a_selection_is_searched_for_at_once(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    view = window.desk.coding.transcript
    view.select(view.transcript.source.text.index("bang"), view.transcript.source.text.index("bang") + 4)  # type: ignore[union-attr]
    view.setFocus()
    window.menus.actions["search"].trigger()
    qtbot.waitUntil(lambda: search(window).panel.said.text() == "1 participant · 1 place")


def test_signs_alone_are_answered_with_what_to_type(qtbot: QtBot, window: MainWindow) -> None:
    found = sought(qtbot, window, "geld")
    found.panel.box.setText("?!")
    qtbot.waitUntil(lambda: found.panel.said.text() == "Type at least one word to search for.")
    assert rows(found) == [] and found.panel.queue.isHidden()


def test_chips_ask_another_question(qtbot: QtBot, window: MainWindow) -> None:
    found = sought(qtbot, window, "waarom")
    assert found.panel.said.text() == "Not found. Try fewer words, or choose wider above."
    everyone = chips(found.query, GroupTree(()), Codebook(()))[1].options[1]
    found.ask(everyone.question)
    answered(qtbot, found)
    assert found.panel.said.text() == "0 participants · 1 place"
    assert found.panel.chips[1].buttons[0].accessibleName() == "Who says it: everyone"


def test_what_was_found_follows_the_project(qtbot: QtBot, window: MainWindow) -> None:
    found, session = sought(qtbot, window, "geld"), window.session
    assert session is not None
    source = session.project.values(Source, title="Anna")[0]
    start = source.text.index("geld")
    session.do(editing.edit_text, source_id=source.id, start=start, end=start + 4, words="weer")
    answered(qtbot, found)
    assert found.panel.said.text() == "1 participant · 1 place"
    session.undo()
    answered(qtbot, found)
    assert found.panel.said.text() == "2 participants · 2 places"


def test_words_that_mean_the_same_are_kept_in_one_step(qtbot: QtBot, window: MainWindow) -> None:
    found, session = sought(qtbot, window, "geld"), window.session
    assert session is not None
    found.ask_synonyms()
    (dialog,) = window.findChildren(SynonymsDialog)
    dialog.words.setPlainText("geld, vertraging , \n\nalone")
    dialog.submit()
    assert search_service.synonyms(session.project) == [("geld", "vertraging")]
    found.ask(Query("geld", synonyms=True, only_participants=True))
    answered(qtbot, found)
    assert found.panel.said.text() == "2 participants · 5 places"
    session.undo()
    answered(qtbot, found)
    assert found.panel.said.text() == "2 participants · 2 places"


def test_a_long_list_comes_in_parts(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("codebench.gui.searching.AT_A_TIME", 2)
    found = sought(qtbot, window, "vertraging")
    panel = found.panel
    assert rows(found)[0] == "Anna · 3" and rows(found)[-1] == "1 more place"
    panel.results.activated.emit(panel.model.find(panel.model.roots[0].children[-1].key))
    assert len(rows(found)) == 4 and "more" not in rows(found)[-1]


def test_the_side_has_its_own_width_again_afterwards(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    splitter = window.desk.coding.splitter
    before = splitter.sizes()
    found = sought(qtbot, window, "geld")
    assert splitter.sizes()[0] > before[0] and splitter.sizes()[2] == before[2]
    found.close()
    assert splitter.sizes() == before


def test_a_new_language_keeps_the_search(qtbot: QtBot, window: MainWindow) -> None:
    sought(qtbot, window, "geld")
    speak("nl")
    window.build()
    answered(qtbot, search(window))
    assert search(window).is_open() and search(window).panel.said.text() == "2 participanten · 2 plaatsen"
    search(window).close()
    assert window.desk is not None and window.desk.coding.splitter.sizes()[0] < WIDTH


def test_all_of_the_panel_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    sought(qtbot, window, "geld")
    assert nameless(window) == []


def test_the_chips_say_what_is_asked(project: Project) -> None:
    tree, book = groups(project), codebook(project)
    pabo = next(each.id for each in project.values(Group) if each.name == "pabo")
    asked = Query("geld", Mode.LEMMA, True, True, (pabo,), within_code="o", not_coded_with=("m",))
    assert [chip.text for chip in chips(asked, tree, book)] == [
        "in all their forms, with my synonyms", "pabo", "quotes of “obstacles”", "without the code “money”",
    ]  # fmt: skip
    assert all(any(option.chosen for option in chip.options) for chip in chips(asked, tree, book))
    nowhere = chips(asked, tree, book)[3].options[1]
    assert nowhere.text == "without any code" and nowhere.question.not_coded_with == ("o",)
    assert nowhere.question.within_code == "o"
    assert (
        told(search_service.search(project, Query("nergens"))) == "Not found. Try fewer words, or choose wider above."
    )


def test_all_forms_are_found_and_the_status_line_names_what_knew_them(qtbot: QtBot, window: MainWindow) -> None:
    found = sought(qtbot, window, "zijn")
    assert window.desk is not None and window.desk.status.language.text() == ""
    found.ask(chips(found.query, GroupTree(()), Codebook(()))[0].options[2].question)
    answered(qtbot, found)
    assert found.panel.said.text() == "2 participants · 2 places"
    assert window.desk.status.language.text().startswith("Dutch: simplemma ")


def test_what_is_typed_while_it_searches_is_what_is_answered(qtbot: QtBot, window: MainWindow) -> None:
    found = sought(qtbot, window, "nergens")
    for words in ("vertraging", "dus", "geld"):
        found.panel.box.setText(words)
        found.panel.typed.emit(words)
    answered(qtbot, found)
    assert found.answer.found.hits == 2


def test_a_search_that_is_emptied_shows_nothing_afterwards(qtbot: QtBot, window: MainWindow) -> None:
    found = sought(qtbot, window, "geld")
    found.panel.typed.emit("vertraging")
    found.panel.box.clear()
    found.panel.typed.emit("")
    answered(qtbot, found)
    assert rows(found) == [] and found.panel.said.text().startswith("Type words")


def test_an_older_project_is_made_ready_while_the_window_lives(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Path(shutil.copy(FILES / "project-0004.codebench", tmp_path))
    window = MainWindow()
    qtbot.addWidget(window)
    told_of: list[str] = []
    monkeypatch.setattr(window.files, "_progress", lambda done, total, what: told_of.append(what))
    window.files.open(old)
    assert window.session is None
    qtbot.waitUntil(lambda: window.session is not None)
    assert "Making “project-0004” ready for searching" in told_of
    assert sought(qtbot, window, "money").panel.said.text() == "1 participant · 1 place"
    window.close()


def test_what_cannot_be_made_ready_is_told_and_nothing_opens(qtbot: QtBot, tmp_path: Path) -> None:
    old = Path(shutil.copy(FILES / "project-0004.codebench", tmp_path))
    other = Lock(old)
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.files.failed) as told_of:
        window.files.open(old)
    assert "is open at" in told_of.args[0]
    assert window.session is None
    other.release()
    window.close()
