"""What one does with the codebook from the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from codebench.domain.codebook import Codebook
from codebench.domain.ids import new_id
from codebench.domain.version import Comparison
from codebench.errors import CodebenchError
from codebench.gui.dialogs.merge import MergeDialog
from codebench.gui.dialogs.versions import VersionsDialog
from codebench.gui.session import ProjectSession
from codebench.gui.views.codebook import CodebookView
from codebench.i18n import tr
from codebench.services import codebook as codebook_service
from codebench.services import versions as version_service
from codebench.services.exporting import export_comparison


class CodebookController(QObject):
    """Carry the wishes of the codebook view to the project."""

    def __init__(self, session: ProjectSession, view: CodebookView, book: Callable[[], Codebook]) -> None:
        super().__init__(view)
        self._session, self._view, self._book = session, view, book
        view.renamed.connect(self.rename)
        view.new_wanted.connect(self.new_code)
        view.retire_wanted.connect(self.retire)
        view.merge_wanted.connect(self.merge)
        view.model.moved.connect(self.move)

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

    def retire(self, code_id: str = "") -> None:
        """Retire a code, or restore it."""
        wanted = code_id or self._view.current_id()
        if wanted in self._book():
            retired = self._book()[wanted].retired
            act = codebook_service.restore_code if retired else codebook_service.retire_code
            self._session.do(act, code_id=wanted)

    def move(self, code_id: str, parent_id: str, before_id: str) -> None:
        """Put a code below another, before the code it was dropped above, or last."""
        line = [code.id for code in self._book().children(parent_id or None) if code.id != code_id]
        place = line.index(before_id) if before_id in line else None
        if before_id == code_id:
            return
        self._session.do(codebook_service.move_code, code_id=code_id, parent_id=parent_id or None, position=place)

    def merge(self, code_id: str = "") -> None:
        """Ask into which code to merge a code, with what it counts before and after."""
        wanted = code_id or self._view.current_id()
        if wanted not in self._book():
            return
        project = self._session.project
        dialog = MergeDialog(
            self._book(), wanted, lambda into: codebook_service.merge_preview(project, [wanted], into), self._view
        )
        dialog.merge_wanted.connect(self._merge)
        dialog.open()

    def _merge(self, code_id: str, into_id: str) -> None:
        if self._session.do(codebook_service.merge_codes, code_ids=[code_id], into_id=into_id) is not None:
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
            try:
                export_comparison(found, Path(path))
            except CodebenchError as error:
                dialog.say(error.user_message)

    def rename_code(self) -> None:
        """Edit the chosen code's name in place."""
        self._view.rename_current()

    def filter_codes(self) -> None:
        """Go to the box that filters codes."""
        self._view.filter.setFocus()
        self._view.filter.selectAll()
