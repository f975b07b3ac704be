"""Who speaks in a file: each label with its turns, its role and the person it stands for."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from codebench.domain.source import Role
from codebench.gui.intake import SpeakerLine
from codebench.gui.views.choicebox import ChoiceBox
from codebench.gui.views.labels import label
from codebench.i18n import tr, trn

ROWS, WIDEST = 4, 180


class _Who(ChoiceBox):
    """A name that can be chosen or typed."""

    said = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.setEditable(True)
        self.setLineEdit(self.line)
        # Completing would turn a new name into the known one that begins alike.
        self.setCompleter(QCompleter(self))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(16)
        for widget in (self, self.line):
            widget.setAccessibleName(name)
        self.activated.connect(self.said)
        self.line.editingFinished.connect(self.said)

    def offer(self, names: Sequence[str], who: str, hint: str) -> None:
        """Show who it is, and the names to choose from; what is being typed stays."""
        if self.line.hasFocus() and self.line.isModified():
            return
        with QSignalBlocker(self):
            self.clear()
            self.addItems([*names])
            self.setCurrentText(who)
            self.line.setCursorPosition(0)
        self.line.setPlaceholderText(hint)


class ImportSpeakers(QWidget):
    """Say who each label is; two labels with one name are one person."""

    said = Signal(str, object, str, bool)
    spread = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.everywhere = QCheckBox()
        self.everywhere.toggled.connect(lambda ticked: self.spread.emit() if ticked else None)
        self._told: list[SpeakerLine] = []
        self.rows: dict[str, tuple[ChoiceBox, _Who]] = {}
        self.area = QScrollArea()
        self.area.setAccessibleName(tr("Speakers"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.area)
        column.addWidget(self.everywhere)

    def begin(self) -> None:
        """Let what is said hold for one file, until it is ticked again."""
        with QSignalBlocker(self.everywhere):
            self.everywhere.setChecked(False)

    def show_speakers(self, told: Sequence[SpeakerLine], names: Sequence[str], sharing: int) -> None:
        """Show these labels, the names to choose from, and how many files have one of these labels too."""
        if [each.label for each in told] != [each.label for each in self._told]:
            self._build(told)
        self._told = list(told)
        for line in told:
            self._fill(line, names)
        self.everywhere.setVisible(sharing > 0)
        many = trn("Also where a label stands in {n} other file|Also where a label stands in {n} other files", sharing)
        self.everywhere.setText(many)

    def _build(self, told: Sequence[SpeakerLine]) -> None:
        inside, grid = QWidget(), QGridLayout()
        self.rows = {}
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(3, 1)
        heads = (tr("Label"), tr("Turns"), tr("Role"), tr("Who"))
        for at, words in enumerate(heads if told and told[0].label else (tr("Whose text is this?"),)):
            grid.addWidget(label(words, "term"), 0, at)
        for row, line in enumerate(told, start=1):
            self._add(grid, row, line)
        inside.setLayout(grid)
        self.area.setWidget(inside)
        height = inside.sizeHint().height()
        self.area.setFixedHeight(min(height, height * (ROWS + 1) // max(1, len(told) + 1)) + 2)

    def _add(self, grid: QGridLayout, row: int, line: SpeakerLine) -> None:
        called = line.label or tr("the whole text")
        role, who = ChoiceBox(), _Who(tr("Who {label} is", label=called))
        role.addItem(tr("Interviewer"), Role.INTERVIEWER)
        role.addItem(tr("Participant"), Role.PARTICIPANT)
        role.setAccessibleName(tr("Role of {label}", label=called))
        role.activated.connect(lambda: self._tell(line.label, role_changed=True))
        who.said.connect(lambda: self._tell(line.label))
        self.rows[line.label] = (role, who)
        if line.label:
            grid.addWidget(_short(line.label), row, 0)
            grid.addWidget(label(str(line.turns), "muted"), row, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(role, row, 2)
            grid.addWidget(who, row, 3)
        else:
            grid.addWidget(who, row, 0, 1, 4)

    def _fill(self, line: SpeakerLine, names: Sequence[str]) -> None:
        role, who = self.rows[line.label]
        role.setCurrentIndex(role.findData(line.role))
        hint = tr("does not count") if line.label else tr("nobody yet: it counts nowhere")
        who.offer(names, line.who, hint)
        who.setEnabled(line.role is Role.PARTICIPANT)

    def _tell(self, name: str, *, role_changed: bool = False) -> None:
        role, who = self.rows[name]
        line = next(each for each in self._told if each.label == name)
        what, wanted = Role(role.currentData()), "" if role_changed else who.currentText().strip()
        if (what, wanted) != (line.role, line.who):
            self.said.emit(name, what, wanted, self.everywhere.isChecked())


def _short(words: str) -> QLabel:
    """Return a label of bounded width; whole when one points at it."""
    made = label()
    made.setText(made.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, WIDEST))
    made.setToolTip(words)
    return made
