"""Schrijven: chapters and quotes, the report as Word will show it, and the button that makes it."""

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from codebench.domain.figure import Look
from codebench.domain.findings import ChosenQuote, Summary
from codebench.domain.report import FigurePart, Heading, MatrixPart, QuotePart, Report, ReportPlan, TablePart
from codebench.gui.chapters import Chapter, chapters, places
from codebench.gui.controllers.writing import WritingController
from codebench.gui.reportpage import Ink, Sheet, sheet
from codebench.gui.session import ProjectSession
from codebench.gui.tasks import Listener, Progress, Task, TaskRunner
from codebench.gui.theme import current_theme
from codebench.gui.views.empty import EmptyPage
from codebench.gui.views.panes import spread
from codebench.gui.views.writing_editor import QuoteEditor
from codebench.gui.views.writing_output import OutputPanel
from codebench.gui.views.writing_paper import Paper
from codebench.gui.views.writing_side import WritingSide, chosen_of
from codebench.i18n import tr, trn
from codebench.services import plans, reading
from codebench.services.drafting import Draft, draft
from codebench.services.exporting import bars_of
from codebench.services.reports import PassageRef
from codebench.services.versions import versions

WRITE_AFTER = 250
SCREEN_DPI = 130


class WritingPage(QWidget):
    """Show the report that would be made now; it is written anew beside the window while the page is seen."""

    passage_wanted = Signal(object)
    refused = Signal(str)
    counted = Signal(str)
    coding_wanted = Signal()

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tasks = TaskRunner(session)
        self.plan, self.book = plans.plan(session.project), reading.codebook(session.project)
        self.draft: Draft | None = None
        self._stale, self._opening = True, ""
        self._scroll: int | None = None
        self._line: list[Chapter] = []
        self._writing: Task | None = None
        self.side, self.paper, self.output = WritingSide(), Paper(), OutputPanel()
        self.editor = QuoteEditor(self._ink())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WRITE_AFTER)
        self._later.timeout.connect(self._write)
        self.side.choose.setEnabled(not session.project.read_only)
        self._arrange()
        self.controller = WritingController(session, self)
        self._connect()

    def _arrange(self) -> None:
        desk = QWidget()
        desk.setObjectName("well")
        desk.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.paper, 1)
        column.addWidget(self.editor)
        self.empty = EmptyPage(
            tr("Nothing to report yet"),
            tr("Give codes to what participants say; then the report stands here, as Word will show it."),
            tr("To the transcripts"),
        )
        self.empty.wanted.connect(self.coding_wanted)
        self.middle = QStackedWidget()
        for face in (desk, self.empty):
            self.middle.addWidget(face)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for widget, stretch in ((self.side, 0), (self.middle, 1), (self.output, 0)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.indexOf(widget), stretch)
        self.splitter.setHandleWidth(1)
        spread(self.splitter, 290, 766, 310, middle=1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self._session.changed.connect(self._changed)
        self._session.closing.connect(self.tasks.finish)
        # Whoever takes the page away may not leave its work running behind it.
        self.destroyed.connect(self.tasks.finish)
        self._session.destroyed.connect(self._later.stop)
        self.tasks.failed.connect(self.refused)
        self.tasks.crashed.connect(self._crashed)
        self.side.chapters.wanted.connect(self.show_chapter)
        self.side.quotes.code_wanted.connect(self.show_code)
        self.side.quotes.quote_wanted.connect(self.open_quote)
        self.editor.left.connect(self._close_quote)
        self.editor.source_wanted.connect(self._open_source)
        self.output.leaks.wanted.connect(self.paper.show_part)

    def _ink(self) -> Ink:
        theme = current_theme()
        size = self.paper.letters()
        return Ink(theme.ink, theme.muted, theme.line, theme.accent, theme.accent_soft, size)

    def showEvent(self, event: QShowEvent) -> None:
        """Write the report anew where something changed since the page was last seen."""
        super().showEvent(event)
        if self._stale:
            self._show_plan()
            self._later.start(0)

    def _changed(self) -> None:
        """Write anew, once it is quiet for a moment."""
        self._stale = True
        if self.isVisible():
            self._show_plan()
            self._show_edit()
            self._later.start(WRITE_AFTER)

    def set_up(self, plan: ReportPlan) -> None:
        """Keep how the report is made; in a project that is only read it is kept for as long as the page."""
        if plan == self.plan:
            return
        if self._session.project.read_only:
            self.plan = plan
            self._changed()
        else:
            self._session.do(plans.keep_plan, plan=plan)

    def _show_plan(self) -> None:
        """Show at once what is quickly known: the plan and the chapters."""
        project = self._session.project
        self.book = reading.codebook(project)
        if not project.read_only:
            self.plan = plans.plan(project)
        named = versions(project)
        self.output.show_plan(self.plan, project.name, named[-1].name if named else "")
        self.output.show_unknown()
        self._line = chapters(self.plan, self.book, matrix=bool(project.values(Summary)))
        self.side.chapters.set_chapters(self._line)

    def _show_edit(self) -> None:
        """Show at once how the open quote is now printed; the page follows."""
        passage = self.editor.passage
        if passage is not None:
            kept = self._session.project.values(ChosenQuote, coding_id=passage.coding_id)
            words = kept[0].words if kept else passage.words
            self.editor.show_passage(replace(passage, words=words), read_only=self._session.project.read_only)

    def _write(self) -> None:
        """Write the report in the background; what is half written for an older state stops."""
        if self._writing is not None:
            self._writing.cancel()
        project, plan, ink = self._session.project, self.plan, self._ink()
        look = Look(current_theme().paper, ink.ink, ink.muted, ink.line, ink.accent)

        def work(report: Progress) -> tuple[Draft, Sheet]:
            made = draft(project, plan, lambda table: bars_of(table, look, SCREEN_DPI), report)
            return made, sheet(made.report, ink)

        self._stale = False
        self._writing = self.tasks.run(work, Listener(self._written, _quietly))

    def _written(self, made: tuple[Draft, Sheet]) -> None:
        self._writing = None
        self.draft, page = made
        self.middle.setCurrentIndex(0 if self.draft.quotes else 1)
        self.paper.write(page, self._scroll)
        self.side.quotes.set_quotes(self.draft.codes)
        self.side.show_chosen(self.draft.chosen, self.draft.quotes)
        self.counted.emit(chosen_of(self.draft.chosen, self.draft.quotes))
        if not self._stale:
            self.output.show_found(holds(self.draft.report), self.draft.leaks, len(self.draft.few))
        if open_now := self._opening or (self.editor.passage.coding_id if self.editor.passage else ""):
            self.open_quote(open_now)
        self._opening, self._scroll = "", None

    def _crashed(self) -> None:
        """Say so, and try again when one comes back to the page."""
        self._writing, self._stale = None, True
        self.output.show_unknown(tr("The page could not be made. It is tried again when you come back to it."))
        self.refused.emit(tr("The report could not be made. Your work is saved."))

    def show_chapter(self, key: str) -> None:
        """Go to a chapter."""
        if self.draft is not None and key in (at := places(self.draft.report, self._line)):
            self.paper.show_part(at[key])

    def show_code(self, code_id: str) -> None:
        """Go to the first quote of a code."""
        if self.draft is not None and code_id in self.book:
            self._show_quote(self.book.names(code_id), "")

    def _show_quote(self, path: tuple[str, ...], words: str) -> None:
        parts = self.draft.report.parts if self.draft is not None else ()
        said = {at: part.quote for at, part in enumerate(parts) if isinstance(part, QuotePart)}
        of_code = [at for at, quote in said.items() if quote.code == path]
        if of_code:
            self.paper.show_part(next((at for at in of_code if said[at].text == words), of_code[0]))

    def open_quote(self, coding_id: str) -> None:
        """Open a chosen quote to be shortened; one that is no longer chosen closes."""
        codes = self.draft.codes if self.draft is not None else ()
        passage = next((each for of in codes for each in of.chosen if each.coding_id == coding_id), None)
        if passage is None:
            self.editor.clear()
            return
        other = self.editor.passage is None or self.editor.passage.coding_id != coding_id
        self.side.quotes.choose(coding_id)
        self.editor.show_passage(passage, read_only=self._session.project.read_only)
        if other:
            self._show_quote(passage.quote.code, passage.quote.text)
            self.editor.words.setFocus()

    def _close_quote(self) -> None:
        self.editor.clear()
        self.side.at_hand().setFocus()

    def _open_source(self, source_id: str, start: int, end: int) -> None:
        self.passage_wanted.emit(PassageRef(source_id, "", start, end, "", "", 0))

    def go_to(self, place: tuple[int, int, str]) -> None:
        """Return to where the user was, once the page is written."""
        tab, self._scroll, self._opening = place
        self.side.tabs.setCurrentIndex(tab)

    def place(self) -> tuple[int, int, str]:
        """Return the tab, how far the page is scrolled, and the quote that is open."""
        passage, scroll = self.editor.passage, self.paper.verticalScrollBar().value()
        return self.side.tabs.currentIndex(), scroll, passage.coding_id if passage else ""


def holds(report: Report) -> str:
    """Return what a report holds, in one line."""
    n = Counter(type(part) for part in report.parts)
    heads = sum(isinstance(part, Heading) and part.level == 1 for part in report.parts)
    counted = [trn("{n} chapter|{n} chapters", heads), trn("{n} table|{n} tables", n[TablePart] + n[MatrixPart])]
    counted += [trn("{n} figure|{n} figures", n[FigurePart]), trn("{n} quote|{n} quotes", n[QuotePart])]
    return " · ".join(counted)


def _quietly(done: int, total: int, what: str) -> None:
    """Say nothing: the page comes when it comes."""
