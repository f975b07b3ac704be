"""What one does with the codebook from the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from codebench.domain.codebook import Codebook
from codebench.domain.ids import new_id
from codebench.gui.session import ProjectSession
from codebench.gui.views.codebook import CodebookView
from codebench.i18n import tr
from codebench.services import codebook as codebook_service


class CodebookController(QObject):
    """Carry the wishes of the codebook view to the project."""

    def __init__(self, session: ProjectSession, view: CodebookView, book: Callable[[], Codebook]) -> None:
        super().__init__(view)
        self._session, self._view, self._book = session, view, book
        view.renamed.connect(self.rename)
        view.new_wanted.connect(self.new_code)
        view.retire_wanted.connect(self.retire)

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

    def rename_code(self) -> None:
        """Edit the chosen code's name in place."""
        self._view.rename_current()

    def filter_codes(self) -> None:
        """Go to the box that filters codes."""
        self._view.filter.setFocus()
        self._view.filter.selectAll()
