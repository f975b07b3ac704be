"""What one does with codings that are there: resize, change the code, remove; and coding by dropping."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from codebench.domain.changes import Step
from codebench.domain.coding import Coder, Coding
from codebench.domain.ids import new_id
from codebench.gui.choices import Choice
from codebench.gui.session import ProjectSession
from codebench.gui.views.picker import Picker
from codebench.gui.views.transcript_stack import StackList, StackRow
from codebench.gui.words import stepped
from codebench.i18n import tr
from codebench.services import coding as coding_service

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage


class CodingsController(QObject):
    """Carry the wishes of the transcript and of the list of codings to the project."""

    def __init__(self, session: ProjectSession, page: "CodingPage") -> None:
        super().__init__(page)
        self._session, self._page, self._view = session, page, page.transcript
        self.stack, self.changer = StackList(page), Picker(page, several=False)
        self._changing = ""
        self._view.resize_requested.connect(self.resize)
        self._view.change_requested.connect(self.change_code)
        self._view.step_requested.connect(self.step)
        self._view.stack_requested.connect(self.show_stack)
        self._view.code_dropped.connect(page.apply_code)
        self.stack.chosen.connect(self._view.select_coding)
        self.stack.change_wanted.connect(self.change_code)
        self.stack.remove_wanted.connect(page.remove_coding)
        self.stack.step_wanted.connect(self.step)
        self.stack.closed.connect(self._view.setFocus)
        self._view.verticalScrollBar().valueChanged.connect(self.stack.close_list)
        self.changer.chosen.connect(self._recode)
        self.changer.closed.connect(self._view.setFocus)
        session.changed.connect(self._changed)

    def resize(self, coding_id: str, start: int, end: int) -> None:
        """Give a coding another stretch; one that comes to lie on its like becomes that one."""
        old = self._page.codings.get(coding_id)
        if old is None or self._session.project.read_only:
            return
        self._session.do(coding_service.resize_coding, coding_id=coding_id, start=start, end=end)
        same = (c for c in self._page.codings.values() if (c.start, c.end, c.code_id) == (start, end, old.code_id))
        if coding_id not in self._page.codings and (twin := next(same, None)) is not None:
            self._view.select_coding(twin.id)

    def step(self, at_start: bool, forward: bool) -> None:
        """Move the start or end of the selected coding by one word."""
        coding, shown = self._page.codings.get(self._view.selected_coding), self._view.transcript
        if coding is None or shown is None:
            return
        span = stepped(shown.source.text, coding.span, start=at_start, forward=forward)
        if span != coding.span:
            self.resize(coding.id, span.start, span.end)

    def longer_end(self) -> None:
        """Take in the next word."""
        self.step(False, True)

    def shorter_end(self) -> None:
        """Leave out the last word."""
        self.step(False, False)

    def longer_start(self) -> None:
        """Take in the word before."""
        self.step(True, False)

    def shorter_start(self) -> None:
        """Leave out the first word."""
        self.step(True, True)

    def here(self) -> None:
        """List the codings at the caret."""
        if not self._view.show_stack():
            self._page.told.emit(tr("No coding lies here. Put the cursor in words that bear a code."))

    def show_stack(self, keys: list[str]) -> None:
        """List these codings beside the words."""
        current = self._view.selected_coding if self._view.selected_coding in keys else keys[0]
        changing = not self._session.project.read_only
        self.stack.offer(self._rows(keys), current, self._beside(current), changing=changing)
        self._view.select_coding(self.stack.current())

    def _rows(self, keys: list[str]) -> list[StackRow]:
        coders = {coder.id: coder.name for coder in self._session.project.values(Coder)}
        text = self._view.transcript.source.text if self._view.transcript else ""
        book, rows = self._page.book, []
        for coding in (self._page.codings[key] for key in keys if key in self._page.codings):
            words = len(text[coding.start : coding.end].split())
            name, colour = book[coding.code_id].name, book.colour(coding.code_id)
            rows.append(StackRow(coding.id, name, colour, coders.get(coding.coder_id, ""), words))
        return rows

    def _beside(self, key: str) -> QRect:
        """Return where a coding is on the page; what is out of sight counts as at the edge."""
        view, box = self._view, self._view.coding_rect(key)
        sight = box.intersected(view.viewport().rect())
        shown = sight if sight.isValid() else QRect(box.left(), view.viewport().height() // 3, 1, 1)
        return QRect(view.viewport().mapTo(self._page, shown.topLeft()), shown.size())

    def change_code(self, coding_id: str = "") -> None:
        """Open the picker to give a coding another code."""
        wanted = coding_id or self._view.selected_coding
        if wanted not in self._page.codings or self._session.project.read_only:
            return
        self.stack.close_list()
        self._changing = wanted
        coding, shown = self._page.codings[wanted], self._view.transcript
        below = self._page.book[coding.code_id].parent_id or ""
        words = shown.source.text[coding.start : coding.end] if shown else ""
        self.changer.offer(self._page.offer(below, words), self._beside(wanted))

    def _recode(self, choice: Choice) -> None:
        coding_id, self._changing = self._changing, ""
        if coding_id not in self._page.codings:
            return
        if choice.new is None:
            [code_id] = choice.code_ids
            step = self._session.do(coding_service.recode, coding_id=coding_id, code_id=code_id)
        else:
            code_id = new_id()
            new = {"name": choice.new.name, "parent_id": choice.new.parent_id or None, "code_id": code_id}
            step = self._session.do(coding_service.recode_new, coding_id=coding_id, **new)
        if step is not None:
            self._session.used(code_id)
            self._page.codebook.choose(code_id)

    def _changed(self, step: Step) -> None:
        """Keep the open list true."""
        if self.stack.isVisible() and step.touches(Coding):
            rows = self._rows(self.stack.keys())
            if rows:
                self.stack.set_rows(rows, self.stack.current())
            else:
                self.stack.close_list()
