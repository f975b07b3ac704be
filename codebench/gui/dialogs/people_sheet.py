"""A participants file: what each of its columns holds, and who comes in by that."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QSizePolicy, QTreeWidgetItem, QWidget

from codebench.domain.participant import PeopleSpec, PersonSpec
from codebench.domain.peoplesheet import Field, PeopleColumn, as_remembered, field_name
from codebench.domain.source import Role
from codebench.errors import CodebenchError
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.views.labels import label
from codebench.gui.views.lists import LineTable
from codebench.i18n import tr, trn
from codebench.services.peoplesheets import people_in, sheet_columns
from codebench.settings import load_settings, save_settings

SHOWN = 6
LONGEST = 28


class PeopleSheetDialog(AskDialog):
    """Say what the columns of a participants file mean; who is in it goes out as a PeopleSpec."""

    chosen = Signal(object)

    def __init__(self, data: bytes, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Participants from “{file}”", file=file_name), tr("Take in participants"), parent)
        self._data, self._file_name = data, file_name
        self._people: PeopleSpec | None = None
        self.fields: dict[str, QComboBox] = {}
        self.resize(820, 620)
        columns = self._columns()
        hint = tr("What does each column hold? Your answer is remembered for the next file with these headings.")
        self.preview = self._make_preview()
        self.words = label("", "muted", wrap=True)
        for at, widget in enumerate((label(hint, "muted", wrap=True), self._questions(columns), self.words)):
            self.column.insertWidget(at, widget, 3 * (at == 1))
        self.column.insertWidget(3, self.preview, 2)
        self._read()

    def _columns(self) -> tuple[PeopleColumn, ...]:
        try:
            return sheet_columns(self._data, self._file_name)
        except CodebenchError as error:
            self.say(error.user_message)
            return ()

    def _questions(self, columns: tuple[PeopleColumn, ...]) -> QScrollArea:
        inside, area = QWidget(), QScrollArea()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        means = as_remembered(columns, load_settings().people_columns)
        for row, each in enumerate(columns):
            box = self.fields[each.key] = self._choice(each.heading, means[each.key])
            examples = label(" · ".join(map(_brief, each.examples)) or tr("empty"), "muted")
            examples.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            for at, widget in enumerate((label(_brief(each.heading)), box, examples)):
                grid.addWidget(widget, row, at)
        grid.setRowStretch(len(columns), 1)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(180)
        return area

    def _choice(self, heading: str, meaning: Field) -> QComboBox:
        box = _Choice()
        box.setAccessibleName(tr("What “{heading}” holds", heading=heading))
        box.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * 32)
        for each in Field:
            box.addItem(field_name(each), each)
        box.setCurrentIndex(box.findData(meaning))
        box.currentIndexChanged.connect(self._read)
        return box

    def _make_preview(self) -> LineTable:
        made = LineTable()
        made.setAccessibleName(tr("Who comes in"))
        made.setHeaderLabels([tr("Name"), tr("Label or file"), tr("Groups"), tr("Attributes")])
        for column, share in enumerate((150, 170, 190)):
            made.header().resizeSection(column, share)
        made.setMinimumHeight(140)
        return made

    def mapping(self) -> dict[str, Field]:
        """Return what the columns mean, by case-folded heading."""
        return {key: Field(box.currentData()) for key, box in self.fields.items()}

    def _read(self) -> None:
        """Read the file anew and show who is in it."""
        self.preview.clear()
        self._people = None
        try:
            self._people = self._read_people()
        except CodebenchError as error:
            self.say(error.user_message)
            self.words.setText("")
        else:
            self.say("")
            self._show(self._people)
        self.go.setEnabled(self._people is not None)

    def _read_people(self) -> PeopleSpec:
        mapping = self.mapping()
        if not mapping:
            raise CodebenchError(self.problem.text())
        if Field.NAME not in mapping.values():
            raise CodebenchError(tr("Choose the column that holds the name of the participant."))
        return people_in(self._data, self._file_name, mapping)

    def _show(self, spec: PeopleSpec) -> None:
        asking = [each for each in spec.people if each.role is Role.INTERVIEWER]
        telling = [each for each in spec.people if each.role is Role.PARTICIPANT and each.name]
        groups = {path for each in telling for path in each.groups}
        facts = (
            trn("{n} participant|{n} participants", len(telling)),
            trn("{n} group|{n} groups", len(groups)),
            trn("{n} attribute|{n} attributes", len(spec.attributes)),
            *((trn("{n} row of interviewers|{n} rows of interviewers", len(asking)),) if asking else ()),
        )
        self.words.setText(tr("So they come in: {facts}.", facts=" · ".join(facts)))
        for person in spec.people[:SHOWN]:
            self.preview.addTopLevelItem(_line(person))

    def submit(self) -> None:
        """Remember the answer and hand over the people."""
        if self._people is None:
            return
        kept = load_settings()
        told = {key: str(meaning) for key, meaning in self.mapping().items()}
        save_settings(replace(kept, people_columns=kept.people_columns | told))
        self.accept()
        self.chosen.emit(self._people)


class _Choice(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the list of columns: scrolling along must not change what one says."""
        event.ignore()


def _line(person: PersonSpec) -> QTreeWidgetItem:
    name = person.name or (tr("interviewer") if person.role is Role.INTERVIEWER else "–")
    pseudonym = f" ({person.pseudonym})" if person.pseudonym else ""
    groups = "; ".join(" / ".join(path) for path in person.groups)
    told = " · ".join(f"{heading}: {value}" for heading, value in person.attributes)
    made = QTreeWidgetItem([f"{name}{pseudonym}", "; ".join(person.speakers), groups, told])
    for column in range(made.columnCount()):
        made.setToolTip(column, made.text(column))
    return made


def _brief(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
