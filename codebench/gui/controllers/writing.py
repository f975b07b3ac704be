"""What one does on the writing page: set the report up, choose and shorten quotes, and make it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from codebench.domain.report import Section
from codebench.gui import chapters
from codebench.gui.dialogs.choose_quotes import ChooseQuotesDialog
from codebench.gui.dialogs.leaving import Door, sentence
from codebench.gui.session import ProjectSession
from codebench.gui.tasks import Listener, Progress, Task
from codebench.i18n import tr
from codebench.services import printing, reading
from codebench.services.commands import Command
from codebench.services.exporting import bars_of
from codebench.services.outgoing import Outgoing
from codebench.services.wordreport import write_report

if TYPE_CHECKING:
    from codebench.gui.pages.writing_page import WritingPage

SUFFIX = ".docx"


class WritingController(QObject):
    """Carry the wishes of the writing page to the project, each as one step."""

    def __init__(self, session: ProjectSession, page: "WritingPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._making: Task | None = None
        self._written: Path | None = None
        self._connect()

    def _connect(self) -> None:
        page, output, editor = self._page, self._page.output, self._page.editor
        line, quotes = page.side.chapters, page.side.quotes
        line.ticked.connect(lambda key, on: page.set_up(chapters.tick(page.plan, page.book, key, on)))
        line.moved.connect(lambda key, by: page.set_up(chapters.move(page.plan, page.book, key, by)))
        line.ordered.connect(lambda keys: page.set_up(chapters.put_in_order(page.plan, page.book, keys)))
        quotes.choice_wanted.connect(self.choose_of)
        quotes.moved.connect(lambda key, to: self._do(printing.order_chosen, coding_id=key, position=to))
        page.side.choose.clicked.connect(self.choose)
        editor.edited.connect(self.edit)
        editor.dropped.connect(lambda key: self._do(printing.drop_chosen, coding_id=key))
        output.changed.connect(lambda name, value: page.set_up(replace(page.plan, **{name: value})))
        output.figures_wanted.connect(lambda on: page.set_up(chapters.with_section(page.plan, Section.FIGURES, on)))
        output.template_wanted.connect(self.choose_template)
        output.make_wanted.connect(self.make)
        output.stop_wanted.connect(self.stop)
        output.folder_wanted.connect(self.open_folder)

    def _do(self, command: Command, **how: object) -> None:
        if not self._session.project.read_only:
            self._session.do(command, **how)

    def choose(self) -> ChooseQuotesDialog | None:
        """Choose quotes of the code at hand; without one, go to the list in which one is chosen."""
        dialog = self.choose_of(self._page.side.quotes.code_id())
        if dialog is None and not self._session.project.read_only:
            self._page.side.tabs.setCurrentIndex(1)
            self._page.side.quotes.setFocus()
            self._session.news.emit(tr("Choose a code in this list first; then its quotes."))
        return dialog

    def choose_of(self, code_id: str) -> ChooseQuotesDialog | None:
        """Ask which quotes of a code are printed; None where there is nothing to ask."""
        project = self._session.project
        if code_id not in self._page.book or project.read_only:
            return None
        ticked = printing.chosen_codings(project, code_id)
        quotes = reading.quotes_of_code(project, code_id)
        dialog = ChooseQuotesDialog(self._page.book[code_id].name, quotes, ticked, self._page)
        dialog.chosen.connect(lambda ids: self._do(printing.choose_quotes, code_id=code_id, coding_ids=ids))
        dialog.open()
        return dialog

    def edit(self, coding_id: str, words: str) -> None:
        """Print a quote in these words; without words as it was said."""
        self._do(printing.edit_chosen, coding_id=coding_id, words=words)

    def cut(self) -> None:
        """Cut the selected words out of the quote at hand."""
        self._page.editor.cut()

    def choose_template(self) -> None:
        """Ask for a document in the institution's style."""
        kinds = tr("Word documents ({patterns})", patterns="*.docx *.dotx")
        before = self._page.plan.template
        path, _ = QFileDialog.getOpenFileName(self._page, tr("Template"), before, kinds)
        if path:
            self._page.set_up(replace(self._page.plan, template=path))

    def make(self) -> None:
        """Ask where, and make the report; names in it have been shown by then."""
        if self._making is not None or not self._page.output.make.isEnabled():
            return
        project = self._session.project
        start = project.path.parent / f"{self._page.plan.title or project.name}{SUFFIX}".replace("/", "-")
        kinds = tr("Word documents ({patterns})", patterns=f"*{SUFFIX}")
        path, _ = QFileDialog.getSaveFileName(self._page, tr("Make Word report"), str(start), kinds)
        if path:
            self.make_at(Path(path if path.lower().endswith(SUFFIX) else path + SUFFIX))

    def make_at(self, path: Path) -> None:
        """Make the report beside the window; a file that was there stays whole until the new one is."""
        project, plan, output = self._session.project, self._page.plan, self._page.output

        def work(report: Progress) -> None:
            write_report(project, plan, path, bars_of, report)

        output.show_busy(True, tr("Making {file}", file=path.name))
        told = Listener(self._done, output.show_progress, self._ended, self._ended)
        door, made = Door(project, self._page.tasks, self._page), self._page.draft
        self._making = door.take(work, told, plan.attribution, few=lambda: made.few if made is not None else ())

    def _done(self, sent: Outgoing) -> None:
        self._making, self._written = None, sent.files[0][0]
        self._page.output.show_busy(False, sentence(sent), written=True)

    def _ended(self, sentence: str = "") -> None:
        self._making = None
        self._page.output.show_busy(False, sentence or tr("Stopped. Nothing was written."))

    def stop(self) -> None:
        """Stop making the report."""
        if self._making is not None:
            self._making.cancel()

    def open_folder(self) -> None:
        """Open the folder in which the report now is."""
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))
