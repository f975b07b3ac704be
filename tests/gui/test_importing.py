"""The import dialog: what it shows of files, and what one can decide in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from codebench import importers
from codebench.domain.bundle import Bundle, Passage
from codebench.domain.participant import Participant
from codebench.domain.source import Role, Source
from codebench.gui.dialogs.importing import ImportDialog
from codebench.gui.tasks import TaskRunner
from codebench.services.project import Project
from tests.gui.test_accessible import nameless
from tests.gui.test_focus import names, reachable, walked

PANEL = "Titel: Panel\n\nInterviewer: En?\n\nParticipant: Geld.\n\nPaticipant: Geld, ja.\n\nInterviewer: Zo.\n"
Open = Callable[..., ImportDialog]


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.finish()


@pytest.fixture
def panels(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "panel een.txt", tmp_path / "panel twee.txt"]
    for path in made:
        path.write_text(f"{PANEL}\nParticipant: {path.stem}.\n", encoding="utf-8")
    return made


@pytest.fixture
def opened(qtbot: QtBot, project: Project, tasks: TaskRunner) -> Open:
    def open_it(*paths: Path) -> ImportDialog:
        dialog = ImportDialog(project, tasks, paths)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.busy)
        return dialog

    return open_it


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offer every text as one without speakers too."""
    real = importers.read_source

    def read(data: bytes, file_name: str, *, layout: str = "", names: Sequence[str] = ()) -> Bundle:
        bundle = real(data, file_name)
        if layout == "plain":
            return Bundle((Passage(bundle.text),), "txt", "plain", others=("labels",))
        return replace(bundle, others=("plain",))

    monkeypatch.setattr(importers, "read_source", read)


def typed(qtbot: QtBot, dialog: ImportDialog, label: str, name: str) -> QLineEdit:
    """Type who a label is, and stay in the line."""
    dialog.activateWindow()
    line = dialog.pane.speakers.rows[label][1].line
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    line.selectAll()
    qtbot.keyClicks(line, name)
    return line


def type_name(qtbot: QtBot, dialog: ImportDialog, label: str, name: str) -> None:
    qtbot.keyClick(typed(qtbot, dialog, label, name), Qt.Key.Key_Tab)


def say_role(dialog: ImportDialog, label: str, role: Role) -> None:
    box, _ = dialog.pane.speakers.rows[label]
    box.setCurrentIndex(box.findData(role))
    box.activated.emit(box.currentIndex())


def rows(dialog: ImportDialog) -> list[str]:
    return [dialog.pane.list.item(row).text() for row in range(dialog.pane.list.count())]


def test_without_files_it_says_where_to_begin(opened: Open) -> None:
    dialog = opened()
    assert dialog.pane.empty.isVisible() and not dialog.go.isEnabled()
    assert nameless(dialog) == []


def test_a_folder_without_files_says_so(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    dialog = opened(tmp_path / "leeg")
    assert dialog.problem.text() == "There are no files in that folder." and dialog.pane.empty.isVisible()


def test_a_file_is_shown_as_it_will_be_and_named_for_who_hears_it(opened: Open, panels: list[Path]) -> None:
    dialog = opened(*panels)
    assert rows(dialog)[0].startswith("panel een.txt, Focus group · labels before a colon, 5 turns · 3 speakers, ")
    page = dialog.pane.preview.page
    assert page.toPlainText().startswith("Titel: Panel\nEn?\nGeld.")
    labels = [page._labels[at] for at in sorted(page._labels)]
    assert [(each.name, each.quiet) for each in labels[:3]] == [
        ("no turn", True), ("Interviewer", True), ("Participant", False)
    ]  # fmt: skip
    assert nameless(dialog) == []


def test_two_labels_given_one_name_are_shown_as_one_person(opened: Open, qtbot: QtBot, panels: list[Path]) -> None:
    dialog = opened(*panels)
    for name in ("Participant", "Paticipant"):
        type_name(qtbot, dialog, name, "P1")
    shown = {each.name for each in dialog.pane.preview.page._labels.values()}
    assert shown == {"no turn", "Interviewer", "P1"}
    assert rows(dialog)[0].startswith("panel een.txt, Interview ·")
    assert {each.name for each in dialog.intake.cast(panels[1]).values()} == {
        "", "panel twee · Participant", "panel twee · Paticipant"
    }  # fmt: skip


def test_a_role_can_be_said_for_the_same_label_elsewhere(opened: Open, panels: list[Path]) -> None:
    dialog = opened(*panels)
    speakers = dialog.pane.speakers
    assert speakers.everywhere.text() == "Also where a label stands in 1 other file"
    say_role(dialog, "Paticipant", Role.INTERVIEWER)
    assert not speakers.rows["Paticipant"][1].isEnabled()
    roles = [dialog.intake.cast(path)["Paticipant"].role for path in panels]
    assert roles == [Role.INTERVIEWER, Role.PARTICIPANT]
    speakers.everywhere.setChecked(True)
    assert dialog.intake.cast(panels[1])["Paticipant"].role is Role.INTERVIEWER
    say_role(dialog, "Interviewer", Role.PARTICIPANT)
    assert dialog.intake.cast(panels[1])["Interviewer"].name == "panel twee"
    dialog.pane.list.choose(panels[1])
    assert not speakers.everywhere.isChecked()


@pytest.mark.usefixtures("readings")
def test_another_reading_is_for_one_file_or_for_all_recognised_alike(
    opened: Open, qtbot: QtBot, panels: list[Path]
) -> None:
    dialog = opened(*panels)
    box = dialog.pane.preview.layouts
    assert [box.itemText(at) for at in range(box.count())] == ["labels before a colon", "no speakers"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert ["no speakers" in row for row in rows(dialog)] == [True, False]
    assert box.currentText() == "no speakers" and box.count() == 2
    dialog.pane.preview.everywhere.setChecked(True)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert ["no speakers" in row for row in rows(dialog)] == [True, True]


@pytest.mark.usefixtures("readings")
def test_a_participants_file_says_who_is_who_and_leaves_a_chosen_reading(
    opened: Open, qtbot: QtBot, panels: list[Path], files: list[Path]
) -> None:
    files[2].write_text("participant,speaker,role\nP1,panel twee,\n", encoding="utf-8")
    dialog = opened(*panels)
    dialog.pane.preview.layout_wanted.emit("plain", False)
    qtbot.waitUntil(lambda: not dialog.busy)
    sheet = dialog.read_people(files[2])
    assert sheet is not None
    sheet.submit()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert ["no speakers" in row for row in rows(dialog)] == [True, False]
    assert dialog.people.text() == "Participants: people.csv"
    dialog.no_people.click()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert dialog.intake.people is None and not dialog.no_people.isVisible()


def test_a_participants_file_among_the_files_is_taken_for_what_it_is(
    opened: Open, panels: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "wie.csv").write_text("participant,speaker\nP1,Participant\nP1,Paticipant\n", encoding="utf-8")
    dialog = opened(panels[0], tmp_path / "wie.csv")
    assert rows(dialog)[0] == "wie.csv, Participants file, 1 participant"
    assert "Interview ·" in rows(dialog)[1]
    assert dialog.go.text() == "Import 1 file" and dialog.people.text() == "Participants: wie.csv"
    assert {each.name for each in dialog.intake.cast(panels[0]).values()} == {"", "P1"}


def test_a_participants_file_that_is_gone_says_so(opened: Open, panels: list[Path], tmp_path: Path) -> None:
    dialog = opened(*panels)
    assert dialog.read_people(tmp_path / "weg.csv") is None
    assert "There is no file “weg.csv”" in dialog.problem.text()


def test_a_folder_dropped_again_adds_what_is_new_and_tries_again_what_failed(
    opened: Open, qtbot: QtBot, panels: list[Path]
) -> None:
    folder = panels[0].parent / "studie"
    folder.mkdir()
    one, broken = panels[0].rename(folder / "een.txt"), folder / "stuk.txt"
    broken.touch()
    dialog = opened(folder)
    assert rows(dialog)[1] == "stuk.txt, “stuk.txt” is empty."
    panels[1].rename(broken)
    dialog.add([folder])
    qtbot.waitUntil(lambda: not dialog.busy)
    assert list(dialog.intake.files) == [one, broken] and len(dialog.intake.coming()) == 2


def test_delete_leaves_a_file_out(opened: Open, qtbot: QtBot, panels: list[Path]) -> None:
    dialog = opened(*panels)
    qtbot.keyClick(dialog.pane.list, Qt.Key.Key_Delete)
    assert len(rows(dialog)) == 1 and dialog.go.text() == "Import 1 file"
    assert dialog.pane.title.text() == "panel twee.txt"
    qtbot.keyClick(dialog.pane.list, Qt.Key.Key_Delete)
    assert dialog.pane.empty.isVisible() and not dialog.go.isEnabled()


def test_enter_in_a_name_takes_it_and_imports(opened: Open, qtbot: QtBot, project: Project, panels: list[Path]) -> None:
    dialog = opened(panels[0])
    line = typed(qtbot, dialog, "Participant", "P1")
    with qtbot.waitSignal(dialog.imported) as done:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert done.args[0].added == ("panel een",) and not dialog.isVisible()
    assert "P1" in [each.name for each in project.values(Participant)]


def test_tab_reaches_all_of_a_file_and_comes_round(opened: Open, qtbot: QtBot, panels: list[Path]) -> None:
    dialog = opened(*panels)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.pane.list.hasFocus)
    assert names(reachable(dialog) - set(walked(qtbot, dialog))) == []


def test_esc_while_files_are_read_stops_after_the_one_at_hand(
    qtbot: QtBot, project: Project, tasks: TaskRunner, panels: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, may_go, names = importers.read_source, Event(), []

    def slow(data: bytes, file_name: str, **asked: object) -> Bundle:
        names.append(file_name)
        may_go.wait(5)
        return real(data, file_name)

    monkeypatch.setattr(importers, "read_source", slow)
    sources = len(project.values(Source))
    dialog = ImportDialog(project, tasks, panels)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(names))
    assert not dialog.go.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.words.text() == "Stopping…"
    may_go.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert names == ["panel een.txt"] and len(project.values(Source)) == sources


def test_a_name_half_typed_stays_when_files_are_read_again(opened: Open, qtbot: QtBot, panels: list[Path]) -> None:
    dialog = opened(*panels)
    line = typed(qtbot, dialog, "Participant", "Joh")
    dialog._look_at(panels[0])
    assert line.text() == "Joh"
    dialog.pane.list.choose(panels[1])
    dialog.pane.speakers.show_speakers([], [], 0)
    assert dialog.pane.speakers.rows == {}
