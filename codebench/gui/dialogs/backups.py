"""Backups of a project: what is in each, how it differs from the project now, and two ways back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from codebench.domain.backups import folder_of
from codebench.domain.files import SUFFIX
from codebench.errors import CodebenchError, PassphraseError
from codebench.gui.backupwords import told
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.dialogs.passphrase import secret_field
from codebench.gui.tasks import Listener, TaskRunner
from codebench.gui.views.choicebox import NameBox
from codebench.gui.views.empty import EmptyPage
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineList
from codebench.i18n import tr
from codebench.services.backups import Preview, listed, preview, preview_of, restore_beside, restore_in_place
from codebench.services.project import Project

_PATH = Qt.ItemDataRole.UserRole
Seen = tuple[Preview, Preview | None]


class BackupsDialog(AskDialog):
    """Choose a project and one of its backups; look into it; bring it back."""

    restored = Signal(Path)
    replacing = Signal(Path)

    def __init__(
        self,
        projects: Sequence[Path],
        chosen: Path | None = None,
        parent: QWidget | None = None,
        opened: tuple[Path, Project] | None = None,
    ) -> None:
        super().__init__(tr("Backups"), tr("Open as a copy"), parent)
        self._opened = opened
        self.resize(780, 540)
        self.leave.setText(tr("Close"))
        self._tasks, self._asked = TaskRunner(self), 0
        self.project = NameBox()
        for path in projects:
            self.project.addItem(f"{path.stem} – {path.parent}", path)
        self.ask(tr("Project"), self.project)
        self.other = self._button(tr("Another project…"), self._choose_project)
        self.replace = self._button(tr("Put in the place of the project"), self._put_in_place)
        self.list, self.words, self.secret = LineList(), QPlainTextEdit(), secret_field()
        self.list.setAccessibleName(tr("Backups"))
        self.list.setFixedWidth(220)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("What is in it"))
        kept = tr("Whatever you choose, nothing gets lost: the project as it is now becomes a backup first.")
        self.kept = label(kept, "muted", wrap=True)
        self.column.insertWidget(1, self._make_faces(), 1)
        self.column.insertWidget(2, self.kept)
        self.ask(tr("Passphrase"), self.secret)
        self.form.setRowVisible(self.secret, False)
        self.project.currentIndexChanged.connect(self._show_project)
        self.list.currentItemChanged.connect(self._look)
        self.secret.editingFinished.connect(self._look)
        self.finished.connect(self._tasks.finish)
        self._show_project()
        self._choose(chosen)

    def _make_faces(self) -> QStackedWidget:
        """Return the list with what is in a backup, and what stands there as long as there is none."""
        self.faces, self.both = QStackedWidget(), QWidget()
        row = QHBoxLayout(self.both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list)
        row.addWidget(self.words, 1)
        self.none_known = EmptyPage(
            tr("Which project?"), tr("Choose the project of which you want a backup back."), tr("Choose a project…")
        )
        self.none_known.wanted.connect(self._choose_project)
        self.none_made = EmptyPage(tr("No backups yet"), "")
        for face in (self.both, self.none_known, self.none_made):
            self.faces.addWidget(face)
        return self.faces

    def _show_face(self) -> None:
        path, there = self.path, self.list.count() > 0
        if path is not None and not there:
            self.none_made.say(_none_made(path))
        self.faces.setCurrentWidget(self.both if there else self.none_known if path is None else self.none_made)
        for widget in (self.kept, self.replace, self.go):
            widget.setVisible(there)
        self.other.setVisible(path is not None)
        self.form.setRowVisible(self.project, path is not None)

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        self.buttons.insertWidget(self.buttons.count() - 1 if self.buttons.count() > 3 else 0, button)
        return button

    @property
    def path(self) -> Path | None:
        """Return the project whose backups are listed."""
        found: Path | None = self.project.currentData()
        return found

    @property
    def backup(self) -> Path | None:
        """Return the chosen backup."""
        item = self.list.currentItem()
        found: Path | None = item.data(_PATH) if item is not None else None
        return found

    def _choose_project(self) -> None:
        kinds = tr("Codebench projects ({pattern})", pattern=f"*{SUFFIX}")
        path, _ = QFileDialog.getOpenFileName(self, tr("Another project…"), str(Path.home()), kinds)
        if path:
            self.show_project(Path(path))

    def show_project(self, path: Path) -> None:
        """List the backups of this project."""
        at = self.project.findData(path)
        if at < 0:
            self.project.addItem(f"{path.stem} – {path.parent}", path)
            at = self.project.count() - 1
        self.project.setCurrentIndex(at)

    def _show_project(self) -> None:
        self.say("")
        self.list.clear()
        for backup in listed(self.path) if self.path is not None else ():
            item = QListWidgetItem(f"{backup.at:%d-%m-%Y %H:%M}   {QLocale().toString(backup.size / 1e6, 'f', 1)} MB")
            item.setData(_PATH, backup.path)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._show_face()
        self._look()

    def _choose(self, backup: Path | None) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_PATH) == backup:
                self.list.setCurrentRow(row)
        (self.list if self.list.count() else self.project if self.path else self.none_known.button).setFocus()

    def _look(self) -> None:
        path, backup, secret = self.path, self.backup, self.secret.text()
        self._asked += 1
        for button in (self.go, self.replace):
            button.setEnabled(False)
        if path is None or backup is None:
            self.words.clear()
            return
        number = self._asked
        self.words.setPlainText("…")
        self._tasks.run(
            lambda _: _seen(backup, secret, lambda: self._now(path, secret)),
            Listener(lambda seen: self._show(seen, number), lambda *_: None, self.words.setPlainText),
        )

    def _now(self, path: Path, secret: str) -> Preview:
        if self._opened is not None and self._opened[0] == path:
            # Reading an open project's file by itself would let go of the locks that this program has on it.
            return preview_of(self._opened[1].database)
        return preview(path, secret)

    def _show(self, seen: Seen | PassphraseError, number: int) -> None:
        if number != self._asked:
            return
        if isinstance(seen, PassphraseError):
            self.form.setRowVisible(self.secret, True)
            self.words.setPlainText(seen.user_message)
            self.secret.setFocus()
            return
        self.words.setPlainText(told(*seen))
        for button in (self.go, self.replace):
            button.setEnabled(True)

    def submit(self) -> None:
        """Bring the backup back as a project of its own."""
        path, backup, secret = self.path, self.backup, self.secret.text()
        if path is not None and backup is not None and self.go.isEnabled():
            self._bring_back(lambda: restore_beside(path, backup, secret))

    def _put_in_place(self) -> None:
        path, backup, secret = self.path, self.backup, self.secret.text()
        if path is not None and backup is not None:
            self.replacing.emit(path)
            self._opened = None
            # Of a copy on this computer the backups have just gone to those of the project.
            moved = backup if backup.exists() else folder_of(path) / backup.name

            def put() -> Path:
                restore_in_place(path, moved, secret)
                return path

            self._bring_back(put)

    def _bring_back(self, act: Callable[[], Path]) -> None:
        self.go.setEnabled(False)
        self.replace.setEnabled(False)
        self._tasks.run(lambda _: act(), Listener(self._brought_back, lambda *_: None, self._refused))

    def _brought_back(self, path: Path) -> None:
        self.accept()
        self.restored.emit(path)

    def _refused(self, sentence: str) -> None:
        self.say(sentence)
        self._look()


def _none_made(path: Path) -> str:
    folder = folder_of(path).name
    return tr("They are made while one works in this project, and kept beside it in “{folder}”.", folder=folder)


def _seen(backup: Path, secret: str, now: Callable[[], Preview]) -> Seen | PassphraseError:
    """Look into a backup and, where it can be read, into its project."""
    try:
        seen = preview(backup, secret)
    except PassphraseError as error:
        return error
    try:
        return seen, now()
    except CodebenchError:
        return seen, None
