"""What one does with the table besides reading it: say what was not asked, summarise a cell, choose a quote."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu

from codebench.gui.controllers.asking import ask_where_not_asked
from codebench.gui.session import ProjectSession
from codebench.gui.views.quote_door import QuoteDoor
from codebench.i18n import tr
from codebench.services import framework, printing, reading
from codebench.services.reports import PassageRef

if TYPE_CHECKING:
    from codebench.gui.pages.counting_page import CountingPage


class CountingController(QObject):
    """Carry the wishes of the counting page to the project."""

    def __init__(self, session: ProjectSession, page: "CountingPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        for view in (page.view, page.matrix):
            view.menu_wanted.connect(self._menu)
        page.quotes.starred.connect(self.star)
        page.quotes.written.connect(self.write)
        session.closing.connect(page.quotes.summary.save)

    def _menu(self, row_key: str, column_key: str, at: QPoint) -> None:
        self.menu_for(row_key, column_key).exec(at)

    def menu_for(self, row_key: str, column_key: str) -> QMenu:
        """Return what can be done with a cell."""
        menu = QMenu(self._page)
        menu.addAction(tr("Read the quotes")).triggered.connect(lambda: self._page.open_number(row_key, column_key))
        menu.addAction(tr("Who are the n of this column?")).triggered.connect(lambda: self._page.open_base(column_key))
        if row_key in reading.codebook(self._session.project) and not self._session.project.read_only:
            menu.addAction(tr("Not asked in…")).triggered.connect(lambda: self.not_asked(row_key))
        return menu

    def not_asked(self, code_id: str) -> None:
        """Ask in which sources a code was not asked."""
        ask_where_not_asked(self._session, code_id, self._page)

    def save_question(self) -> None:
        """Ask under which name this question is kept."""
        self._page.saved.save()

    def who_counts(self) -> None:
        """List who the n of the column are that one is in."""
        if column := self._page.current_column():
            self._page.open_base(column)

    def star_current(self) -> None:
        """Choose the quote that has the keyboard for print, or no longer."""
        if isinstance(quote := QApplication.focusWidget(), QuoteDoor):
            self.star(quote.passage)
        else:
            self._session.news.emit(tr("Go to a quote first: choose a number, then Tab to what was said."))

    def star(self, passage: PassageRef) -> None:
        """Choose a quote for print, or no longer."""
        act = printing.drop_chosen if passage.chosen else printing.choose_quote
        self._session.do(act, coding_id=passage.coding_id)

    def write(self, words: str) -> None:
        """Keep the summary of the cell that is open."""
        if self._page.chosen is not None:
            code_id, unit_id = self._page.chosen
            self._session.do(framework.write_summary, code_id=code_id, unit_id=unit_id, text=words)
