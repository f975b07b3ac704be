"""What one does with remarks: leave one on what is chosen, go to what one is about, settle it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from codebench.domain.changes import Step
from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.few import few_in
from codebench.domain.question_json import CellTarget, cell_target, read_cell
from codebench.domain.review import Remark, RemarkOn, Verdict
from codebench.errors import CodebenchError
from codebench.gui.dialogs.leaving import let_out
from codebench.gui.dialogs.remark import RemarkDialog, SettleDialog
from codebench.gui.session import ProjectSession
from codebench.gui.views.remarks import RemarkListView
from codebench.i18n import tr, trn
from codebench.services import review as review_service
from codebench.services.reports import table
from codebench.services.review_import import import_remarks
from codebench.services.reviewing import export_review, first_question

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage


class RemarksController(QObject):
    """Hold the list at the left, and ask for remarks."""

    cell_wanted = Signal(object)
    page_wanted = Signal()
    news = Signal(str)
    counted = Signal(int)

    def __init__(self, session: ProjectSession, page: "CodingPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        # Set by the desk: the cell that is chosen on the counting page, with the words for it, while it is shown.
        self.chosen_cell: Callable[[], tuple[CellTarget, str, str] | None] = lambda: None
        # Below which number of participants counts are marked there.
        self.few: Callable[[], int] = lambda: 0
        self.list = RemarkListView()
        self._heads: dict[str, review_service.RemarkHead] = {}
        self._stale = True
        self._tab = page.sources.tabs.count()
        page.sources.add_tab(tr("Remarks"), self.list)
        self.list.opened.connect(self.open)
        self.list.settle_wanted.connect(self.settle)
        self.list.change_wanted.connect(self.change)
        self.list.remove_wanted.connect(lambda each: session.do(review_service.remove_remark, remark_id=each))
        page.codebook.remark_wanted.connect(self._leave_on_code)
        page.transcript.remark_requested.connect(self._leave_on_coding)
        session.changed.connect(self._changed)
        page.sources.tabs.currentChanged.connect(self._turned)

    def refresh(self) -> None:
        """Count the remarks; the tab is there for who has or may leave any, and is filled when it is looked at."""
        project, tabs = self._session.project, self._page.sources.tabs
        tabs.setTabVisible(self._tab, project.review or bool(project.values(Remark)))
        self.counted.emit(review_service.open_remarks(project))
        self._stale = True
        self._turned(tabs.currentIndex())

    def _turned(self, tab: int) -> None:
        if tab == self._tab and self._stale:
            self._fill()

    def _fill(self) -> None:
        project = self._session.project
        heads = review_service.remarks(project)
        self._heads = {head.remark.id: head for head in heads}
        self._stale = False
        self.list.set_remarks(heads, review=project.review, writable=project.takes_remarks)

    def _changed(self, step: Step) -> None:
        if step.touches(Remark):
            self.refresh()
        # Saying which numbers moved takes a count, so it waits until one turns to the list.
        self._stale = self._stale or step.touches(Code, Coding)

    def offer_at(self, view: QWidget) -> None:
        """Offer to leave a remark by the right button on a number."""
        action = QAction(tr("Leave a remark…"), view)
        action.triggered.connect(self.leave)
        view.addAction(action)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def leave(self) -> None:
        """Ask for a remark on the number, the coding or the code that is chosen."""
        found = self._chosen()
        if found is None:
            self._session.failed.emit(tr("Choose a number, a coding or a code first; then leave a remark on it."))
            return
        self._ask(*found)

    def _leave_on_code(self) -> None:
        code_id, book = self._page.codebook.current_id(), self._page.book
        self._ask(RemarkOn.CODE, code_id, book.path(code_id), "")

    def _leave_on_coding(self, coding_id: str) -> None:
        coding, book = self._page.codings[coding_id], self._page.book
        self._ask(RemarkOn.CODING, coding.id, tr("passage: {name}", name=book[coding.code_id].name), "")

    def _ask(self, about: RemarkOn, target: str, title: str, shown: str) -> None:
        own = self._own(about, target)
        if own is not None:
            self.change(own.id)
            return
        dialog = RemarkDialog(title, shown, Verdict.REMARK, "", self._page.window())
        dialog.left.connect(
            lambda verdict, text: self._session.do(
                review_service.add_remark, about=about, target=target, verdict=verdict, text=text, shown=shown
            )
        )
        dialog.show()

    def _own(self, about: RemarkOn, target: str) -> Remark | None:
        project = self._session.project
        mine = project.values(Remark, about=about, target=target, coder_id=project.coder.id, settled=False)
        return mine[0] if mine else None

    def _chosen(self) -> tuple[RemarkOn, str, str, str] | None:
        if (cell := self.chosen_cell()) is not None:
            return RemarkOn.CELL, cell_target(cell[0]), cell[1], cell[2]
        page = self._page
        coding = page.codings.get(page.transcript.selected_coding)
        code_id = page.codebook.current_id()
        if page.codebook.tree.hasFocus() and code_id in page.book:
            return RemarkOn.CODE, code_id, page.book.path(code_id), ""
        if coding is not None:
            name = tr("passage: {name}", name=page.book[coding.code_id].name)
            return RemarkOn.CODING, coding.id, name, ""
        return (RemarkOn.CODE, code_id, page.book.path(code_id), "") if code_id in page.book else None

    def _head(self, remark_id: str) -> review_service.RemarkHead | None:
        if remark_id not in self._heads:
            self._fill()
        return self._heads.get(remark_id)

    def change(self, remark_id: str) -> None:
        """Ask what one's own remark should say."""
        if (head := self._head(remark_id)) is None:
            return
        remark = head.remark
        dialog = RemarkDialog(head.title, remark.shown, remark.verdict, remark.text, self._page.window())
        dialog.left.connect(
            lambda verdict, text: self._session.do(
                review_service.change_remark, remark_id=remark_id, verdict=verdict, text=text
            )
        )
        dialog.show()

    def settle(self, remark_id: str) -> None:
        """Ask for an answer and settle a remark; a settled one is opened again."""
        if (head := self._head(remark_id)) is None:
            return
        if head.remark.settled:
            self._session.do(review_service.reopen_remark, remark_id=remark_id)
            return
        dialog = SettleDialog(head.title, head.remark.text, head.remark.answer, self._page.window())
        dialog.settled.connect(
            lambda answer: self._session.do(review_service.settle_remark, remark_id=remark_id, answer=answer)
        )
        dialog.open()

    def show_list(self) -> None:
        """Turn to the list of remarks."""
        self.page_wanted.emit()
        self._page.sources.tabs.setTabVisible(self._tab, True)
        self._page.sources.tabs.setCurrentIndex(self._tab)
        self.list.list.setFocus()

    def open(self, remark_id: str) -> None:
        """Go to what a remark is about."""
        head, page = self._head(remark_id), self._page
        if head is None:
            return
        if head.remark.about is RemarkOn.CELL:
            self.cell_wanted.emit(read_cell(head.remark.target))
            return
        self.page_wanted.emit()
        if head.remark.about is RemarkOn.CODE:
            page.codebook.choose(head.remark.target)
        for coding in self._session.project.values(Coding, id=head.remark.target):
            page.open_source(coding.source_id)
            page.transcript.show_coding(coding.id)

    def export_page(self) -> None:
        """Ask where to write the review page, and write it."""
        start = f"{self._session.project.path.stem}-review.html"
        path, _ = QFileDialog.getSaveFileName(self._page, tr("Review page to a file…"), start, "HTML (*.html)")
        if path:
            project = self._session.project
            asked = first_question(project, self.few())
            write = lambda: export_review(project, Path(path), (asked,))  # noqa: E731
            let_out(self._session, write, self._page, few=lambda: few_in([table(project, asked)]))

    def import_file(self) -> None:
        """Ask for a file of remarks and take them in."""
        path, _ = QFileDialog.getOpenFileName(self._page, tr("Take in remarks…"), "", "JSON (*.json)")
        if path:
            self._try(lambda: self.take(Path(path)), "")

    def take(self, path: Path) -> None:
        """Take in the remarks of a file, and tell what came of it."""
        report = import_remarks(self._session.project, path)
        self._session.publish(report.step)
        self.news.emit(" ".join((trn("{n} remark taken in|{n} remarks taken in", report.added) + ".", *report.notes)))
        if report.added:
            self.show_list()

    def _try(self, act: Callable[[], None], done: str) -> None:
        try:
            act()
        except CodebenchError as error:
            self._session.failed.emit(error.user_message)
            return
        if done:
            self.news.emit(done)
