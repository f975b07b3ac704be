"""What one does with a source as a whole: rename it, say whose it is, remove it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from codebench.gui.controllers.giving import GivingController
from codebench.gui.dialogs.line import LineDialog
from codebench.gui.session import ProjectSession
from codebench.i18n import tr
from codebench.services import sources
from codebench.services.roster import Voice, voices_in

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage


class SourcesController(QObject):
    """Carry the wishes of the list of sources to the project; without an id they are about the source that is read."""

    def __init__(self, session: ProjectSession, page: "CodingPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._giving = GivingController(session, page)
        page.sources.menu_wanted.connect(self._menu)

    def _menu(self, source_id: str, at: QPoint) -> None:
        self.menu_for(source_id).exec(at)

    def menu_for(self, source_id: str) -> QMenu:
        """Return what can be done with a source, and with each voice in it."""
        menu = QMenu(self._page)
        menu.addAction(tr("Read"), lambda: self._page.open_source(source_id))
        if self._session.project.read_only:
            return menu
        menu.addAction(tr("Rename…"), lambda: self.rename(source_id))
        self._offer(menu.addMenu(tr("Whose words are these")), source_id)
        menu.addSeparator()
        menu.addAction(tr("Remove with its codings"), lambda: self.remove(source_id))
        return menu

    def _offer(self, menu: QMenu, source_id: str) -> None:
        for voice in voices_in(self._session.project, source_id):
            if voice.speaker_id:
                self._offer_speaker(menu.addMenu(voice.label.replace("&", "&&")), voice)
            else:
                menu.addAction(tr("A participant's…"), partial(self._giving.give, voice))
                menu.addAction(tr("A group's…"), partial(self._giving.give_to_group, voice))

    def _offer_speaker(self, menu: QMenu, voice: Voice) -> None:
        menu.addAction(tr("A participant's…"), lambda: self._giving.give(voice))
        menu.addAction(tr("The interviewer's"), lambda: self._giving.make_interviewer(voice))

    def rename(self, source_id: str = "") -> None:
        """Ask for another title."""
        wanted = source_id or self._page.source_id
        title = self._page.title_of(wanted)
        if not title:
            return
        dialog = LineDialog(tr("Rename “{name}”", name=title), tr("Rename"), tr("Title"), title, parent=self._page)
        dialog.told.connect(lambda words: self._session.do(sources.rename_source, source_id=wanted, title=words))
        dialog.open()

    def assign(self) -> None:
        """Ask whose words each voice in this source is."""
        if self._page.source_id:
            menu = QMenu(self._page)
            self._offer(menu, self._page.source_id)
            menu.exec(self._page.sources.mapToGlobal(self._page.sources.rect().topRight()))

    def remove(self, source_id: str = "") -> None:
        """Remove a source with its codings; undo brings all of it back."""
        if wanted := source_id or self._page.source_id:
            self._session.do(sources.remove_source, source_id=wanted)
