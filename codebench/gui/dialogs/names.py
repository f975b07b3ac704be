"""The names of the project: one by one in their places, what stands instead of each, and hiding them all."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from codebench.domain.candidates import why_name
from codebench.domain.hiding import kind_name
from codebench.gui.models.tree import Node, TreeModel
from codebench.gui.naming_rows import summary, sureness
from codebench.gui.searching import Place
from codebench.gui.views.delegates import Tree
from codebench.gui.views.labels import heading, label
from codebench.gui.views.names import NameList
from codebench.gui.views.search import PlaceDelegate
from codebench.i18n import tr, trn
from codebench.services.names import Entry, category, to_replace
from codebench.services.search import InContext

BETWEEN = "; "
LISTED = 80


class NamesDialog(QDialog):
    """Beside the work: the list left, the places right; what is decided goes out as signals."""

    shown = Signal(object)
    opened = Signal(str, int, int)
    replace_wanted = Signal(object, str)
    keep_wanted = Signal(object)
    join_wanted = Signal(object, str)
    again_wanted = Signal(object)
    own_wanted = Signal()
    hide_wanted = Signal()
    on_export = Signal(bool)
    send_wanted = Signal()
    back_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Hide names"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.resize(1100, 680)
        self.list, self.search = NameList(), QLineEdit()
        self.search.setPlaceholderText(tr("Find a name"))
        self.search.setAccessibleName(tr("Find a name"))
        self.search.setClearButtonEnabled(True)
        self.name, self.about = heading("", 3), label("", "muted", wrap=True)
        self.places, self._found = Tree(), TreeModel(self)
        self.instead, self.forms = QLineEdit(), QLineEdit()
        self.any_case = QCheckBox()
        self.status, self.said = label("", "muted", wrap=True), label("", wrap=True)
        self.said.hide()
        self.forms.setPlaceholderText(tr("Other forms, with ; between them"))
        self._make_buttons()
        self._arrange()
        self._connect()
        self.set_entries([])
        self.list.setFocus()

    def _make_buttons(self) -> None:
        self.deciding = {
            "replace": QPushButton(tr("Replace (Enter)")),
            "category": QPushButton(tr("Category (C)")),
            "keep": QPushButton(tr("Keep as it is (K)")),
            "skip": QPushButton(tr("Skip (S)")),
            "join": QPushButton(tr("They are one (J)")),
            "again": QPushButton(tr("Decide again (Del)")),
        }
        self.add = QPushButton(tr("Add a name…"))
        self.hide_all = QPushButton()
        self.hide_all.setProperty("primary", True)
        self.only_export = QCheckBox(tr("Only hide on export; the texts keep their names"))
        self.send, self.back = QPushButton(tr("Make ready to send…")), QPushButton(tr("Get the original back…"))
        for button in (*self.deciding.values(), self.add, self.hide_all, self.send, self.back):
            button.setAutoDefault(False)

    def _arrange(self) -> None:
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(1)
        both.addWidget(self._left())
        both.addWidget(self._right())
        both.setSizes([400, 700])
        both.setStretchFactor(1, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.only_export)
        foot.addStretch(1)
        for button in (self.back, self.send, self.hide_all):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(both, 1)
        whole.addWidget(self.said)
        whole.addLayout(foot)

    def _left(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        under = QHBoxLayout()
        under.addWidget(self.status, 1)
        under.addWidget(self.add)
        column.addLayout(under)
        return side

    def _right(self) -> QWidget:
        side, form, row = QWidget(), QFormLayout(), QHBoxLayout()
        self.places.setModel(self._found)
        self.places.setItemDelegate(PlaceDelegate(self.places))
        self.places.setUniformRowHeights(False)
        self.places.setRootIsDecorated(False)
        self.places.setIndentation(0)
        self.places.setAccessibleName(tr("Places of this name"))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for words, field in ((tr("Instead of it"), self.instead), (tr("Also written as"), self.forms)):
            asked = label(words, "muted")
            asked.setBuddy(field)
            field.setAccessibleName(words)
            form.addRow(asked, field)
        form.addRow("", self.any_case)
        row.setSpacing(8)
        for button in self.deciding.values():
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        for widget, stretch in ((self.name, 0), (self.about, 0), (self.places, 1)):
            column.addWidget(widget, stretch)
        column.addLayout(form)
        column.addLayout(row)
        return side

    def _connect(self) -> None:
        self.search.textChanged.connect(self.list.filter)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self._show)
        self.list.pressed_key.connect(self.decide)
        for what, button in self.deciding.items():
            button.clicked.connect(partial(self.decide, what))
        self.instead.returnPressed.connect(partial(self.decide, "replace"))
        self.forms.returnPressed.connect(partial(self.decide, "replace"))
        self.places.clicked.connect(self._open)
        self.places.activated.connect(self._open)
        self.add.clicked.connect(self.own_wanted)
        self.hide_all.clicked.connect(self.hide_wanted)
        self.only_export.clicked.connect(self.on_export)
        self.send.clicked.connect(self.send_wanted)
        self.back.clicked.connect(self.back_wanted)
        for key, wanted in (
            (QKeySequence.StandardKey.Undo, self.undo_wanted),
            (QKeySequence.StandardKey.Redo, self.redo_wanted),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(wanted)

    def set_entries(self, entries: Sequence[Entry], *, on_export: bool = False, kept: bool = False) -> None:
        """Show the names as they are decided on now."""
        was_looking = not self.list.isEnabled()
        self.list.setEnabled(True)
        self.list.set_entries(entries)
        if was_looking:
            self.list.setFocus()
        self.status.setText(summary(entries))
        n = to_replace(entries)
        decided = any(entry.decision is not None and entry.decision.instead for entry in entries)
        self.hide_all.setText(
            trn("Replace in the whole project ({n} place)|Replace in the whole project ({n} places)", n)
        )
        self.hide_all.setEnabled(decided)
        self.send.setEnabled(decided)
        self.only_export.setChecked(on_export)
        self.back.setVisible(kept)

    def say(self, sentence: str) -> None:
        """Say what came of it, or why not."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def tell(self, done: int, total: int) -> None:
        """Say how far the looking is."""
        self.list.setEnabled(False)
        self.status.setText(tr("Looking for names… {percent}%", percent=round(100 * done / max(total, 1))))

    def set_places(self, found: Sequence[InContext]) -> None:
        """Show a name in its places, each source named once."""
        sources = ["", *(each.source for each in found)]
        named = [each.source if each.source != before else "" for each, before in zip(found, sources, strict=False)]
        said = [f"{each.before}{each.words}{each.after}" for each in found]
        rows = [Place(each, source) for each, source in zip(found, named, strict=True)]
        self._found.set_nodes([Node(str(n), (said[n],), row) for n, row in enumerate(rows)])

    def _show(self) -> None:
        entry, chosen = self.list.current(), self.list.selected()
        several = len(chosen) > 1
        self.name.setText(
            trn("{n} name chosen|{n} names chosen", len(chosen)) if several else entry.name if entry else ""
        )
        self.about.setText(_listed(chosen) if several else _about(entry) if entry is not None else "")
        self.set_places([])
        for field in (self.instead, self.forms):
            field.setEnabled(bool(chosen))
        self.instead.setText("" if several or entry is None else entry.suggestion)
        self.instead.setPlaceholderText(tr("Each its own suggestion") if several else "")
        self.forms.setText("" if several or entry is None else BETWEEN.join(_others(entry)))
        self.forms.setDisabled(several or not chosen)
        self._show_case(entry if not several else None)
        undecided = any(each.decision is None for each in chosen)
        for what, button in self.deciding.items():
            button.setEnabled(bool(chosen))
            button.setVisible(what not in ("join", "again"))
        self.deciding["join"].setVisible(several)
        self.deciding["again"].setVisible(bool(chosen) and not undecided)
        if entry is not None:
            self.shown.emit(entry)

    def _show_case(self, entry: Entry | None) -> None:
        self.any_case.setEnabled(entry is not None)
        self.any_case.setChecked(entry is not None and entry.candidate.any_case)
        small = entry.name.lower() if entry is not None else ""
        self.any_case.setText(
            tr("Also in small letters: “{name}”", name=small) if small else tr("Also in small letters")
        )

    def decide(self, what: str) -> None:
        """Do what a key or a button says with the chosen names."""
        chosen = self.list.selected()
        if not chosen:
            return
        self.say("")
        if what == "category":
            self.instead.setText(category(chosen[0]))
            self.instead.setFocus()
            self.instead.selectAll()
        elif what == "replace":
            self.replace_wanted.emit(chosen, " ".join(self.instead.text().split()))
        elif what == "join":
            self.join_wanted.emit(chosen, " ".join(self.instead.text().split()))
        elif what == "skip":
            self.list.go_on()
        else:
            (self.keep_wanted if what == "keep" else self.again_wanted).emit(chosen)
        if what != "category":
            self.list.setFocus()

    def spelled(self) -> list[str]:
        """Return the forms as they were edited."""
        return [" ".join(form.split()) for form in self.forms.text().split(BETWEEN.strip()) if form.strip()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list by Esc, and from there out."""
        if event.key() == Qt.Key.Key_Escape and not self.list.hasFocus() and self.list.isEnabled():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        node = self._found.node(self.places.currentIndex())
        if node is not None:
            hit = node.value.found.hit
            self.opened.emit(hit.source_id, hit.start, hit.end)


def _others(entry: Entry) -> list[str]:
    return [form for form in entry.candidate.forms if form != entry.name]


def _listed(chosen: Sequence[Entry]) -> str:
    return ", ".join(entry.name for entry in chosen[:LISTED]) + (" …" if len(chosen) > LISTED else "")


def _about(entry: Entry) -> str:
    n = trn("{n} place|{n} places", entry.places)
    where = tr("{places} in {sources}", places=n, sources=trn("{n} source|{n} sources", entry.sources))
    if not entry.places and entry.decision is not None:
        where = tr("no longer in any text")
    elif not entry.places:
        where = tr("in no text; among the participants, labels or groups")
    if entry.decision is None:
        return " · ".join((kind_name(entry.candidate.kind), where, sureness(entry), why_name(entry.candidate.why)))
    said = (
        tr("“{instead}” stands instead", instead=entry.decision.instead) if entry.decision.instead else tr("may stay")
    )
    return " · ".join((kind_name(entry.candidate.kind), where, said))
