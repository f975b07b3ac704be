"""Participants who turn out to be one: who stays, what each counts now and both together, what conflicts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidgetItem, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.delegates import bolder
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineTable
from codebench.i18n import tr, trn
from codebench.services.joining import JoinPreview, Tally
from codebench.services.roster import Person

NAMED = 4


class JoinDialog(AskDialog):
    """Choose who stays, and of what is known differently whose word stays."""

    join_wanted = Signal(list, str, dict)

    def __init__(self, people: Sequence[Person], preview: JoinPreview, parent: QWidget | None = None) -> None:
        title = trn("Make one of {n} participant|Make one of {n} participants", len(people))
        super().__init__(title, tr("They are the same person"), parent)
        self.resize(640, 460)
        self._people = {each.participant.id: each.participant.name for each in people}
        self._preview = preview
        self.into = self._choice(tr("Stays"), self._people)
        self.keep = {each.key: self._choice(each.name, self._values(each.values)) for each in preview.conflicts}
        self.into.currentIndexChanged.connect(self._show)
        self.list = self._make_list()
        self.words = label(self._told(), "muted", wrap=True)
        self.column.insertWidget(1, self.list, 1)
        self.column.insertWidget(2, self.words)
        self._show()
        self.into.setFocus()

    def _choice(self, words: str, offered: dict[str, str]) -> QComboBox:
        box = QComboBox()
        for person_id, name in offered.items():
            box.addItem(name, person_id)
        self.ask(words, box)
        return box

    def _values(self, values: object) -> dict[str, str]:
        known = dict(values) if isinstance(values, dict) else {}
        return {each: f"{known[each]}  ({name})" for each, name in self._people.items() if each in known}

    def _make_list(self) -> LineTable:
        made = LineTable()
        made.setAccessibleName(tr("What counts for each, and for all as one"))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setHeaderLabels([tr("Participant"), "", tr("Sources"), tr("Codes"), tr("Codings")])
        made.header().setStretchLastSection(False)
        for column in range(5):
            fit = QHeaderView.ResizeMode.ResizeToContents if column else QHeaderView.ResizeMode.Stretch
            made.header().setSectionResizeMode(column, fit)
            if column > 1:
                made.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return made

    def _show(self) -> None:
        """List who goes and who stays; of what conflicts the word of who stays is proposed."""
        into = self.into.currentData()
        self.list.clear()
        for person_id, name in self._people.items():
            fate = tr("stays") if person_id == into else tr("goes")
            self._add(name, fate, self._preview.before[person_id])
        self._add(tr("Together, after the merge"), "", self._preview.after, strong=True)
        for box in self.keep.values():
            box.setCurrentIndex(max(0, box.findData(into)))

    def _add(self, name: str, fate: str, tally: Tally, *, strong: bool = False) -> None:
        row = QTreeWidgetItem([name, fate, *map(str, (tally.sources, tally.codes, tally.segments))])
        for column in range(row.columnCount()):
            row.setFont(column, bolder(self.font()) if strong else self.font())
            if column > 1:
                row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list.addTopLevelItem(row)

    def _told(self) -> str:
        moves = tr("Speakers, sources, groups and memos of all go to who stays; a code counts for them once.")
        fewer = [f"{path} {was} → {now}" for path, was, now in self._preview.fewer]
        if not fewer:
            return moves
        names = "; ".join(fewer[:NAMED])
        more = trn("; and {n} code more|; and {n} codes more", len(fewer) - NAMED) if len(fewer) > NAMED else ""
        return f"{moves} {tr('Participants per code: {codes}.', codes=names + more)}"

    def submit(self) -> None:
        """Say who are one, as whom, and whose words stay."""
        into = self.into.currentData()
        self.accept()
        keep = {key: box.currentData() for key, box in self.keep.items()}
        self.join_wanted.emit([each for each in self._people if each != into], into, keep)
