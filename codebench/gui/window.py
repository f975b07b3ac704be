"""The main window: welcome page or desk, menus, the notice bar, and what may be asked in passing."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QVBoxLayout, QWidget

from codebench import settings
from codebench.domain.changes import Step
from codebench.domain.files import SUFFIX
from codebench.errors import CodebenchError
from codebench.gui.actions import actions
from codebench.gui.doers import doer
from codebench.gui.errors import Presenter
from codebench.gui.language import speak
from codebench.gui.tasks import TaskRunner
from codebench.gui.theme import use_font_size, use_theme
from codebench.gui.views.menus import Menus
from codebench.gui.views.notice import NoticeBar
from codebench.gui.views.welcome import WelcomePage
from codebench.i18n import tr
from codebench.settings import Settings, load_settings, save_settings

# What a project and the dialogs need comes when they are wanted: the welcome page is there in half the time without.
if TYPE_CHECKING:
    from codebench.gui.dialogs.export import ExportDialog
    from codebench.gui.dialogs.importing import ImportDialog
    from codebench.gui.files import ProjectFiles
    from codebench.gui.pages.desk import Desk
    from codebench.gui.session import ProjectSession
    from codebench.services.importing import ImportReport


class MainWindow(QMainWindow):
    """Hold the page that fits: the welcome page without a project, the desk with one."""

    def __init__(self, presenter: Presenter | None = None) -> None:
        super().__init__()
        self.setMinimumSize(960, 600)
        self.setAcceptDrops(True)
        self.presenter = presenter or Presenter(self)
        self.tasks = TaskRunner(self)
        self._files: ProjectFiles | None = None
        self.desk: Desk | None = None
        self._leaving = False
        self.welcome: WelcomePage | None = None
        self.build()
        self.presenter.problem.connect(self._problem)
        self.presenter.news.connect(self._news)
        self.tasks.failed.connect(self.presenter.problem)
        self.tasks.crashed.connect(self.presenter.crash)
        self._restore_geometry()
        if untold := load_settings().untold:
            self._problem(untold)
            save_settings(replace(load_settings(), untold=""))

    @property
    def files(self) -> "ProjectFiles":
        """Return what opens and closes projects."""
        if self._files is None:
            from codebench.gui.files import ProjectFiles

            self._files = files = ProjectFiles(self.tasks, self._show_progress, self)
            files.failed.connect(self.presenter.problem)
            files.opened.connect(self._opened)
            files.closed.connect(self._closed)
            files.toured.connect(self._take_tour)
            files.told.connect(self.presenter.news)
        return self._files

    @property
    def session(self) -> "ProjectSession | None":
        """Return the open project's session."""
        return self._files.session if self._files is not None else None

    def build(self) -> None:
        """Make all widgets anew, in the current language, and come back to the same place."""
        place = self.desk.place() if self.desk is not None else None
        session = self.session
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.desk = self._desk(session, whole) if session is not None else None
        self.welcome = self._welcome() if session is None else None
        for page in (self.desk, self.welcome):
            if page is not None:
                column.addWidget(page, 1)
        self.notice = NoticeBar(whole)
        self.setCentralWidget(whole)
        self.menus = Menus(self, lambda action: doer(self, action))
        if self.desk is not None:
            self._connect(self.desk)
            _restore_splitters(self.desk)
            if place is not None:
                self.desk.go_to(place)
            self.desk.focus_page()
        beside: Any
        for beside in self.findChildren(QWidget, "help"):
            beside.write()
        self.setWindowTitle(f"{session.project.name} – Codebench" if session else "Codebench")
        self.menus.update(session)

    def _desk(self, session: "ProjectSession", parent: QWidget) -> "Desk":
        from codebench.gui.pages.desk import Desk

        return Desk(session, parent)

    def _welcome(self) -> WelcomePage:
        page = WelcomePage(load_settings().recent)
        page.new_wanted.connect(lambda: self.files.new_project())
        page.open_wanted.connect(lambda: self.files.open_project())
        page.demo_wanted.connect(lambda: self.files.open_demo())
        page.tour_wanted.connect(lambda: self.files.open_tour())
        page.stop_wanted.connect(lambda: self.files.stop_building())
        page.recent_wanted.connect(self._open_recent)
        page.backups_wanted.connect(lambda: self.files.show_backups())
        return page

    def _connect(self, desk: "Desk") -> None:
        desk.coding.import_wanted.connect(self.show_import)
        desk.counting.export_wanted.connect(self.export_table)
        desk.remarks.news.connect(self.presenter.news)
        desk.people.news.connect(self.presenter.news)
        desk.writing.refused.connect(self.presenter.problem)

    def _open_recent(self, path: str) -> None:
        self.files.open(Path(path))

    def _opened(self, session: "ProjectSession") -> None:
        session.failed.connect(self.presenter.problem)
        session.news.connect(self.presenter.news)
        session.changed.connect(self._changed)
        self.build()

    def _take_tour(self) -> None:
        from codebench.gui.tour import Tour

        if self.desk is not None:
            self.desk.tour.take(Tour())

    def _closed(self) -> None:
        if self._leaving:
            return
        if self.desk is not None:
            _keep_splitters(self.desk)
        self.desk = None
        self.build()

    def _changed(self) -> None:
        self.menus.update(self.session)
        if self.notice.property("kind") == "bad":
            self.notice.hide()

    def _problem(self, sentence: str) -> None:
        self.notice.problem(sentence)

    def _news(self, sentence: str) -> None:
        self.notice.news(sentence)

    def _show_progress(self, done: int, total: int, what: str) -> None:
        if self.welcome is not None:
            self.welcome.show_progress(done, total, what)

    def undo(self) -> None:
        """Take back the last step."""
        if self.session is not None:
            self.session.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.session is not None:
            self.session.redo()

    def show_import(self, files: list[Path] | None = None) -> "ImportDialog | None":
        """Look at files and import them."""
        from codebench.gui.dialogs.importing import ImportDialog

        if self.session is None:
            return None
        dialog = ImportDialog(self.session.project, self.tasks, files or (), self)
        dialog.imported.connect(self._imported)
        dialog.open()
        return dialog

    def _imported(self, report: "ImportReport") -> None:
        from codebench.gui.intake import outcome

        if self.session is None or self.desk is None:
            return
        first = report.sources[0].id if report.sources else ""
        self.desk.coding.first_source = first
        self.session.publish(report.step)
        if first:
            self.desk.show_coding()
            self.desk.coding.open_source(first)
        self.presenter.news.emit(outcome(report))

    def import_codebook(self) -> None:
        """Ask for a codebook file and take its codes in."""
        from codebench.services.codebook import import_codebook_file

        kinds = tr("Codebooks ({patterns})", patterns="*.yaml *.yml *.csv *.xlsx *.docx *.qdc")
        path, _ = QFileDialog.getOpenFileName(self, tr("Import codebook"), "", kinds)
        if path and self.session is not None:
            try:
                self.session.publish(import_codebook_file(self.session.project, Path(path)))
            except CodebenchError as error:
                self.presenter.problem.emit(error.user_message)

    def show_export(self, what: str = "") -> "ExportDialog | None":
        """Ask what to export."""
        from codebench.gui.dialogs.export import ExportDialog
        from codebench.services.reports import table

        if self.session is None or self.desk is None:
            return None
        project, counting = self.session.project, self.desk.counting
        question = counting.question
        counting_now = self.desk.pages.currentWidget() is counting
        dialog = ExportDialog(
            project,
            lambda: table(project, question),
            what or ("table" if counting_now else "quotes"),
            self,
            self.tasks,
            counting.figure.kind,
            question,
        )
        dialog.exported.connect(self.presenter.news)
        dialog.open()
        return dialog

    def export_table(self, suffix: str = "") -> None:
        """Ask where to export the table, or its figure, in this form or in which."""
        dialog = self.show_export("figure" if suffix == ".png" else "table")
        if dialog is not None and suffix:
            dialog.choose_form(suffix)

    def show_history(self) -> None:
        """List every step."""
        from codebench.gui.dialogs.history import HistoryDialog
        from codebench.services import reading
        from codebench.services.history import entries

        if self.session is None:
            return
        project = self.session.project
        titles = [(head.title, head.id, "") for head in reading.sources(project)]
        book = reading.codebook(project)
        places = [*titles, *((book.path(code.id), "", code.id) for code in book.walk())]

        def steps(source_id: str, code_id: str) -> list[Step]:
            return entries(project, source_id=source_id, code_id=code_id)

        dialog = HistoryDialog(steps, places, project.undo_points(), self)
        dialog.undo_wanted.connect(self.session.undo_to)
        dialog.open()

    def show_palette(self) -> None:
        """Offer every action that can be done now, by name."""
        from codebench.gui.dialogs.palette import Palette

        able = [spec for spec in actions() if self.menus.actions[spec.id].isEnabled() and spec.id != "palette"]
        palette = Palette(able, self)
        palette.chosen.connect(lambda action_id: self.menus.actions[action_id].trigger())
        palette.open()

    def show_shortcuts(self) -> None:
        """Show all keys."""
        from codebench.gui.dialogs.shortcuts import ShortcutSheet

        ShortcutSheet(self).open()

    def show_help(self) -> None:
        """Show the help pages beside the window."""
        from codebench.gui.dialogs.help import HelpWindow

        HelpWindow(self).show()

    def show_preferences(self) -> None:
        """Ask for language, looks and name."""
        from codebench.gui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(load_settings(), self)
        dialog.chosen.connect(self.prefer)
        dialog.open()

    def prefer(self, chosen: Settings) -> None:
        """Apply and keep the preferences; the window is built anew around the same place."""
        before = load_settings()
        problem = save_settings(chosen)
        speak(chosen.language)
        use_theme(chosen.theme)
        use_font_size(chosen.font_size)
        who = chosen.coder_name, chosen.coder_initials
        if self.session is not None and who != (before.coder_name, before.coder_initials):
            self.session.code_as(*who)
        QTimer.singleShot(0, lambda: self._rebuild(problem))

    def _rebuild(self, problem: str) -> None:
        self.build()
        if problem:
            self.presenter.problem.emit(problem)

    def show_language_model(self) -> None:
        """Say how Dutch is read, and offer the language model."""
        from codebench.gui.dialogs.language_model import LanguageModelDialog

        LanguageModelDialog(self.tasks, self).open()

    def show_about(self) -> None:
        """Say what this is, and what it is made of."""
        from codebench.gui.dialogs.about import AboutDialog

        AboutDialog(self).open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project that is dropped; import other files."""
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def take(self, paths: list[Path]) -> None:
        """Open a project among the files, or offer to import them, in a new project where none is open."""
        projects = [path for path in paths if path.suffix == SUFFIX]
        if projects:
            self.files.open(projects[0])
        elif paths and self.session is not None:
            self.show_import(paths)
        elif paths:
            dialog = self.files.new_project()
            dialog.say(tr("First a project; right after that you see how the files are read."))
            dialog.accepted.connect(lambda: self.show_import(paths))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice in the middle."""
        super().resizeEvent(event)
        self.notice.settle()

    def _restore_geometry(self) -> None:
        kept = _kept().value("geometry")
        if kept is None or not self.restoreGeometry(kept):
            self.resize(1366, 768)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and close the project; there is nothing to ask."""
        _kept().setValue("geometry", self.saveGeometry())
        if self.desk is not None:
            _keep_splitters(self.desk)
        self.tasks.finish()
        self._leaving = True
        if self._files is not None:
            self._files.leaving = True
            self._files.close_project()
        super().closeEvent(event)


def _keep_splitters(desk: "Desk") -> None:
    desk.search.close()  # It is wider than the side that is to be remembered.
    for number, splitter in enumerate(desk.splitters()):
        _kept().setValue(f"splitter{number}", splitter.saveState())


def _restore_splitters(desk: "Desk") -> None:
    for number, splitter in enumerate(desk.splitters()):
        if (state := _kept().value(f"splitter{number}")) is not None:
            splitter.restoreState(state)


def _kept() -> QSettings:
    return QSettings(str(settings.settings_path().with_name("window.ini")), QSettings.Format.IniFormat)
