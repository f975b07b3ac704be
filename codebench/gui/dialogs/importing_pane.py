"""The middle of the import dialog: the files left, the chosen one right."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from codebench.gui.intake import Intake
from codebench.gui.views.empty import EmptyPage
from codebench.gui.views.import_list import ImportList
from codebench.gui.views.import_preview import ImportPreview
from codebench.gui.views.import_speakers import ImportSpeakers
from codebench.gui.views.labels import heading, label
from codebench.gui.views.survey_columns import SurveyColumns
from codebench.i18n import tr
from codebench.services.incoming import preview

LIST_WIDTH = 400


class ImportPane(QStackedWidget):
    """Show where to begin, or the list with what is looked at beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kinds = tr(
            "Word, OpenDocument, RTF, PDF, web page, text or captions, surveys as CSV or Excel; or a whole folder."
        )
        self.empty = EmptyPage(tr("Drag files here or choose them"), kinds, tr("Choose files…"))
        self._shown: Path | None = None
        self.empty.setObjectName("dropArea")
        self.list = ImportList()
        self.preview, self.speakers, self.survey = ImportPreview(), ImportSpeakers(), SurveyColumns()
        self.title, self.words = heading("", 1.5), label("", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.right = QStackedWidget()
        text = QWidget()
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.preview, 1)
        column.addWidget(self.speakers)
        for page in (self.words, text, self.survey):
            self.right.addWidget(page)
        beside = QWidget()
        side = QVBoxLayout(beside)
        side.setContentsMargins(16, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self.title)
        side.addWidget(self.right, 1)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(beside)
        self.splitter.setSizes([LIST_WIDTH, 700])
        self.splitter.setStretchFactor(1, 1)
        self.addWidget(self.empty)
        self.addWidget(self.splitter)

    def show_empty(self, empty: bool) -> None:
        """Show where to begin, or the files."""
        self.setCurrentWidget(self.empty if empty else self.splitter)

    def show_nothing(self) -> None:
        """Look at no file."""
        self.title.setText("")
        self._say("")

    def _say(self, sentence: str) -> None:
        self.words.setText(sentence)
        self.right.setCurrentIndex(0)

    def show_file(self, intake: Intake, path: Path) -> None:
        """Show a file as it would come in, or why it does not."""
        incoming = intake.files[path]
        if path != self._shown:
            self.speakers.begin()
        self._shown = path
        self.title.setText(path.name)
        if incoming.survey is not None:
            self.survey.set_survey(incoming.survey, path.stem)
            self.right.setCurrentWidget(self.survey)
        elif incoming.bundle is not None:
            shown, alike = preview(incoming, intake.cast(path)), len(intake.alike(path))
            # Before it is filled, because only what is shown knows how wide its lines are.
            self.right.setCurrentIndex(1)
            self.preview.show_file(incoming.bundle, incoming.layouts, shown, alike)
            self.preview.show_doubts(intake.doubts(path))
            self.speakers.show_speakers(intake.speakers(path), intake.names(path), len(intake.sharing(path)))
        elif incoming.people is not None:
            self._say(tr("Says who is who in the other files; it is no source itself."))
        else:
            self._say(incoming.problem or intake.line(path).told)
