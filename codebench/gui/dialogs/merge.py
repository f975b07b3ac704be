"""Merging a code into another: what it counts before, and what it will count after."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from codebench.domain.codebook import Codebook
from codebench.errors import CodebenchError
from codebench.gui.dialogs.base import AskDialog
from codebench.i18n import tr, trn
from codebench.services.codebook import MergePreview

Preview = Callable[[str], MergePreview]


class MergeDialog(AskDialog):
    """Choose the code that stays; `preview` counts for its id."""

    merge_wanted = Signal(str, str)

    def __init__(self, book: Codebook, code_id: str, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(tr("Merge “{name}”", name=book[code_id].name), tr("Merge"), parent)
        self._code_id, self._preview = code_id, preview
        self.into = QComboBox()
        below = book.subtree(code_id)
        for code in book.walk():
            if code.id not in below and not code.retired:
                self.into.addItem(book.path(code.id), code.id)
        self.ask(tr("Into"), self.into)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setProperty("tone", "muted")
        self.form.addRow("", self.words)
        self.into.currentIndexChanged.connect(self._count)
        self._count()

    def _count(self) -> None:
        target = self.into.currentData()
        self.go.setEnabled(target is not None)
        if target is None:
            self.words.setText(tr("There is no other code to merge it into."))
            return
        try:
            found = self._preview(target)
        except CodebenchError as error:
            self.go.setEnabled(False)
            self.words.setText(error.user_message)
            return
        before = _counted(found.participants_before, found.codings_before)
        after = _counted(found.participants_after, found.codings_after)
        self.words.setText(tr("Now it has {before}; after the merge {after}.", before=before, after=after))

    def submit(self) -> None:
        """Say what should be merged into what."""
        self.accept()
        self.merge_wanted.emit(self._code_id, self.into.currentData())


def _counted(people: int, codings: int) -> str:
    return " · ".join((trn("{n} participant|{n} participants", people), trn("{n} coding|{n} codings", codings)))
