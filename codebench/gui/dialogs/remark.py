"""A remark in a small window beside the work: agreed, doubt or words; and its answer, by who settles it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPlainTextEdit, QRadioButton, QWidget

from codebench.domain.review import Verdict
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.i18n import tr
from codebench.services.review import verdict_name


class RemarkDialog(AskDialog):
    """Ask what one thinks of something."""

    left = Signal(object, str)

    def __init__(self, title: str, detail: str, verdict: Verdict, text: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Remark on {what}", what=title), tr("Keep"), parent)
        self.setModal(False)
        self.column.insertWidget(0, label("\n".join(filter(None, (title, detail))), "muted", wrap=True))
        self.verdicts: Mapping[Verdict, QRadioButton] = {each: QRadioButton(verdict_name(each)) for each in Verdict}
        group, row = QButtonGroup(self), QHBoxLayout()
        for each in (Verdict.AGREED, Verdict.DOUBT, Verdict.REMARK):
            group.addButton(self.verdicts[each])
            row.addWidget(self.verdicts[each])
        row.addStretch(1)
        self.verdicts[verdict].setChecked(True)
        self.form.addRow(row)
        self.text = words_field(tr("Your words"), text)
        self.form.addRow(self.text)
        self.text.setFocus()

    def submit(self) -> None:
        """Say what was thought; a remark without words is asked for them."""
        verdict = next(each for each, button in self.verdicts.items() if button.isChecked())
        text = self.text.toPlainText().strip()
        if verdict is Verdict.REMARK and not text:
            self.say(tr("A remark needs words; “agreed” and “doubt” can do without."))
            self.text.setFocus()
            return
        self.accept()
        self.left.emit(verdict, text)


class SettleDialog(AskDialog):
    """Ask for an answer, which may be left empty."""

    settled = Signal(str)

    def __init__(self, title: str, text: str, answer: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settle the remark"), tr("Settle"), parent)
        self.column.insertWidget(0, label("\n".join(filter(None, (title, text))), "muted", wrap=True))
        self.answer = words_field(tr("Answer (may be left empty)"), answer)
        self.form.addRow(self.answer)
        self.answer.setFocus()

    def submit(self) -> None:
        """Say the answer."""
        self.accept()
        self.settled.emit(self.answer.toPlainText().strip())


def words_field(name: str, text: str) -> QPlainTextEdit:
    """Return a field of a few lines; Tab leaves it."""
    field = QPlainTextEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    field.setTabChangesFocus(True)
    field.setMinimumHeight(84)
    return field
