"""The names that stand in the report, each a door to where."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from codebench.domain.table import FEW
from codebench.gui.views.labels import label
from codebench.i18n import tr, trn
from codebench.services.leaks import Leak

FIRST = 5


class LeakBox(QFrame):
    """Say which names were found and where; a click goes there."""

    wanted = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leaks")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Names in the report"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(2)
        self.doors: list[QPushButton] = []

    def show_leaks(self, leaks: Sequence[Leak], first: int = FIRST) -> None:
        """Show what was found, the first few with a button for the rest."""
        self._empty()
        self.setProperty("kind", "bad" if leaks else "good")
        self.style().unpolish(self)
        self.style().polish(self)
        if not leaks:
            self._column.addWidget(label(tr("No names found of participants, institutions or sources."), wrap=True))
            return
        self._column.addWidget(label(names_found(leaks), "strong", wrap=True))
        for leak in leaks[:first]:
            self._door(f"“{leak.name}” {leak.where}").clicked.connect(
                lambda _=False, at=leak.part, name=leak.name: self.wanted.emit(at, name)
            )
        if len(leaks) > first:
            more = trn("{n} more place|{n} more places", len(leaks) - first)
            self._door(more).clicked.connect(lambda: self.show_leaks(leaks, len(leaks)))
        self._column.addWidget(label(tr("Look at them before you go on."), wrap=True))

    def show_few(self, n: int) -> None:
        """Add how many numbers are marked as of few."""
        if n:
            told = trn("{n} number of few participants|{n} numbers of few participants", n)
            self._column.addWidget(label(tr("{numbers}, marked with {mark}.", numbers=told, mark=FEW), wrap=True))

    def _door(self, words: str) -> QPushButton:
        fits = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 236)
        button = QPushButton(fits.replace("&", "&&"))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setProperty("link", True)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._column.addWidget(button)
        self.doors.append(button)
        return button

    def _empty(self) -> None:
        self.doors = []
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def names_found(leaks: Sequence[Leak]) -> str:
    """Return how many names were found."""
    return trn("{n} name found|{n} names found", len({leak.name for leak in leaks}))
