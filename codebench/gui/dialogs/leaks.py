"""Names that stand in a file that is about to leave: where, and whether it may go all the same."""

from PySide6.QtWidgets import QListWidgetItem, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineList
from codebench.i18n import tr, trn
from codebench.services.outgoing import Outgoing

MOST = 500


class LeakDialog(AskDialog):
    """Show every name that was found; the safe way out is the first."""

    def __init__(self, outgoing: Outgoing, parent: QWidget | None = None) -> None:
        n = len(outgoing.names)
        risk = trn("Export with {n} name in it|Export with {n} names in it", n)
        super().__init__(tr("Names can be read in it"), risk, parent)
        self.resize(680, 460)
        names = ", ".join(f"“{name}”" for name in outgoing.names[:6]) + (" …" if n > 6 else "")
        told = tr("Nothing was written yet. Who reads this file can recognise: {names}.", names=names)
        self.column.insertWidget(0, label(told, wrap=True))
        self.list = LineList()
        self.list.setAccessibleName(tr("Names in the file"))
        for each in outgoing.found[:MOST]:
            words = f"…{each.words}…" if each.words else ""
            self.list.addItem(QListWidgetItem(f"“{each.name}” {each.where}\n{words}".strip()))
        self.column.insertWidget(1, self.list, 1)
        if len(outgoing.found) > MOST:
            more = len(outgoing.found) - MOST
            self.column.insertWidget(2, label(trn("{n} more place|{n} more places", more), "muted"))
        self.leave.setText(tr("Don't export"))
        # The click that names the risk is never the one that Enter makes.
        self.go.setDefault(False)
        self.go.setProperty("primary", False)
        self.leave.setDefault(True)
        self.leave.setProperty("primary", True)
        self.leave.setFocus()
