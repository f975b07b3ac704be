"""A newcomer's first minute: a folder dropped on the window, looked at, put right, brought in and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coder
from codebench.domain.participant import Participant
from codebench.domain.source import Original, Source, Speaker, Turn
from codebench.gui.dialogs.importing import ImportDialog
from codebench.gui.window import MainWindow
from codebench.services.project import Project
from tests.gui.test_importing import type_name
from tests.importers.makers import docx
from tests.windows import window_on

TEAMS = "Anna de Vries  0:03\nWaarom gaan ze niet?\n\nBart van der Berg  0:15\nHet geld.\n\nAnna de Vries  0:40\nEcht?\n\nBart van der Berg  0:55\nJa.\n"
SURVEY = "ID;Wat houdt studenten tegen?;Soort\n1;Vooral het geld, en de tijd die het kost;pabo\n2;De thuissituatie van veel studenten;ulo\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "studie"
    made.mkdir()
    lines = ("Interviewer: En?", "P5: Geld.", "Interviewer: Zo.", "P 5: Ja, geld.", "P5: Echt.")
    (made / "gesprek.docx").write_bytes(docx(*lines))
    (made / "stuk.docx").write_bytes(docx(*lines)[:300])
    (made / "teams.txt").write_text(TEAMS, encoding="utf-8")
    (made / "enquete.csv").write_text(SURVEY, encoding="utf-8")
    return made


def drop(window: MainWindow, folder: Path) -> ImportDialog:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, left, no_key))
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    return dialog


def look_at(dialog: ImportDialog, path: Path) -> None:
    dialog.pane.list.choose(path)
    assert dialog.pane.title.text() == path.name


def everything(project: Project) -> dict[str, int]:
    return {kind.__name__: len(project.values(kind)) for kind in (Source, Turn, Speaker, Participant, Original, Coder)}


def test_a_folder_comes_in_as_one_step(qtbot: QtBot, project: Project, folder: Path) -> None:
    with window_on(qtbot, project) as window:
        assert window.session is not None and window.desk is not None
        project = window.session.project
        before = everything(project)
        dialog = drop(window, folder)
        qtbot.waitUntil(lambda: not dialog.busy)
        assert dialog.go.text() == "Import 3 files"

        look_at(dialog, folder / "stuk.docx")
        assert "stuk.docx" in dialog.pane.words.text() and dialog.pane.words.isVisible()
        look_at(dialog, folder / "enquete.csv")
        assert dialog.pane.survey.isVisible()

        look_at(dialog, folder / "teams.txt")
        assert "Nobody is the interviewer yet" in dialog.pane.preview.doubts.text()
        box = dialog.pane.preview.layouts
        box.setCurrentIndex(box.findData("plain"))
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(lambda: not dialog.busy)
        assert list(dialog.pane.speakers.rows) == [""]

        look_at(dialog, folder / "gesprek.docx")
        type_name(qtbot, dialog, "P 5", "P5")
        assert everything(project) == before

        dialog.pane.list.setFocus()
        with qtbot.waitSignal(dialog.imported):
            qtbot.keyClick(dialog.pane.list, Qt.Key.Key_Return)
        titles = sorted(source.title for source in project.values(Source))
        assert titles == ["enquete 1", "enquete 2", "gesprek", "teams"]
        gesprek, teams = (project.values(Source, title=title)[0] for title in ("gesprek", "teams"))
        assert (teams.layout, project.values(Speaker, source_id=teams.id)) == ("plain", [])
        assert [each.name for each in project.values(Participant) if each.name.startswith("P")] == ["P5"]
        labels = {each.label: each.participant_id for each in project.values(Speaker, source_id=gesprek.id)}
        assert labels["P5"] == labels["P 5"] is not None and labels["Interviewer"] is None
        assert window.notice.words.text().startswith("4 sources imported. “stuk.docx” is damaged")
        assert window.desk.coding.source_id in {each.id for each in project.values(Source)}

        window.menus.actions["undo"].trigger()
        assert everything(project) == before
        QApplication.processEvents()


def test_a_second_look_leaves_out_what_came_in(qtbot: QtBot, project: Project, folder: Path) -> None:
    with window_on(qtbot, project) as window:
        dialog = drop(window, folder / "teams.txt")
        qtbot.waitUntil(lambda: not dialog.busy)
        with qtbot.waitSignal(dialog.imported):
            dialog.go.click()
        again = window.show_import([folder / "teams.txt"])
        assert again is not None
        qtbot.waitUntil(lambda: not again.busy)
        assert again.pane.list.item(0).text() == "teams.txt, in the project already, as “teams”"
        assert not again.go.isEnabled()
        again.reject()
