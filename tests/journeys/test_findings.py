"""From a number to the words behind it, on the demo: published counts, who counts twice, a matrix, what moved."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from codebench.domain.findings import Summary
from codebench.domain.table import Row
from codebench.gui.dialogs.saved import SavedReportDialog
from codebench.gui.pages.counting_page import CountingPage
from codebench.gui.window import MainWindow
from codebench.services.coding import apply_codes
from codebench.services.demo import build_demo
from codebench.services.reading import groups
from tests.services.test_demo import PUBLISHED

ENTER = Qt.Key.Key_Return


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("demo")).project_path


@pytest.fixture
def window(qtbot: QtBot, built: Path, tmp_path: Path) -> Iterator[MainWindow]:
    path = Path(copyfile(built, tmp_path / built.name))
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    assert made.files.open(path)
    made.menus.actions["page_count"].trigger()
    QApplication.processEvents()
    yield made
    made.close()
    QApplication.processEvents()


def choose(page: CountingPage, chip: str, *way: str) -> None:
    """Choose in a chip's menu, or in the menus inside it."""
    buttons = [page.bar.analysis, *page.bar.chips.buttons]
    menu: QMenu = next(each for each in buttons if each.accessibleName().startswith(chip)).menu()
    for words in way[:-1]:
        menu = next(action for action in menu.actions() if action.text() == words).menu()
    next(action for action in menu.actions() if action.text() == way[-1]).trigger()
    QApplication.processEvents()


def rows(page: CountingPage) -> dict[str, Row]:
    table = page.table()
    assert table is not None
    return {row.path[-1]: row for row in table.rows}


def said(page: CountingPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.quotes.findChildren(QLabel))


def test_why_is_it_this_many_is_answered_in_two_clicks(qtbot: QtBot, window: MainWindow) -> None:
    page = window.desk.counting
    found, table = rows(page), page.table()
    assert {name: found[name].cells[0].count for name in PUBLISHED} == PUBLISHED
    assert {c.heading: c.base for c in table.columns} == {
        "Total": 30, "pabo": 14, "tweedegraads": 10, "ULO": 5, "KVDO": 1, "BKO/SKO": 1, "ALO": 1,
    }  # fmt: skip
    assert "2 participants are in more than one group" in page.rule.text()
    head, at = page.view.header(), [column.heading for column in table.columns].index("ALO") + 1
    over = head.sectionViewportPosition(at) + head.sectionSize(at) // 2
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(over, 12))
    assert "ALO · n = 1" in said(page) and "also in tweedegraads" in said(page)

    choose(page, "What is counted", "opleiding")
    programmes = rows(page)["studievertraging"].cells[0]
    assert (programmes.count, programmes.base) == (15, 20)
    choose(page, "What is counted", "participants")

    choose(page, "Left out", "Groups", "BKO/SKO")
    assert page.table().columns[0].base == 29
    assert {name: rows(page)[name].cells[0].count for name in PUBLISHED} == PUBLISHED


def test_a_number_opens_its_quotes_folded_and_a_quote_its_transcript(qtbot: QtBot, window: MainWindow) -> None:
    page = window.desk.counting
    row = rows(page)["studievertraging"]
    page.view.choose(row.key, "total")
    cards = page.quotes.cards
    more = [button for button in page.quotes.findChildren(QPushButton) if "more participant" in button.text()]
    qtbot.mouseClick(more[0], Qt.MouseButton.LeftButton)
    assert len(page.quotes.cards) == 15
    (six,) = [card for card in page.quotes.cards if len(card.person.passages) == 6]
    assert six.unfold.text() == "said 6 times, counts as 1 ▾"
    qtbot.mouseClick(six.unfold, Qt.MouseButton.LeftButton)
    assert len(six.repeats) == 5
    six.repeats[-1].setFocus()
    qtbot.keyClick(six.repeats[-1], ENTER)
    transcript = window.desk.coding.transcript
    assert window.desk.pages.currentWidget() is window.desk.coding
    assert transcript.textCursor().selectedText() == six.repeats[-1].passage.text
    window.menus.actions["page_count"].trigger()
    assert page.quotes.cards[0].person == cards[0].person


def test_a_matrix_is_written_saved_and_filtered(qtbot: QtBot, window: MainWindow) -> None:
    page, project = window.desk.counting, window.session.project
    choose(page, "Analysis", "Framework matrix")
    choose(page, "Which codes", "beelden")
    for group in ("BKO/SKO", "KVDO"):
        choose(page, "Left out", "Groups", group)
    themes = page.table().rows[:6]
    four = [column for column in page.table().columns if column.key in groups(project)]
    assert [column.heading for column in four] == ["pabo", "tweedegraads", "ULO", "ALO"]
    for row in themes:
        for column in four:
            page.matrix.choose(row.key, column.key)
            page.quotes.summary.setPlainText(f"{row.path[-1]} in {column.heading}")
            page.quotes.summary.save()
    assert len(project.values(Summary)) == 24
    assert page.table().cell(themes[5].key, four[3].key).text == f"{themes[5].path[-1]} in ALO"
    every = len(page.table().rows)
    choose(page, "More choices", "Codes mentioned in groups: opleidingssoort", "at least 4")
    assert 0 < len(page.table().rows) < every
    window.undo()
    assert len(project.values(Summary)) == 23


def test_a_saved_report_says_what_a_coding_moved(qtbot: QtBot, window: MainWindow) -> None:
    page, session = window.desk.counting, window.session
    dialog = page.saved.save()
    dialog.name.setText("images, for the client")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    delay, home = rows(page)["studievertraging"], rows(page)["thuissituatie"]
    page.view.choose(delay.key, "total")
    speakers = {card.person.name for card in page.quotes.cards}
    page.view.choose(home.key, "total")
    new = next(card for card in page.quotes.cards if card.person.name not in speakers)
    at = new.passage
    session.do(apply_codes, source_id=at.source_id, start=at.start, end=at.end, code_ids=[delay.key])
    next(action for action in page.bar.save.menu().actions() if "images" in action.text()).trigger()
    (again,) = page.findChildren(SavedReportDialog)
    lines = [again.list.topLevelItem(n) for n in range(again.list.topLevelItemCount())]
    (total,) = [x for x in lines if x.text(0).endswith("studievertraging") and x.text(1) == "Total"]
    assert total.text(2) == "15 → 16" and total.text(3) == f"+ {new.person.name}"
    assert total.text(4) == f"“studievertraging” coded in “{at.source_title}”"
