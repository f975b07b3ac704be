"""The line at the bottom: what is saved when, who codes, how far it is, how to read the figures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from codebench.i18n import tr, trn


class StatusLine(QWidget):
    """Plain facts in small words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(max(28, self.fontMetrics().height() + 8))
        self.setAccessibleName(tr("Status"))
        self.saved, self.coder, self.coverage, self.remarks = QLabel(), QLabel(), QLabel(), QLabel()
        self.language, self.backup = QLabel(), QLabel()
        self.backup.hide()
        self.language.hide()
        self.language.setToolTip(tr("What knows the forms of Dutch words"))
        self.coverage.setToolTip(tr("How much of what participants say bears a code"))
        self.figures, self.chosen = QLabel(tr("Figures: participants · codings")), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(22)
        for label in (self.saved, self.coder, self.coverage, self.language, self.remarks, self.backup):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.figures)
        row.addWidget(self.chosen)

    def show_facts(self, saved: str, coder: str, coverage: float | None, *, read_only: bool) -> None:
        """Show when the last step was saved, the coder's initials, and the coverage of the whole project."""
        words = tr("All saved at {time}", time=saved) if saved else tr("All saved")
        self.saved.setText(tr("Open to read only") if read_only else words)
        self.coder.setText(tr("Coder {name}", name=coder))
        self.coverage.setText("" if coverage is None else tr("Coverage {n} %", n=round(coverage * 100)))
        self._describe()

    def show_page(self, *, coding: bool, writing: bool) -> None:
        """Show what helps on this page: how to read the figures beside codes, or how many quotes are chosen."""
        self.figures.setVisible(coding)
        self.chosen.setVisible(writing)

    def show_chosen(self, words: str) -> None:
        """Show how many quotes are chosen for the report."""
        self.chosen.setText(words)

    def show_saved(self, time: str) -> None:
        """Show when the last step was saved."""
        self.saved.setText(tr("All saved at {time}", time=time))
        self._describe()

    def _describe(self) -> None:
        """Tell a screen reader the facts in one go."""
        shown = (each.text() for each in (self.saved, self.coder, self.coverage, self.language))
        self.setAccessibleDescription(" · ".join(words for words in shown if words))

    def show_remarks(self, n: int) -> None:
        """Show how many remarks wait."""
        self.remarks.setText(trn("{n} open remark|{n} open remarks", n) if n else "")

    def show_backup(self, problem: str) -> None:
        """Show that no backup could be made, and why; nothing where all is well."""
        self.backup.setVisible(bool(problem))
        self.backup.setText(tr("No backup made") if problem else "")
        self.backup.setToolTip(problem)
        self.backup.setAccessibleDescription(problem)

    def show_language(self, engine: str) -> None:
        """Show what knows the forms of words, once it was asked for any."""
        if engine:
            self.language.show()
            self.language.setText(tr("Dutch: {engine}", engine=engine))
            self._describe()
