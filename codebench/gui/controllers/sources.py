"""What one does with a source as a whole: rename it, say whose it is, remove it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QMenu

from codebench.gui.controllers.giving import GivingController
from codebench.gui.dialogs.line import LineDialog
from codebench.gui.session import ProjectSession
from codebench.gui.tasks import Listener
from codebench.i18n import tr
from codebench.services import sources
from codebench.services.replacing import ReplaceReport, replace_file
from codebench.services.roster import Voice, voices_in

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage


class SourcesController(QObject):
    """Carry the wishes of the list of sources to the project; without an id they are about the source that is read."""

    checks_wanted = Signal()

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
        menu.addAction(tr("Replace with a corrected file…"), lambda: self.replace(source_id))
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

    def replace(self, source_id: str = "") -> None:
        """Ask for a corrected file and put it in the place of a source, with all that hangs on it."""
        wanted = source_id or self._page.source_id
        title = self._page.title_of(wanted)
        if title:
            asked = tr("The corrected file of “{name}”", name=title)
            kinds = tr("Transcripts ({patterns})", patterns="*.docx *.odt *.rtf *.pdf *.html *.txt *.md *.vtt *.srt")
            path, _ = QFileDialog.getOpenFileName(self._page, asked, "", f"{kinds};;{tr('All files')} (*)")
            if path:
                self.replace_by(wanted, Path(path))

    def replace_by(self, source_id: str, path: Path) -> None:
        """Put a corrected file in the place of a source, beside the window."""
        project, session = self._session.project, self._session
        told = Listener(self._replaced, lambda *_: None, session.failed.emit)
        session.tasks.run(lambda _: replace_file(project, source_id, path), told)

    def _replaced(self, report: ReplaceReport) -> None:
        self._session.publish(report.step)
        counts = {"carried": report.carried, "check": len(report.to_check), "lost": len(report.lost)}
        self._session.news.emit(
            tr("Replaced. Codings with the same words: {carried}; to check: {check}; without words: {lost}.", **counts)
        )
        if report.to_check or report.lost:
            self.checks_wanted.emit()

    def remove(self, source_id: str = "") -> None:
        """Remove a source with its codings; undo brings all of it back."""
        if wanted := source_id or self._page.source_id:
            self._session.do(sources.remove_source, source_id=wanted)
