"""Tellen: the question, the table, the rule in words, and behind every number its quotes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from codebench.domain.changes import Step
from codebench.domain.participant import Group
from codebench.domain.question import Question
from codebench.domain.table import Table
from codebench.errors import CodebenchError
from codebench.gui.questions import chips, first_question
from codebench.gui.session import ProjectSession
from codebench.gui.views.chips import ChipRow
from codebench.gui.views.empty import EmptyPage
from codebench.gui.views.frequency import FrequencyView
from codebench.gui.views.labels import heading, label
from codebench.gui.views.quotes import QuotesPanel
from codebench.i18n import tr
from codebench.services import reading, reports


class CountingPage(QWidget):
    """Ask, show, and open numbers; counting itself happens in the services."""

    passage_wanted = Signal(object)
    export_wanted = Signal()
    refused = Signal(str)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.asked: Question | None = None
        self._chosen: tuple[str, str] | None = None
        self._stale = True
        self.chips, self.view, self.quotes = ChipRow(), FrequencyView(), QuotesPanel()
        self.rule = label("", "muted", wrap=True)
        self.chips.asked.connect(self.ask)
        self.view.number_chosen.connect(self.open_number)
        self.quotes.opened.connect(self.passage_wanted)
        session.changed.connect(self._changed)
        self._arrange()

    def _arrange(self) -> None:
        left = QWidget()
        left.setObjectName("page")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 14, 20, 14)
        column.setSpacing(10)
        self.export = QPushButton(tr("Export table…"))
        self.export.clicked.connect(self.export_wanted)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(heading(tr("Who mentions what"), 2.5))
        row.addWidget(self.chips, 1)
        row.addWidget(self.export)
        self.rule.setMaximumWidth(760)
        self.rule.setAccessibleName(tr("How is counted"))
        column.addLayout(row)
        self.empty = EmptyPage(
            tr("Nothing to count yet"),
            tr("Code what participants say on the page before this one; then the numbers stand here."),
        )
        self.empty.hide()
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
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
        project = self._session.project
        groups = reading.groups(project)
        paths = [groups.path(group.id) for group in project.values(Group)]
        book = reading.codebook(project)
        self.chips.set_chips(chips(self.question, groups, paths, reading.attributes(project), book))
        try:
            table = reports.frequency(project, self.question)
        except CodebenchError as error:
            self.refused.emit(error.user_message)
            return
        self._stale = False
        self.view.set_table(table)
        for widget in (self.view, self.rule):
            widget.setVisible(bool(table.rows))
        self.empty.setVisible(not table.rows)
        self.rule.setText(" ".join((table.rule, *table.notes)))
        if self._chosen is not None:
            self.open_number(*self._chosen)
        else:
            self.quotes.clear()

    @property
    def chosen(self) -> tuple[str, str] | None:
        """Return the row and column of the number that is open."""
        return self._chosen

    def table(self) -> Table | None:
        """Return the table that is shown."""
        return self.view.table

    def open_number(self, code_id: str, column_key: str) -> None:
        """Show the quotes that make a number."""
        table = self.view.table
        if table is None or all(row.key != code_id for row in table.rows):
            self._chosen = None
            self.quotes.clear()
            return
        self._chosen = (code_id, column_key)
        column = next((each for each in table.columns if each.key == column_key), table.columns[0])
        row = next(each for each in table.rows if each.key == code_id)
        cell = table.cell(code_id, column.key)
        heading = tr("{code} · {n} of {base}", code=row.path[-1], n=cell.count, base=column.base)
        if column.base is None:
            heading = f"{row.path[-1]} · {cell.count}"
        if column is not table.columns[0]:
            heading = f"{heading} · {column.heading}"
        people = reports.cell_quotes(self._session.project, self.question, code_id, column.key)
        self.quotes.show_quotes(heading, people)
