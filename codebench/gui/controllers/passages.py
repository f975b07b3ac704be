"""Moving through the transcript from the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from codebench.gui.uncoded import step_from, uncoded

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage


class PassageController(QObject):
    """Go to places in the shown source, and size its text."""

    def __init__(self, page: "CodingPage") -> None:
        super().__init__(page)
        self._page = page
        page.head.step_wanted.connect(self.step_uncoded)

    def step_uncoded(self, forward: bool) -> None:
        """Select the next or previous answer that bears no code."""
        places = uncoded(self._page.owned, self._page.codings.values())
        span = self._page.transcript.selected_span()
        here = span.start if span else self._page.transcript.caret()
        found = step_from(places, here, forward)
        if found is not None:
            self._page.transcript.select(*found)
            self._page.transcript.setFocus()

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
