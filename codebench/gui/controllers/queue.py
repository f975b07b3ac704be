"""Coding what a search found, one place after another; what was accepted becomes one step at the end."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect, QTimer

from codebench.domain.changes import Step
from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.ids import new_id
from codebench.domain.search import Hit
from codebench.domain.source import Source, Speaker, Turn
from codebench.domain.text import Span
from codebench.gui.choices import Choice, NewCode
from codebench.gui.controllers.search import SearchController
from codebench.gui.queueing import Queue
from codebench.gui.reach import levels
from codebench.gui.searching import key_of
from codebench.gui.session import ProjectSession
from codebench.gui.tasks import Listener
from codebench.gui.views.picker import Picker
from codebench.i18n import tr, trn
from codebench.services import found as found_service
from codebench.services import reading
from codebench.services.commands import Command
from codebench.services.found import Waiting
from codebench.services.search import NOBODY, Found

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage


class QueueController(QObject):
    """Ask for the code, walk the places, and carry what was accepted to the project."""

    def __init__(self, session: ProjectSession, page: "CodingPage", search: SearchController) -> None:
        super().__init__(page)
        self._session, self._page, self._search = session, page, search
        self.chooser, self.bar = Picker(page, several=False), page.queue_bar
        self.queue: Queue | None = None
        self._preparing = False
        self._others: tuple[Hit, ...] = ()
        self._code_id, self._name = "", ""
        self._new: NewCode | None = None
        self._query, self._answer = search.query, Found()
        self.chooser.chosen.connect(self._chosen)
        self.chooser.closed.connect(self._to_results)
        self.bar.decided.connect(self.decide)
        self.bar.others_wanted.connect(self._take_others)
        search.panel.queue_wanted.connect(self.start)
        session.changed.connect(self._changed)
        session.closing.connect(self.stop)

    def start(self) -> None:
        """Ask for the code to put on what was found; without anything found, search first."""
        if self._session.project.read_only or self._preparing:
            return
        if self.queue is not None:
            self.bar.setFocus()
        elif not self._search.is_open() or not self._search.answer.found.hits:
            self._search.open()
            self._session.news.emit(tr("Search for something first; then code what was found, one place at a time."))
        else:
            button = self._search.panel.queue
            at = QRect(button.mapTo(self._page, button.rect().topLeft()), button.size())
            self.chooser.offer(self._page.offer("", ""), at)

    def _chosen(self, choice: Choice) -> None:
        self._new, self._query, self._answer = choice.new, self._search.answer.query, self._search.answer.found
        self._code_id = new_id() if choice.new is not None else choice.code_ids[0]
        self._name = choice.new.name if choice.new is not None else self._page.book[self._code_id].name
        project, query, found, code_id = self._session.project, self._query, self._answer, self._code_id
        self._preparing = True
        self._search.tasks.run(
            lambda _: found_service.waiting(project, query, found, code_id),
            Listener(self._begin, _ignore, self._failed, self._failed),
        )

    def is_preparing(self) -> bool:
        """Tell whether the places are being looked up."""
        return self._preparing

    def _failed(self, sentence: str = "") -> None:
        self._preparing = False
        if sentence:
            self._session.failed.emit(sentence)

    def _begin(self, waiting: Waiting) -> None:
        self._preparing = False
        if not waiting.hits and not waiting.others:
            self._session.news.emit(tr("Everything that was found has “{code}” already.", code=self._name))
            return
        self.queue, self._others = Queue(waiting.hits), waiting.others
        self._page.codebook.choose(self._code_id)  # Its definition is read beside the places.
        self._show()

    def _take_others(self) -> None:
        if self.queue is not None:
            self.queue, self._others = self.queue.with_more(self._others), ()
            self._show()

    def decide(self, what: str) -> None:
        """Take a decision about the place that is shown, or the last one back, or stop."""
        if self.queue is None or what == "stop":
            self.stop()
            return
        shown, hit = self._page.transcript.transcript, self.queue.current
        if what == "back":
            self.queue = self.queue.back()
        elif what == "skip":
            self.queue = self.queue.skip()
        elif shown is not None and hit is not None and shown.source.id == hit.source_id:
            self.queue = self.queue.accept(self._stretch(what, hit), shown.source.text)
        self._show()

    def _stretch(self, what: str, hit: Hit) -> Span:
        shown = self._page.transcript.transcript
        if what == "as_is" or shown is None:
            return hit.span
        if what == "turn":
            return hit.turn
        return levels(shown.source.text, shown.turns, shown.speakers, hit.span)[0]

    def _show(self) -> None:
        """Show the place to decide on, in its transcript; where none is left it is over."""
        queue = self.queue
        if queue is None or (queue.current is None and queue.hits):
            self.stop()
            return
        self.bar.offer_others(len(self._others))
        hit = queue.current
        if hit is None:
            self.bar.show_place(self._name, 0, 0, tr("no participant says it"))
            return
        self._page.open_source(hit.source_id)
        self._page.transcript.show_hits([hit.span])
        self._page.transcript.select(hit.start, hit.end)
        self._search.panel.mark(key_of(hit))
        self.bar.show_place(self._name, queue.at + 1, len(queue.hits), self._whose(hit))

    def _whose(self, hit: Hit) -> str:
        names = {owner.id: owner.name for owner in self._answer.owners}
        who = names.get(hit.owner_id or NOBODY, "")
        return " · ".join(dict.fromkeys(filter(None, (who, self._page.title_of(hit.source_id)))))

    def stop(self) -> None:
        """Put the code on what was accepted, in one step, and say how much that was."""
        if (queue := self._over()) is not None:
            self._session.news.emit(self._keep(queue))

    def _lose(self) -> None:
        if self._over() is not None:
            gone = tr("“{code}” is no longer in the project, so nothing that was found got it.", code=self._name)
            self._session.news.emit(gone)

    def _over(self) -> Queue | None:
        queue, self.queue = self.queue, None
        if queue is not None:
            self.bar.hide()
            self._page.transcript.show_hits([])
            self._page.transcript.drop_selection()
            self._to_results()
        return queue

    def _keep(self, queue: Queue) -> str:
        if not queue.accepted:
            return tr("Nothing was accepted; nothing has changed.")
        put: dict[str, Any] = {"code_id": self._code_id, "places": queue.accepted, "words": self._query.words}
        put |= {"offered": len(queue.hits), "engine": self._answer.engine}
        command: Command = found_service.code_found
        if self._new is not None:
            command = found_service.code_found_new
            put |= {"name": self._new.name, "parent_id": self._new.parent_id or None}
        step = self._session.do(command, **put)
        if step is None:
            return tr("Nothing was accepted; nothing has changed.")
        self._session.used(self._code_id)
        self._page.codebook.choose(self._code_id)
        return tr(
            "{coder} accepted {n} of {all} as “{code}”, of {people}. Ctrl+Z takes it back.",
            coder=step.coder, n=sum(isinstance(each.after, Coding) for each in step.changes), code=self._name,
            all=trn("{n} place|{n} places", len(queue.hits)), people=trn("{n} person|{n} people", queue.people),
        )  # fmt: skip

    def _to_results(self) -> None:
        (self._search.panel.results if self._search.is_open() else self._page.transcript).setFocus()

    def _changed(self, step: Step) -> None:
        # What is shown and what waits may no longer be where it was; what was accepted and still stands is kept.
        if self.queue is not None and step.touches(Source, Turn, Speaker):
            QTimer.singleShot(0, self, self.stop)
        elif self.queue is not None and self._new is None and step.touches(Code):
            self._follow(step)

    def _follow(self, step: Step) -> None:
        """Go on with the code under its new name, or with the one it was merged into; end where it is gone."""
        book = reading.codebook(self._session.project)
        self._code_id = self._code_id if self._code_id in book else step.details.get("into_id", "")
        if self._code_id in book:
            self._name = book[self._code_id].name
            QTimer.singleShot(0, self, self._show)
            return
        QTimer.singleShot(0, self, self._lose)


def _ignore(*_: object) -> None:
    """Show no progress of what is there at once."""
