"""What one does with the codebook from the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from codebench.domain.changes import Step
from codebench.domain.codebook import Code, Codebook
from codebench.domain.coding import Coding
from codebench.domain.ids import new_id
from codebench.domain.version import Comparison
from codebench.errors import CodebenchError
from codebench.gui.dialogs.leaving import let_out
from codebench.gui.dialogs.merge import MergeDialog
from codebench.gui.dialogs.retire import RetireDialog
from codebench.gui.dialogs.versions import VersionsDialog
from codebench.gui.session import ProjectSession
from codebench.gui.views.code_filter import UNDEFINED, UNUSED
from codebench.gui.views.codebook import CodebookView
from codebench.i18n import tr
from codebench.services import codebook as codebook_service
from codebench.services import previews, reading
from codebench.services import versions as version_service
from codebench.services.exporting import export_comparison


class CodebookController(QObject):
    """Carry the wishes of the codebook view to the project."""

    def __init__(self, session: ProjectSession, view: CodebookView, book: Callable[[], Codebook]) -> None:
        super().__init__(view)
        self._session, self._view, self._book = session, view, book
        view.renamed.connect(self.rename)
        view.new_wanted.connect(self.new_code)
        view.retire_wanted.connect(self.ask_retire)
        view.merge_wanted.connect(self.merge)
        view.model.moved.connect(self.move)
        view.lists.list_wanted.connect(self.show_list)
        session.changed.connect(self._list_again)

    def rename(self, code_id: str, name: str) -> None:
        """Give a code another name."""
        self._session.do(codebook_service.rename_code, code_id=code_id, name=name)

    def new_code(self, parent_id: str = "") -> None:
        """Make a code and let its name be typed."""
        taken = {code.name for code in self._book().children(parent_id or None)}
        name = next(n for n in self._fresh_names() if n not in taken)
        code_id = new_id()
        made = self._session.do(codebook_service.add_code, name=name, parent_id=parent_id or None, code_id=code_id)
        if made is not None:
            self._view.edit_new(code_id)

    def _fresh_names(self) -> list[str]:
        first = tr("new code")
        return [first, *(f"{first} {n}" for n in range(2, 1000))]

    def new_code_below(self) -> None:
        """Make a code below the chosen one."""
        self.new_code(self._view.current_id())

    def ask_retire(self, code_id: str = "") -> None:
        """Ask why a code is retired, and do so; restore one that is."""
        wanted = code_id or self._view.current_id()
        if wanted not in self._book() or self._session.project.read_only:
            return
        if self._book()[wanted].retired:
            self.retire(wanted)
            return
        dialog = RetireDialog(self._book(), wanted, self._view)
        dialog.retire_wanted.connect(partial(self.retire, wanted))
        dialog.open()

    def retire(self, code_id: str, reason: str = "") -> None:
        """Retire a code, or restore it."""
        retired = self._book()[code_id].retired
        act = codebook_service.restore_code if retired else codebook_service.retire_code
        self._session.do(act, code_id=code_id, reason=reason)

    def move(self, code_id: str, parent_id: str, before_id: str) -> None:
        """Put a code below another, before the code it was dropped above, or last."""
        line = [code.id for code in self._book().children(parent_id or None) if code.id != code_id]
        place = line.index(before_id) if before_id in line else None
        if before_id == code_id:
            return
        self._session.do(codebook_service.move_code, code_id=code_id, parent_id=parent_id or None, position=place)

    def merge(self, code_id: str = "") -> None:
        """Ask into which code the chosen codes go, with what each counts before and all together after."""
        wanted = self._view.chosen_ids() or [self._view.current_id()]
        wanted = [code_id] if code_id and code_id not in wanted else wanted
        if self._session.project.read_only or any(each not in self._book() for each in wanted):
            return
        project = self._session.project
        dialog = MergeDialog(self._book(), wanted, partial(previews.merge_preview, project), self._view)
        dialog.merge_wanted.connect(self._merge)
        dialog.open()

    def _merge(self, code_ids: list[str], into_id: str, reason: str) -> None:
        asked = {"code_ids": code_ids, "into_id": into_id, "reason": reason}
        if self._session.do(codebook_service.merge_codes, **asked) is not None:
            self._view.choose(into_id)

    def versions(self) -> None:
        """Show the versions of the codebook."""
        project = self._session.project
        dialog = VersionsDialog(
            version_service.versions(project),
            lambda before, after: version_service.compare(project, before, after),
            self._view,
        )

        def keep(name: str, reason: str) -> None:
            try:
                self._session.publish(version_service.name_version(project, name=name, reason=reason))
            except CodebenchError as error:
                dialog.say(error.user_message)
                return
            dialog.say("")
            dialog.show_versions(version_service.versions(project))

        dialog.name_wanted.connect(keep)
        dialog.export_wanted.connect(lambda found: self._export(dialog, found))
        dialog.open()

    def _export(self, dialog: VersionsDialog, found: Comparison) -> None:
        path, _ = QFileDialog.getSaveFileName(dialog, tr("To Word…"), "codebook.docx", "Word (*.docx)")
        if path:
            let_out(self._session, lambda: export_comparison(self._session.project, found, Path(path)), dialog)

    def rename_code(self) -> None:
        """Edit the chosen code's name in place."""
        self._view.rename_current()

    def filter_codes(self) -> None:
        """Go to the box that filters codes."""
        self._view.filter.setFocus()
        self._view.filter.selectAll()

    def show_unused(self) -> None:
        """Show only the codes without codings, or every code again."""
        self.show_list("" if self._view.lists.only == UNUSED else UNUSED)

    def show_undefined(self) -> None:
        """Show only the codes that are in use without a definition, or every code again."""
        self.show_list("" if self._view.lists.only == UNDEFINED else UNDEFINED)

    def show_list(self, which: str) -> None:
        """Show the codes of a list; the empty one holds every code."""
        self._view.set_listed(which, self._listed(which) if which else None)

    def _listed(self, which: str) -> frozenset[str]:
        lists = {UNUSED: reading.unused_codes, UNDEFINED: reading.undefined_codes}
        return frozenset(code.id for code in lists[which](self._session.project))

    def _list_again(self, step: Step) -> None:
        """Renew the list; the code one is at stays in it, so that one can go on."""
        which = self._view.lists.only
        if which and step.touches(Code, Coding):
            self._view.set_listed(which, self._listed(which) | {self._view.current_id()})
