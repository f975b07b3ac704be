"""Everyone in the project: a table to edit in place, and beside it where they are heard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from codebench.domain.changes import Step
from codebench.domain.participant import Attribute, AttributeValue, Group, GroupLevel, Membership, Participant
from codebench.domain.source import Source, Speaker
from codebench.gui.controllers.people import PeopleController
from codebench.gui.peoplegrid import GridRow, arranged, grid_columns, grid_rows
from codebench.gui.session import ProjectSession
from codebench.gui.views.empty import EmptyPage
from codebench.gui.views.labels import heading, label
from codebench.gui.views.menubutton import menu_button
from codebench.gui.views.panes import spread
from codebench.gui.views.people_side import PeopleSide
from codebench.gui.views.people_table import PeopleTable
from codebench.i18n import tr, trn
from codebench.services.roster import Roster, roster


class PeoplePage(QWidget):
    """Wire the table and what stands beside it to the project."""

    left = Signal()
    source_wanted = Signal(str)
    news = Signal(str)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._known: Roster | None = None
        self._by, self._downwards = 0, False
        self.table, self.side = PeopleTable(), PeopleSide()
        self.table.cells.writable = not session.project.read_only
        self.controller = PeopleController(session, self)
        self._arrange()
        self._connect()

    @property
    def known(self) -> Roster:
        """Return everyone and what is known of them, read when it is first asked for."""
        if self._known is None:
            self._known = roster(self._session.project)
        return self._known

    def look(self) -> None:
        """Show everyone as they are now, when the page is turned to."""
        if self._known is None:
            self.show_known()

    def _arrange(self) -> None:
        self.empty = EmptyPage(
            tr("No participants yet"),
            tr("They come in with the interviews, from a spreadsheet, or one by one."),
            tr("From a spreadsheet…"),
        )
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.empty)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addWidget(self.middle, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for widget, stretch in ((left, 1), (self.side, 0)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.indexOf(widget), stretch)
        self.splitter.setHandleWidth(1)
        spread(self.splitter, 1066, 300, middle=0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _head(self) -> QHBoxLayout:
        self.back = QPushButton(tr("‹ Back"))
        self.back.setProperty("link", True)
        self.back.setToolTip(tr("Back to where you were (Esc)"))
        self.counted: QLabel = label("", "muted")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter participants"))
        self.filter.setAccessibleName(tr("Filter participants"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(176)
        self.filter.setMaximumWidth(240)
        self.add = QPushButton(tr("Add…"))
        self.add.setToolTip(tr("Add a participant"))
        self.attribute = QPushButton(tr("New attribute…"))
        self.sheet = menu_button(tr("Spreadsheet"))
        self.take_in = self.sheet.menu().addAction(tr("From a spreadsheet…"))
        self.take_out = self.sheet.menu().addAction(tr("To a spreadsheet…"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addSpacing(8)
        row.addWidget(heading(tr("Participants"), 2))
        row.addWidget(self.counted)
        row.addStretch(1)
        row.addWidget(self.filter, 1)
        for button in (self.add, self.attribute, self.sheet):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self._session.changed.connect(self._changed)
        self.back.clicked.connect(self.left)
        self.filter.textChanged.connect(self.show_known)
        self.table.sorted_by.connect(self._sort)
        self.table.chosen_changed.connect(self._show_side)
        self.side.opened.connect(self.source_wanted)
        acts = self.controller
        for way, act in (
            (self.add.clicked, acts.add),
            (self.attribute.clicked, acts.add_attribute),
            (self.take_in.triggered, acts.take_in),
            (self.take_out.triggered, acts.take_out),
        ):
            way.connect(act)
        for door in (self.add, self.attribute, self.take_in):
            door.setEnabled(self.table.cells.writable)
        self.empty.wanted.connect(acts.take_in)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._back)

    def _back(self) -> None:
        """Take away the filter first, and then leave."""
        if self.filter.text():
            self.filter.clear()
            self.table.setFocus()
        else:
            self.left.emit()

    def _changed(self, step: Step) -> None:
        if step.touches(Participant, Group, GroupLevel, Membership, Attribute, AttributeValue, Source, Speaker):
            self._known = None
            if self.isVisible():
                self.show_known()

    def refresh(self) -> None:
        """Read everyone anew."""
        self._known = None
        self.show_known()

    def show_known(self) -> None:
        """Show those in whom the words of the filter stand."""
        columns = grid_columns(self.known)
        self._by = min(self._by, len(columns) - 1)
        rows = grid_rows(self.known, columns)
        shown = arranged(rows, self.filter.text(), self._by, downwards=self._downwards)
        self.table.show_rows(columns, shown, self._by, downwards=self._downwards)
        self.middle.setCurrentIndex(0 if rows else 1)
        there, people = len(self.known.people), sum(row.person is not None for row in shown)
        of = tr("{n} of {base}", n=people, base=there) if people < there else str(there)
        self.counted.setText(of)
        self.counted.setAccessibleName(trn("{n} participant|{n} participants", people))

    def _sort(self, by: int) -> None:
        """Sort by a column; the same once more turns the order."""
        self._downwards = not self._downwards if by == self._by else False
        self._by = by
        self.show_known()

    def chosen(self) -> list[GridRow]:
        """Return the chosen rows."""
        ids = self.table.chosen_ids()
        by_id = {row.id: row for row in self.table.cells.rows}
        return [by_id[each] for each in ids]

    def _show_side(self) -> None:
        self.side.show_rows(self.chosen(), writable=self.table.cells.writable)
