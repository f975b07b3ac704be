"""Finding words in the shown source, and going to a time or a turn in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from codebench.domain.text import Span
from codebench.errors import CodebenchError
from codebench.gui.finding import Haystack, nearest
from codebench.gui.places import place_of
from codebench.gui.views.transcript_bars import FindBar, GoBar
from codebench.i18n import tr

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage


class SeekController(QObject):
    """Hold the two bars over the transcript."""

    def __init__(self, page: "CodingPage") -> None:
        super().__init__(page)
        self._page, self._view = page, page.transcript
        self.find_bar, self.go_bar = FindBar(page.transcript), GoBar(page.transcript)
        self._haystack: tuple[str, Haystack] = ("", Haystack(""))
        self._hits: list[Span] = []
        self._at = -1
        self._begun = 0
        self.find_bar.typed.connect(self._typed)
        self.find_bar.entered.connect(self.step)
        self.find_bar.closed.connect(self._found)
        self.go_bar.typed.connect(lambda _: self.go_bar.say(""))
        self.go_bar.entered.connect(self._go)
        self.go_bar.closed.connect(self._view.setFocus)
        page.transcript.source_shown.connect(self._other_source)

    def find(self) -> None:
        """Open the bar that finds; a short selection is looked for at once."""
        shown = self._view.transcript
        if shown is None:
            return
        self.go_bar.close_bar()
        span = self._view.selected_span()
        words = shown.source.text[span.start : span.end] if span else ""
        self._begun = span.start if span else self._view.caret()
        self.find_bar.open_bar(words if len(words) <= 60 and "\n" not in words else "")
        self._typed(self.find_bar.box.text())

    def _typed(self, words: str) -> None:
        shown = self._view.transcript
        if shown is None or not self.find_bar.isVisible():
            return
        if self._haystack[0] != shown.source.id:
            self._haystack = (shown.source.id, Haystack(shown.source.text))
        self._hits = self._haystack[1].find(words)
        self._at = nearest(self._hits, self._begun)
        self._show(bool(words.strip()))

    def step(self, forward: bool) -> None:
        """Go to the next or previous place, round the end."""
        if self._hits:
            self._at = (self._at + (1 if forward else -1)) % len(self._hits)
            self._show(True)

    def _show(self, sought: bool) -> None:
        self._view.show_hits(self._hits)
        if self._hits:
            hit = self._hits[self._at]
            self._begun = hit.start
            self._view.select(hit.start, hit.end)
        counted = tr("{n} of {all}", n=self._at + 1, all=len(self._hits))
        self.find_bar.say((counted if self._hits else tr("not found")) if sought else "")

    def _found(self) -> None:
        self._view.show_hits([])
        self._view.setFocus()

    def _other_source(self) -> None:
        self._hits, self._begun, self._haystack = [], 0, ("", Haystack(""))
        if self.find_bar.isVisible():
            self._typed(self.find_bar.box.text())

    def go_to(self) -> None:
        """Open the bar that goes to a time or a turn."""
        if self._view.transcript is not None:
            self.find_bar.close_bar()
            self.go_bar.say("")
            self.go_bar.open_bar()

    def _go(self) -> None:
        shown = self._view.transcript
        if shown is None:
            return
        try:
            place = place_of(self.go_bar.box.text(), shown.turns, shown.marks)
        except CodebenchError as error:
            self.go_bar.say(error.user_message)
            return
        self.go_bar.close_bar()
        self._view.select(place, place)
