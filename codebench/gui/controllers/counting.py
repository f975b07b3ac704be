"""What one does with the table besides reading it: say what was not asked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from codebench.gui.controllers.asking import ask_where_not_asked
from codebench.gui.session import ProjectSession
from codebench.i18n import tr
from codebench.services import reading

if TYPE_CHECKING:
    from codebench.gui.pages.counting_page import CountingPage


class CountingController(QObject):
    """Carry the wishes of the counting page to the project."""

    def __init__(self, session: ProjectSession, page: "CountingPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        page.view.menu_wanted.connect(self._menu)

    def _menu(self, row_key: str, column_key: str, at: QPoint) -> None:
        self.menu_for(row_key, column_key).exec(at)

    def menu_for(self, row_key: str, column_key: str) -> QMenu:
        """Return what can be done with a cell."""
        menu = QMenu(self._page)
        menu.addAction(tr("Read the quotes")).triggered.connect(lambda: self._page.open_number(row_key, column_key))
        if row_key in reading.codebook(self._session.project) and not self._session.project.read_only:
            menu.addAction(tr("Not asked in…")).triggered.connect(lambda: self.not_asked(row_key))
        return menu

    def not_asked(self, code_id: str) -> None:
        """Ask in which sources a code was not asked."""
        ask_where_not_asked(self._session, code_id, self._page)
