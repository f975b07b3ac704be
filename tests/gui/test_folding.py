"""The quotes behind a number, folded beside the work: unfolded, parted, joined, by mouse and keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from codebench.domain.findings import PartedQuote
from codebench.gui.pages.counting_page import CountingPage
from codebench.gui.session import ProjectSession
from codebench.gui.views.quote_card import QuoteCard
from codebench.services.project import Project
from codebench.services.reading import codebook
from tests.repeater import AGAIN, MIES, WHY, add_repeater


@pytest.fixture
def session(project: Project) -> Iterator[ProjectSession]:
    add_repeater(project)
    made = ProjectSession(project)
    yield made
    made.closing.emit()


@pytest.fixture
def page(qtbot: QtBot, session: ProjectSession) -> CountingPage:
    made = CountingPage(session)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.activateWindow()
    made.view.choose(codebook(session.project).find(WHY).id, "total")
    qtbot.waitUntil(lambda: bool(card(made).folds), timeout=20_000)
    return made


def card(page: CountingPage) -> QuoteCard:
    return next(each for each in page.quotes.cards if each.person.name == "Mies")


def button(door: object, words: str) -> QPushButton:
    return next(each for each in door.findChildren(QPushButton) if words in each.text())


def shown(found: QuoteCard) -> list[str]:
    QApplication.processEvents()
    return [door.passage.text for door in found.repeats if door.isVisible()]


def test_what_is_said_again_is_folded_under_the_first_time_with_the_words(page: CountingPage) -> None:
    assert card(page).unfold.text() == "said 9 times, counts as 1 ▾"
    (fold,) = card(page).folds
    assert fold.link.accessibleName() == "the same 5 more times: vertraging, semester, half, jaar, bang"
    assert shown(card(page)) == [] and not fold.is_open


def test_other_quotes_and_repeats_unfold_each_by_their_own_line(qtbot: QtBot, page: CountingPage) -> None:
    mies = card(page)
    qtbot.mouseClick(mies.unfold, Qt.MouseButton.LeftButton)
    assert shown(mies) == [MIES[n] for n in (1, 3, 6)]
    (fold,) = mies.folds
    fold.link.setFocus()
    qtbot.keyClick(fold.link, Qt.Key.Key_Space)
    assert shown(mies) == list(MIES[1:]) and fold.link.text().endswith("▴")
    qtbot.keyClick(fold.link, Qt.Key.Key_Space)
    assert shown(mies) == [MIES[n] for n in (1, 3, 6)] and fold.link.text().endswith("▾")


def test_tab_goes_from_the_line_into_what_it_unfolded(qtbot: QtBot, page: CountingPage) -> None:
    (fold,) = card(page).folds
    fold.link.click()
    fold.link.setFocus()
    qtbot.keyClick(fold.link, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card(page).repeats[0]


def test_what_does_not_belong_together_is_parted_joined_and_undone(qtbot: QtBot, page: CountingPage) -> None:
    mies, project = card(page), page._session.project
    mies.folds[0].link.click()
    door = next(each for each in mies.repeats if each.passage.text == MIES[4])
    button(door, "Doesn't belong").setFocus()
    before = page.table()
    qtbot.keyClick(button(door, "Doesn't belong"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(card(page).folds[0].said.again) == len(AGAIN) - 1)
    assert card(page) is mies and mies.folds[0].is_open and page.table() == before
    assert len(project.values(PartedQuote)) == 1
    assert mies.unfold is None and QApplication.focusWidget().passage.text == MIES[4]
    parted = next(each for each in mies.repeats if each.passage.text == MIES[4])
    button(parted, "Fold again").click()
    qtbot.waitUntil(lambda: len(card(page).folds[0].said.again) == len(AGAIN))
    page._session.undo()
    qtbot.waitUntil(lambda: len(card(page).folds[0].said.again) == len(AGAIN) - 1)
    page._session.undo()
    qtbot.waitUntil(lambda: len(card(page).folds[0].said.again) == len(AGAIN))
    assert project.values(PartedQuote) == []


def test_what_was_parted_before_does_not_unfold_a_card_that_is_shown_anew(qtbot: QtBot, page: CountingPage) -> None:
    page.folding.part(card(page).person.passages[4])
    qtbot.waitUntil(lambda: len(card(page).folds[0].said.again) == len(AGAIN) - 1)
    page.open_base("total")
    page.open_number(codebook(page._session.project).find(WHY).id, "total")
    qtbot.waitUntil(lambda: bool(card(page).folds))
    assert card(page).unfold is not None and shown(card(page)) == []


def test_who_may_only_read_unfolds_but_parts_nothing(qtbot: QtBot, page: CountingPage) -> None:
    page.quotes.read_only = True
    page.quotes.clear()
    page.open_number(codebook(page._session.project).find(WHY).id, "total")
    qtbot.waitUntil(lambda: bool(card(page).folds))
    card(page).folds[0].link.click()
    assert not [each for each in page.quotes.findChildren(QPushButton) if "belong" in each.text()]


def test_the_folds_of_an_earlier_number_are_not_put_on_a_later_one(qtbot: QtBot, page: CountingPage) -> None:
    book = codebook(page._session.project)
    page.open_number(book.find("redenen").id, "total")
    page.open_base("total")
    page.open_number(book.find(WHY).id, "total")
    qtbot.waitUntil(lambda: not page.folding.tasks.is_busy(), timeout=20_000)
    assert len(card(page).folds) == 1
    assert [thread.first for thread in card(page).threads] == [0, 1, 3, 6]
