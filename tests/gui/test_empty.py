"""What is empty says what to do, and shows nothing that can't be used."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from codebench.gui.dialogs.checks import ChecksDialog
from codebench.gui.dialogs.history import HistoryDialog
from codebench.gui.dialogs.versions import VersionsDialog
from codebench.gui.views.writing_output import OutputPanel
from codebench.services.project import Project
from tests.windows import window_on


@pytest.mark.parametrize("page", ["counting", "writing"])
def test_an_empty_page_leads_to_the_transcripts(qtbot: QtBot, tmp_path: Path, page: str) -> None:
    with window_on(qtbot, Project.create(tmp_path / "empty.codebench")) as window:
        desk = window.desk
        desk.show_page(desk.pages.indexOf(getattr(desk, page)))
        getattr(desk, page).empty.button.click()
        assert desk.pages.currentWidget() is desk.coding


def test_the_memos_of_an_empty_project_do_not_ask_for_sources(qtbot: QtBot, tmp_path: Path) -> None:
    with window_on(qtbot, Project.create(tmp_path / "empty.codebench")) as window:
        sources = window.desk.coding.sources
        assert not sources.hint.isHidden()
        sources.tabs.setCurrentIndex(2)
        assert sources.hint.isHidden()
        sources.tabs.setCurrentIndex(1)
        assert not sources.hint.isHidden()


def test_dialogs_without_anything_in_them_say_so(qtbot: QtBot) -> None:
    checks = ChecksDialog([], writable=True)
    history = HistoryDialog(lambda *_: [], [], [])
    versions = VersionsDialog([], lambda *_: pytest.fail("there is nothing to compare"))
    for dialog in (checks, history, versions):
        qtbot.addWidget(dialog)
        dialog.show()
    assert checks.count.text() == "Nothing to check." and not checks.keep.isVisible()
    assert history.back.text() == "Nothing was changed here yet"
    assert versions.none_known.isVisible() and not versions.before.isVisible()


def test_no_warning_stands_where_nothing_is_known_yet(qtbot: QtBot) -> None:
    panel = OutputPanel()
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.leaks.isVisible()
    panel.show_found("1 chapter", ())
    assert panel.leaks.isVisible()
