"""Suggestions in the picker and the list of answers that look like a code: quiet, and never applied by themselves."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.domain.source import Source
from codebench.gui.choices import Alike, Offer
from codebench.gui.controllers.suggesting import SuggestingController
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.session import ProjectSession
from codebench.gui.suggested import extract, own_words
from codebench.gui.views.picker_rows import CodeRow
from codebench.services.codebook import merge_codes, retire_code
from codebench.services.editing import edit_text
from codebench.services.project import Project
from codebench.services.reading import codebook
from tests.services.test_suggesting import BARE, talk

__all__ = ["talk"]


@pytest.fixture
def project(tmp_path: object) -> Iterator[Project]:
    made = Project.create(tmp_path / "study.codebench", coder_name="Anne Vos")
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, talk: Project) -> Iterator[CodingPage]:
    session = ProjectSession(talk)
    made = CodingPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    yield made
    session.closing.emit()


def select(qtbot: QtBot, page: CodingPage, words: str, title: str = "Rosa") -> SuggestingController:
    source = next(each for each in page._session.project.values(Source) if each.title == title)
    at = source.text.index(words)
    page.open_passage(source.id, at, at + len(words))
    suggesting = page.controllers["suggesting"]
    qtbot.waitUntil(lambda: suggesting.learnt is not None and not suggesting._stale, timeout=20_000)
    qtbot.waitUntil(lambda: not suggesting.tasks.is_busy(), timeout=20_000)
    return suggesting


def rows(page: CodingPage) -> list[str]:
    return [node.texts[0] for node in page.picker.model.roots]


def at_hand(page: CodingPage) -> CodeRow:
    return page.picker.model.node(page.picker.list.currentIndex()).value


def find(page: CodingPage, name: str) -> str:
    return codebook(page._session.project).find(name).id


def test_a_selection_is_offered_the_code_it_looks_like_with_words_and_proof(qtbot: QtBot, page: CodingPage) -> None:
    suggesting = select(qtbot, page, BARE[0])
    page.open_picker()
    heading = rows(page).index(suggesting.alike()[1])
    assert rows(page)[heading].startswith("Looks like · right ")
    suggested = page.picker.model.roots[heading + 1]
    assert suggested.texts == ("geld", "huur, dure") and suggested.value.alike


def test_what_is_suggested_is_never_at_hand_by_itself(qtbot: QtBot, page: CodingPage) -> None:
    select(qtbot, page, BARE[0])
    page.open_picker()
    assert not at_hand(page).alike
    qtbot.keyClick(page.picker.box, Qt.Key.Key_Up)
    assert at_hand(page).alike and "because of: huur, dure" in page.picker.box.accessibleDescription()
    qtbot.keyClick(page.picker.box, Qt.Key.Key_Return)
    (made,) = page._session.project.values(Coding, source_id=page.source_id, code_id=find(page, "geld"))
    assert page._session.project.values(Source, id=made.source_id)[0].text[made.start : made.end] == BARE[0]


def test_typing_shows_what_is_typed_and_no_suggestions(qtbot: QtBot, page: CodingPage) -> None:
    select(qtbot, page, BARE[0])
    page.open_picker("t")
    assert not [row for row in rows(page) if row.startswith("Looks like")]


def test_codes_that_are_there_or_retired_and_what_the_interviewer_says_lead_to_nothing(
    qtbot: QtBot, page: CodingPage
) -> None:
    suggesting = select(qtbot, page, BARE[0])
    assert [each.code_id for each in suggesting.alike()[0]] == [find(page, "geld")]
    page._session.do(retire_code, code_id=find(page, "geld"))
    assert suggesting.alike()[0] == ()
    page._session.undo()
    page.apply_code(find(page, "geld"))
    assert select(qtbot, page, BARE[0]).alike()[0] == ()
    assert select(qtbot, page, "En de huur?").alike()[0] == ()


def test_it_learns_again_after_a_step_and_only_once_words_are_selected(
    qtbot: QtBot, page: CodingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("codebench.gui.controllers.suggesting.REST", 0)
    suggesting = page.controllers["suggesting"]
    assert suggesting.learnt is None
    before = select(qtbot, page, BARE[0]).learnt
    page.apply_code(find(page, "geld"))
    assert suggesting.learnt is before
    assert select(qtbot, page, BARE[2]).learnt is not before


def test_what_took_long_to_learn_is_not_learnt_again_at_every_step(
    qtbot: QtBot, page: CodingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("codebench.gui.controllers.suggesting.LONG", 0)
    monkeypatch.setattr("codebench.gui.controllers.suggesting.REST", 10_000)
    suggesting = select(qtbot, page, BARE[0])
    before = suggesting.learnt
    page.apply_code(find(page, "geld"))
    page.transcript.select(0, 5)
    suggesting._selected()
    assert suggesting._stale and suggesting.learnt is before and not suggesting.tasks.is_busy()


def test_answers_that_look_like_a_code_open_in_the_text_and_are_coded_at_a_click(
    qtbot: QtBot, page: CodingPage
) -> None:
    suggesting = page.controllers["suggesting"]
    page.codebook.choose(find(page, "geld"))
    suggesting.look_alikes()
    shown = suggesting.list
    qtbot.waitUntil(lambda: shown.list.count() == 1, timeout=20_000)
    assert shown.list.item(0).text() == f"{BARE[0]}\nRosa · because of: huur, dure"
    assert "1 answer looks like this code." in shown.said.text() and "of 10 passages" in shown.said.text()
    qtbot.mouseClick(
        shown.list.viewport(), Qt.MouseButton.LeftButton, pos=shown.list.visualItemRect(shown.list.item(0)).center()
    )
    assert page.transcript.textCursor().selectedText() == BARE[0]
    before = len(page._session.project.values(Coding))
    shown.code.click()
    assert len(page._session.project.values(Coding)) == before + 1 and shown.list.count() == 0
    page._session.undo()
    assert shown.list.count() == 1
    shown.close()
    assert suggesting.list is None


def test_the_list_looks_again_when_words_are_corrected_and_goes_with_its_code(qtbot: QtBot, page: CodingPage) -> None:
    suggesting, project = page.controllers["suggesting"], page._session.project
    suggesting.look_alikes(find(page, "geld"))
    shown = suggesting.list
    qtbot.waitUntil(lambda: shown.list.count() == 1, timeout=20_000)
    source = next(each for each in project.values(Source) if each.title == "Rosa")
    at = source.text.index("dure huur")
    page._session.do(edit_text, source_id=source.id, start=at, end=at + len("dure huur"), words="regen")
    qtbot.waitUntil(lambda: shown.list.count() == 0, timeout=20_000)
    page._session.do(merge_codes, code_ids=[find(page, "geld")], into_id=find(page, "tijd"))
    assert suggesting.list is None


def test_the_list_says_why_it_can_tell_nothing(qtbot: QtBot, page: CodingPage) -> None:
    suggesting = page.controllers["suggesting"]
    suggesting.look_alikes(find(page, "leuk"))
    qtbot.waitUntil(lambda: "at least 5 codings" in suggesting.list.said.text(), timeout=20_000)
    assert not suggesting.list.code.isEnabled()


def test_the_codes_menu_leads_to_the_list(qtbot: QtBot, page: CodingPage) -> None:
    code = codebook(page._session.project)[find(page, "geld")]
    (entry,) = [each for each in page.codebook.menu_for(code).actions() if "look like" in each.text()]
    entry.trigger()
    assert page.controllers["suggesting"].list.windowTitle() == "Looks like “geld”"


def test_an_extract_begins_a_little_before_the_words() -> None:
    text = "woord " * 40 + "de dure huur " + "nog " * 90
    assert extract("De dure\nhuur.", ("huur",)) == "De dure huur."
    short = extract(text, ("dure", "huur"))
    assert short.startswith("… woord") and "de dure huur nog" in short and short.endswith("nog …") and len(short) < 240


def test_only_what_participants_say_is_looked_at() -> None:
    assert own_words("abcdefghij", [(0, 3, "a"), (5, 8, "b")], 1, 6) == "bc\nf"


def test_a_suggested_code_that_is_gone_is_left_out(qtbot: QtBot, page: CodingPage) -> None:
    offer = Offer(codebook(page._session.project), alike=(Alike("gone", ("huur",)),), proof="p")
    page.picker.offer(offer, page.rect())
    assert "p" not in rows(page) and "geld" in rows(page)
