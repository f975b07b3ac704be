"""What one does with a single code: edit it in full, split it, give it an example."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from codebench.domain.ids import new_id
from codebench.gui.controllers.asking import ask_where_not_asked
from codebench.gui.dialogs.code import CodeDialog
from codebench.gui.dialogs.split import SplitDialog
from codebench.gui.session import ProjectSession
from codebench.services import codebook as codebook_service
from codebench.services.reading import quotes_of_code

if TYPE_CHECKING:
    from codebench.domain.codebook import Codebook
    from codebench.gui.views.codebook import CodebookView
    from codebench.gui.views.transcript import TranscriptView


class CodeController(QObject):
    """Ask about the chosen code, and carry the answer to the project."""

    def __init__(
        self,
        session: ProjectSession,
        view: "CodebookView",
        transcript: "TranscriptView",
        book: "Callable[[], Codebook]",
    ) -> None:
        super().__init__(view)
        self._session, self._view, self._transcript, self._book = session, view, transcript, book
        view.edit_wanted.connect(self.edit)
        view.split_wanted.connect(self.split)

    def edit(self, code_id: str = "") -> None:
        """Show a code in full, to be changed."""
        wanted = code_id or self._view.current_id()
        if wanted in self._book() and not self._session.project.read_only:
            dialog = CodeDialog(self._book()[wanted], self._view)
            dialog.edited.connect(self._edited)
            dialog.open()

    def _edited(self, code_id: str, name: str, texts: dict[str, str]) -> None:
        self._session.do(codebook_service.edit_code, code_id=code_id, name=name, **texts)

    def split(self, code_id: str = "") -> None:
        """Ask which quotes of a code go to a new code beside it."""
        wanted = code_id or self._view.current_id()
        if wanted not in self._book():
            return
        quotes = quotes_of_code(self._session.project, wanted)
        dialog = SplitDialog(self._book()[wanted].name, quotes, self._view)

        def do(name: str, coding_ids: list[str]) -> None:
            made = new_id()
            arguments = {"code_id": wanted, "name": name, "new_code_id": made, "coding_ids": coding_ids}
            if self._session.do(codebook_service.split_code, **arguments) is not None:
                self._view.choose(made)

        dialog.split_wanted.connect(do)
        dialog.open()

    def take_example(self) -> None:
        """Make the words of the selected coding the example of its code."""
        if self._transcript.selected_coding and not self._session.project.read_only:
            self._session.do(codebook_service.take_example, coding_id=self._transcript.selected_coding)

    def not_asked(self) -> None:
        """Ask in which sources the chosen code was not asked."""
        ask_where_not_asked(self._session, self._view.current_id(), self._view)
