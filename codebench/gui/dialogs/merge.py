"""Merging codes: which go, which stays, what each counts now and what all count together after."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from codebench.domain.codebook import Codebook
from codebench.domain.study import CodeCount
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.merging import along_in_words, may_stay
from codebench.gui.views.choicebox import NameBox
from codebench.gui.views.colours import dot_icon
from codebench.gui.views.delegates import bolder
from codebench.gui.views.labels import label
from codebench.i18n import tr, trn
from codebench.services.previews import MergePreview

Preview = Callable[[Sequence[str], str], MergePreview]


class MergeDialog(AskDialog):
    """Choose the code that stays; `preview` counts for the codes that go and that one."""

    merge_wanted = Signal(list, str, str)

    def __init__(self, book: Codebook, chosen: Sequence[str], preview: Preview, parent: QWidget | None = None) -> None:
        one = tr("Merge “{name}”", name=book[chosen[0]].name)
        title = trn("Merge {n} code|Merge {n} codes", len(chosen)) if len(chosen) > 1 else one
        super().__init__(title, tr("Merge"), parent)
        self.resize(640, 420)
        self._book, self._chosen, self._preview = book, tuple(chosen), preview
        self.into = NameBox(cut=Qt.TextElideMode.ElideLeft)
        for code_id in may_stay(book, self._chosen):
            self.into.addItem(dot_icon(book.colour(code_id)), book.path(code_id), code_id)
        self.ask(tr("Stays"), self.into)
        self.reason = QLineEdit()
        self.ask(tr("Why (may be empty)"), self.reason)
        self.list = self._make_list()
        self.words = label("", "muted", wrap=True)
        self.column.insertWidget(1, self.list)
        self.column.insertWidget(2, self.words)
        self.into.currentIndexChanged.connect(self._count)
        self._count()
        self.into.setFocus()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(tr("What is merged"))
        made.setObjectName("history")
        made.setRootIsDecorated(False)
        # Codes of one theme begin with the same path; then their ends tell them apart.
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setHeaderLabels([tr("Code"), "", tr("Participants"), tr("Codings")])
        made.header().setStretchLastSection(False)
        for column in (2, 3):
            made.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in range(4):
            fit = QHeaderView.ResizeMode.ResizeToContents if column else QHeaderView.ResizeMode.Stretch
            made.header().setSectionResizeMode(column, fit)
        return made

    def _going(self) -> list[str]:
        return [code_id for code_id in self._chosen if code_id != self.into.currentData()]

    def _count(self) -> None:
        self.list.clear()
        into = self.into.currentData()
        self.go.setEnabled(into is not None)
        if into is None:
            self.words.setText(tr("There is no other code to merge it into."))
            return
        found = self._preview(self._going(), into)
        for code_id in (*self._going(), into):
            fate = tr("stays") if code_id == into else tr("goes")
            self._add(self._book.path(code_id), fate, found.before[code_id])
        self._add(tr("Together, after the merge"), "", found.after, strong=True)
        self.words.setText(along_in_words(self._book, self._going(), into))
        self.words.setVisible(bool(self.words.text()))

    def _add(self, words: str, fate: str, count: CodeCount, *, strong: bool = False) -> None:
        row = QTreeWidgetItem([words, fate, str(count.participants), str(count.codings)])
        row.setToolTip(0, words)
        for column in range(4):
            row.setFont(column, bolder(self.font()) if strong else self.font())
            if column > 1:
                row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list.addTopLevelItem(row)

    def submit(self) -> None:
        """Say what should be merged into what, and why."""
        self.accept()
        self.merge_wanted.emit(self._going(), self.into.currentData(), self.reason.text().strip())
