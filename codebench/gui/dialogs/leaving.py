"""The one door through which files leave: searched for names first, and past those only with a click that says so."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from codebench.domain.quote import Attribution
from codebench.errors import CodebenchError
from codebench.gui.dialogs.leaks import LeakDialog, numbers_of_few
from codebench.gui.session import ProjectSession
from codebench.gui.tasks import Listener, Progress, Task, TaskRunner
from codebench.i18n import tr
from codebench.services.outgoing import Outgoing, blindness, searched, send
from codebench.services.project import Project

Write = Callable[[Progress], object]


class Door(QObject):
    """Makes a file beside the window, and lets it out once that is fine."""

    def __init__(self, project: Project, tasks: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._project, self._tasks, self._window = project, tasks, window

    def take(
        self,
        write: Write,
        told: Listener,
        attribution: Attribution = Attribution.PSEUDONYM,
        shown: Callable[[], Iterable[str]] = tuple,
        few: Callable[[], Iterable[str]] = tuple,
    ) -> Task:
        """Begin; `told.done` hears the path and what was found.

        `shown` are words that a picture in the file shows, `few` the numbers in it that are marked as of few.
        """
        project = self._project

        def make(report: Progress) -> Outgoing:
            return searched(project, lambda: write(report), attribution, shown(), few())

        return self._tasks.run(
            make, Listener(lambda ready: self._ask(ready, told), told.progress, told.failed, told.cancelled)
        )

    def _ask(self, ready: Outgoing, told: Listener) -> None:
        if not ready.found and not ready.few:
            self._send(ready, told)
            return
        dialog = LeakDialog(ready, self._window)
        dialog.accepted.connect(lambda: self._send(ready, told))
        if told.cancelled is not None:
            dialog.rejected.connect(told.cancelled)
        dialog.open()

    def _send(self, ready: Outgoing, told: Listener) -> None:
        try:
            send(self._project, ready)
        except CodebenchError as error:
            (told.failed or self._tasks.failed.emit)(error.user_message)
            return
        told.done(ready)


def sentence(sent: Outgoing) -> str:
    """Return what to say of a file that left."""
    return f"{_written(sent)} {blindness()}" if sent.blind else _written(sent)


def _written(sent: Outgoing) -> str:
    path: Path = sent.files[0][0]
    if sent.found:
        return tr("Written, with names in it: {path}", path=path)
    if sent.few:
        return tr("Written, no names found in it, {few} marked: {path}", few=numbers_of_few(sent), path=path)
    return tr("Written, no names found in it: {path}", path=path)


def let_out(
    session: ProjectSession,
    write: Callable[[], object],
    window: QWidget,
    few: Callable[[], Iterable[str]] = tuple,
) -> None:
    """Make a file that needs no form of its own and let it out; how that went is news for the window."""
    told = Listener(lambda sent: session.news.emit(sentence(sent)), lambda *_: None, session.failed.emit)
    Door(session.project, session.tasks, window).take(lambda _: write(), told, few=few)
