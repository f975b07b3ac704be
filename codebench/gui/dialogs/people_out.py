"""Participants to a spreadsheet, where attributes are told coarser than they are known: exactly, or as elsewhere."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from codebench.domain.coarse import coarse_name
from codebench.domain.participant import Attribute
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.i18n import tr


class PeopleOutDialog(AskDialog):
    """Ask whether exact values leave; they do only where that is ticked."""

    chosen = Signal(bool)

    def __init__(self, coarse: Iterable[Attribute], parent: QWidget | None = None) -> None:
        super().__init__(tr("Participants to a spreadsheet"), tr("Choose a place…"), parent)
        told = ", ".join(f"“{each.name}” {coarse_name(each.coarse)}" for each in coarse)
        self.column.insertWidget(
            0, label(tr("Written as in tables and exports: {attributes}.", attributes=told), wrap=True)
        )
        self.exact = QCheckBox(tr("write exact values"))
        self.column.insertWidget(1, self.exact)
        hint = tr("Only a file with exact values can be taken in again without losing them.")
        self.column.insertWidget(2, label(hint, "muted", wrap=True))

    def submit(self) -> None:
        """Hand over what was chosen."""
        exact = self.exact.isChecked()
        self.accept()
        self.chosen.emit(exact)
