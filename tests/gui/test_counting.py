"""The counting page: figures, the matrix, saved reports, stars, and who the n are."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from codebench.domain.figure import FigureKind
from codebench.domain.findings import ChosenQuote, SavedReport, Summary
from codebench.domain.question import Analysis, Question
from codebench.gui.dialogs.export import ExportDialog
from codebench.gui.dialogs.leaks import LeakDialog
from codebench.gui.dialogs.saved import SavedReportDialog, SaveReportDialog
from codebench.gui.models.table import headings
from codebench.gui.pages.counting_page import CountingPage
from codebench.gui.questions import turned_to
from codebench.gui.session import ProjectSession
from codebench.gui.tasks import TaskRunner
from codebench.services.asking import askable
from codebench.services.project import Project
from codebench.services.reading import groups
from tests.gui.conftest import code


@pytest.fixture
def page(qtbot: QtBot, project: Project) -> Iterator[CountingPage]:
    code(project, "Anna", "ertraging", "d")
    code(project, "Anna", "ertraging", "d", 2)
    code(project, "Bram", "geld", "m")
    made = CountingPage(ProjectSession(project))
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    yield made
    QApplication.processEvents()


def turn(page: CountingPage, analysis: Analysis) -> None:
    page.ask(turned_to(analysis, page.question, askable(page._session.project)))


def words(page: CountingPage) -> str:
    QApplication.processEvents()
    return " ".join(label.text() for label in page.quotes.findChildren(QLabel) if label.isVisibleTo(page))


@pytest.mark.parametrize("analysis", list(Analysis))
def test_every_analysis_is_shown_and_its_first_number_opens_its_quotes(page: CountingPage, analysis: Analysis) -> None:
    turn(page, analysis)
    table = page.table()
    assert table is not None and table.rows
    view = page.faces.currentWidget()
    assert view is (page.matrix if analysis is Analysis.MATRIX else page.view)
    row = next(row for row in table.rows if row.cells[0].count)
    view.choose(row.key, table.columns[0].key)
    assert page.quotes.cards


def test_what_an_analysis_lacks_is_said_on_the_page(page: CountingPage) -> None:
    page.ask(Question(analysis=Analysis.COMPARISON, by="1"))
    assert page.faces.currentWidget() is page.missing
    assert page.missing.words.text() == "Choose two groups to compare."
    assert page.table() is None and not page.rule.isVisible()
    turn(page, Analysis.FREQUENCY)
    assert page.faces.currentWidget() is page.view


def test_the_table_turns_into_its_figure_and_stays_so(qtbot: QtBot, page: CountingPage) -> None:
    page.bar.figure_wanted.emit(True)
    assert page.faces.currentWidget() is page.figure
    qtbot.waitUntil(lambda: not page.figure.image.pixmap().isNull(), timeout=20_000)
    assert page.figure.area.accessibleName() == page.table().title
    assert page.figure.kind is FigureKind.GROUPED
    page.figure.kinds.chosen.emit(list(FigureKind).index(FigureKind.BARS))
    assert page.figure.kind is FigureKind.BARS
    turn(page, Analysis.SATURATION)
    assert page.faces.currentWidget() is page.figure and page.figure.kind is FigureKind.CURVE
    page.show_figure(False)
    assert page.faces.currentWidget() is page.view


def test_the_figure_is_exported(qtbot: QtBot, page: CountingPage, tmp_path: Path) -> None:
    table = page.table()
    tasks = TaskRunner(page)
    dialog = ExportDialog(page._session.project, lambda: table, "figure", page, tasks, page.figure.kind)
    assert [dialog.form_box.itemData(at) for at in range(3)] == [".png", ".svg", ".pdf"]
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.export_to(tmp_path / "figure.pdf")
    qtbot.waitUntil(lambda: not tasks.is_busy())
    assert (tmp_path / "figure.pdf").read_bytes().startswith(b"%PDF")


def test_a_summary_is_written_beside_its_quotes_in_one_step(qtbot: QtBot, page: CountingPage) -> None:
    turn(page, Analysis.MATRIX)
    pabo, session = groups(page._session.project).find("pabo"), page._session
    page.matrix.choose("o", pabo)
    assert page.quotes.summary.isVisible() and page.quotes.cards
    page.quotes.summary.setFocus()
    qtbot.keyClicks(page.quotes.summary, "Vooral tijd.")
    qtbot.keyClick(page.quotes.summary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [each.text for each in session.project.values(Summary)] == ["Vooral tijd."]
    assert page.table().cell("o", pabo).text == "Vooral tijd."
    qtbot.keyClicks(page.quotes.summary, " Meer niet.")
    qtbot.keyClick(page.quotes.summary, Qt.Key.Key_Escape)
    assert page.quotes.summary.toPlainText() == "Vooral tijd."
    session.undo()
    assert session.project.values(Summary) == [] and page.quotes.summary.toPlainText() == ""


def test_a_summary_belongs_to_the_cell_where_it_was_typed(qtbot: QtBot, page: CountingPage) -> None:
    turn(page, Analysis.MATRIX)
    tree = groups(page._session.project)
    page.matrix.choose("o", tree.find("pabo"))
    page.quotes.summary.setFocus()
    qtbot.keyClicks(page.quotes.summary, "Vooral tijd.")
    page.matrix.choose("o", tree.find("lero"))
    (kept,) = page._session.project.values(Summary)
    assert (kept.unit_id, kept.text) == (tree.find("pabo"), "Vooral tijd.")
    assert page.quotes.summary.toPlainText() == ""


def test_s_chooses_a_quote_for_print_and_no_longer(qtbot: QtBot, page: CountingPage) -> None:
    project = page._session.project
    page.view.choose("d", "total")
    (card,) = page.quotes.cards
    qtbot.mouseClick(card.unfold, Qt.MouseButton.LeftButton)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_S)
    (chosen,) = project.values(ChosenQuote)
    assert chosen.coding_id == card.passage.coding_id and card.star.text() == "★"
    assert page.quotes.cards == [card] and len(card.repeats) == 1 and card.hasFocus()
    qtbot.mouseClick(card.repeats[0].star, Qt.MouseButton.LeftButton)
    assert len(project.values(ChosenQuote)) == 2 and card.repeats[0].star.text() == "★"
    page._session.undo()
    qtbot.keyClick(card, Qt.Key.Key_S)
    assert project.values(ChosenQuote) == [] and card.star.text() == "☆"


def test_a_quote_shows_what_was_said_before_it(qtbot: QtBot, page: CountingPage) -> None:
    page.view.choose("d", "total")
    qtbot.mouseClick(page.quotes.cards[0].context, Qt.MouseButton.LeftButton)
    assert "Interviewer: Waarom gaan studenten niet?" in words(page)
    qtbot.mouseClick(page.quotes.cards[0].context, Qt.MouseButton.LeftButton)
    assert "Interviewer" not in words(page)


def test_n_lists_who_the_n_of_a_column_are(qtbot: QtBot, page: CountingPage) -> None:
    page.view.choose("d", "total")
    qtbot.keyClick(page.view, Qt.Key.Key_N)
    assert "Total · n = 2" in words(page) and "pabo / pabo A" in words(page) and "Bram" in words(page)
    head = page.view.header()
    at = head.sectionViewportPosition(2) + head.sectionSize(2) // 2
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
    assert "Bram" in words(page) and "Anna" not in words(page)


def test_a_question_is_saved_run_again_renamed_and_removed(qtbot: QtBot, page: CountingPage) -> None:
    session = page._session
    page.bar.save_wanted.emit()
    dialog = page.findChild(SaveReportDialog)
    dialog.name.setText("  ")
    dialog.submit()
    assert dialog.problem.text() == "A saved report needs a name of its own."
    dialog.name.setText("for the client")
    dialog.submit()
    assert not dialog.isVisible()
    (kept,) = session.project.values(SavedReport)
    assert "for the client" in [action.text() for action in page.bar.save.menu().actions()]
    code(session.project, "Bram", "het geld", "d")
    again = page.saved.open(kept.id)
    assert isinstance(again, SavedReportDialog)
    rows = [again.list.topLevelItem(at) for at in range(again.list.topLevelItemCount())]
    told = [[row.text(at) for at in range(5)] for row in rows]
    assert ["obstacles / delay", "Total", "1 → 2", "+ Bram", "“delay” coded in “Bram”"] in told
    page.ask(replace(page.question, analysis=Analysis.COVERAGE))
    again.go.click()
    assert page.question.analysis is Analysis.FREQUENCY
    again = page.saved.open(kept.id)
    again.name.setText("for the board")
    again.name.editingFinished.emit()
    assert [each.name for each in session.project.values(SavedReport)] == ["for the board"]
    again.renewed.emit()
    assert page.saved.open(kept.id).list.topLevelItemCount() == 0
    again = page.saved.open(kept.id)
    again.removed.emit()
    assert session.project.values(SavedReport) == []
    session.undo()
    assert len(session.project.values(SavedReport)) == 1


def test_numbers_of_few_participants_are_marked_on_the_page_and_asked_about_before_they_leave(
    qtbot: QtBot, page: CountingPage, tmp_path: Path
) -> None:
    more = page.bar.chips.buttons[-1].menu()
    few = [each for menu in more.findChildren(type(more)) for each in menu.actions() if "fewer than 3" in each.text()]
    few[0].trigger()
    table = page.table()
    assert table is not None and "n = *1" in [base for _, base in headings(table)]
    assert "*" in page.rule.text()
    index = page.view.model().index(0, 2)
    assert index.data() == "*1 fewer than 3 participants"
    assert "fewer than 3 participants" in index.data(Qt.ItemDataRole.ToolTipRole)
    dialog = ExportDialog(page._session.project, lambda: table, "table", page, page._session.tasks)
    dialog.export_to(tmp_path / "t.xlsx")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(LeakDialog)))
    [asked] = dialog.findChildren(LeakDialog)
    assert asked.windowTitle() == "Participants may be recognised in it"
    told = [asked.list.item(at).text() for at in range(asked.list.count())]
    assert "pabo: n = *1" in told and "money, Total: *1" in told
    assert asked.go.text() == f"Export with {len(told)} numbers of few participants in it"
    assert not (tmp_path / "t.xlsx").exists()
    with qtbot.waitSignal(dialog.exported) as said:
        asked.go.click()
    assert f"{len(told)} numbers of few participants marked" in said.args[0]
    assert (tmp_path / "t.xlsx").exists()
