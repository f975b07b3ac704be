"""What all dialogs share: a heading, the questions, and verbs on the buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from codebench.i18n import tr

LETTERS = 60


class AskDialog(QDialog):
    """A form, a place for what is wrong, and two buttons."""

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(max(480, self.fontMetrics().horizontalAdvance("n") * LETTERS))
        self._first: QWidget | None = None
        self.form = QFormLayout()
        self.form.setSpacing(10)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)
        self.go = QPushButton(verb)
        self.go.setProperty("primary", True)
        self.go.setDefault(True)
        self.go.clicked.connect(self.submit)
        self.leave = QPushButton(tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.go)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(16)
        self.column.addLayout(self.form)
        self.column.addWidget(self.problem)
        self.column.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the first question, where the dialog says nothing else."""
        super().showEvent(event)
        if self.focusWidget() is None and self._first is not None:
            self._first.setFocus()

    def say(self, sentence: str) -> None:
        """Say what is still wrong."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.fit()

    def fit(self) -> None:
        """Grow until all sentences can be read; Qt does not do so for those that come when the dialog is there."""
        if self.isVisible():
            self.column.activate()
            self.resize(self.width(), max(self.height(), self.column.totalHeightForWidth(self.width())))

    def submit(self) -> None:
        """Do what the dialog is for."""
        self.accept()

    def ask(self, words: str, field: QWidget) -> None:
        """Add a question to the form."""
        self._first = self._first or field
        label = QLabel(words)
        label.setProperty("tone", "muted")
        label.setBuddy(field)
        field.setAccessibleName(words)
        if isinstance(field, QComboBox):
            # A long name in it would push its question off the form.
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(12)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.form.addRow(label, field)
