"""Names that stand in a file that is about to leave: where, and whether it may go all the same."""

from collections.abc import Iterator

from PySide6.QtWidgets import QListWidgetItem, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineList
from codebench.i18n import tr, trn
from codebench.services.outgoing import Found, Outgoing, blindness

MOST = 500


class LeakDialog(AskDialog):
    """Show every name that was found, and the numbers of few; the safe way out is the first."""

    def __init__(self, outgoing: Outgoing, parent: QWidget | None = None) -> None:
        found = bool(outgoing.names)
        title = tr("Names can be read in it") if found else tr("Participants may be recognised in it")
        super().__init__(title, _risk(outgoing), parent)
        self.resize(680, 460)
        self.column.insertWidget(0, label(" ".join(_told(outgoing)), wrap=True))
        self.list = LineList()
        self.list.setAccessibleName(tr("Names in the file") if found else tr("Numbers of few participants"))
        lines = [*map(_line, outgoing.found), *outgoing.few]
        for words in lines[:MOST]:
            self.list.addItem(QListWidgetItem(words))
        self.column.insertWidget(1, self.list, 1)
        if len(lines) > MOST:
            more = len(lines) - MOST
            self.column.insertWidget(2, label(trn("{n} more place|{n} more places", more), "muted"))
        self.leave.setText(tr("Don't export"))
        # The click that names the risk is never the one that Enter makes.
        self.go.setDefault(False)
        self.go.setProperty("primary", False)
        self.leave.setDefault(True)
        self.leave.setProperty("primary", True)
        self.leave.setFocus()


def numbers_of_few(outgoing: Outgoing) -> str:
    """Return how many numbers are marked as of few."""
    return trn("{n} number of few participants|{n} numbers of few participants", len(outgoing.few))


def _risk(outgoing: Outgoing) -> str:
    """Return what one takes upon oneself."""
    n = len(outgoing.names)
    if not outgoing.few:
        return trn("Export with {n} name in it|Export with {n} names in it", n)
    risks = numbers_of_few(outgoing)
    if n:
        risks = tr("{words} and {last}", words=trn("{n} name|{n} names", n), last=risks)
    return tr("Export with {risks} in it", risks=risks)


def _told(outgoing: Outgoing) -> Iterator[str]:
    yield tr("Nothing was written yet.")
    if names := outgoing.names:
        listed = ", ".join(f"“{name}”" for name in names[:6]) + (" …" if len(names) > 6 else "")
        yield tr("Who reads this file can recognise: {names}.", names=listed)
    if n := len(outgoing.few):
        yield trn(
            "{n} number is of so few participants that who knows them may recognise them.|"
            "{n} numbers are of so few participants that who knows them may recognise them.",
            n,
        )
    if outgoing.blind:
        yield blindness()


def _line(found: Found) -> str:
    words = f"…{found.words}…" if found.words else ""
    return f"“{found.name}” {found.where}\n{words}".strip()
