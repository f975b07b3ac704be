"""Tellen: the question, the table or its figure, the rule in words, and behind every number its quotes."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from codebench.domain.changes import Step
from codebench.domain.figure import FigureKind, Look
from codebench.domain.findings import ChosenQuote, PartedQuote
from codebench.domain.question import Analysis, Question
from codebench.domain.table import TOTAL, Table, shown, shown_base
from codebench.errors import CodebenchError
from codebench.gui.controllers.counting import CountingController
from codebench.gui.controllers.folding import FoldingController
from codebench.gui.controllers.saved import SavedController
from codebench.gui.questions import analysis_chip, chips, first_question
from codebench.gui.session import ProjectSession
from codebench.gui.theme import current_theme
from codebench.gui.views.counting_bar import CountingBar
from codebench.gui.views.empty import EmptyPage
from codebench.gui.views.figure import FigureView
from codebench.gui.views.frequency import FrequencyView
from codebench.gui.views.labels import label
from codebench.gui.views.matrix import MatrixView, said_by
from codebench.gui.views.panes import spread
from codebench.gui.views.quotes import QuotesPanel
from codebench.i18n import tr
from codebench.services import bases, exporting, reading, reports
from codebench.services.asking import askable
from codebench.services.reports import PassageRef

ENDS = (".", "!", "?")


class CountingPage(QWidget):
    """Ask, show, and open numbers; counting itself happens in the services."""

    passage_wanted = Signal(object)
    coding_wanted = Signal()
    export_wanted = Signal(str)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.asked: Question | None = None
        self.chosen: tuple[str, str] | None = None
        self._base = ""
        self._table: Table | None = None
        self._as_figure = False
        self._stale = True
        self.bar, self.view, self.matrix = CountingBar(), FrequencyView(), MatrixView()
        self.figure, self.quotes = FigureView(_draw), QuotesPanel(self._said_before)
        self.quotes.read_only = session.project.read_only
        self.rule = label("", "muted", wrap=True)
        self.bar.asked.connect(self.ask)
        self.bar.searched.connect(lambda words: self.ask(replace(self.question, search=words)))
        self.bar.export_wanted.connect(self.export_wanted)
        self.bar.figure_wanted.connect(self.show_figure)
        for view in (self.view, self.matrix):
            view.number_chosen.connect(self.open_number)
            view.base_wanted.connect(self.open_base)
        self.quotes.opened.connect(self.passage_wanted)
        self.quotes.rearranged.connect(self._order)
        session.changed.connect(self._changed)
        session.counted.connect(self._counted)
        self._arrange()
        self.controller, self.saved = CountingController(session, self), SavedController(session, self)
        self.folding = FoldingController(session, self)

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
            tr("Select what a participant says and press Enter to give it a code; then the numbers stand here."),
            tr("To the transcripts"),
        )
        self.empty.wanted.connect(self.coding_wanted)
        self.missing = EmptyPage(tr("This table can't be made yet"), "")
        self.faces = QStackedWidget()
        self.waiting = EmptyPage(tr("Counting…"), tr("There is much to count here. The numbers come in a moment."))
        for face in (self.view, self.matrix, self.figure, self.empty, self.missing, self.waiting):
            self.faces.addWidget(face)
        column.addWidget(self.bar)
        column.addWidget(self.faces, 1)
        column.addWidget(self.rule)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.quotes)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setHandleWidth(1)
        spread(self.splitter, 1010, 356, middle=0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def showEvent(self, event: QShowEvent) -> None:
        """Count again where something changed since the page was last seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _changed(self, step: Step) -> None:
        if self._table is not None and all(
            isinstance(change.value, ChosenQuote | PartedQuote) for change in step.changes
        ):
            self._open_again()
            return
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _counted(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def ask(self, question: Question) -> None:
        """Ask another question."""
        self.quotes.summary.save()
        self.asked = question
        self.chosen, self._base = None, ""
        self.refresh()

    @property
    def question(self) -> Question:
        """Return what was asked, or what is asked as long as nobody chose."""
        return self.asked or first_question(reading.groups(self._session.project))

    def show_figure(self, as_figure: bool) -> None:
        """Show the table, or its figure."""
        self._as_figure = as_figure
        self.bar.mark_face(as_figure)
        self._show_face()
        self._order()

    def refresh(self) -> None:
        """Count, and show the table with the rule and the notes, or say what it needs."""
        known, asked = askable(self._session.project), self.question
        self.bar.show_question(analysis_chip(asked, known), chips(asked, known), asked.search)
        self._stale = False
        if self._session.counting:
            self._table = None
            self._show_face()
            return
        try:
            self._table = table = reports.table(self._session.project, asked)
        except CodebenchError as error:
            self._table = None
            self.missing.say(error.user_message)
        else:
            self._view().set_table(table)
            self.figure.set_table(table)
            said = (table.rule, *table.notes)
            self.rule.setText(" ".join(words if words.endswith(ENDS) else f"{words}." for words in said))
        self._show_face()
        self._open_again()

    def _view(self) -> FrequencyView | MatrixView:
        return self.matrix if self.question.analysis is Analysis.MATRIX else self.view

    def _show_face(self) -> None:
        face: QWidget = self.figure if self._as_figure else self._view()
        if self._session.counting:
            face = self.waiting
        elif self._table is None:
            face = self.missing
        elif not self._table.rows and not self.question.search:
            face = self.empty
        self.faces.setCurrentWidget(face)
        self.rule.setVisible(face in (self.view, self.matrix))
        # Whoever turns to this page gives the keyboard to the table.
        stands_in = None if face is self.view else self.figure.area if face is self.figure else face
        self.view.setFocusProxy(stands_in)  # type: ignore[arg-type]

    def _open_again(self) -> None:
        if self.chosen is not None:
            self.open_number(*self.chosen)
        elif self._base:
            self.open_base(self._base)
        else:
            self.quotes.clear()
            self._order()

    def _order(self) -> None:
        """Let Tab go as one reads: the question, the table, and what stands behind a number."""
        behind = [each for each in self.quotes.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        face = self.figure.stops() if self._as_figure else [self._view()]
        for before, after in pairwise([*self.bar.stops(), *face, *behind]):
            QWidget.setTabOrder(before, after)

    def table(self) -> Table | None:
        """Return the table that is shown."""
        return self._table

    def current_column(self) -> str:
        """Return the column one is in; the first where one is in none."""
        if self._table is None or not self._table.columns:
            return ""
        index = self._view().currentIndex()
        at = index.column() - (self._view() is self.view)
        return self._table.columns[max(0, at)].key

    def open_number(self, row_key: str, column_key: str) -> None:
        """Show the quotes that make a number, and in a matrix the summary above them."""
        if self.chosen != (row_key, column_key):
            self.quotes.summary.save()
        table = self._table
        row = next((each for each in table.rows if each.key == row_key), None) if table else None
        column = next((each for each in table.columns if each.key == column_key), None) if table else None
        self.chosen, self._base = None, ""
        if table is None or row is None or column is None:
            self.quotes.clear()
            return
        self.chosen = (row_key, column_key)
        cell, of_words = table.cell(row_key, column_key), self.question.analysis is Analysis.MATRIX
        number = said_by(cell) if of_words or cell.base is not None else shown(cell, column)
        first = column is table.columns[0] and not of_words
        parts = [row.path[-1], number, *([] if first else [column.heading]), cell.why]
        people = reports.cell_quotes(self._session.project, self.question, row_key, column_key)
        self.quotes.show_summary(cell.text if of_words else None, f"{row_key} {column_key}")
        self.quotes.show_quotes(" · ".join(filter(None, parts)), people)
        self.folding.fold(people)
        self._order()

    def open_base(self, column_key: str) -> None:
        """List who the n of a column are."""
        self.quotes.summary.save()
        columns = self._table.columns if self._table is not None else ()
        column = next((each for each in columns if each.key == column_key and each.base is not None), None)
        self.chosen, self._base = None, column_key if column else ""
        if column is None:
            self.quotes.clear()
            return
        people = bases.base(self._session.project, self.question, column_key)
        heading = tr("{column} · n = {n}", column=column.heading, n=shown_base(column))
        self.quotes.show_base(heading, people, of_total=column_key == TOTAL)
        self._order()

    def _said_before(self, passage: PassageRef) -> tuple[str, str]:
        return bases.said_before(self._session.project, passage.source_id, passage.start)


def _draw(table: Table, kind: FigureKind, dpi: int) -> bytes:
    """Return a figure in the colours of the window."""
    theme = current_theme()
    look = Look(theme.paper, theme.ink, theme.muted, theme.line, theme.accent)
    return exporting.figure_bytes(table, kind, "png", look, dpi)
