"""What the window does with project files: new, open, recent, the demo, close."""

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from codebench.domain.files import SUFFIX
from codebench.errors import CodebenchError, DamagedError, InUseError, PassphraseError
from codebench.gui.dialogs.backups import BackupsDialog
from codebench.gui.dialogs.in_use import InUseDialog
from codebench.gui.dialogs.new_project import NewProject, NewProjectDialog
from codebench.gui.dialogs.passphrase import ProtectDialog, UnlockDialog
from codebench.gui.dialogs.rescuing import RescueDialog
from codebench.gui.elsewhere import offer, put_back, shown_path, to_open, wants_copy
from codebench.gui.session import ProjectSession
from codebench.gui.tasks import Listener, Task, TaskRunner
from codebench.i18n import tr
from codebench.services.away import take
from codebench.services.backups import listed, project_of
from codebench.services.codebook import import_codebook_file
from codebench.services.demo import build_demo, tour_copy
from codebench.services.project import Project, bring_up_to_date, is_older
from codebench.settings import load_settings, save_settings

KEPT = 10


class ProjectFiles(QObject):
    """Keep at most one project open, and remember the recent ones."""

    opened = Signal(object)
    closed = Signal()
    failed = Signal(str)
    told = Signal(str)
    toured = Signal()

    def __init__(self, tasks: TaskRunner, progress: Callable[[int, int, str], None], window: QWidget) -> None:
        super().__init__(window)
        self._tasks, self._progress, self._window = tasks, progress, window
        self.session: ProjectSession | None = None
        self._building: Task | None = None
        self.leaving = False

    def new_project(self) -> NewProjectDialog:
        """Ask for a name, a place and a codebook."""
        dialog = NewProjectDialog(self._window)
        dialog.accepted_project.connect(self.make)
        dialog.open()
        return dialog

    def make(self, wanted: NewProject) -> None:
        """Make a new project and open it."""
        try:
            project = Project.create(wanted.path, name=wanted.name)
        except CodebenchError as error:
            self.failed.emit(error.user_message)
            return
        self._use(project)
        if wanted.codebook is not None and self.session is not None:
            try:
                self.session.publish(import_codebook_file(project, wanted.codebook))
            except CodebenchError as error:
                self.failed.emit(error.user_message)

    def open_project(self) -> None:
        """Ask for a project file."""
        path = self._asked_for(tr("Open project"))
        if path is not None:
            self.open(path)

    def _asked_for(self, words: str) -> Path | None:
        kinds = tr("Codebench projects ({pattern})", pattern=f"*{SUFFIX}")
        start = load_settings().recent[:1]
        folder = str(Path(start[0]).parent) if start else str(Path.home())
        path, _ = QFileDialog.getOpenFileName(self._window, words, folder, kinds)
        return Path(path) if path else None

    def open(self, path: Path, *, remember: bool = True) -> bool:
        """Open a project file; where another program writes it, say so."""
        if wants_copy(path):
            self._work_on_copy(path)
            return True
        path = to_open(path)
        if self.session is not None and path.absolute() == self.session.project.path.absolute():
            return True
        if (project := project_of(path)) is not None:
            self.show_backups(project, path)
            return False
        if is_older(path):
            self._bring_up_to_date(path, remember=remember)
            return True
        return self._open(path, lambda secret: Project.open(path, passphrase=secret), remember=remember)

    def _open(self, path: Path, opening: Callable[[str], Project], *, remember: bool = True) -> bool:
        """Open and use a project; one that is protected asks for its passphrase first."""
        try:
            project = opening("")
        except PassphraseError:
            dialog = UnlockDialog(path.name, opening, self._window)
            dialog.unlocked.connect(lambda project: self._use(project, remember=remember))
            dialog.damaged.connect(lambda problem, secret: self.rescue(path, problem, secret))
            dialog.refused.connect(self.failed)
            dialog.open()
            return False
        except DamagedError as error:
            self.rescue(path, error.user_message)
            return False
        except InUseError as error:
            self._ask_in_use(path, error)
            return False
        except CodebenchError as error:
            self.failed.emit(error.user_message)
            return False
        self._use(project, remember=remember)
        return True

    def show_backups(self, path: Path | None = None, backup: Path | None = None) -> BackupsDialog:
        """Show the backups of a project: the open one, or one of the recent, unless it is said which."""
        recent = [Path(each) for each in load_settings().recent]
        project = self.session.project if self.session is not None else None
        here = (shown_path(project).absolute(), project) if project is not None else None
        known = dict.fromkeys([*([path] if path is not None else []), *([here[0]] if here else []), *recent])
        shown = [each for each in known if each.exists() or listed(each)]
        dialog = BackupsDialog(shown, backup, self._window, here)
        dialog.replacing.connect(self._make_way)
        dialog.restored.connect(self.open)
        dialog.open()
        return dialog

    def _ask_in_use(self, path: Path, error: InUseError) -> None:
        dialog = InUseDialog(error, self._window)
        dialog.read_wanted.connect(lambda: self._open_as(path, read_only=True))
        dialog.insisted.connect(
            lambda: self._open(path, lambda secret: Project.open(path, passphrase=secret, insist=True))
        )
        dialog.open()

    def _work_on_copy(self, path: Path) -> None:
        """Copy a project to this computer and go on in the copy."""
        self.close_project()
        self._tasks.run(
            lambda _: take(path), Listener(lambda _: self._open_copy(path), self._progress, self.failed.emit)
        )

    def _open_copy(self, path: Path) -> None:
        if self.open(path):
            self.told.emit(tr("You work on a copy here; it is put back when you close the project."))

    def put_back(self) -> None:
        """Put the copy that is open back now, and go on."""
        if self.session is None:
            return
        path = self.session.project.path
        origin = shown_path(self.session.project)
        if origin == path:
            self.told.emit(tr("You work on the project itself; there is nothing to put back."))
            return
        self.close_project()
        self.open(origin)

    def _taken_over(self, sentence: str) -> None:
        self.close_project()
        self.failed.emit(sentence)

    def rescue(self, path: Path, problem: str = "", passphrase: str = "") -> RescueDialog:
        """Offer to rescue what is left in a damaged project; it is closed where it is open."""
        self._make_way(path)
        dialog = RescueDialog(path, problem, passphrase, self._window)
        dialog.open_wanted.connect(self._open_as)
        dialog.backups_wanted.connect(self.show_backups)
        dialog.open()
        return dialog

    def ask_to_rescue(self) -> None:
        """Ask for a damaged project."""
        path = self._asked_for(tr("Rescue a damaged project"))
        if path is not None:
            self.rescue(path)

    def _open_as(self, path: Path, read_only: bool) -> None:
        self._open(path, lambda secret: Project.open(path, read_only=read_only, passphrase=secret))

    def _make_way(self, path: Path) -> None:
        if self.session is not None and shown_path(self.session.project).absolute() == path.absolute():
            self.close_project()

    def protect(self) -> None:
        """Ask for a passphrase and encrypt the project under it."""
        if self.session is None:
            return
        dialog = ProtectDialog(self.session.project.encrypted, self._window)
        dialog.chosen.connect(self.protect_with)
        dialog.open()

    def protect_with(self, passphrase: str) -> None:
        """Encrypt the project under a passphrase; an empty one makes it plain."""
        if self.session is None:
            return
        project = self.session.project
        told = (
            tr("The project opens with this passphrase only now.")
            if passphrase
            else tr("The project can be opened by anyone now.")
        )
        self._tasks.run(lambda _: project.protect(passphrase), Listener(lambda _: self.told.emit(told), self._progress))

    def _bring_up_to_date(self, path: Path, *, remember: bool) -> None:
        """Let the window live while an older project is made ready; then open it."""
        self.close_project()
        self._building = self._tasks.run(
            lambda report: bring_up_to_date(path, report),
            Listener(
                lambda _: self._ended(lambda: self.open(path, remember=remember)),
                self._progress,
                self._refused,
                self._ended,
            ),
        )

    def open_for_review(self) -> None:
        """Ask for a project file to read along in."""
        path = self._asked_for(tr("Open for review"))
        if path is not None:
            self.review(path)

    def review(self, path: Path) -> bool:
        """Open a project in which only remarks are kept; where another program writes it, offer to read it."""
        path = to_open(path)
        if self.session is not None and path.absolute() == self.session.project.path.absolute():
            self.close_project()
        return self._open(path, lambda secret: self._to_review(path, secret))

    def _to_review(self, path: Path, passphrase: str) -> Project:
        coder = load_settings().coder_name
        try:
            return Project.open(path, coder_name=coder, review=True, passphrase=passphrase)
        except InUseError:
            return Project.open(path, coder_name=coder, read_only=True, review=True, passphrase=passphrase)

    def open_demo(self) -> None:
        """Build the demo project where it isn't there yet, and open it."""
        self._with_demo(self.open)

    def open_tour(self) -> None:
        """Open a copy of the demo for the guided start, so that the demo itself stays as it was."""
        self.close_project()
        self._with_demo(self._tour)

    def _tour(self, demo: Path) -> None:
        try:
            copy = tour_copy(demo)
        except CodebenchError as error:
            self.failed.emit(error.user_message)
            return
        if self.open(copy, remember=False):
            self.toured.emit()

    def _with_demo(self, then: Callable[[Path], object]) -> None:
        folder = user_data_path("codebench", appauthor=False) / "demo"
        path = folder / f"demo{SUFFIX}"
        if path.exists():
            then(path)
            return
        self.close_project()
        self._building = self._tasks.run(
            lambda report: build_demo(folder, report).project_path,
            Listener(lambda built: self._ended(lambda: then(built)), self._progress, self._refused, self._ended),
        )

    def stop_building(self) -> None:
        """Stop building the demo; what was half built goes."""
        if self._building is not None:
            self._building.cancel()

    def _refused(self, sentence: str) -> None:
        self._ended(lambda: self.failed.emit(sentence))

    def _ended(self, then: Callable[[], object] = lambda: None) -> None:
        self._building = None
        self._progress(0, 0, "")
        then()

    def _use(self, project: Project, *, remember: bool = True) -> None:
        self.close_project()
        self.session = ProjectSession(project, self)
        self.session.keeper.taken_over.connect(self._taken_over)
        settings = load_settings()
        project.coder = project.coder_called(settings.coder_name, settings.coder_initials)
        here = str(shown_path(project).absolute())
        recent = (here, *(each for each in settings.recent if each != here))[:KEPT]
        if remember:
            save_settings(replace(settings, recent=recent))
        self.opened.emit(self.session)
        if not project.takes_remarks and project.review:
            told = tr(
                "“{name}” is in use and opens to read only; send your remarks as a file from its review page.",
                name=project.path.name,
            )
            self.failed.emit(told)
        if remember:
            offer(project, self._window, self._work_on_copy)

    def close_project(self) -> None:
        """Close the project; everything is saved already."""
        self._tasks.finish()
        if self.session is not None:
            self.session.closing.emit()
            session, self.session = self.session, None
            self.closed.emit()
            session.project.close()
            put_back(session.project.path, session.project.coder.name, self.told.emit, self._say_or_keep)
            gc.unfreeze()
            session.deleteLater()

    def _say_or_keep(self, sentence: str) -> None:
        """Say what went wrong; when the window is going, say it the next time."""
        self.failed.emit(sentence)
        if self.leaving:
            save_settings(replace(load_settings(), untold=sentence))
