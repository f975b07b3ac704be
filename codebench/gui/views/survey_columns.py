"""A survey before it comes in: what its columns mean, what that makes of it, and how one respondent will read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from codebench.domain.survey import Meaning, Survey
from codebench.gui.surveys import counted, problem, recalled, remember, warnings
from codebench.gui.views.labels import label
from codebench.gui.views.survey_preview import RespondentPreview
from codebench.gui.views.survey_table import SurveyTable
from codebench.i18n import tr


class SurveyColumns(QWidget):
    """Choose what columns mean; the survey as chosen can be asked for, and `changed` tells that it is another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._survey = Survey((), ())
        self._stem = ""
        self.count = label("", "strong", wrap=True)
        self.told = label("", "warning", wrap=True)
        self.left_out = label("", "muted", wrap=True)
        self.table = SurveyTable()
        self.table.chosen.connect(self._choose)
        self.preview = RespondentPreview()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.table)
        split.addWidget(self.preview)
        split.setSizes([300, 200])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for words in (self.count, self.left_out, self.told):
            column.addWidget(words)
        column.addWidget(split, 1)
        self.setFocusProxy(self.table)

    def survey(self) -> Survey:
        """Return the survey with what its columns mean now."""
        return self._survey

    def set_survey(self, survey: Survey, stem: str = "") -> None:
        """Show a survey with what its headings meant before; `stem` goes before respondents who have a mere number."""
        self._stem = stem or tr("respondent")
        self._show(recalled(survey), fresh=True)

    def _choose(self, names: list[str], meaning: str) -> None:
        before = self._survey.places(Meaning.PERSON)
        self._show(self._survey.chosen(names, Meaning(meaning)), fresh=False)
        remember([*names, *(self._survey.columns[at].name for at in before)], self._survey)
        self.changed.emit()

    def _show(self, survey: Survey, *, fresh: bool) -> None:
        self._survey = survey
        wrong = problem(survey)
        for words, said in (
            (self.count, counted(survey)),
            (self.left_out, " ".join(survey.left_out)),
            (self.told, "\n".join([wrong] * bool(wrong) + warnings(survey))),
        ):
            words.setText(said)
            words.setVisible(bool(said))
        self.table.show_survey(survey)
        self.preview.show_survey(survey, () if wrong else survey.names(self._stem), fresh=fresh)
