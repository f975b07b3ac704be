"""A project that somebody else has open: read it meanwhile, or take it over where nobody answers any more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from codebench.errors import InUseError
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.i18n import tr


class InUseDialog(AskDialog):
    """Say who has it; offer what can be done."""

    read_wanted = Signal()
    insisted = Signal()

    def __init__(self, error: InUseError, parent: QWidget | None = None) -> None:
        super().__init__(tr("The project is in use"), tr("Open it to read"), parent)
        self.column.insertWidget(0, label(error.user_message, wrap=True))
        self.insist = QPushButton(tr("Open it anyway"))
        self.insist.setAutoDefault(False)
        self.insist.setVisible(error.may_insist)
        self.insist.clicked.connect(self._insist)
        self.buttons.insertWidget(0, self.insist)
        self.go.setFocus()

    def submit(self) -> None:
        """Read it meanwhile."""
        self.accept()
        self.read_wanted.emit()

    def _insist(self) -> None:
        self.accept()
        self.insisted.emit()
