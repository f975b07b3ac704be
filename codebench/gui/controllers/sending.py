"""Making a project ready to send, and getting back what was kept in the key."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from codebench.errors import CodebenchError
from codebench.gui.dialogs.safe_to_send import SafeDialog, TakeOutDialog
from codebench.gui.session import ProjectSession
from codebench.gui.tasks import Listener
from codebench.i18n import tr
from codebench.services import sending
from codebench.services.names import Entry

Then = Callable[[], object]
Entries = Callable[[], Sequence[Entry]]


def keep(session: ProjectSession, act: Then, told: str = "") -> None:
    """Write a file and tell of it, or say why that can't be done."""
    try:
        act()
    except CodebenchError as error:
        session.failed.emit(error.user_message)
        return
    if told:
        session.news.emit(told)


class SendingController(QObject):
    """Ask what goes and what is kept, over the list of names."""

    def __init__(self, session: ProjectSession, dialog: QWidget, refresh: Then, entries: Entries) -> None:
        super().__init__(dialog)
        self._session, self._dialog, self._refresh, self._entries = session, dialog, refresh, entries

    def ask_to_send(self) -> None:
        """Look beside the window for what will still be called what it is, and then ask."""
        project = self._session.project
        told = Listener(self._ask, lambda *_: None)
        self._session.tasks.run(lambda _: sending.still_named(project), told)

    def _ask(self, named: list[str]) -> None:
        """Say what is taken out, and do it."""
        if not self._dialog.isVisible():
            return
        left = sum(each.decision is None and each.is_sure and bool(each.places) for each in self._entries())
        dialog = SafeDialog(sending.neighbours(self._session.project), named, left, self._dialog)
        dialog.wanted.connect(self.make_safe)
        dialog.open()

    def make_safe(self, keep: bool, move: bool) -> None:
        """Take out of the project what still knows the names."""
        project, key = self._session.project, self._session.project.key
        if key is None:
            return

        def make(_: object) -> None:
            sending.make_safe_to_send(project, key, keep_before=keep)
            if move:
                sending.put_backups_away(project, key)

        def refused(sentence: str) -> None:
            # The words may be out of the project already, and only remains of them still in the file.
            self._session.changed.emit(project.history()[-1])
            self._session.failed.emit(sentence)

        self._session.tasks.run(make, Listener(lambda _: self._made_safe(), lambda *_: None, refused))

    def _made_safe(self) -> None:
        self._session.changed.emit(self._session.project.history()[-1])
        self._session.news.emit(tr("The project is ready to send. Send the project only, never the key."))
        self._refresh()

    def ask_back(self) -> None:
        """Ask which project is wanted back from the key."""
        key = self._session.project.key
        if key is not None:
            dialog = TakeOutDialog(key.kept, self._dialog)
            dialog.wanted.connect(self._ask_where)
            dialog.open()

    def _ask_where(self, name: str) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self._dialog, tr("Get the original back"), name, "Codebench (*.codebench)"
        )
        if path:
            self.get_back(name, Path(path))

    def get_back(self, name: str, path: Path) -> None:
        """Write a project that was kept in the key to a file of its own."""
        key = self._session.project.key
        if key is not None:
            keep(self._session, lambda: sending.take_out(key, name, path), tr("Written: {path}", path=path))
