"""What one does with participants from the table, the menus and the side."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from codebench.domain.coarse import Coarse, coarsened, other
from codebench.domain.ids import new_id
from codebench.domain.participant import PeopleSpec
from codebench.errors import CodebenchError
from codebench.gui.controllers.giving import GivingController
from codebench.gui.dialogs.groups import GroupsDialog
from codebench.gui.dialogs.join import JoinDialog
from codebench.gui.dialogs.leaving import let_out
from codebench.gui.dialogs.line import LineDialog
from codebench.gui.dialogs.people_out import PeopleOutDialog
from codebench.gui.dialogs.people_sheet import PeopleSheetDialog
from codebench.gui.peoplegrid import GridColumn, Holds, coarse_choices
from codebench.gui.session import ProjectSession
from codebench.i18n import tr, trn
from codebench.services import attributes, joining, participants, persons
from codebench.services.commands import Command
from codebench.services.files import read_file
from codebench.services.names import also_named
from codebench.services.peoplesheets import export_people
from codebench.services.roster import Person

if TYPE_CHECKING:
    from codebench.gui.pages.people_page import PeoplePage


class PeopleController(QObject):
    """Carry the wishes of the page of participants to the project."""

    def __init__(self, session: ProjectSession, page: "PeoplePage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        # The editor must be closed before the rows it stood in are shown anew.
        page.table.cells.typed.connect(self._type, Qt.ConnectionType.QueuedConnection)
        page.table.opened.connect(self._open)
        page.table.menu_wanted.connect(lambda at: self.menu().exec(at))
        page.table.heading_menu_wanted.connect(lambda column, at: self.heading_menu(column).exec(at))
        page.side.act_wanted.connect(lambda act: getattr(self, act)())
        giving = GivingController(session, page)
        page.side.give_wanted.connect(giving.give)
        page.side.group_wanted.connect(giving.give_to_group)
        page.side.interviewer_wanted.connect(giving.make_interviewer)

    def _can_write(self) -> bool:
        return not self._session.project.read_only

    def _people(self) -> list[Person]:
        return [row.person for row in self._page.chosen() if row.person is not None]

    def _ids(self) -> list[str]:
        return [person.participant.id for person in self._people()]

    def _type(self, person_id: str, column: GridColumn, words: str) -> None:
        """Keep what was typed in a cell."""
        acts: dict[Holds, tuple[Command, dict[str, object]]] = {
            Holds.NAME: (participants.rename_participant, {"participant_id": person_id, "name": words}),
            Holds.PSEUDONYM: (persons.set_pseudonym, {"participant_id": person_id, "pseudonym": words}),
            Holds.ATTRIBUTE: (
                attributes.set_attribute,
                {"attribute_id": column.attribute_id, "participant_ids": [person_id], "value": words},
            ),
        }
        command, told = acts[column.holds]
        doubt = also_named(self._session.project, [words]) if column.holds is Holds.PSEUDONYM else ""
        if self._session.do(command, **told) is not None and doubt:
            self._session.news.emit(doubt)

    def _open(self, row_id: str, column: GridColumn) -> None:
        """Change a cell that is not typed in: groups, consent; or go to where somebody speaks."""
        if column.holds is Holds.GROUPS:
            self.set_groups()
        elif column.holds is Holds.CONSENT:
            self.toggle_consent()
        elif voices := next(row.voices for row in self._page.table.cells.rows if row.id == row_id):
            self._page.source_wanted.emit(voices[0].source_id)

    def menu(self) -> QMenu:
        """Return what can be done with the chosen participants."""
        menu, people = QMenu(self._page), self._people()
        if not people or not self._can_write():
            return menu
        acts: list[tuple[str, Callable[[], None], bool]] = [
            (tr("Groups…"), self.set_groups, True),
            (trn("Give a value…|Give all a value…", len(people)), self.set_value, bool(self._page.known.attributes)),
            (tr("May be named, or no longer"), self.toggle_consent, True),
            (tr("They are the same person…"), self.merge, len(people) > 1),
            (tr("Remove"), self.remove, not any(person.voices for person in people)),
        ]
        for words, act, able in acts:
            menu.addAction(words, act).setEnabled(able)
        column = self._page.table.current_column()
        if column is not None and column.holds is Holds.ATTRIBUTE:
            menu.addSeparator()
            menu.addMenu(self.heading_menu(column)).setText(tr("Attribute “{name}”", name=column.heading))
        return menu

    def heading_menu(self, column: GridColumn) -> QMenu:
        """Return what can be done with a column: attributes are renamed and removed."""
        menu = QMenu(self._page)
        if column.holds is Holds.ATTRIBUTE and self._can_write():
            menu.addAction(tr("Rename attribute…"), partial(self.rename_attribute, column))
            choices = coarse_choices(self._values(column), column.coarse)
            if len(choices) > 1:
                self._add_coarse(menu, column, choices)
            menu.addAction(tr("Remove attribute"), partial(self.remove_attribute, column))
            menu.addSeparator()
        if self._can_write():
            menu.addAction(tr("New attribute…"), self.add_attribute)
        return menu

    def _add_coarse(self, parent: QMenu, column: GridColumn, choices: list[tuple[Coarse, str]]) -> None:
        menu = parent.addMenu(tr("In tables and exports"))
        for coarse, words in choices:
            action = menu.addAction(words.replace("&", "&&"), partial(self.set_coarse, column, coarse))
            action.setCheckable(True)
            action.setChecked(coarse is column.coarse)

    def _values(self, column: GridColumn) -> list[str]:
        return [each.values.get(column.attribute_id, "") for each in self._page.known.people]

    def set_coarse(self, column: GridColumn, coarse: Coarse) -> None:
        """Say how coarse an attribute is told elsewhere, and which values that hides altogether."""
        told = self._session.do(attributes.set_coarse, attribute_id=column.attribute_id, coarse=coarse)
        hidden = sum(bool(value) and coarsened(value, coarse) == other() for value in self._values(column))
        if told is not None and coarse and hidden:
            words = trn("{n} value is told as “{other}”.|{n} values are told as “{other}”.", hidden, other=other())
            self._session.news.emit(words)

    def _ask(self, title: str, verb: str, question: str, then: Callable[[str], object], **more: object) -> None:
        dialog = LineDialog(title, verb, question, parent=self._page, **more)  # type: ignore[arg-type]
        dialog.told.connect(then)
        dialog.open()

    def add(self) -> None:
        """Ask for the name of a new participant."""

        def act(name: str) -> None:
            person_id = new_id()
            if self._session.do(persons.add_participant, name=name, participant_id=person_id) is not None:
                self._page.table.choose(person_id)

        self._ask(tr("Add a participant"), tr("Add"), tr("Name"), act)

    def set_groups(self) -> None:
        """Ask in which groups the chosen participants are."""
        people = self._people()
        if not people or not self._can_write():
            return
        known = self._page.known.groups
        inside = {group.id: sum(group.id in person.group_ids for person in people) for group in known}
        ticked = {group_id: None if 0 < n < len(people) else n > 0 for group_id, n in inside.items()}
        one = tr("Groups of “{name}”", name=people[0].participant.name)
        title = one if len(people) == 1 else tr("Groups of {n} participants", n=len(people))
        dialog, ids = GroupsDialog(title, known, ticked, self._page), self._ids()
        dialog.chosen.connect(
            lambda join, leave: self._session.do(persons.set_groups, participant_ids=ids, join=join, leave=leave)
        )
        dialog.open()

    def toggle_consent(self) -> None:
        """Let the chosen participants be named where one may not yet; else no longer."""
        people = self._people()
        if people and self._can_write():
            consent = not all(person.participant.consent for person in people)
            self._session.do(persons.set_consent, participant_ids=self._ids(), consent=consent)

    def set_value(self) -> None:
        """Ask for one value of the attribute one is in, for all chosen participants."""
        column, known, ids = self._page.table.current_column(), self._page.known.attributes, self._ids()
        if not ids or not known or not self._can_write():
            return
        own = column.attribute_id if column is not None else ""
        attribute = next((each for each in known if each.id == own), known[0])
        there = sorted({each.values[attribute.id] for each in self._page.known.people if attribute.id in each.values})
        self._ask(
            trn("A value for {n} participant|A value for {n} participants", len(ids)),
            tr("Give"),
            attribute.name,
            lambda value: self._session.do(
                attributes.set_attribute, attribute_id=attribute.id, participant_ids=ids, value=value
            ),
            offered=there,
            hint=tr("Nothing filled in takes the value away. Another attribute: first choose a cell in its column."),
        )

    def merge(self) -> None:
        """Ask who of the chosen participants stays, with what each counts and what moves."""
        people, ids = self._people(), self._ids()
        if len(people) < 2:
            self._session.failed.emit(tr("Choose at least two participants who are the same person."))
            return
        if self._can_write():
            dialog = JoinDialog(people, joining.join_preview(self._session.project, ids), self._page)
            dialog.join_wanted.connect(self._merge)
            dialog.open()

    def _merge(self, going: list[str], into: str, keep: dict[str, str]) -> None:
        asked = {"participant_ids": going, "into_id": into, "keep": keep}
        if self._session.do(joining.merge_participants, **asked) is not None:
            self._page.table.choose(into)

    def remove(self) -> None:
        """Remove the chosen participants, where nobody refers to them."""
        if (ids := self._ids()) and self._can_write():
            self._session.do(persons.remove_participants, participant_ids=ids)

    def add_attribute(self) -> None:
        """Ask for the name of a new attribute."""
        act = partial(self._do_named, attributes.add_attribute)
        self._ask(tr("New attribute"), tr("Add"), tr("Name"), act)

    def _do_named(self, command: Command, name: str, **more: object) -> None:
        self._session.do(command, name=name, **more)

    def rename_attribute(self, column: GridColumn) -> None:
        """Ask for another name of an attribute."""
        act = partial(self._do_named, attributes.rename_attribute, attribute_id=column.attribute_id)
        self._ask(tr("Rename attribute"), tr("Rename"), tr("Name"), act, answer=column.heading)

    def remove_attribute(self, column: GridColumn) -> None:
        """Remove an attribute; undo brings it back with its values."""
        self._session.do(attributes.remove_attribute, attribute_id=column.attribute_id)

    def take_in(self) -> None:
        """Ask for a spreadsheet, and what its columns hold."""
        kinds = tr("Participants file ({patterns})", patterns="*.csv *.xlsx")
        path, _ = QFileDialog.getOpenFileName(self._page, tr("Participants"), "", kinds)
        if path and self._can_write():
            self.take_in_file(Path(path))

    def take_in_file(self, path: Path) -> PeopleSheetDialog | None:
        """Ask what the columns of a spreadsheet hold, and take it in."""
        try:
            data = read_file(path)
        except CodebenchError as error:
            self._session.failed.emit(error.user_message)
            return None
        dialog = PeopleSheetDialog(data, path.name, self._page)

        def act(spec: PeopleSpec) -> None:
            self._session.do(participants.identify_people, file=path.name, people=spec)

        dialog.chosen.connect(act)
        dialog.open()
        return dialog

    def take_out(self) -> None:
        """Ask where to write everyone, as a spreadsheet that can be read again; and how, where that matters."""
        coarse = [each for each in self._page.known.attributes if each.coarse]
        if not coarse:
            self._take_out(exact=False)
            return
        dialog = PeopleOutDialog(coarse, self._page)
        dialog.chosen.connect(lambda exact: self._take_out(exact=exact))
        dialog.open()

    def _take_out(self, *, exact: bool) -> None:
        kinds = "Excel (*.xlsx);;CSV (*.csv)"
        name = f"{self._session.project.name} {tr('Participants').lower()}.xlsx"
        path, _ = QFileDialog.getSaveFileName(self._page, tr("Participants to a spreadsheet"), name, kinds)
        if path:
            project = self._session.project
            let_out(self._session, lambda: export_people(project, Path(path), exact=exact), self._page)
