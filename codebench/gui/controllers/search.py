"""Searching all sources beside the transcript: the panel takes the place of the list of sources."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from codebench.domain.changes import Step
from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.participant import Group, Membership, Participant
from codebench.domain.search import Query, SynonymSet
from codebench.domain.source import Source, Speaker, Turn
from codebench.gui.dialogs.synonyms import SynonymsDialog
from codebench.gui.searching import Answer, answer, chips, key_of, looked_up, nodes, told
from codebench.gui.session import ProjectSession
from codebench.gui.tasks import Listener, TaskRunner
from codebench.gui.views.search import SearchPanel
from codebench.i18n import tr
from codebench.services import reading
from codebench.services import search as search_service

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage

WIDTH, NARROW = 400, 240
PATIENCE = 250
_TEXTS = (Source, Turn, Speaker, Participant, Group, Membership, SynonymSet)


class SearchController(QObject):
    """Hold the panel; it is searched beside the window, and looked up owner by owner, as far as one looks."""

    engine_used = Signal(str)

    def __init__(self, session: ProjectSession, page: "CodingPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.query = Query("", only_participants=True)
        self.answer = Answer()
        self.tasks = TaskRunner(session)
        self._asked: Query | None = None
        self._stale = self._go = False
        self._narrow = NARROW
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self.panel = SearchPanel()
        self._patience.timeout.connect(lambda: self.panel.say(tr("Searching…")))
        page.side.addWidget(self.panel)
        self.panel.synonyms.setVisible(not session.project.read_only)
        self.panel.may_code = not session.project.read_only
        self._connect(session)

    def _connect(self, session: ProjectSession) -> None:
        self.panel.typed.connect(self._typed)
        self.panel.asked.connect(self.ask)
        self.panel.shown.connect(self.show_place)
        self.panel.opened.connect(self._open)
        self.panel.more_wanted.connect(self._more)
        self.panel.synonyms_wanted.connect(self.ask_synonyms)
        self.panel.closed.connect(self.close)
        self.panel.entered.connect(self._enter)
        self.tasks.crashed.connect(_raise)
        session.changed.connect(self._changed)
        session.closing.connect(self.panel.rest)
        session.closing.connect(self.tasks.finish)
        # Whoever takes the panel away may not leave its work running behind it.
        self.destroyed.connect(self.tasks.finish)

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

    def _enter(self, words: str) -> None:
        """Go to what is found, once it is there."""
        self._typed(words)
        self._go = self.is_busy()
        if not self._go:
            self.panel.go_to_results()

    def is_busy(self) -> bool:
        """Tell whether an answer is on its way."""
        return self._asked is not None

    def ask(self, query: Query) -> None:
        """Search; what was found before stays in sight until then."""
        opened = self.panel.opened_rows() if query == self.query else []
        if query != self.query:
            self._page.transcript.show_hits([])
        self.query = query
        self.panel.set_chips(chips(query, reading.groups(self._session.project), self._page.book))
        if not query.words.strip():
            self._show(Answer(), tr("Type words; everyone who says them comes with the words around them."))
        elif self.is_busy():
            self._stale = True
        else:
            self._search(opened)

    def _search(self, opened: list[str]) -> None:
        project, query = self._session.project, self.query
        self._asked, self._stale = query, False
        self._patience.start()
        self.tasks.run(
            lambda _: answer(project, query, opened),
            Listener(self._found, _ignore, self._failed, lambda: self._failed("")),
        )

    def _found(self, found: Answer) -> None:
        if self._over():
            self._show(found, told(found.found))
            self.engine_used.emit(found.found.engine)
            if self._go and self.panel.box.hasFocus():
                self.panel.go_to_results()
            self._go = False

    def _failed(self, sentence: str) -> None:
        if self._over():
            self._show(Answer(), sentence)

    def _over(self) -> bool:
        """Tell whether this is the answer to what is asked now; search once more where it is not."""
        asked, self._asked = self._asked, None
        self._patience.stop()
        wanted = bool(self.query.words.strip())
        if wanted and (self._stale or asked != self.query):
            self._search(self.panel.opened_rows() if asked == self.query else [])
        return wanted and not self.is_busy()

    def _show(self, shown: Answer, words: str) -> None:
        self.answer = shown
        self.panel.say(words)
        self.panel.show_found(there=shown.found.hits > 0)
        self._show_rows(shown.opened)

    def _show_rows(self, opened: tuple[str, ...]) -> None:
        self.panel.set_results(nodes(self.answer.found, self.answer.places), opened)

    def _more(self, owner_id: str) -> None:
        known = self.answer
        more = looked_up(self._session.project, known.query, known.found, [owner_id], known.places)
        self.answer = replace(known, places=more)
        self._show_rows((*self.panel.opened_rows(), owner_id))

    def show_place(self, key: str) -> None:
        """Show a place in its transcript, marked with the others there; the keyboard stays in the list."""
        known = [each for places in self.answer.places.values() for each in places]
        place = next((each.hit for each in known if key_of(each.hit) == key), None)
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


def _ignore(*_: object) -> None:
    """Show no progress of what is there at once."""


def _raise(bug: Exception) -> None:
    """Let a bug of the work beside the window come out where all bugs do."""
    raise bug
