"""Coderen: sources left, the transcript in the middle, the codebook right."""

import gc
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from codebench.domain.changes import Step
from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.ids import new_id
from codebench.domain.participant import Attribute, AttributeValue, Group, Membership, Participant
from codebench.domain.source import Source, Speaker, Turn
from codebench.domain.study import CodeCount
from codebench.domain.text import fold
from codebench.gui.choices import Choice, NewCode, Offer, own_words
from codebench.gui.controllers.code import CodeController
from codebench.gui.controllers.codebook import CodebookController
from codebench.gui.controllers.codings import CodingsController
from codebench.gui.controllers.editing import EditingController
from codebench.gui.controllers.memos import MemosController
from codebench.gui.controllers.names import NamesController
from codebench.gui.controllers.passages import PassageController
from codebench.gui.controllers.queue import QueueController
from codebench.gui.controllers.remarks import RemarksController
from codebench.gui.controllers.search import SearchController
from codebench.gui.controllers.seeking import SeekController
from codebench.gui.controllers.sources import SourcesController
from codebench.gui.controllers.suggesting import SuggestingController
from codebench.gui.repeats import owners, repeat_numbers
from codebench.gui.session import ProjectSession
from codebench.gui.views.codebook import CodebookView
from codebench.gui.views.empty import EmptyPage
from codebench.gui.views.panes import spread
from codebench.gui.views.picker import Picker
from codebench.gui.views.queue_bar import QueueBar
from codebench.gui.views.sources import SourcesView
from codebench.gui.views.transcript import TranscriptView
from codebench.gui.views.transcript_head import TranscriptHead
from codebench.i18n import tr
from codebench.services import coding as coding_service
from codebench.services import reading
from codebench.services.commands import Command

FIGURES_AFTER = 30


class CodingPage(QWidget):
    """Wire the views of the page to the project; all rules live below."""

    import_wanted = Signal()
    told = Signal(str)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.book = reading.codebook(session.project)
        self._heads: dict[str, reading.SourceHead] = {}
        self._people: dict[str, reading.ParticipantHead] = {}
        self._counts: dict[str, CodeCount] = {}
        self.codings: dict[str, Coding] = {}
        self.owned: list[tuple[int, int, str]] = []
        self.source_id, self.first_source, self._coded = "", "", set[str]()
        self.sources, self.codebook = SourcesView(), CodebookView()
        self.transcript, self.head = TranscriptView(), TranscriptHead()
        self.picker = Picker(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(FIGURES_AFTER)
        self._later.timeout.connect(self._count_again)
        self._session.destroyed.connect(self._later.stop)
        self._arrange()
        self._connect()
        search = SearchController(session, self)
        self.controllers: dict[str, Any] = {
            "codebook": CodebookController(session, self.codebook, lambda: self.book),
            "code": CodeController(session, self.codebook, self.transcript, lambda: self.book),
            "passages": PassageController(self),
            "codings": CodingsController(session, self),
            "editing": EditingController(session, self),
            "seeking": SeekController(self),
            "search": search,
            "queue": QueueController(session, self, search),
            "memos": MemosController(session, self),
            "sources": SourcesController(session, self),
            "names": NamesController(session, self),
            "suggesting": SuggestingController(session, self),
            "remarks": RemarksController(session, self),
        }
        self.controllers["sources"].checks_wanted.connect(self.controllers["editing"].show_checks)
        self.controllers["codings"].stack.memo_wanted.connect(self.controllers["memos"].note_on)
        self.refresh_figures()
        self._open_first()

    def _arrange(self) -> None:
        text = QWidget()
        text.setObjectName("page")
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.transcript)
        self.queue_bar = QueueBar(self.transcript)
        column.addWidget(self.queue_bar)
        self.empty = EmptyPage(
            tr("Nothing to read yet"),
            tr("Import interviews first: Word, text, WebVTT or SRT. You can also drag the files onto this window."),
            tr("Import interviews…"),
        )
        self.empty.wanted.connect(self.import_wanted)
        self.middle = QStackedWidget()
        self.middle.addWidget(text)
        self.middle.addWidget(self.empty)
        self.side = QStackedWidget()
        self.side.addWidget(self.sources)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for widget, stretch in ((self.side, 0), (self.middle, 1), (self.codebook, 0)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.indexOf(widget), stretch)
        self.splitter.setHandleWidth(1)
        spread(self.splitter, 240, 812, 314, middle=1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self._session.changed.connect(self._changed)
        self._session.counted.connect(self.refresh_figures)
        self.told.connect(self._session.news)
        self.sources.opened.connect(self.open_source)
        self.transcript.picker_requested.connect(self._typed)
        self.transcript.remove_requested.connect(self.remove_coding)
        self.transcript.coding_selected.connect(self._show_code_of)
        self.codebook.activated.connect(self.apply_code)
        self.codebook.model.passage_dropped.connect(self._apply_at)
        self.picker.chosen.connect(self.apply)
        self.picker.closed.connect(self.transcript.setFocus)

    def _open_first(self) -> None:
        first = self.first_source if self.first_source in self._heads else next(iter(self._heads), "")
        if first:
            self.open_source(first)

    def refresh_figures(self) -> None:
        """Read anew what stands beside the transcript: sources, codebook, counts."""
        project = self._session.project
        self._coded.clear()
        heads, people = reading.sources(project), reading.participants(project)
        self._heads = {head.id: head for head in heads}
        self._people = {person.id: person for person in people}
        self.sources.set_sources(heads, people, reading.groups(project))
        self.middle.setCurrentIndex(0 if heads else 1)
        self._show_numbers()

    def _show_numbers(self) -> None:
        # Those of a large project come when they are there; asked for now, the desk would wait for them.
        self._counts = {} if self._session.counting else reading.code_counts(self._session.project)
        self.codebook.set_codebook(self.book, self._counts)
        self._show_head()

    def _count_again(self) -> None:
        """Show the numbers after steps that changed codings or codes only: those of the sources in which they lie."""
        if self._session.counting:
            return
        coded, self._coded = self._coded, set()
        for source_id, share in reading.shares(self._session.project, coded).items():
            self._heads[source_id] = replace(self._heads[source_id], coverage=share)
            self.sources.show_coverage(source_id, share)
        self._show_numbers()

    def _show_head(self) -> None:
        head = self._heads.get(self.source_id)
        if head is None:
            self.head.show_source("", "", None)
            return
        people = [self._people[each] for each in head.participant_ids if each in self._people]
        programmes = [path.split(" / ")[-1] for person in people for path in person.groups]
        facts = [_fact(name, value) for person in people[:1] for name, value in person.attributes]
        self.head.show_source(" · ".join((head.title, *dict.fromkeys(programmes))), ", ".join(facts), head.coverage)

    def title_of(self, source_id: str) -> str:
        """Return what a source is called; nothing where there is none."""
        return self._heads[source_id].title if source_id in self._heads else ""

    def open_source(self, source_id: str) -> None:
        """Show a source from its beginning; the one that is shown already keeps its place."""
        if source_id == self.source_id or source_id not in self._heads:
            self.transcript.setFocus()
            return
        shown = reading.transcript(self._session.project, source_id)
        self.source_id = source_id
        self.codings = {coding.id: coding for coding in shown.codings}
        self.owned = owners(shown.source, shown.turns, shown.speakers)
        self.transcript.set_transcript(shown)
        self._show_codings()
        self.sources.choose(source_id)
        self._show_head()
        self.transcript.setFocus()
        # What a long source is made of stays as long as it is shown; looking through it for cycles would halt a
        # keystroke for 70 ms. It still goes when nothing refers to it.
        gc.freeze()

    def open_passage(self, source_id: str, start: int, end: int) -> None:
        """Show a passage, selected."""
        self.open_source(source_id)
        self.transcript.select(start, end)
        self.transcript.setFocus()

    def _show_codings(self) -> None:
        names = {code.id: (code.name, self.book.colour(code.id)) for code in self.book.walk()}
        codings = list(self.codings.values())
        self.transcript.set_codings(codings, names, repeat_numbers(self.owned, codings))

    def _changed(self, step: Step) -> None:
        if step.touches(Code):
            self.book = reading.codebook(self._session.project)
            self.codebook.set_codebook(self.book, self._counts)
        for change in step.changes if step.touches(Coding) else ():
            if isinstance(change.value, Coding):
                self._coded.add(change.value.source_id)
            if isinstance(change.before, Coding):
                self.codings.pop(change.before.id, None)
            if isinstance(change.after, Coding) and change.after.source_id == self.source_id:
                self.codings[change.after.id] = change.after
        # A step that edits the text itself moves codings to where the text that is shown may not reach.
        if step.touches(Code, Coding) and not step.touches(Source, Speaker, Turn, Participant):
            self._show_codings()
        if step.touches(Source, Speaker, Turn, Participant, Group, Membership, Attribute, AttributeValue):
            self._reread(step)
        self._later.start()

    def _reread(self, step: Step) -> None:
        """Read all anew after a step that may have changed the sources themselves."""
        self.refresh_figures()
        if self.source_id not in self._heads:
            self.source_id = ""
            self.transcript.clear_transcript()
            self._open_first()
        elif step.touches(Source, Speaker, Turn, Participant):
            here, place = self.source_id, self.transcript.verticalScrollBar().value()
            self.source_id = ""
            self.open_source(here)
            self.transcript.verticalScrollBar().setValue(place)

    def _typed(self, typed: str) -> None:
        """Apply one of the last nine codes at a digit; anything else opens the picker."""
        recent = self.recent_codes()
        number = int(typed) if typed in tuple("123456789") else 0
        if 0 < number <= len(recent):
            self.apply_code(recent[number - 1])
        else:
            self.open_picker(typed)

    def recent_codes(self) -> list[str]:
        """Return the codes used last that may still be applied."""
        return [each for each in self._session.recent_codes if each in self.book and not self.book[each].retired]

    def open_picker(self, typed: str = "") -> None:
        """Open the picker right below the selection."""
        if self._session.project.read_only or self.transcript.selected_span() is None:
            return
        here = self.transcript.selection_rect()
        at = QRect(self.transcript.viewport().mapTo(self, here.topLeft()), here.size())
        alike, proof = self.controllers["suggesting"].alike()
        offer = replace(self.offer(self._parent_for_new(), self._words()), alike=alike, proof=proof)
        self.picker.offer(offer, at, typed)

    def offer(self, below: str, words: str) -> Offer:
        """Return what the picker offers for these words."""
        return Offer(self.book, self._counts, self.recent_codes(), below, words)

    def _words(self) -> str:
        span, shown = self.transcript.selected_span(), self.transcript.transcript
        return shown.source.text[span.start : span.end] if span and shown else ""

    def _parent_for_new(self) -> str:
        chosen = self.codebook.current_id()
        if chosen not in self.book:
            return ""
        return chosen if self.book.children(chosen) else self.book[chosen].parent_id or ""

    def apply_code(self, code_id: str) -> None:
        """Put a code on the selection."""
        self.apply(Choice((code_id,)))

    def code_own_words(self) -> None:
        """Make a code that is called after the selected words, and put it on them; one that is there is used again."""
        if self._session.project.read_only or not self._words().strip():
            return
        new = NewCode(own_words(self._words()), self._parent_for_new())
        siblings = [code for code in self.book.children(new.parent_id or None) if not code.retired]
        same = next((code.id for code in siblings if fold(code.name) == fold(new.name)), "")
        self.apply(Choice((same,)) if same else Choice(new=new))

    def apply(self, choice: Choice) -> None:
        """Put codes on the selection in one step, a new one among them; without a selection nothing happens."""
        span = self.transcript.selected_span()
        if span is None or not self.source_id:
            return
        put: dict[str, Any] = {"source_id": self.source_id, "start": span.start, "end": span.end}
        put["code_ids"], code_ids = choice.code_ids, [*choice.code_ids]
        command: Command = coding_service.apply_codes
        if choice.new is not None:
            code_ids.append(new_id())
            command = coding_service.apply_new_code
            put |= {"name": choice.new.name, "parent_id": choice.new.parent_id or None, "code_id": code_ids[-1]}
        if self._session.do(command, **put) is not None:
            for code_id in code_ids:
                self._session.used(code_id)
            self.transcript.drop_selection()
            self.codebook.choose(code_ids[-1])

    def _apply_at(self, code_id: str, start: int, end: int) -> None:
        """Put a code on the passage that was dropped on it."""
        self.transcript.select(start, end)
        self.apply_code(code_id)

    def remove_coding(self, coding_id: str = "") -> None:
        """Remove the selected coding."""
        wanted = coding_id or self.transcript.selected_coding
        if wanted and not self._session.project.read_only:
            self._session.do(coding_service.remove_codings, coding_ids=[wanted])

    def _show_code_of(self, coding_id: str) -> None:
        if coding_id in self.codings:
            self.codebook.choose(self.codings[coding_id].code_id)

    def focus_transcript(self) -> None:
        """Go to the transcript."""
        self.transcript.setFocus()


def _fact(name: str, value: str) -> str:
    """Return the value; a bare number says what it counts."""
    return f"{name}: {value}" if value.replace(".", "").replace(",", "").isdecimal() else value
