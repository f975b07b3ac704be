"""A project that others may write too: work on a copy here, or where it lies."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.i18n import tr


class ElsewhereDialog(AskDialog):
    """Say where it lies and what may come of that; the answer is asked once."""

    chosen = Signal(bool)

    def __init__(self, name: str, where: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("“{name}” is kept in {where}", name=name, where=where), tr("Work on a copy here"), parent)
        words = (
            tr(
                "While you work, the file is written all the time. There it may be uploaded half-way, or the connection"
                " may fall away."
            ),
            tr(
                "With a copy on this computer nothing gets in between. When you close the project, the copy is put back"
                " and leaves this computer. If others changed the project meanwhile, both are kept."
            ),
        )
        for at, each in enumerate(words):
            self.column.insertWidget(at, label(each, wrap=True))
        self.leave.setText(tr("Work where it is"))
        self.accepted.connect(lambda: self.chosen.emit(True))
        self.rejected.connect(lambda: self.chosen.emit(False))
        self.go.setFocus()
