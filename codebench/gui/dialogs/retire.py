"""Retiring a code: what happens to it and to the codes below it, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from codebench.domain.codebook import Codebook
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.i18n import tr, trn


class RetireDialog(AskDialog):
    """Say what retiring does, and ask for a reason that may be left out."""

    retire_wanted = Signal(str)

    def __init__(self, book: Codebook, code_id: str, parent: QWidget | None = None) -> None:
        name = book[code_id].name
        super().__init__(tr("Retire “{name}”", name=name), tr("Retire"), parent)
        below = sum(not code.retired for code in book.walk(code_id))
        alone = tr("“{name}” is no longer offered. Its codings stay and count.", name=name)
        together = trn(
            "“{name}” and the {n} code below it are no longer offered. Their codings stay and count.|"
            "“{name}” and the {n} codes below it are no longer offered. Their codings stay and count.",
            below,
            name=name,
        )
        self.words = label(together if below else alone, wrap=True)
        self.column.insertWidget(0, self.words)
        self.reason = QLineEdit()
        self.ask(tr("Why (may be empty)"), self.reason)
        self.reason.setFocus()

    def submit(self) -> None:
        """Say why."""
        self.accept()
        self.retire_wanted.emit(self.reason.text().strip())
