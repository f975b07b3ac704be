"""What the columns of a survey are taken for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTreeWidgetItem, QVBoxLayout, QWidget

from codebench.domain.survey import Meaning, Survey
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineTable
from codebench.i18n import tr, trn


class SurveyColumns(QWidget):
    """Show what every column means."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._survey = Survey((), ())
        self.words = label("", "muted", wrap=True)
        self.list = LineTable()
        self.list.setAccessibleName(tr("Columns of the survey"))
        self.list.setHeaderLabels([tr("Question"), tr("Meaning"), tr("Answered")])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)

    def set_survey(self, survey: Survey, stem: str = "") -> None:
        """Show this survey, from the file with this name."""
        self._survey = survey
        respondents = trn("{n} respondent|{n} respondents", len(survey.rows))
        self.words.setText(" ".join((f"{respondents}.", *survey.left_out)))
        self.list.clear()
        for each in survey.columns:
            row = QTreeWidgetItem([each.question, _meaning(each.meaning), str(each.answered)])
            row.setToolTip(0, each.question)
            self.list.addTopLevelItem(row)
        self.list.setColumnWidth(0, 380)
        self.list.setColumnWidth(1, 170)

    def survey(self) -> Survey:
        """Return the survey with what its columns mean."""
        return self._survey


def _meaning(meaning: Meaning) -> str:
    return {
        Meaning.PERSON: tr("the person"),
        Meaning.ATTRIBUTE: tr("attribute"),
        Meaning.TEXT: tr("text to code"),
        Meaning.PERSONAL: tr("personal: stays out"),
        Meaning.OUT: tr("stays out"),
    }[meaning]
