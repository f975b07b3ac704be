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
        super().__init__(tr("Participants to a spreadsheet"), tr("Choose a place and export…"), parent)
        listed = ", ".join(f"“{each.name}” {coarse_name(each.coarse)}" for each in coarse)
        told = tr("Written as in tables and exports: {attributes}.", attributes=listed)
        self.exact = QCheckBox(tr("write exact values"))
        hint = tr("Only a file with exact values can be taken in again without losing them.")
        for at, widget in enumerate((label(told, wrap=True), self.exact, label(hint, "muted", wrap=True))):
            self.column.insertWidget(at, widget)

    def submit(self) -> None:
        """Hand over what was chosen."""
        exact = self.exact.isChecked()
        self.accept()
        self.chosen.emit(exact)
