"""Import: what the files were recognised as, how each will look and who speaks in it; then all of it at once."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QWidget

from codebench.domain.participant import PeopleSpec
from codebench.domain.source import Role
from codebench.errors import CodebenchError
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.dialogs.importing_pane import ImportPane
from codebench.gui.dialogs.people_sheet import PeopleSheetDialog
from codebench.gui.filereader import FileReader
from codebench.gui.intake import Intake
from codebench.gui.tasks import Listener, Progress, Task, TaskRunner
from codebench.gui.views.labels import label
from codebench.i18n import tr, trn
from codebench.services import reading
from codebench.services.collector import without_collector
from codebench.services.files import read_file
from codebench.services.importing import ImportReport, bring_in
from codebench.services.incoming import Incoming
from codebench.services.project import Project

PATTERNS = "*.docx *.odt *.rtf *.pdf *.html *.htm *.txt *.md *.vtt *.srt *.csv *.xlsx"
SIZE = (1100, 680)


class ImportDialog(AskDialog):
    """Look at files, decide, import; nothing comes in before that."""

    imported = Signal(object)

    def __init__(
        self, project: Project, tasks: TaskRunner, files: Sequence[Path] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Import files"), tr("Import"), parent)
        self.resize(*SIZE)
        self.setAcceptDrops(True)
        self._project, self._runner = project, tasks
        self.reader = FileReader(project, tasks, self)
        self._task: Task | None = None
        self._leaving = False
        self.intake = Intake([each.name for each in reading.participants(project)])
        self.pane = ImportPane()
        self.choose, self.folder = QPushButton(tr("Choose files…")), QPushButton(tr("Choose a folder…"))
        self.people, self.no_people = QPushButton(), QPushButton(tr("without"))
        self.bar, self.words = QProgressBar(), label("", "muted")
        self._arrange()
        self._connect()
        self.use_people(None, "")
        self._show()
        self.add(files)

    def _arrange(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.hide()
        self.no_people.setProperty("link", True)
        self.no_people.setAccessibleName(tr("Import without a participants file"))
        self.top = QWidget()
        row = QHBoxLayout(self.top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.choose, self.folder):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.people, self.no_people):
            row.addWidget(button)
        self.column.insertWidget(0, self.top)
        self.column.insertWidget(1, self.pane, 1)
        self.buttons.insertWidget(0, self.words)
        self.buttons.insertWidget(1, self.bar)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.pane.empty.wanted.connect(self._choose)
        self.folder.clicked.connect(self._choose_folder)
        self.people.clicked.connect(self._choose_people)
        self.no_people.clicked.connect(lambda: self.use_people(None, ""))
        self.pane.list.looked_at.connect(self._look_at)
        self.pane.list.left_out.connect(self._leave_out)
        self.pane.preview.layout_wanted.connect(self._read_as)
        self.pane.speakers.said.connect(self._say)
        self.pane.speakers.spread.connect(self._spread)
        self.pane.survey.changed.connect(self._map)
        self.reader.arrived.connect(self._put)
        self.reader.moved.connect(self._progress)
        self.reader.ended.connect(self._read_all)
        self.reader.refused.connect(self.say)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what is dropped too."""
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _choose(self) -> None:
        kinds = tr("Transcripts and surveys ({patterns})", patterns=PATTERNS)
        found, _ = QFileDialog.getOpenFileNames(self, tr("Import files"), "", f"{kinds};;{tr('All files')} (*)")
        self.add([Path(each) for each in found])

    def _choose_folder(self) -> None:
        if found := QFileDialog.getExistingDirectory(self, tr("Choose a folder…")):
            self.add([Path(found)])

    def _choose_people(self) -> None:
        kinds = tr("Participants file ({patterns})", patterns="*.csv *.xlsx")
        path, _ = QFileDialog.getOpenFileName(self, tr("Participants file"), "", kinds)
        if path:
            self.read_people(Path(path))

    def read_people(self, path: Path) -> PeopleSheetDialog | None:
        """Ask what the columns of this file mean, and take who is who from it."""
        try:
            sheet = PeopleSheetDialog(read_file(path), path.name, self)
        except CodebenchError as error:
            self.say(error.user_message)
            return None
        sheet.chosen.connect(lambda people: self.use_people(people, path.name))
        sheet.open()
        return sheet

    def use_people(self, people: PeopleSpec | None, file_name: str, read_so: Sequence[Incoming] = ()) -> None:
        """Take who is who from what was read, or from nobody; texts not `read_so` are read again with their names."""
        self.say("")
        self.intake.use_people(people)
        self.no_people.setVisible(people is not None)
        named = tr("Participants: {file}", file=file_name) if people else tr("Participants file…")
        self.people.setText(named)
        done = {each.path for each in read_so}
        texts = [each for each in self.intake.coming() if each.bundle is not None and each.path not in done]
        self._read([(each, each.chosen) for each in texts])

    def add(self, paths: Sequence[Path]) -> None:
        """Look at these files, and at those in these folders."""
        if paths:
            self.say("")
            self.reader.look(paths, [*self.intake.files.values()], self.intake.believed())
            self._show()

    def _read(self, wanted: Sequence[tuple[Incoming, str]]) -> None:
        if wanted:
            self.reader.again(wanted, self.intake.believed())
            self._show()

    def _read_all(self, found: Sequence[Incoming]) -> None:
        """Take a participants file that lay among the others; leave where that was waited for."""
        if self._leaving:
            self._leave()
            return
        people = next((each for each in found if each.people is not None), None)
        if people is not None and self.intake.people is None:
            self.use_people(people.people, people.path.name, found)
        if not self.intake.files:
            self.say(tr("There are no files in that folder."))
        self._tell_all()
        self._show()

    def _put(self, fresh: Sequence[Incoming]) -> None:
        for incoming in fresh:
            self.intake.put(incoming)
            self._recall(incoming)
            self.pane.list.show_line(incoming.path, self.intake.line(incoming.path))
        self._show()
        if self.pane.list.current() is None:
            self.pane.list.setCurrentRow(0)
            self.pane.list.setFocus()
        elif any(each.path == self.pane.list.current() for each in fresh):
            self._look_at(self.pane.list.current())

    def _recall(self, incoming: Incoming) -> None:
        """Take what the columns of such a survey meant before, also where nobody looks at it."""
        if incoming.survey is not None:
            self.pane.survey.set_survey(incoming.survey, incoming.path.stem)
            self.intake.set_survey(incoming.path, self.pane.survey.survey())

    @property
    def busy(self) -> bool:
        """Tell whether files are being read or brought in."""
        return self.reader.busy or self._task is not None

    def _progress(self, done: int, total: int, what: str) -> None:
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(done)
        self.words.setText(tr("Stopping…") if self._leaving else what)

    def _show(self) -> None:
        """Show how far it is and what can be done now."""
        coming, has_files = self.intake.coming(), bool(self.intake.files) or self.busy
        self.pane.show_empty(not has_files)
        if not has_files:
            self.pane.empty.button.setFocus()
        self.top.setVisible(has_files)
        self.bar.setVisible(self.busy)
        if not self.busy:
            self.words.setText(self.intake.summary() if self.intake.files else "")
        self.go.setEnabled(bool(coming) and not self.busy)
        self.go.setText(trn("Import {n} file|Import {n} files", len(coming)) if coming else tr("Import"))
        for widget in (self.top, self.pane):
            widget.setEnabled(self._task is None)

    def _look_at(self, path: Path | None) -> None:
        if path is None or path not in self.intake.files:
            self.pane.show_nothing()
        else:
            self.pane.show_file(self.intake, path)

    def _leave_out(self, path: Path) -> None:
        if not self.busy:
            self.intake.leave_out(path)
            self.pane.list.take_away(path)
            self._show()

    def _read_as(self, layout: str, everywhere: bool) -> None:
        path = self.pane.list.current()
        if path is not None:
            paths = [path, *(self.intake.alike(path) if everywhere else ())]
            files = [self.intake.files[each] for each in paths]
            self._read([(each, layout) for each in files if each.reads_as(layout)])

    def _say(self, name: str, role: Role, who: str, everywhere: bool) -> None:
        path = self.pane.list.current()
        if path is not None:
            self.intake.say(path, name, role, who, everywhere=everywhere)
            self._tell_all()

    def _spread(self) -> None:
        path = self.pane.list.current()
        if path is not None:
            self.intake.spread(path)
            self._tell_all()

    def _tell_all(self) -> None:
        """Show every file as it now is."""
        for each in self.intake.files:
            self.pane.list.show_line(each, self.intake.line(each))
        self._look_at(self.pane.list.current())

    def _map(self) -> None:
        path = self.pane.list.current()
        if path is not None and self.intake.files[path].survey is not None:
            self.intake.set_survey(path, self.pane.survey.survey())

    def submit(self) -> None:
        """Bring all of it in, in the background."""
        if self.busy or not self.intake.coming():
            return
        self.say("")
        project, files = self._project, [*self.intake.files.values()]
        people, casts = self.intake.people, self.intake.casts()

        def work(report: Progress) -> ImportReport:
            with without_collector():
                came = bring_in(project, files, people=people, casts=casts, progress=report)
                # Worked out here, so that the window need not.
                project.ledger.sources()
            return came

        told = Listener(self._done, self._progress, self._not_done, self._not_done)
        self._task = self._runner.run(work, told)
        self._show()

    def _not_done(self, sentence: str = "") -> None:
        self._task, self._leaving = None, False
        self._show()
        self.say(sentence or tr("Stopped. Nothing was imported."))

    def _done(self, report: ImportReport) -> None:
        self._task = None
        self.imported.emit(report)
        self.accept()

    def reject(self) -> None:
        """Stop what is going on, then close."""
        self._leaving = True
        self.words.setText(tr("Stopping…"))
        self.reader.stop()
        if self._task is not None:
            self._task.cancel()
        self._leave()

    def _leave(self) -> None:
        if not self.busy:
            super().reject()
