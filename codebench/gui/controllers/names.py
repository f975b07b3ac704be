"""What one does with names: find them, decide on them, and hide them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from codebench.domain.changes import Step
from codebench.domain.hiding import HiddenName, NameKind
from codebench.domain.participant import Group, Participant
from codebench.domain.source import Source, Speaker
from codebench.gui.controllers.copying import CopyingController
from codebench.gui.controllers.sending import SendingController, Then, keep
from codebench.gui.dialogs.key import KeyDialog
from codebench.gui.dialogs.line import LineDialog
from codebench.gui.dialogs.names import NamesDialog
from codebench.gui.dialogs.passphrase import NewPassphraseDialog
from codebench.gui.session import ProjectSession
from codebench.gui.tasks import Listener, Task
from codebench.i18n import tr, trn
from codebench.services import keys, names
from codebench.services.hiding import hide_names
from codebench.services.names import Entry, Found

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage


class NamesController(QObject):
    """Hold the list of names beside the work; what is decided goes into the key, never into the project."""

    page_wanted = Signal()

    def __init__(self, session: ProjectSession, page: "CodingPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.dialog: NamesDialog | None = None
        self._found: Found | None = None
        self._looking: Task | None = None
        self._stale = False
        CopyingController(session, page)
        page.transcript.menu_shown.connect(self._offer)
        session.changed.connect(self._changed)

    def open(self) -> None:
        """Show the list, after the key was made or opened."""
        self._with_key(self._show)

    def _with_key(self, then: Then) -> None:
        project = self._session.project
        if project.key is not None:
            then()
        else:
            self.ask_key(then, new=not keys.usual_place(project).exists())

    def ask_key(self, then: Then, *, new: bool) -> None:
        """Ask for a new key, or for the one that there is."""
        project = self._session.project

        def use(path: Path, passphrase: str) -> object:
            return (keys.make_key if new else keys.open_key)(project, path, passphrase)

        def opened() -> None:
            then()
            if told := keys.doubt(project):
                self._session.failed.emit(told)

        dialog = KeyDialog(keys.usual_place(project), use, new=new, parent=self._page.window())
        dialog.opened.connect(opened)
        dialog.other_wanted.connect(lambda: self.ask_key(then, new=not new))
        dialog.open()

    def ask_passphrase(self) -> None:
        """Ask for another passphrase for the open key."""
        told = tr(
            "The key opens with the new passphrase only; without it nobody can open it, and nobody can look it up for"
            " you. Copies of the key made before still open with the old one."
        )
        dialog = NewPassphraseDialog(tr("Another passphrase for the key"), tr("Change"), told, self.dialog)
        dialog.chosen.connect(self.change_passphrase)
        dialog.open()

    def change_passphrase(self, passphrase: str) -> None:
        """Let the key open with another passphrase, or say why that can't be done."""
        project = self._session.project
        keep(self._session, lambda: keys.change_passphrase(project, passphrase), keys.passphrase_changed())

    def _show(self) -> None:
        if self.dialog is None:
            self.dialog = self._make_dialog()
            self._look()
        self.dialog.show()
        self.dialog.activateWindow()

    def _make_dialog(self) -> NamesDialog:
        dialog = NamesDialog(self._page)
        dialog.shown.connect(self._show_places)
        dialog.opened.connect(self._open_place)
        dialog.replace_wanted.connect(self.replace)
        dialog.keep_wanted.connect(lambda chosen: self._decide([names.decision(each) for each in chosen]))
        dialog.join_wanted.connect(self.join)
        dialog.again_wanted.connect(self.decide_again)
        dialog.kind_wanted.connect(self._suggest)
        dialog.own_wanted.connect(self.ask_name)
        dialog.hide_wanted.connect(self.hide)
        dialog.on_export.connect(self.hide_on_export)
        sender = SendingController(self._session, dialog, self._refresh, self._entries)
        dialog.send_wanted.connect(sender.ask_to_send)
        dialog.back_wanted.connect(sender.ask_back)
        dialog.passphrase_wanted.connect(self.ask_passphrase)
        dialog.undo_wanted.connect(self._session.undo)
        dialog.redo_wanted.connect(self._session.redo)
        dialog.destroyed.connect(self._closed)
        self._session.failed.connect(dialog.say)
        self._session.news.connect(dialog.say)
        return dialog

    def _closed(self) -> None:
        self.dialog = None
        if self._looking is not None:
            self._looking.cancel()

    def _look(self) -> None:
        """Look for names in a worker; once more where the texts change meanwhile."""
        self._stale = self._looking is not None
        if self._stale:
            return
        project = self._session.project
        listener = Listener(self._looked, self._tell, self._refused, self._stopped)
        self._looking = self._session.tasks.run(lambda report: names.find(project, report), listener)

    def _tell(self, done: int, total: int, _: str) -> None:
        if self.dialog is not None:
            self.dialog.tell(done, total)

    def _refused(self, sentence: str) -> None:
        self._looking = None
        if self.dialog is not None:
            self.dialog.status.clear()
        self._session.failed.emit(sentence)

    def _stopped(self) -> None:
        """Look again where the list was closed, and opened again before the looking had stopped."""
        self._looking = None
        if self._stale and self.dialog is not None:
            self._look()

    def _looked(self, found: Found) -> None:
        self._looking = None
        self._found = found
        if self._stale:
            self._look()
        else:
            self._refresh()

    def _refresh(self) -> None:
        key = self._session.project.key
        if self.dialog is not None and self._found is not None and key is not None:
            self.dialog.set_entries(self._entries(), on_export=key.on_export, kept=bool(key.kept))

    def _entries(self) -> list[Entry]:
        return names.entries(self._session.project, self._found) if self._found is not None else []

    def _suggest(self, entry: Entry, kind: NameKind) -> None:
        """Suggest what may stand instead of a name that is of another kind."""
        if self.dialog is not None and self._found is not None:
            self.dialog.card.instead.setText(names.of_kind(self._found, entry, kind).suggestion)

    def _show_places(self, entry: Entry) -> None:
        if self.dialog is not None and self._found is not None:
            self.dialog.card.set_places(names.contexts(self._session.project, self._found, entry))

    def _open_place(self, source_id: str, start: int, end: int) -> None:
        self.page_wanted.emit()
        self._page.open_passage(source_id, start, end)

    def _changed(self, step: Step) -> None:
        if self.dialog is not None and step.touches(Source, Speaker, Participant, Group):
            self._look()

    def replace(self, chosen: Sequence[Entry], instead: str) -> None:
        """Let these words stand instead of the chosen names; without words each gets its own suggestion."""
        if self.dialog is None or self._found is None:
            return
        if len(chosen) > 1:
            self._decide([names.decision(each, instead or each.suggestion) for each in chosen])
        else:
            forms, any_case = self.dialog.card.spelled(), self.dialog.card.any_case.isChecked()
            one = names.of_kind(self._found, chosen[0], self.dialog.card.chosen_kind())
            self._decide([names.decision(one, instead or one.suggestion, forms, any_case)])

    def join(self, chosen: Sequence[Entry], instead: str) -> None:
        """Take the chosen names for one."""
        self._decide([names.joined(chosen, instead)], gone=chosen)

    def decide_again(self, chosen: Sequence[Entry]) -> None:
        """Take back what was decided on the chosen names."""
        self._decide([], gone=chosen)

    def _decide(self, decided: Sequence[HiddenName], gone: Sequence[Entry] = ()) -> None:
        project = self._session.project
        doubt = names.also_named(project, [name.instead for name in decided])
        keep(self._session, lambda: keys.decide(project, decided, gone=[each.name for each in gone]), doubt)
        self._refresh()

    def ask_name(self, words: str = "") -> None:
        """Ask for a name that was not found."""
        dialog = LineDialog(tr("Add a name"), tr("Add"), tr("Name"), words, parent=self.dialog)
        dialog.told.connect(self.add)
        dialog.open()

    def add(self, words: str) -> None:
        """Decide on a name of one's own, with what is suggested, and go to it."""
        if words.strip() and self._found is not None and self.dialog is not None:
            taken = names.entries(self._session.project, self._found)
            self._decide([names.decision(each, each.suggestion) for each in [names.own_name(words, taken)]])
            self.dialog.list.choose(words)

    def _offer(self, menu: QMenu) -> None:
        if self._page.transcript.selected_span() is not None and not self._session.project.read_only:
            menu.addAction(tr("Hide this name…")).triggered.connect(self.hide_selection)

    def hide_selection(self) -> None:
        """Add the selected words as a name, or go to the name that they are."""
        span, shown = self._page.transcript.selected_span(), self._page.transcript.transcript
        if span is not None and shown is not None:
            words = " ".join(shown.source.text[span.start : span.end].split())
            self._with_key(lambda: self._show_name(words))

    def _show_name(self, words: str) -> None:
        self._show()
        if self._found is None or self._looking is not None:
            self._session.tasks.run(lambda _: None, Listener(lambda _: self._go_to(words), lambda *_: None))
        else:
            self._go_to(words)

    def _go_to(self, words: str) -> None:
        if self.dialog is None or self._found is None:
            return
        known = names.entries(self._session.project, self._found)
        met = [each.name for each in known if words in (each.name, *each.candidate.forms)]
        if met:
            self.dialog.list.choose(met[0])
        else:
            self.add(words)

    def hide(self) -> None:
        """Put what was decided in the place of every name, in one step."""
        n = names.to_replace(self._entries())
        if self._session.do(hide_names, names=keys.decided(self._session.project)) is not None:
            told = trn("{n} place was replaced.|{n} places were replaced.", n)
            self._session.news.emit(f"{told} {tr('Ctrl+Z puts the names back.')}")

    def hide_on_export(self, wanted: bool) -> None:
        """Hide names only in what leaves, or no longer."""
        if (key := self._session.project.key) is not None:
            keep(self._session, lambda: key.hide_on_export(wanted))
