"""Which quotes behind a number say the same again: found beside the work, parted where the researcher says so."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from codebench.gui.errors import rethrow
from codebench.gui.session import ProjectSession
from codebench.gui.tasks import Listener, Task, TaskRunner
from codebench.services import folding
from codebench.services.reports import PassageRef, PersonQuotes

if TYPE_CHECKING:
    from codebench.gui.pages.counting_page import CountingPage


class FoldingController(QObject):
    """Fold the quotes that the page shows, and carry what is parted to the project."""

    def __init__(self, session: ProjectSession, page: "CountingPage") -> None:
        super().__init__(page)
        self._session, self._quotes = session, page.quotes
        self._task: Task | None = None
        self._people: Sequence[PersonQuotes] = ()
        self.tasks = TaskRunner(session)
        self.tasks.crashed.connect(rethrow)
        session.closing.connect(self.tasks.finish)
        page.destroyed.connect(self.tasks.finish)
        page.quotes.parted.connect(self.part)
        page.quotes.joined.connect(self.join)

    def fold(self, people: Sequence[PersonQuotes]) -> None:
        """Fold these quotes as soon as it is known how; of an earlier number nothing more is awaited."""
        if self._task is not None:
            self._task.cancel()
        self._people = people
        if any(len(person.passages) > 1 for person in people):
            project, told = self._session.project, partial(self._found, people)
            self._task = self.tasks.run(
                lambda report: folding.folded(project, people, report), Listener(told, lambda *_: None)
            )

    def _found(self, people: Sequence[PersonQuotes], folds: folding.Folds) -> None:
        if people is self._people:
            self._quotes.fold(folds)

    def part(self, passage: PassageRef) -> None:
        """Say that a quote is no repeat."""
        self._session.do(folding.part_quote, coding_id=passage.coding_id)

    def join(self, passage: PassageRef) -> None:
        """Let a quote fold again."""
        self._session.do(folding.join_quote, coding_id=passage.coding_id)
