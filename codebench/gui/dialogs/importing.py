"""Import: choose the files, see them go in, read what happened."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidgetItem, QProgressBar, QPushButton, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.dialogs.fields import PathField
from codebench.gui.tasks import Listener, Task, TaskRunner
from codebench.gui.views.lists import LineList
from codebench.i18n import tr, trn
from codebench.services.importing import ImportReport, import_files
from codebench.services.project import Project

PATTERNS = "*.docx *.odt *.rtf *.pdf *.html *.htm *.txt *.md *.vtt *.srt"


class ImportDialog(AskDialog):
    """One dialog from files to result."""

    imported = Signal(object)

    def __init__(
        self, project: Project, tasks: TaskRunner, files: Sequence[Path] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Import"), tr("Import"), parent)
        self._project, self._tasks = project, tasks
        self._task: Task | None = None
        self._files = list(files)
        self.setMinimumSize(580, 460)
        self.choose = QPushButton(tr("Choose files…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self.people = PathField(self._choose_people, tr("optional: who is who, in which group (CSV or XLSX)"))
        self.ask(tr("Transcripts"), self.choose)
        self.ask(tr("Participants"), self.people)
        self.list = LineList()
        self.list.setAccessibleName(tr("Files and what happened to them"))
        self.bar, self.words = QProgressBar(), QLabel()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.words.setProperty("tone", "muted")
        for at, widget in enumerate((self.words, self.list, self.bar), start=1):
            self.column.insertWidget(at, widget)
        self.bar.setVisible(False)
        self._show_files()

    def _choose(self) -> None:
        kinds = tr("Transcripts ({patterns})", patterns=PATTERNS)
        found, _ = QFileDialog.getOpenFileNames(self, tr("Transcripts"), "", f"{kinds};;{tr('All files')} (*)")
        if found:
            self.set_files([Path(each) for each in found])

    def _choose_people(self) -> str:
        kinds = tr("Participants file ({patterns})", patterns="*.csv *.xlsx")
        path, _ = QFileDialog.getOpenFileName(self, tr("Participants"), "", kinds)
        return path

    def set_files(self, files: Sequence[Path]) -> None:
        """Import these files."""
        self._files = list(files)
        self._show_files()

    def _show_files(self) -> None:
        self.list.clear()
        for path in self._files:
            self.list.addItem(path.name)
        self.go.setEnabled(bool(self._files))
        self.go.setText(trn("Import {n} file|Import {n} files", len(self._files)) if self._files else tr("Import"))
        self.words.setText(
            ""
            if self._files
            else tr("Word, OpenDocument, RTF, PDF, web page, text or captions; what is in them decides.")
        )

    def submit(self) -> None:
        """Import in the background; the window stays alive."""
        people = self.people.path()
        if people is not None and not people.is_file():
            self.say(tr("That participants file does not exist."))
            return
        self.say("")
        self._lock(True)
        project, files = self._project, tuple(self._files)
        listener = Listener(self._done, self._progress, self._failed, self._stopped)
        self._task = self._tasks.run(
            lambda report: import_files(project, files, people=people, progress=report), listener
        )

    def _lock(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        for widget in (self.go, self.choose, self.people):
            widget.setEnabled(not busy)

    def _progress(self, done: int, total: int, what: str) -> None:
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(done)
        self.words.setText(what)

    def _failed(self, message: str) -> None:
        self._task = None
        self._lock(False)
        self.say(message)

    def _stopped(self) -> None:
        self._task = None
        self._lock(False)
        self.words.setText(tr("Stopped. Nothing was imported."))

    def _done(self, report: ImportReport) -> None:
        self._task = None
        self._lock(False)
        self.list.clear()
        for _, reason in report.failed:
            self._line("!", reason, bold=True)
        for note in report.notes:
            self._line("·", note)
        for title in report.added:
            self._line("✓", title)
        went = trn("{n} source imported|{n} sources imported", len(report.added))
        failed = trn("{n} file could not be read|{n} files could not be read", len(report.failed))
        self.words.setText(f"{went}; {failed}." if report.failed else f"{went}.")
        for field in (self.choose, self.people):
            self.form.setRowVisible(field, False)
        self.leave.setVisible(False)
        self.go.setText(tr("Close"))
        self.go.clicked.disconnect()
        self.go.clicked.connect(self.accept)
        self.imported.emit(report)

    def _line(self, sign: str, words: str, *, bold: bool = False) -> None:
        item = QListWidgetItem(f"{sign}  {words}")
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        font = item.font()
        font.setBold(bold)
        item.setFont(font)
        self.list.addItem(item)

    def reject(self) -> None:
        """Stop what is going on; else close."""
        if self._task is not None:
            self._task.cancel()
            self.words.setText(tr("Stopping…"))
        else:
            super().reject()
