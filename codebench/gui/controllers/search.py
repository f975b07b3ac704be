"""Searching all sources beside the transcript: the panel takes the place of the list of sources."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from codebench.domain.changes import Step
from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.participant import Group, Membership, Participant
from codebench.domain.search import Hit, Query, SynonymSet
from codebench.domain.source import Source, Speaker, Turn
from codebench.errors import CodebenchError
from codebench.gui.dialogs.synonyms import SynonymsDialog
from codebench.gui.searching import chips, kept, key_of, nodes, opened_at_once, told
from codebench.gui.session import ProjectSession
from codebench.gui.views.search import SearchPanel
from codebench.i18n import tr
from codebench.services import reading
from codebench.services import search as search_service
from codebench.services.search import NOBODY, Found, InContext

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage

WIDTH, NARROW, REACH = 400, 240, 46
AT_ONCE, AT_A_TIME = 60, 400
NOTHING = Found()
_TEXTS = (Source, Turn, Speaker, Participant, Group, Membership, SynonymSet)


class SearchController(QObject):
    """Hold the panel; what was found is looked up owner by owner, as far as one looks."""

    def __init__(self, session: ProjectSession, page: "CodingPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.query = Query("", only_participants=True)
        self.found = NOTHING
        self._places: dict[str, list[InContext]] = {}
        self._narrow = NARROW
        self.panel = SearchPanel()
        page.side.addWidget(self.panel)
        self.panel.typed.connect(self._typed)
        self.panel.asked.connect(self.ask)
        self.panel.shown.connect(self.show_place)
        self.panel.opened.connect(self._open)
        self.panel.more_wanted.connect(self._more)
        self.panel.synonyms_wanted.connect(self.ask_synonyms)
        self.panel.closed.connect(self.close)
        self.panel.synonyms.setVisible(not session.project.read_only)
        session.changed.connect(self._changed)

    def open(self) -> None:
        """Open the panel, or go to it; a short selection is searched for at once."""
        view = self._page.transcript
        span, shown = view.selected_span(), view.transcript
        words = shown.source.text[span.start : span.end] if span and shown and view.hasFocus() else ""
        if not self.is_open():
            self._narrow = self._widen(WIDTH)
            self.resume(self.query)
        self.panel.begin(words if len(words) <= 60 and "\n" not in words else "")

    def is_open(self) -> bool:
        """Tell whether the panel stands in the place of the sources."""
        return self._page.side.currentWidget() is self.panel

    def resume(self, query: Query) -> None:
        """Put the panel in the place of the sources and search."""
        self._page.side.setCurrentWidget(self.panel)
        self.panel.box.setText(query.words)
        self.ask(query)

    def _widen(self, width: int) -> int:
        """Give the side this width at the cost of the text, and return what it had."""
        sizes = self._page.splitter.sizes()
        before, sizes[0] = sizes[0], width
        sizes[1] = max(1, sizes[1] + before - width)
        self._page.splitter.setSizes(sizes)
        return before

    def close(self) -> None:
        """Give the side back to the sources; what was asked stays for the next time."""
        if not self.is_open():
            return
        self._page.side.setCurrentWidget(self._page.sources)
        self._widen(self._narrow)
        self._page.transcript.show_hits([])
        self._page.transcript.setFocus()

    def _typed(self, words: str) -> None:
        if words != self.query.words:
            self.ask(replace(self.query, words=words))

    def ask(self, query: Query) -> None:
        """Search, and show what was found."""
        opened = self.panel.opened_rows() if query == self.query else []
        if query != self.query:
            self._page.transcript.show_hits([])
        self.query = query
        self.panel.set_chips(chips(query, reading.groups(self._session.project), self._page.book))
        self.found, self._places, said = NOTHING, {}, ""
        if query.words.strip():
            try:
                self.found = search_service.search(self._session.project, query)
                said = told(self.found)
            except CodebenchError as error:
                said = error.user_message
        self.panel.say(said or tr("Type words; everyone who says them comes with the words around them."))
        opened = kept(opened, self.found) or opened_at_once(self.found, AT_ONCE)
        if opened:
            self._look_up(opened)
        self._show(opened)

    def _look_up(self, owner_ids: Collection[str]) -> None:
        """Look up the next places of these owners."""
        project, of_owner = self._session.project, defaultdict[str, list[Hit]](list)
        for hit in search_service.hits(project, self.query, owner_ids=owner_ids, sought=self.found.sought):
            of_owner[hit.owner_id or NOBODY].append(hit)
        for owner_id, hits in of_owner.items():
            known = self._places.get(owner_id, [])
            more = hits[len(known) : len(known) + AT_A_TIME]
            self._places[owner_id] = [*known, *search_service.in_context(project, more, REACH)]

    def _more(self, owner_id: str) -> None:
        self._look_up([owner_id])
        self._show([*self.panel.opened_rows(), owner_id])

    def _show(self, opened: list[str]) -> None:
        self.panel.set_results(nodes(self.found, self._places), opened)

    def show_place(self, key: str) -> None:
        """Show a place in its transcript, marked with the others there; the keyboard stays in the list."""
        known = [each for places in self._places.values() for each in places]
        place = next((each.hit for each in known if key_of(each) == key), None)
        if place is None:
            return
        self._page.open_source(place.source_id)
        self._page.transcript.show_hits(
            sorted(each.hit.span for each in known if each.hit.source_id == place.source_id)
        )
        self._page.transcript.select(place.start, place.end)
        self.panel.results.setFocus()

    def _open(self, key: str) -> None:
        self.show_place(key)
        self._page.transcript.setFocus()

    def _changed(self, step: Step) -> None:
        codes = (Code, Coding) if self.query.asks_codings else ()
        if self.is_open() and step.touches(*_TEXTS, *codes):
            self.ask(self.query)

    def ask_synonyms(self) -> None:
        """Ask which words mean the same."""
        dialog = SynonymsDialog(search_service.synonyms(self._session.project), self._page.window())
        dialog.kept.connect(lambda sets: self._session.do(search_service.set_synonyms, sets=sets))
        dialog.open()
