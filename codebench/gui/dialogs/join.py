"""Participants who turn out to be one: who stays, what each counts now and both together, what conflicts."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHeaderView, QScrollArea, QSizePolicy, QTreeWidgetItem, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.choicebox import NameBox
from codebench.gui.views.delegates import bolder
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineTable
from codebench.i18n import tr, trn
from codebench.services.joining import JoinPreview, Tally
from codebench.services.roster import Person

NAMED = 4
ROWS = 6


class JoinDialog(AskDialog):
    """Choose who stays, and of what is known differently whose word stays."""

    join_wanted = Signal(list, str, dict)

    def __init__(self, people: Sequence[Person], preview: JoinPreview, parent: QWidget | None = None) -> None:
        title = trn("Make one of {n} participant|Make one of {n} participants", len(people))
        super().__init__(title, tr("They are the same person"), parent)
        self.resize(640, 520)
        self._people = {each.participant.id: each.participant.name for each in people}
        self._preview = preview
        self.into = _choice(self._people)
        self.ask(tr("Stays"), self.into)
        self.keep = {each.key: _choice(self._values(each.values)) for each in preview.conflicts}
        self.into.currentIndexChanged.connect(self._show)
        self.list = self._make_list()
        self.words = label(self._told(), "muted", wrap=True)
        self.column.insertWidget(1, self.list, 1)
        self.column.insertWidget(2, self.words)
        if self.keep:
            self.column.insertWidget(3, label(tr("What is known differently: whose word stays?"), "term"))
            self.column.insertWidget(4, self._conflicts(), 2)
        self._show()
        self.into.setFocus()

    def _values(self, values: Mapping[str, str]) -> dict[str, str]:
        return {each: f"{values[each]}  ({name})" for each, name in self._people.items() if each in values}

    def _conflicts(self) -> QScrollArea:
        """Return a question for each conflict; a survey may make many of them."""
        inside, area = QWidget(), QScrollArea()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 8, 0)
        form.setSpacing(10)
        for each in self._preview.conflicts:
            box = self.keep[each.key]
            box.setAccessibleName(each.name)
            form.addRow(label(each.name, "muted"), box)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(min(inside.sizeHint().height(), 168))
        return area

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
        rows = min(self.list.topLevelItemCount(), ROWS) + 1
        self.list.setMinimumHeight(rows * (self.list.sizeHintForRow(0) + 1) + 8)
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


def _choice(offered: Mapping[str, str]) -> QComboBox:
    box = NameBox()
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for person_id, words in offered.items():
        box.addItem(words, person_id)
    return box
