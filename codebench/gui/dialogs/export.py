"""Export: the table, the quotes or the codebook, in a form of one's choice."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QProgressBar, QWidget

from codebench.domain.few import few_in
from codebench.domain.figure import FigureKind
from codebench.domain.question import Question
from codebench.domain.quote import Attribution
from codebench.domain.table import Table
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.dialogs.leaving import Door, sentence
from codebench.gui.naming import namings
from codebench.gui.tasks import Listener, Task, TaskRunner, Work
from codebench.i18n import tr
from codebench.services.exporting import export_codebook, export_figure, export_quotes, export_table, export_workbook
from codebench.services.keys import masking
from codebench.services.outgoing import Outgoing
from codebench.services.project import Project
from codebench.services.reports import table as table_of
from codebench.services.saved import kept_questions


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be exported: its words, forms by suffix, and the file name it gets."""

    id: str
    text: str
    forms: tuple[tuple[str, str], ...]
    file_name: str


def kinds() -> tuple[Kind, ...]:
    """Return what can be exported, in the current language."""
    word, excel, csv, html = (
        (tr("Word"), ".docx"),
        (tr("Excel"), ".xlsx"),
        (tr("CSV"), ".csv"),
        (tr("web page"), ".html"),
    )
    return (
        Kind("table", tr("the table"), (word, excel, csv, html), tr("counts")),
        Kind(
            "quotes",
            tr("the quotes"),
            (word, excel, csv, html),
            tr("quotes"),
        ),
        Kind("workbook", tr("tables and quotes in one workbook"), (excel,), tr("tables and quotes")),
        Kind("figure", tr("the figure"), (("PNG", ".png"), ("SVG", ".svg"), ("PDF", ".pdf")), tr("figure")),
        Kind("codebook", tr("the codebook"), (excel, csv, ("YAML", ".yaml")), tr("codebook")),
    )


class ExportDialog(AskDialog):
    """Ask what, in which form, and how quotes name who said them."""

    exported = Signal(str)

    def __init__(
        self,
        project: Project,
        table: Callable[[], Table],
        what: str = "quotes",
        parent: QWidget | None = None,
        tasks: TaskRunner | None = None,
        figure: FigureKind | None = None,
        asked: Question | None = None,
    ) -> None:
        super().__init__(tr("Export"), tr("Choose a place and export…"), parent)
        self._project, self._table, self._figure, self._asked = project, table, figure, asked
        self._door = Door(project, tasks or TaskRunner(self), self)
        self._task: Task | None = None
        self._kinds = {kind.id: kind for kind in kinds() if figure is not None or kind.id != "figure"}
        self.what, self.form_box, self.naming = QComboBox(), QComboBox(), QComboBox()
        for kind in self._kinds.values():
            self.what.addItem(kind.text, kind.id)
        for words, choice in namings():
            self.naming.addItem(words, choice)
        self.ask(tr("What"), self.what)
        self.ask(tr("Form"), self.form_box)
        self.ask(tr("Name participants"), self.naming)
        self.chosen = QCheckBox(tr("only those chosen for print"))
        self.ask(tr("Quotes"), self.chosen)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.hide()
        self.column.insertWidget(1, self.bar)
        self.what.currentIndexChanged.connect(self._offer)
        self.what.setCurrentIndex(max(0, self.what.findData(what)))
        self._offer()

    def choose_form(self, suffix: str) -> None:
        """Choose a form and ask at once where to put it."""
        self.form_box.setCurrentIndex(max(0, self.form_box.findData(suffix)))
        self.submit()

    def _kind(self) -> Kind:
        return self._kinds[self.what.currentData()]

    def _offer(self) -> None:
        self.form_box.clear()
        for words, suffix in self._kind().forms:
            self.form_box.addItem(f"{words} ({suffix})", suffix)
        with_quotes = self._kind().id in ("quotes", "workbook")
        for field in (self.naming, self.chosen):
            self.form.setRowVisible(field, with_quotes)

    def submit(self) -> None:
        """Ask where, and export."""
        suffix = self.form_box.currentData()
        start = (
            self._project.path.parent / f"{masking(self._project)(self._project.name)} {self._kind().file_name}{suffix}"
        )
        form = f"{self.form_box.currentText()} (*{suffix})"
        path, _ = QFileDialog.getSaveFileName(self, tr("Export to"), str(start), form)
        if path:
            self.export_to(Path(path) if Path(path).suffix else Path(path + suffix))

    def export_to(self, path: Path) -> None:
        """Write the file in the background; what goes wrong is said here and the old file stays."""
        project, naming, figure = self._project, self._naming(), self._figure
        mask = masking(project)

        def table() -> Table:
            return mask(self._table())

        chosen, asked = self.chosen.isChecked(), self._asked or Question()
        writers: dict[str, Work] = {
            "table": lambda _: export_table(table(), path),
            "quotes": lambda report: export_quotes(
                project, path, attribution=naming, chosen_only=chosen, progress=report
            ),
            "workbook": lambda _: export_workbook(project, path, (asked, *kept_questions(project)), naming, chosen),
            "figure": lambda _: export_figure(table(), path, figure or FigureKind.BARS),
            "codebook": lambda _: export_codebook(project, path),
        }
        self._lock(True)
        done = Listener(self._done, self._progress, self._ended, self._ended)
        headings = (lambda: _words(table())) if self._kind().id == "figure" else tuple
        few = {
            "table": lambda: few_in([table()]),
            "figure": lambda: few_in([table()]),
            "workbook": lambda: few_in(mask(table_of(project, each)) for each in (asked, *kept_questions(project))),
        }
        kind = self._kind().id
        self._task = self._door.take(writers[kind], done, naming, headings, few.get(kind, tuple))

    def _lock(self, busy: bool) -> None:
        self.say("")
        self.bar.setVisible(busy)
        self.bar.setMaximum(0)
        for widget in (self.go, self.what, self.form_box, self.naming, self.chosen):
            widget.setEnabled(not busy)

    def _progress(self, done: int, total: int, what: str) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.say(what)

    def _done(self, sent: Outgoing) -> None:
        self._task = None
        self.exported.emit(sentence(sent))
        self.accept()

    def _ended(self, sentence: str = "") -> None:
        self._task = None
        self._lock(False)
        self.say(sentence or tr("Stopped. Nothing was written."))

    def reject(self) -> None:
        """Stop what is going on; else close."""
        if self._task is not None:
            self._task.cancel()
            self.say(tr("Stopping…"))
        else:
            super().reject()

    def _naming(self) -> Attribution:
        return Attribution(self.naming.currentData())


def _words(table: Table) -> list[str]:
    """Return what the figure of a table shows in words."""
    return [
        table.title,
        *(column.heading for column in table.columns),
        *(name for row in table.rows for name in row.path),
    ]
