"""What one does with a single code: write what it means, split it, give it an example."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from codebench.domain.ids import new_id
from codebench.gui.controllers.asking import ask_where_not_asked
from codebench.gui.dialogs.split import SplitDialog
from codebench.gui.session import ProjectSession
from codebench.services import codebook as codebook_service
from codebench.services import previews
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
        view.definition.edited.connect(self._edited)
        view.definition.set_read_only(session.project.read_only)
        session.closing.connect(view.definition.flush)
        view.split_wanted.connect(self.split)

    def edit(self) -> None:
        """Go to the chosen code's definition, to type in it."""
        self._view.edit_definition()

    def _edited(self, code_id: str, field: str, words: str) -> None:
        if code_id in self._book():
            self._session.do(codebook_service.edit_code, code_id=code_id, **{field: words})

    def split(self, code_id: str = "") -> None:
        """Ask which quotes of a code go to a new code beside it."""
        wanted = code_id or self._view.current_id()
        if wanted not in self._book() or self._session.project.read_only:
            return
        project = self._session.project
        quotes, preview = quotes_of_code(project, wanted), previews.split_preview(project, wanted)
        dialog = SplitDialog(self._book()[wanted].name, quotes, preview, self._view)

        def do(name: str, coding_ids: list[str], reason: str) -> None:
            asked = {"code_id": wanted, "name": name, "new_code_id": new_id(), "coding_ids": coding_ids}
            if self._session.do(codebook_service.split_code, **asked, reason=reason) is not None:
                self._view.choose(str(asked["new_code_id"]))

        dialog.split_wanted.connect(do)
        dialog.open()

    def take_example(self) -> None:
        """Make the words of the selected coding the example of its code."""
        if self._transcript.selected_coding and not self._session.project.read_only:
            self._session.do(codebook_service.take_example, coding_id=self._transcript.selected_coding)

    def not_asked(self) -> None:
        """Ask in which sources the chosen code was not asked."""
        ask_where_not_asked(self._session, self._view.current_id(), self._view)
