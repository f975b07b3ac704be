from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from codebench.domain.source import Role, Source, Speaker
from codebench.gui.controllers.sources import SourcesController
from codebench.gui.dialogs.checks import ChecksDialog
from codebench.gui.dialogs.line import LineDialog
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.session import ProjectSession
from codebench.services.project import Project
from tests.gui.conftest import code


@pytest.fixture
def page(qtbot: QtBot, project: Project) -> CodingPage:
    made = CodingPage(ProjectSession(project))
    qtbot.addWidget(made)
    return made


def sources(page: CodingPage) -> SourcesController:
    made: SourcesController = page.controllers["sources"]
    return made


def find(menu: QMenu, words: str) -> QMenu:
    found = next(action.menu() for action in menu.actions() if action.text() == words)
    assert isinstance(found, QMenu)
    return found


def test_a_source_is_renamed_from_its_menu(page: CodingPage, project: Project) -> None:
    source = project.values(Source, title="Bram")[0]
    menu = sources(page).menu_for(source.id)
    assert [each.text() for each in menu.actions() if each.text()] == [
        "Read", "Rename…", "Replace with a corrected file…", "Whose words are these", "Remove with its codings",
    ]  # fmt: skip
    sources(page).rename(source.id)
    dialog = page.findChild(LineDialog)
    assert dialog.line.text() == "Bram"
    dialog.line.setText("second talk")
    dialog.go.click()
    assert project.values(Source, id=source.id)[0].title == "second talk"


def test_a_removed_source_comes_back_by_one_undo(page: CodingPage, project: Project) -> None:
    sources(page).remove()
    assert [each.title for each in project.values(Source)] == ["Bram"]
    project.undo()
    assert len(project.values(Source)) == 2


def test_each_speaker_in_a_source_can_be_somebody_else(page: CodingPage, project: Project) -> None:
    source = project.values(Source, title="Bram")[0]
    menu = sources(page).menu_for(source.id)
    speakers = find(menu, "Whose words are these")
    assert {each.text() for each in speakers.actions()} == {"Bram", "Interviewer"}
    next(each for each in find(speakers, "Bram").actions() if each.text() == "The interviewer's").trigger()
    assert {each.role for each in project.values(Speaker, source_id=source.id)} == {Role.INTERVIEWER}


def test_a_corrected_file_takes_the_place_of_a_source_and_what_changed_waits_to_be_checked(
    qtbot: QtBot, page: CodingPage, project: Project, tmp_path: Path
) -> None:
    code(project, "Bram", "het vooral het geld", "m")
    [source] = project.values(Source, title="Bram")
    (tmp_path / "beter.txt").write_text("Interviewer: En bij u?\n\nBram: Bij ons is het vooral het geldt, zeggen ze.\n")
    told: list[str] = []
    page._session.news.connect(told.append)
    sources(page).replace_by(source.id, tmp_path / "beter.txt")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Replaced. Codings with the same words: 0; to check: 1; without words: 0."]
    assert page.findChild(ChecksDialog) is not None
    assert "geldt" in project.values(Source, title="Bram")[0].text
    project.undo()
    assert "geldt" not in project.values(Source, title="Bram")[0].text
