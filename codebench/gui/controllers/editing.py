"""Editing the shown source: its words and turns, and the list of codings to check."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from codebench.domain.changes import Step
from codebench.domain.checks import LostCoding, ToCheck
from codebench.domain.coding import Coding
from codebench.domain.source import Source, Turn
from codebench.domain.text import Span
from codebench.gui.dialogs.checks import ChecksDialog
from codebench.gui.dialogs.correcting import SpeakerDialog, WordsDialog
from codebench.gui.session import ProjectSession
from codebench.i18n import tr
from codebench.services import checks, coding, editing

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage


class EditingController(QObject):
    """Correct words, split and join turns, change a speaker, and settle what that left to be checked."""

    def __init__(self, session: ProjectSession, page: "CodingPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.list: ChecksDialog | None = None
        page.transcript.menu_shown.connect(self._offer)
        session.changed.connect(self._changed)

    def _offer(self, menu: QMenu) -> None:
        if self._session.project.read_only:
            return
        menu.addSeparator()
        acts: list[tuple[str, Callable[[], None]]] = [
            (tr("Split the turn at the cursor"), self.split_turn),
            (tr("Join with the turn before"), self.join_turns),
            (tr("Change the speaker…"), self.change_speaker),
        ]
        if self._page.transcript.selected_span() is not None:
            acts.insert(0, (tr("Correct the words…"), self.correct))
        for words, act in acts:
            menu.addAction(words).triggered.connect(act)

    def correct(self) -> None:
        """Ask how the selected words should be."""
        span, shown = self._page.transcript.selected_span(), self._page.transcript.transcript
        if span is None or shown is None:
            self._session.failed.emit(tr("Select the words to correct first."))
            return
        dialog = WordsDialog(shown.source.text[span.start : span.end], self._page.window())
        dialog.corrected.connect(lambda words: self._correct(shown.source.id, span, words))
        dialog.open()

    def _correct(self, source_id: str, span: Span, words: str) -> None:
        place = {"source_id": source_id, "start": span.start, "end": span.end}
        step = self._session.do(editing.edit_text, **place, words=words)
        if step is not None and words.strip():
            self._page.transcript.select(span.start, span.start + len(words))

    def split_turn(self) -> None:
        """Split the turn where the cursor stands."""
        turn = self._turn()
        if turn is not None:
            at = self._page.transcript.caret()
            self._session.do(editing.split_turn, turn_id=turn.id, at=at)

    def join_turns(self) -> None:
        """Join the turn at the cursor with the one before it."""
        turn, shown = self._turn(), self._page.transcript.transcript
        if turn is not None and shown is not None:
            before = [each.id for each in shown.turns if each.position == turn.position - 1]
            self._session.do(editing.join_turns, turn_ids=[*before, turn.id])

    def change_speaker(self) -> None:
        """Ask who says the turn at the cursor."""
        turn, shown = self._turn(), self._page.transcript.transcript
        if turn is None or shown is None:
            return
        labels = [speaker.label for speaker in shown.speakers.values()]
        speaker = shown.speakers.get(turn.speaker_id or "")
        dialog = SpeakerDialog(labels, speaker.label if speaker else "", self._page.window())
        dialog.chosen.connect(lambda label: self._session.do(editing.set_turn_speaker, turn_id=turn.id, label=label))
        dialog.open()

    def _turn(self) -> Turn | None:
        shown, at = self._page.transcript.transcript, self._page.transcript.caret()
        found = [turn for turn in shown.turns if turn.start <= at <= turn.end] if shown else []
        return found[0] if found else None

    def show_checks(self) -> None:
        """Show the list of codings to check, beside the work."""
        if self.list is not None:
            self.list.raise_()
            self.list.activateWindow()
            return
        project = self._session.project
        self.list = ChecksDialog(checks.to_check(project), writable=not project.read_only, parent=self._page)
        self.list.opened.connect(lambda each: self._page.open_passage(each.source_id, each.start, each.end))
        self.list.keep_wanted.connect(lambda each: self._session.do(checks.keep_codings, coding_ids=[each.coding_id]))
        self.list.remove_wanted.connect(self._remove)
        self.list.place_wanted.connect(self._place)
        self.list.destroyed.connect(self._forget)
        self.list.show()

    def _forget(self) -> None:
        self.list = None

    def _remove(self, check: checks.Check) -> None:
        if check.is_lost:
            self._session.do(checks.remove_lost, lost_ids=[check.id])
        else:
            self._session.do(coding.remove_codings, coding_ids=[check.coding_id])

    def _place(self, check: checks.Check) -> None:
        span = self._page.transcript.selected_span()
        if span is None or self._page.source_id != check.source_id:
            self._session.failed.emit(tr("Select the words in “{source}” that it is about first.", source=check.source))
        elif check.is_lost:
            self._session.do(checks.put_back, lost_id=check.id, start=span.start, end=span.end)
        else:
            self._session.do(coding.resize_coding, coding_id=check.coding_id, start=span.start, end=span.end)

    def _changed(self, step: Step) -> None:
        if self.list is not None and step.touches(ToCheck, LostCoding, Coding, Source):
            self.list.set_checks(checks.to_check(self._session.project))
