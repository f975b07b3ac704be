"""The desk for one open project: its pages, with the lines above and below them."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from codebench.domain.changes import Step
from codebench.domain.question import Question
from codebench.domain.question_json import CellTarget
from codebench.domain.search import Query
from codebench.gui.controllers.remarks import RemarksController
from codebench.gui.controllers.search import SearchController
from codebench.gui.controllers.tour import TourController
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.pages.counting_page import CountingPage
from codebench.gui.pages.people_page import PeoplePage
from codebench.gui.pages.writing_page import WritingPage
from codebench.gui.session import ProjectSession
from codebench.gui.tour import Tour
from codebench.gui.views.reviewbar import ReviewBar
from codebench.gui.views.statusline import StatusLine
from codebench.gui.views.topbar import TopBar
from codebench.i18n import tr
from codebench.services import reading
from codebench.services.reports import PassageRef
from codebench.services.review import cell_words

FACTS_AFTER = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user is, kept while the window is built anew."""

    page: int
    source_id: str
    scroll: int
    asked: Question | None
    written: tuple[int, int, str]
    sizes: tuple[list[int], ...]
    sought: Query | None
    tour: Tour | None


class Desk(QWidget):
    """Hold the pages and keep the lines around them true."""

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.pages, self._before = QStackedWidget(self), 0
        self.coding, self.counting = CodingPage(session, self.pages), CountingPage(session, self.pages)
        self.writing, self.people = WritingPage(session, self.pages), PeoplePage(session, self.pages)
        names = (tr("&Code"), tr("&Count"), tr("&Write"))
        self.bar = TopBar(session.project.name, [name.replace("&", "") for name in names])
        self.tour = TourController(session, self)
        self.status = StatusLine()
        for page in (self.coding, self.counting, self.writing, self.people):
            self.pages.addWidget(page)
        self.search: SearchController = self.coding.controllers["search"]
        self.remarks: RemarksController = self.coding.controllers["remarks"]
        self.reading = ReviewBar(session.project)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(FACTS_AFTER)
        self._connect(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.tour.bar, self.reading, self.pages, self.status):
            column.addWidget(widget)
        self.show_page(0)
        self._facts()

    def _connect(self, session: ProjectSession) -> None:
        self.bar.page_wanted.connect(self.show_page)
        self.bar.search_wanted.connect(self._open_search)
        self.remarks.chosen_cell = self._chosen_cell
        self.remarks.few = lambda: self.counting.question.parts.few
        self.remarks.cell_wanted.connect(self.open_cell)
        self.remarks.page_wanted.connect(self.show_coding)
        self.coding.controllers["names"].page_wanted.connect(self.show_coding)
        self.remarks.counted.connect(self.status.show_remarks)
        self.search.engine_used.connect(self.status.show_language)
        session.keeper.told.connect(self.status.show_backup)
        self.status.show_backup(session.keeper.problem)
        self.remarks.offer_at(self.counting.view)
        self.remarks.refresh()
        for wanted in (self.counting.passage_wanted, self.writing.passage_wanted):
            wanted.connect(self.open_passage)
        for empty in (self.counting, self.writing):
            empty.coding_wanted.connect(self.show_coding)
        self.people.source_wanted.connect(self._open_source)
        self.people.left.connect(lambda: self.show_page(self._before))
        self.coding.sources.people_wanted.connect(self.show_people)
        self.writing.counted.connect(self.status.show_chosen)
        session.changed.connect(self._changed)
        session.counted.connect(self._facts)
        self._later.timeout.connect(self._facts)
        session.destroyed.connect(self._later.stop)

    def show_page(self, number: int) -> None:
        """Turn to a page; it stands as it was left."""
        here, people = self.pages.currentIndex(), self.pages.indexOf(self.people)
        self._before = here if number == people != here else self._before
        self.pages.setCurrentIndex(number)
        if number == people:
            self.people.look()
        self.bar.mark(number)
        shown = self.pages.currentWidget()
        self.status.show_page(coding=shown is self.coding, writing=shown is self.writing)
        self.focus_page()

    def focus_page(self) -> None:
        """Give the keyboard to what one works in on this page."""
        at_work = (self.coding.transcript, self.counting.view, self.writing.side.at_hand(), self.people.table)
        at_work[self.pages.currentIndex()].setFocus()

    def show_coding(self) -> None:
        """Turn to Coderen."""
        self.show_page(0)

    def show_counting(self) -> None:
        """Turn to Tellen."""
        self.show_page(1)

    def show_writing(self) -> None:
        """Turn to Schrijven."""
        self.show_page(2)

    def show_people(self) -> None:
        """Turn to the participants, and back from there to where one was."""
        self.show_page(self.pages.indexOf(self.people))

    def _open_search(self) -> None:
        self.show_coding()
        self.search.open()

    def _open_source(self, source_id: str) -> None:
        self.show_page(0)
        self.coding.open_source(source_id)

    def open_passage(self, passage: PassageRef) -> None:
        """Show a quote in its transcript."""
        self.show_page(0)
        self.coding.open_passage(passage.source_id, passage.start, passage.end)

    def open_cell(self, cell: CellTarget) -> None:
        """Show a number that a remark is about, with the quotes behind it."""
        self.show_page(1)
        self.counting.ask(cell.question)
        self.counting.view.choose(cell.row, cell.column)

    def _chosen_cell(self) -> tuple[CellTarget, str, str] | None:
        chosen, table = self.counting.chosen, self.counting.table()
        if self.pages.currentWidget() is not self.counting or chosen is None or table is None:
            return None
        row, column = chosen
        cell = CellTarget(self.counting.question, row, column)
        heading = next(each.heading for each in table.columns if each.key == column)
        name = next(each.path[-1] for each in table.rows if each.key == row)
        return cell, f"{name} · {heading}", cell_words(table, row, column)

    def _changed(self, step: Step) -> None:
        self.status.show_saved(_time(step.at))
        self._later.start()

    def _facts(self) -> None:
        project = self._session.project
        last = reading.last_saved(project)
        coder = project.coder.initials if " " in project.coder.name else project.coder.name
        saved = _time(last.at) if last else ""
        self.status.show_facts(saved, coder, reading.coverage(project), read_only=not project.takes_remarks)

    def splitters(self) -> tuple[QSplitter, ...]:
        """Return what divides the pages, to be remembered."""
        pages = (self.counting, self.writing, self.people)
        return self.coding.splitter, self.coding.codebook.splitter, *(page.splitter for page in pages)

    def place(self) -> Place:
        """Return where the user is; what was accepted of a search is put away first."""
        self.coding.controllers["queue"].stop()
        page, sizes = self.pages.currentIndex(), tuple(splitter.sizes() for splitter in self.splitters())
        scroll = self.coding.transcript.verticalScrollBar().value()
        written = self.writing.place()
        sought = self.search.query if self.search.is_open() else None
        return Place(page, self.coding.source_id, scroll, self.counting.asked, written, sizes, sought, self.tour.tour)

    def go_to(self, place: Place) -> None:
        """Return to where the user was."""
        for splitter, sizes in zip(self.splitters(), place.sizes, strict=True):
            if sum(sizes):
                splitter.setSizes(sizes)
        self.coding.open_source(place.source_id)
        self.coding.transcript.verticalScrollBar().setValue(place.scroll)
        self.counting.asked = place.asked
        self.writing.go_to(place.written)
        if place.sought is not None:
            self.search.resume(place.sought)
        self.tour.take(place.tour)
        self.show_page(place.page)


def _time(at: datetime) -> str:
    return at.astimezone().strftime("%H:%M")
