"""Codes that the selection looks like, and answers that look like a code; nothing is ever applied by itself."""

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from codebench.domain.changes import Step
from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.findings import NotAsked
from codebench.domain.participant import Participant
from codebench.domain.source import Source, Speaker, Turn
from codebench.gui.choices import Alike
from codebench.gui.dialogs.look_alikes import LookAlikesDialog
from codebench.gui.errors import rethrow
from codebench.gui.session import ProjectSession
from codebench.gui.suggested import own_words, proof, told
from codebench.gui.tasks import Listener, Progress, Task, TaskRunner
from codebench.services import coding as coding_service
from codebench.services import suggesting
from codebench.services.suggesting import Learnt, LikeAnswer

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage

LEARN_AFTER = 150
# What took more seconds than this rests for so many times as long before it is done again.
LONG, REST = 1.0, 20
_TAUGHT_BY = (Code, Coding, Source, Turn, Speaker, Participant, NotAsked)


class SuggestingController(QObject):
    """Know what the project's codings teach, as of the last step before somebody selects."""

    def __init__(self, session: ProjectSession, page: "CodingPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.learnt: Learnt | None = None
        self._stale, self._not_before = True, 0.0
        self.list: LookAlikesDialog | None = None
        self._looking: Task | None = None
        self._code_id, self._found = "", list[LikeAnswer]()
        self.tasks = TaskRunner(session)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LEARN_AFTER)
        self._connect()

    def _connect(self) -> None:
        session, page = self._session, self._page
        self._later.timeout.connect(self._selected)
        self.tasks.crashed.connect(rethrow)
        session.closing.connect(self.tasks.finish)
        session.closing.connect(self._later.stop)
        page.destroyed.connect(self.tasks.finish)
        session.changed.connect(self._changed)
        page.transcript.selectionChanged.connect(self._later.start)
        page.codebook.look_alikes_wanted.connect(self.look_alikes)

    def _selected(self) -> None:
        """Learn as soon as words are selected that may be coded next."""
        about_to_code = self._page.transcript.selected_span() is not None and not self._session.project.read_only
        if about_to_code and not self.tasks.is_busy() and monotonic() > self._not_before:
            self._learn()

    def _learn(self) -> None:
        """Learn where a step taught something since."""
        if self._stale:
            self._stale = False
            project, begun = self._session.project, monotonic()
            told = Listener(lambda learnt: self._take(learnt, begun), lambda *_: None)
            self.tasks.run(lambda _: suggesting.learn(project), told)

    def _take(self, learnt: Learnt, begun: float) -> None:
        self.learnt = learnt
        # What takes long in a large project is done seldom: who codes there needs the machine too.
        took = monotonic() - begun
        self._not_before = monotonic() + (REST * took if took > LONG else 0)

    def alike(self) -> tuple[tuple[Alike, ...], str]:
        """Return the codes that the selected words look like and don't have yet, and how often that was right."""
        page, span, shown = self._page, self._page.transcript.selected_span(), self._page.transcript.transcript
        if self.learnt is None or span is None or shown is None:
            return (), ""
        words = own_words(shown.source.text, page.owned, span.start, span.end)
        had = {each.code_id for each in page.codings.values() if each.start < span.end and each.end > span.start}
        allowed = {code.id for code in page.book.walk() if not code.retired} - had
        found = self.learnt.suggestions(words, allowed=allowed)
        return tuple(Alike(each.code, each.words) for each in found), proof(self.learnt)

    def look_alikes(self, code_id: str = "") -> None:
        """List the answers that look like a code, or like the chosen one, but don't have it."""
        wanted = code_id or self._page.codebook.current_id()
        if wanted not in self._page.book:
            return
        if self.list is not None:
            self.list.close()
        self._code_id, self._found = wanted, []
        writable = not self._session.project.read_only and not self._page.book[wanted].retired
        self.list = LookAlikesDialog(self._page.book[wanted].name, writable=writable, parent=self._page)
        self.list.opened.connect(self._open)
        self.list.code_wanted.connect(self._code)
        self.list.finished.connect(self._forget)
        self.list.show()
        self._look()

    def _look(self) -> None:
        """Look through all answers, after learning; what was looked for before is not awaited."""
        self._stop_looking()
        self._learn()
        told = Listener(partial(self._show, self._code_id), lambda *_: None)
        self._looking = self.tasks.run(partial(self._find, self._code_id), told)

    def _find(self, code_id: str, report: Progress) -> list[LikeAnswer]:
        if self.learnt is None:
            return []
        return suggesting.look_alikes(self._session.project, self.learnt, code_id=code_id, progress=report)

    def _show(self, code_id: str, found: list[LikeAnswer]) -> None:
        if code_id == self._code_id:
            self._found = found
            self._list_again()

    def _list_again(self) -> None:
        if self.list is not None and self.learnt is not None:
            answers = suggesting.still_without(self._session.project, self._found, code_id=self._code_id)
            self.list.set_answers(answers, told(self.learnt, self._code_id, len(answers)))

    def _forget(self) -> None:
        self.list = None
        self._stop_looking()

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _open(self, answer: LikeAnswer) -> None:
        self._page.open_passage(answer.source_id, answer.start, answer.end)

    def _code(self, answer: LikeAnswer) -> None:
        self._open(answer)
        place = {"source_id": answer.source_id, "start": answer.start, "end": answer.end}
        if self._session.do(coding_service.apply_codes, **place, code_ids=[self._code_id]) is not None:
            self._session.used(self._code_id)

    def _changed(self, step: Step) -> None:
        if not step.touches(*_TAUGHT_BY):
            return
        self._stale = True
        if self.list is None:
            return
        if self._code_id not in self._page.book:
            self.list.close()
        elif step.touches(Source, Turn, Speaker):
            self._look()
        else:
            self._list_again()
