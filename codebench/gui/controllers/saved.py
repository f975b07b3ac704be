"""What one does with saved reports: keep a question, read what moved, ask it again, rename, renew, remove."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from codebench.domain.changes import Step
from codebench.domain.findings import SavedReport
from codebench.errors import CodebenchError
from codebench.gui.dialogs.saved import SavedReportDialog, SaveReportDialog
from codebench.gui.reruns import lines
from codebench.gui.session import ProjectSession
from codebench.services import saved

if TYPE_CHECKING:
    from codebench.gui.pages.counting_page import CountingPage


class SavedController(QObject):
    """Fill the menu of saved reports and do what is chosen in it."""

    def __init__(self, session: ProjectSession, page: "CountingPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        page.bar.save_wanted.connect(self.save)
        page.bar.saved_wanted.connect(self.open)
        session.changed.connect(self._changed)
        self._offer()

    def _changed(self, step: Step) -> None:
        if step.touches(SavedReport):
            self._offer()

    def _offer(self) -> None:
        project = self._session.project
        kept = [(report.id, report.name) for report in saved.reports(project)]
        self._page.bar.show_saved(kept, can_save=not project.read_only)

    def save(self) -> SaveReportDialog:
        """Ask for a name and keep the question with its answer."""
        project, asked = self._session.project, self._page.question
        table = self._page.table()
        dialog = SaveReportDialog(table.title if table is not None else "", self._page)
        dialog.wanted.connect(lambda name: self._close(dialog, lambda: saved.save(project, name, asked)))
        dialog.open()
        return dialog

    def _close(self, dialog: QDialog, act: Callable[[], Step]) -> None:
        """Do what a dialog is for and close it, or say in it why not."""
        try:
            step = act()
        except CodebenchError as error:
            if isinstance(dialog, SaveReportDialog):
                dialog.say(error.user_message)
            return
        dialog.accept()
        self._session.publish(step)

    def open(self, report_id: str) -> SavedReportDialog | None:
        """Run a saved report again and show what moved."""
        session, project = self._session, self._session.project
        try:
            found = saved.run_again(project, report_id)
        except CodebenchError as error:
            session.failed.emit(error.user_message)
            return None
        writable = not project.read_only
        dialog = SavedReportDialog(found.report, lines(found), can_write=writable, parent=self._page)
        dialog.shown.connect(lambda: self._page.ask(saved.asked_in(project, report_id)))
        dialog.renewed.connect(lambda: self._close(dialog, lambda: saved.save_again(project, report_id)))
        dialog.removed.connect(dialog.accept)
        dialog.removed.connect(lambda: session.do(saved.remove_report, report_id=report_id))
        dialog.renamed.connect(lambda name: self._rename(dialog, report_id, name))
        dialog.open()
        return dialog

    def _rename(self, dialog: SavedReportDialog, report_id: str, name: str) -> None:
        try:
            self._session.publish(self._session.project.do(saved.rename_report, report_id=report_id, name=name))
        except CodebenchError as error:
            dialog.say(error.user_message)
        else:
            dialog.say("")
        dialog.keep_name(saved.report(self._session.project, report_id).name)
