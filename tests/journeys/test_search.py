"""From a word to coded passages, by keyboard: search in all forms, narrow, decide one by one, take it back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.domain.search import Mode
from codebench.domain.source import Source
from codebench.gui.controllers.queue import QueueController
from codebench.gui.controllers.search import SearchController
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.searching import chips
from codebench.gui.window import MainWindow
from codebench.services import codebook, editing
from codebench.services.project import Project
from codebench.services.reading import groups
from codebench.services.search import set_synonyms
from tests.gui.test_accessible import nameless
from tests.makers import add_interviews, add_tree, people, person, put, reading
from tests.windows import window_on

ENTER, ESC, BACK = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Backspace
ANNA = "Ze gaf het na een jaar op. Wie opgeeft verliest tijd. Het kost geld."
BRAM = "Opgeven doen ze niet. Op de pabo geef ik les. Maar stoppen, dat wel."


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    add_interviews(
        project,
        reading("gesprek 1", ("Interviewer", "Geven ze het op?"), ("Anna", ANNA), ("Interviewer", "Opgeven?")),
        reading("gesprek 2", ("Bram", BRAM)),
        who=people(person("Anna", "pabo / A"), person("Bram", "lero / B")),
    )
    add_tree(project, "redenen", "redenen / uitval", "geld")
    put(project, "geld", "gesprek 1", "verliest tijd")
    with window_on(qtbot, project) as made:
        yield made


def page(window: MainWindow) -> CodingPage:
    assert window.desk is not None
    return window.desk.coding


def queue(window: MainWindow) -> QueueController:
    found: QueueController = page(window).controllers["queue"]
    return found


def find(qtbot: QtBot, window: MainWindow, words: str) -> SearchController:
    """Type words, and ask for them in all their forms."""
    assert window.desk is not None
    window.menus.actions["search"].trigger()
    search = window.desk.search
    qtbot.keyClicks(search.panel.box, words)
    qtbot.waitUntil(lambda: search.query.words == words)
    choose(qtbot, search, window, 0, "in all their forms")
    return search


def choose(qtbot: QtBot, search: SearchController, window: MainWindow, row: int, words: str) -> None:
    """Choose in a chip's menu."""
    shown = chips(search.query, groups(window.session.project), page(window).book)[row]  # type: ignore[union-attr]
    search.ask(next(option.question for option in shown.options if option.text == words))
    qtbot.waitUntil(lambda: not search.is_busy())


def start(qtbot: QtBot, window: MainWindow, typed: str) -> QueueController:
    window.menus.actions["code_found"].trigger()
    found = queue(window)
    qtbot.keyClicks(found.chooser.box, typed)
    qtbot.keyClick(found.chooser.box, ENTER)
    qtbot.waitUntil(lambda: not found.is_preparing())
    return found


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key | str, on: QWidget | None = None) -> None:
    for key in keys:
        qtbot.keyClick(on or queue(window).bar, key)


def coded(window: MainWindow, code: str = "uitval") -> list[str]:
    assert window.session is not None
    project, code_id = window.session.project, page(window).book.find(code).id
    texts = {source.id: source for source in project.values(Source)}
    found = [(texts[c.source_id].title, c.start, c.end) for c in project.values(Coding, code_id=code_id)]
    by_title = {source.title: source.text for source in texts.values()}
    return [by_title[title][start:end] for title, start, end in sorted(found)]


def test_what_is_found_in_all_forms_is_coded_place_by_place_in_one_step(qtbot: QtBot, window: MainWindow) -> None:
    search, news = find(qtbot, window, "opgeven"), list[str]()
    assert search.query.mode is Mode.LEMMA
    assert search.panel.said.text() == "2 participants · 3 places"
    window.presenter.news.connect(news.append)
    started = start(qtbot, window, "uitv")
    assert started.bar.hasFocus()
    assert page(window).codebook.current_id() == page(window).book.find("uitval").id
    assert started.bar.accessibleName() == "“uitval” here? 1 of 3 · Anna · gesprek 1"
    press(qtbot, window, ENTER, "s", BACK, "z", "t")
    assert coded(window) == ["gaf het na een jaar op", "Wie opgeeft verliest tijd.", BRAM]
    assert news[-1].endswith("accepted 3 of 3 places as “uitval”, of 2 people. Ctrl+Z takes it back.")
    assert not started.bar.isVisible() and search.panel.results.hasFocus()
    window.menus.actions["undo"].trigger()
    assert coded(window) == []
    window.menus.actions["redo"].trigger()
    assert len(coded(window)) == 3


def test_stopping_half_way_keeps_what_was_accepted(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "opgeven")
    start(qtbot, window, "uitv")
    press(qtbot, window, ENTER, ESC)
    assert coded(window) == ["gaf het na een jaar op"]
    again = start(qtbot, window, "uitv")
    assert again.bar.where.text().startswith("1 of 2")
    press(qtbot, window, ESC)
    assert len(coded(window)) == 1


def test_interviewers_wait_until_they_are_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    search = find(qtbot, window, "opgeven")
    choose(qtbot, search, window, 1, "everyone")
    started = start(qtbot, window, "uitv")
    assert started.bar.where.text().startswith("1 of 3")
    assert started.bar.others.text() == "Also 2 places of interviewers and others"
    started.bar.others.click()
    assert started.bar.where.text().startswith("1 of 5") and started.bar.others.isHidden()
    press(qtbot, window, "s", "s", "s", "t", "s")
    assert coded(window) == ["Geven ze het op?"]


def test_only_interviewers_say_it(qtbot: QtBot, window: MainWindow) -> None:
    search = find(qtbot, window, "opgeven")
    choose(qtbot, search, window, 1, "everyone")
    search.ask(type(search.query)("Geven ze"))
    qtbot.waitUntil(lambda: not search.is_busy())
    started = start(qtbot, window, "uitv")
    press(qtbot, window, ENTER, "z", "s")
    assert started.queue is not None and "no participant says it" in started.bar.where.text()
    press(qtbot, window, ESC)
    assert coded(window) == []


def test_the_keys_work_in_the_text_and_others_do_what_they_did(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "opgeven")
    started, text = start(qtbot, window, "uitv"), page(window).transcript
    press(qtbot, window, "s", ENTER, ESC, on=text)
    assert started.queue is None and coded(window) == ["opgeeft"]


def test_nothing_is_accepted_of_a_place_that_is_out_of_sight(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "opgeven")
    started, here = start(qtbot, window, "uitv"), page(window).source_id
    assert window.session is not None
    other = next(source for source in window.session.project.values(Source) if source.id != here)
    page(window).open_source(other.id)
    press(qtbot, window, "z", on=page(window).transcript)
    assert page(window).source_id == here and started.bar.hasFocus()
    assert started.bar.where.text().startswith("1 of 3")
    assert nameless(window) == []
    press(qtbot, window, ESC)
    assert coded(window) == []


def test_a_new_code_comes_with_what_was_accepted(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "opgeven")
    window.menus.actions["code_found"].trigger()
    found = queue(window)
    qtbot.keyClicks(found.chooser.box, "volhouden")
    qtbot.keyClick(found.chooser.box, ENTER)
    qtbot.waitUntil(lambda: not found.is_preparing())
    press(qtbot, window, "s", "s", ENTER)
    assert coded(window, "volhouden") == ["Opgeven"]
    window.menus.actions["undo"].trigger()
    assert [code.name for code in page(window).book.walk()] == ["redenen", "uitval", "geld"]


def test_a_text_that_changes_ends_the_queue_and_keeps_what_still_stands(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "opgeven")
    started, session = start(qtbot, window, "uitv"), window.session
    assert session is not None
    press(qtbot, window, ENTER)
    source = session.project.values(Source, title="gesprek 2")[0]
    session.do(editing.edit_text, source_id=source.id, start=0, end=7, words="Stoppen")
    qtbot.waitUntil(lambda: started.queue is None)
    assert coded(window) == ["gaf het na een jaar op"]


def test_a_code_that_is_renamed_and_merged_takes_its_queue_along(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "opgeven")
    started, session, book = start(qtbot, window, "uitv"), window.session, page(window).book
    assert session is not None
    press(qtbot, window, ENTER)
    session.do(codebook.rename_code, code_id=book.find("uitval").id, name="stoppen")
    qtbot.waitUntil(lambda: started.bar.accessibleName().startswith("“stoppen” here? 2 of 3"))
    session.do(codebook.merge_codes, code_ids=[book.find("uitval").id], into_id=book.find("geld").id)
    qtbot.waitUntil(lambda: started.bar.accessibleName().startswith("“geld” here? 2 of 3"))
    press(qtbot, window, ESC)
    assert "gaf het na een jaar op" in coded(window, "geld")


def test_a_code_that_goes_ends_its_queue_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "opgeven")
    started, session, news = start(qtbot, window, "uitv"), window.session, list[str]()
    assert session is not None
    window.presenter.news.connect(news.append)
    press(qtbot, window, ENTER)
    while "uitval" in [code.name for code in page(window).book.walk()]:
        session.undo()
    qtbot.waitUntil(lambda: started.queue is None)
    assert news[-1] == "“uitval” is no longer in the project, so nothing that was found got it."
    assert session.project.values(Coding) == []


def test_what_was_accepted_is_kept_when_the_project_closes(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "opgeven")
    start(qtbot, window, "uitv")
    press(qtbot, window, ENTER)
    assert window.session is not None
    path = window.session.project.path
    window.files.close_project()
    assert window.files.open(path)
    assert coded(window) == ["gaf het na een jaar op"]


def test_synonyms_and_codes_narrow_and_widen_what_is_found(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None
    window.session.do(set_synonyms, sets=[["stoppen", "opgeven"]])
    search = find(qtbot, window, "stoppen")
    assert search.panel.said.text() == "1 participant · 1 place"
    choose(qtbot, search, window, 0, "with my synonyms")
    assert search.panel.said.text() == "2 participants · 4 places"
    choose(qtbot, search, window, 1, "pabo")
    assert search.panel.said.text() == "1 participant · 2 places"
    choose(qtbot, search, window, 2, "geld")
    assert (
        search.panel.said.text() == "Not found. Try fewer words, or choose wider above."
        and search.panel.queue.isHidden()
    )
    choose(qtbot, search, window, 2, "all text")
    choose(qtbot, search, window, 3, "with any code")
    assert search.panel.said.text() == "Not found. Try fewer words, or choose wider above."


def test_without_anything_found_one_is_sent_to_search(qtbot: QtBot, window: MainWindow) -> None:
    news = list[str]()
    window.presenter.news.connect(news.append)
    window.menus.actions["code_found"].trigger()
    assert window.desk is not None and window.desk.search.is_open()
    assert news == ["Search for something first; then code what was found, one place at a time."]
