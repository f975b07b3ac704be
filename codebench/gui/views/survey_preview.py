"""How one respondent will read: name, groups and attributes, and every question over its answer."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QToolButton, QVBoxLayout, QWidget

from codebench.domain.survey import Survey
from codebench.gui import theme as themes
from codebench.gui.icons import put_icon
from codebench.gui.surveys import Respondent, fullest, respondent
from codebench.gui.views.labels import label
from codebench.i18n import tr


class RespondentPreview(QWidget):
    """Show one respondent at a time, first who answered most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._survey = Survey((), ())
        self._names: Sequence[str] = ()
        self._at = 0
        self.name = label("", "strong")
        self.place = label("", "muted")
        self.before = self._step("caret-left", tr("Previous respondent"), -1)
        self.after = self._step("caret-right", tr("Next respondent"), 1)
        self.words = QTextEdit()
        self.words.setAccessibleName(tr("How this respondent will read"))
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.document().setDocumentMargin(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addStretch(1)
        for each in (self.place, self.before, self.after):
            head.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.words, 1)

    def _step(self, picture: str, words: str, by: int) -> QToolButton:
        button = QToolButton()
        put_icon(button, picture)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda: self.show_at(self._at + by))
        return button

    def show_survey(self, survey: Survey, names: Sequence[str], *, fresh: bool) -> None:
        """Show the respondents of these names; the one who is shown stays, unless the survey is another."""
        self._survey, self._names = survey, names
        self.setVisible(bool(names))
        self.show_at(fullest(survey) if fresh else self._at)

    def show_at(self, at: int) -> None:
        """Show a respondent."""
        self._at = max(0, min(at, len(self._names) - 1))
        if self._names:
            self.name.setText(self._names[self._at])
            self.place.setText(tr("{n} of {all}", n=self._at + 1, all=len(self._names)))
            self._write(respondent(self._survey, self._at, self._names[self._at]))
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < len(self._names) - 1)

    def _write(self, who: Respondent) -> None:
        theme = themes.current_theme()
        muted, ink = QTextCharFormat(), QTextCharFormat()
        muted.setForeground(theme.colour("muted"))
        ink.setForeground(theme.colour("ink"))
        question = QTextCharFormat(muted)
        question.setFontWeight(QFont.Weight.DemiBold)
        self.words.clear()
        cursor = self.words.textCursor()
        facts = " · ".join(f"{name}{'' if name.endswith('?') else ':'} {value}" for name, value in who.facts)
        lines = [(facts, muted, 0)] if facts else []
        for asked, answer in who.answers:
            lines += [(asked, question, 10), *((line, ink, 2) for line in answer.split("\n"))]
        if not who.answers:
            lines.append((tr("Answered no open question, so there is no text to code."), muted, 10))
        for at, (words, form, above) in enumerate(lines):
            _paragraph(cursor, words, form, above, first=at == 0)
        self.words.moveCursor(QTextCursor.MoveOperation.Start)


def _paragraph(cursor: QTextCursor, words: str, form: QTextCharFormat, above: int, *, first: bool) -> None:
    block = QTextBlockFormat()
    block.setTopMargin(0 if first else above)
    block.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if first:
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    cursor.insertText(words, form)
