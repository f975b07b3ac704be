"""Tellen: the question, the table or its figure, the rule in words, and behind every number its quotes."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from codebench.domain.changes import Step
from codebench.domain.question import Question
from codebench.domain.table import Table, shown
from codebench.errors import CodebenchError
from codebench.gui.controllers.counting import CountingController
from codebench.gui.questions import analysis_chip, chips, first_question
from codebench.gui.session import ProjectSession
from codebench.gui.views.counting_bar import CountingBar
from codebench.gui.views.empty import EmptyPage
from codebench.gui.views.frequency import FrequencyView
from codebench.gui.views.labels import label
from codebench.gui.views.quotes import QuotesPanel
from codebench.i18n import tr
from codebench.services import reading, reports
from codebench.services.asking import askable


class CountingPage(QWidget):
    """Ask, show, and open numbers; counting itself happens in the services."""

    passage_wanted = Signal(object)
    export_wanted = Signal(str)
    refused = Signal(str)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.asked: Question | None = None
        self._chosen: tuple[str, str] | None = None
        self._stale = True
        self.bar, self.view, self.quotes = CountingBar(), FrequencyView(), QuotesPanel()
        self.rule = label("", "muted", wrap=True)
        self.bar.asked.connect(self.ask)
        self.bar.searched.connect(lambda words: self.ask(replace(self.question, search=words)))
        self.bar.export_wanted.connect(self.export_wanted)
        self.view.number_chosen.connect(self.open_number)
        self.quotes.opened.connect(self.passage_wanted)
        session.changed.connect(self._changed)
        self._arrange()
        self.controller = CountingController(session, self)

    def _arrange(self) -> None:
        left = QWidget()
        left.setObjectName("page")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 14, 20, 14)
        column.setSpacing(10)
        self.rule.setMaximumWidth(760)
        self.rule.setAccessibleName(tr("How is counted"))
        self.empty = EmptyPage(
            tr("Nothing to count yet"),
            tr("Code what participants say on the page before this one; then the numbers stand here."),
        )
        self.faces = QStackedWidget()
        for face in (self.view, self.empty):
            self.faces.addWidget(face)
        column.addWidget(self.bar)
        column.addWidget(self.faces, 1)
        column.addWidget(self.rule)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.quotes)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([1010, 356])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def showEvent(self, event: QShowEvent) -> None:
        """Count again where something changed since the page was last seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _changed(self, step: Step) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def ask(self, question: Question) -> None:
        """Ask another question."""
        self.asked = question
        self._chosen = None
        self.refresh()

    @property
    def question(self) -> Question:
        """Return what was asked, or what is asked as long as nobody chose."""
        return self.asked or first_question(reading.groups(self._session.project))

    def refresh(self) -> None:
        """Count, and show the table with the rule and the notes."""
        known, asked = askable(self._session.project), self.question
        self.bar.show_question(analysis_chip(asked, known), chips(asked, known), asked.search)
        try:
            table = reports.table(self._session.project, asked)
        except CodebenchError as error:
            self.refused.emit(error.user_message)
            return
        self._stale = False
        self.view.set_table(table)
        self.faces.setCurrentWidget(self.view if table.rows or asked.search else self.empty)
        self.rule.setVisible(bool(table.rows))
        self.rule.setText(" ".join((table.rule, *table.notes)))
        if self._chosen is not None:
            self.open_number(*self._chosen)
        else:
            self.quotes.clear()
            self._order()

    def _order(self) -> None:
        """Let Tab go as one reads: the question, the table, and what stands behind a number."""
        behind = [each for each in self.quotes.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise([*self.bar.stops(), self.view, *behind]):
            QWidget.setTabOrder(before, after)

    @property
    def chosen(self) -> tuple[str, str] | None:
        """Return the row and column of the number that is open."""
        return self._chosen

    def table(self) -> Table | None:
        """Return the table that is shown."""
        return self.view.table

    def open_number(self, row_key: str, column_key: str) -> None:
        """Show the quotes that make a number."""
        table = self.view.table
        row = next((each for each in table.rows if each.key == row_key), None) if table else None
        if table is None or row is None:
            self._chosen = None
            self.quotes.clear()
            return
        self._chosen = (row_key, column_key)
        column = next((each for each in table.columns if each.key == column_key), table.columns[0])
        cell = table.cell(row_key, column.key)
        number = shown(cell, column)
        of = tr("{n} of {base}", n=number, base=cell.base) if cell.base is not None else number
        parts = [row.path[-1], of, *([column.heading] if column is not table.columns[0] else []), cell.why]
        people = reports.cell_quotes(self._session.project, self.question, row_key, column.key)
        self.quotes.show_quotes(" · ".join(filter(None, parts)), people)
        self._order()
