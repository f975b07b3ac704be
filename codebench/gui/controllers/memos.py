"""What one does with memos: write one beside the text, find one, take them all to Word."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from codebench.domain.changes import Step
from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.memo import Memo, MemoOn
from codebench.domain.participant import Participant
from codebench.domain.source import Source
from codebench.gui.dialogs.leaving import let_out
from codebench.gui.memos import Keep, keep, own_memo
from codebench.gui.session import ProjectSession
from codebench.gui.views.memos import MemoListView, MemoPanel
from codebench.i18n import tr
from codebench.services import memos as memo_service
from codebench.services import reading
from codebench.services.exporting import export_memos

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage

Context = tuple[str, MemoOn, str]
IDLE = 3000


class MemosController(QObject):
    """Hold the panel beside the text and the list at the left."""

    def __init__(self, session: ProjectSession, page: "CodingPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.list, self.panel = MemoListView(), MemoPanel()
        self._contexts: list[Context] = []
        self._at = 0
        self._memo_id, self._before = "", ""
        page.sources.add_tab(tr("Memos"), self.list)
        page.codebook.splitter.addWidget(self.panel)
        page.codebook.splitter.setCollapsible(page.codebook.splitter.indexOf(self.panel), False)
        self.panel.hide()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE)
        self._idle.timeout.connect(self._keep_written)
        self.panel.text.textChanged.connect(self._idle.start)
        self.panel.left.connect(self.keep)
        self.panel.closed.connect(self.close_panel)
        self.panel.context_chosen.connect(self._turn_to)
        self.list.opened.connect(self.open)
        self.list.export_wanted.connect(self.export)
        session.changed.connect(self._changed)
        session.closing.connect(self.keep)
        self._refresh()

    def note(self) -> None:
        """Write a memo on the selected coding, or else on the source that is read."""
        if not self.keep():
            return
        self._contexts = self._here()
        self._show(0)
        self.panel.text.setFocus()

    def note_on(self, coding_id: str) -> None:
        """Write a memo on this coding."""
        if not self._session.project.read_only:
            self._page.transcript.select_coding(coding_id)
            self.note()

    def _here(self) -> list[Context]:
        page, project = self._page, self._session.project
        coding = page.codings.get(page.transcript.selected_coding)
        found: list[Context] = []
        if coding is not None:
            name = tr("passage: {name}", name=page.book[coding.code_id].name)
            found.append((name, MemoOn.CODING, coding.id))
        heads = {head.id: head for head in reading.sources(project)}
        if (head := heads.get(page.source_id)) is not None:
            found.append((tr("source: {name}", name=head.title), MemoOn.SOURCE, head.id))
            for person in project.values(Participant, id=list(head.participant_ids)):
                found.append((tr("participant: {name}", name=person.name), MemoOn.PARTICIPANT, person.id))
        code_id = coding.code_id if coding else page.codebook.current_id()
        if code_id in page.book:
            found.append((tr("code: {name}", name=page.book[code_id].name), MemoOn.CODE, code_id))
        return [*found, (tr("project: {name}", name=project.name), MemoOn.PROJECT, "")]

    def _turn_to(self, at: int) -> None:
        if not self.keep():
            self.panel.offer([name for name, _, _ in self._contexts], self._at)
            return
        self._show(at)
        self.panel.text.setFocus()

    def _show(self, at: int) -> None:
        self._at = at
        _, about, target_id = self._contexts[at]
        project = self._session.project
        memo = own_memo(memo_service.memo_list(project), about, target_id, project.coder.name)
        self._fill(memo)
        self.panel.offer([name for name, _, _ in self._contexts], at)

    def _fill(self, memo: memo_service.MemoHead | None) -> None:
        self._take(memo)
        self.panel.text.document().clearUndoRedoStacks()
        self.panel.show()
        side, sizes = self._page.splitter.indexOf(self._page.codebook), self._page.splitter.sizes()
        if sizes[side] == 0:
            # The panel is of no use in a side that is folded away.
            sizes[side] = self._page.codebook.sizeHint().width()
            self._page.splitter.setSizes(sizes)

    def _take(self, memo: memo_service.MemoHead | None) -> None:
        """Have the panel hold this memo; a colleague's is there to read."""
        project = self._session.project
        self._memo_id, self._before = (memo.id, memo.text) if memo else ("", "")
        colleague = memo.coder if memo is not None and memo.coder != project.coder.name else ""
        self.panel.show_author(colleague)
        self.panel.text.setReadOnly(project.read_only or bool(colleague))
        if self.panel.text.toPlainText() != self._before:
            self.panel.text.setPlainText(self._before)

    def _keep_written(self) -> None:
        """Save what was written while one thinks; only leaving the panel removes a memo that was emptied."""
        if self.panel.text.toPlainText().strip():
            self.keep()

    def keep(self) -> bool:
        """Save the words in the panel, as one step that one undo takes back; tell whether nothing is left to save."""
        self._idle.stop()
        now, was = self.panel.text.toPlainText(), self._before
        if not self._contexts or self._session.project.read_only:
            return True
        memo_id, before = self._memo_id, was if self._memo_id else None
        wanted, (_, about, target_id) = keep(before, now), self._contexts[self._at]
        if wanted is Keep.NOTHING:
            return True
        # What is being saved counts as kept before the step is told, or telling it would save it again.
        self._before = now
        if wanted is Keep.ADD:
            step = self._session.do(memo_service.add_memo, about=about, target_id=target_id, text=now)
        elif wanted is Keep.CHANGE:
            step = self._session.do(memo_service.edit_memo, memo_id=memo_id, text=now)
        else:
            step = self._session.do(memo_service.remove_memo, memo_id=memo_id)
        if step is None:
            self._before = was
            if memo_id and not self._session.project.values(Memo, id=memo_id):
                self._memo_id = ""  # It is gone meanwhile; what was written can be a memo again.
        return step is not None

    def _changed(self, step: Step) -> None:
        # A new coding has no memo yet.
        recoded = step.touches(Coding) and any(change.before is not None for change in step.changes)
        if step.touches(Memo, Source, Code, Participant) or recoded:
            self._refresh()
        if step.touches(Memo) and self._contexts and self.panel.text.toPlainText() == self._before:
            self._reload()

    def _reload(self) -> None:
        """Show the memo as the project now has it; what is half written stays."""
        _, about, target_id = self._contexts[self._at]
        project = self._session.project
        memos = memo_service.memo_list(project)
        known = next((memo for memo in memos if memo.id == self._memo_id), None)
        memo = known or own_memo(memos, about, target_id, project.coder.name)
        self._take(memo)

    def _refresh(self) -> None:
        self.list.set_memos(memo_service.memo_list(self._session.project))

    def close_panel(self) -> None:
        """Save, and give the place back."""
        if not self.keep():
            return
        self._contexts = []
        self.panel.hide()
        self._page.transcript.setFocus()

    def open(self, memo_id: str) -> None:
        """Go to what a memo is about, and show the memo beside it."""
        if not self.keep():
            return
        memo = next((m for m in memo_service.memo_list(self._session.project) if m.id == memo_id), None)
        if memo is None:
            return
        self._go_to(memo)
        self._contexts, self._at = [(memo.target, memo.about, memo.target_id)], 0
        self._fill(memo)
        self.panel.offer([memo.target], 0)
        self.panel.text.setFocus()

    def _go_to(self, memo: memo_service.MemoHead) -> None:
        page, project = self._page, self._session.project
        if memo.about is MemoOn.SOURCE:
            page.open_source(memo.target_id)
        elif memo.about is MemoOn.CODE:
            page.codebook.choose(memo.target_id)
        elif memo.about is MemoOn.CODING:
            for coding in project.values(Coding, id=[memo.target_id]):
                page.open_source(coding.source_id)
                page.transcript.show_coding(coding.id)
        elif memo.about is MemoOn.PARTICIPANT:
            theirs = (head.id for head in reading.sources(project) if memo.target_id in head.participant_ids)
            page.open_source(next(theirs, page.source_id))

    def export(self) -> None:
        """Ask where to write all memos, and write them."""
        path, _ = QFileDialog.getSaveFileName(self._page, tr("Memos to Word…"), "memos.docx", "Word (*.docx)")
        if path:
            let_out(self._session, lambda: export_memos(self._session.project, Path(path)), self._page)
