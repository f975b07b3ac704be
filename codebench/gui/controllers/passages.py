"""Moving through the transcript from the keyboard, and selecting in it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from codebench.domain.text import Span
from codebench.gui.places import coding_from
from codebench.gui.reach import levels, wider
from codebench.gui.uncoded import step_from, uncoded
from codebench.i18n import tr
from codebench.settings import load_settings, save_settings

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage


class PassageController(QObject):
    """Go to places in the shown source, select more at once, and size its text."""

    def __init__(self, page: "CodingPage") -> None:
        super().__init__(page)
        self._page = page
        self._basis = self._made = Span(0, 0)
        page.head.step_wanted.connect(self.step_uncoded)
        settings = load_settings()
        page.transcript.set_type(settings.transcript_size, serif=settings.serif)
        page.transcript.zoomed.connect(lambda size: save_settings(replace(load_settings(), transcript_size=size)))

    def select_more(self) -> None:
        """Select the sentence, then the turn, then the answer, then the sentence again."""
        view = self._page.transcript
        shown = view.transcript
        if shown is None:
            return
        now = view.selected_span() or Span(view.caret(), view.caret())
        if now != self._made:
            self._basis = now
        found = wider(levels(shown.source.text, shown.turns, shown.speakers, self._basis), now)
        if found is not None:
            self._made = found
            view.select(found.start, found.end)
            view.setFocus()

    def next_of_code(self) -> None:
        """Go to the next coding of the code of the selected coding, or else of the chosen code."""
        self._step_code(True)

    def previous_of_code(self) -> None:
        """Go to the previous coding of this code."""
        self._step_code(False)

    def _step_code(self, forward: bool) -> None:
        page, view = self._page, self._page.transcript
        selected = page.codings.get(view.selected_coding)
        code_id = selected.code_id if selected else page.codebook.current_id()
        here = (selected.start, selected.end, selected.id) if selected else (view.caret(), 0, "")
        found = coding_from(page.codings.values(), code_id, here, forward=forward)
        if found is not None:
            view.show_coding(found.id)
            view.setFocus()
        elif code_id in page.book:
            page.told.emit(tr("“{code}” has no coding in this source.", code=page.book[code_id].name))

    def step_uncoded(self, forward: bool) -> None:
        """Select the next or previous answer that bears no code."""
        places = uncoded(self._page.owned, self._page.codings.values())
        span = self._page.transcript.selected_span()
        here = span.start if span else self._page.transcript.caret()
        found = step_from(places, here, forward)
        if found is not None:
            self._page.transcript.select(*found)
            self._page.transcript.setFocus()
        elif self._page.source_id:
            self._page.told.emit(tr("Every answer in this source bears a code."))

    def next_uncoded(self) -> None:
        """Select the next answer without a code."""
        self.step_uncoded(True)

    def previous_uncoded(self) -> None:
        """Select the previous answer without a code."""
        self.step_uncoded(False)

    def zoom_in(self) -> None:
        """Make the text larger."""
        self._page.transcript.zoom(1)

    def zoom_out(self) -> None:
        """Make the text smaller."""
        self._page.transcript.zoom(-1)

    def zoom_own(self) -> None:
        """Give the text its own size."""
        self._page.transcript.zoom(0)
