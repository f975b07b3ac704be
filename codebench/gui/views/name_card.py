"""A name in its places, and what is decided on it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from codebench.domain.hiding import NameKind, kind_name
from codebench.gui.models.tree import Node, TreeModel
from codebench.gui.naming_rows import about, listed, others
from codebench.gui.searching import Place
from codebench.gui.views.delegates import Tree
from codebench.gui.views.labels import heading, label
from codebench.gui.views.search import PlaceDelegate
from codebench.i18n import tr, trn
from codebench.services.names import Entry, category
from codebench.services.search import InContext

BETWEEN = "; "
# So many names of one person; more is a heading that was chosen, and no person.
ONE_PERSON = 12


class NameCard(QWidget):
    """Show the chosen name, or how many are; what a button or Enter in a field says goes out as `pressed`."""

    pressed = Signal(object)
    opened = Signal(str, int, int)
    kind_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.about = heading("", 3), label("", "muted", wrap=True)
        self.places, self._found = Tree(), TreeModel(self)
        self.kind, self.instead, self.forms = QComboBox(), QLineEdit(), QLineEdit()
        for kind in NameKind:
            self.kind.addItem(kind_name(kind), kind)
        self.forms.setPlaceholderText(tr("Other forms, with ; between them"))
        self.any_case = QCheckBox()
        self.deciding = {
            "replace": QPushButton(tr("Replace (Enter)")),
            "category": QPushButton(tr("Category (C)")),
            "keep": QPushButton(tr("Keep as it is (K)")),
            "skip": QPushButton(tr("Skip (S)")),
            "join": QPushButton(tr("They are one (J)")),
            "again": QPushButton(tr("Decide again (Del)")),
        }
        self._dress()
        self._arrange()
        self._connect()

    def _dress(self) -> None:
        self.places.setModel(self._found)
        self.places.setItemDelegate(PlaceDelegate(self.places))
        self.places.setUniformRowHeights(False)
        self.places.setRootIsDecorated(False)
        self.places.setIndentation(0)
        self.places.setAccessibleName(tr("Places of this name"))
        for button in self.deciding.values():
            button.setAutoDefault(False)

    def _arrange(self) -> None:
        form, row = QFormLayout(), QHBoxLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for words, field in (
            (tr("Kind"), self.kind),
            (tr("Instead of it"), self.instead),
            (tr("Also written as"), self.forms),
        ):
            asked = label(words, "muted")
            asked.setBuddy(field)
            field.setAccessibleName(words)
            form.addRow(asked, field)
        form.addRow("", self.any_case)
        row.setSpacing(8)
        for button in self.deciding.values():
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        for widget, stretch in ((self.name, 0), (self.about, 0), (self.places, 1)):
            column.addWidget(widget, stretch)
        column.addLayout(form)
        column.addLayout(row)

    def _connect(self) -> None:
        for what, button in self.deciding.items():
            button.clicked.connect(partial(self.pressed.emit, what))
        for field in (self.instead, self.forms):
            field.returnPressed.connect(partial(self.pressed.emit, "replace"))
        self.kind.activated.connect(lambda _: self.kind_chosen.emit(self.chosen_kind()))
        self.places.clicked.connect(self._open)
        self.places.activated.connect(self._open)

    def set_names(self, entry: Entry | None, chosen: Sequence[Entry]) -> None:
        """Show the name one is at; where several are chosen, which they are."""
        one = entry if len(chosen) == 1 else None
        several = len(chosen) > 1
        self.name.setText(one.name if one else trn("{n} name chosen|{n} names chosen", len(chosen)) if several else "")
        self.about.setText(about(one) if one else listed(chosen))
        self.set_places([])
        self.kind.setEnabled(one is not None)
        self.kind.setCurrentIndex(self.kind.findData(one.candidate.kind) if one else -1)
        self.instead.setEnabled(bool(chosen))
        self.instead.setText(one.suggestion if one else "")
        self.instead.setPlaceholderText(tr("Each its own suggestion") if several else "")
        self.forms.setEnabled(one is not None)
        self.forms.setText(BETWEEN.join(others(one)) if one else "")
        self._show_case(one)
        self._say_how_many(len(chosen))
        for what, button in self.deciding.items():
            button.setEnabled(bool(chosen))
            button.setVisible(what not in ("join", "again"))
        self.deciding["join"].setVisible(several)
        self.deciding["skip"].setVisible(not several)
        self.deciding["join"].setEnabled(len(chosen) <= ONE_PERSON)
        self.deciding["again"].setVisible(bool(chosen) and all(each.decision is not None for each in chosen))

    def _say_how_many(self, n: int) -> None:
        """Let the buttons say that they decide on several at once."""
        words = (tr("Replace all {n} (Enter)", n=n), tr("Keep all {n} (K)", n=n))
        one = (tr("Replace (Enter)"), tr("Keep as it is (K)"))
        for what, said in zip(("replace", "keep"), words if n > 1 else one, strict=True):
            self.deciding[what].setText(said)

    def chosen_kind(self) -> NameKind:
        """Return what kind of name it is, as chosen."""
        return NameKind(self.kind.currentData())

    def _show_case(self, entry: Entry | None) -> None:
        self.any_case.setEnabled(entry is not None)
        self.any_case.setChecked(entry is not None and entry.candidate.any_case)
        named = tr("Also in small letters: “{name}”", name=entry.name.lower()) if entry is not None else ""
        self.any_case.setText(named or tr("Also in small letters"))

    def set_places(self, found: Sequence[InContext]) -> None:
        """Show a name in its places, each source named once."""
        sources = ["", *(each.source for each in found)]
        named = [each.source if each.source != before else "" for each, before in zip(found, sources, strict=False)]
        said = [f"{each.before}{each.words}{each.after}" for each in found]
        rows = [Place(each, source) for each, source in zip(found, named, strict=True)]
        self._found.set_nodes([Node(str(n), (said[n],), row) for n, row in enumerate(rows)])

    def ask_category(self, entry: Entry) -> None:
        """Put the category of a name in the field, to change it or to go on by Enter."""
        candidate = replace(entry.candidate, kind=self.chosen_kind()) if self.kind.isEnabled() else entry.candidate
        self.instead.setText(category(replace(entry, candidate=candidate)))
        self.instead.setFocus()
        self.instead.selectAll()

    def words(self) -> str:
        """Return what is to stand instead, as typed."""
        return " ".join(self.instead.text().split())

    def spelled(self) -> list[str]:
        """Return the forms as they were edited."""
        return [" ".join(form.split()) for form in self.forms.text().split(BETWEEN.strip()) if form.strip()]

    def _open(self) -> None:
        node = self._found.node(self.places.currentIndex())
        if node is not None:
            hit = node.value.found.hit
            self.opened.emit(hit.source_id, hit.start, hit.end)
