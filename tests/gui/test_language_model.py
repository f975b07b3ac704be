"""How Dutch is read is said in the window, and better is offered by a click that says what it does."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from codebench.errors import CodebenchError
from codebench.gui.dialogs import language_model
from codebench.gui.dialogs.language_model import LanguageModelDialog
from codebench.gui.tasks import TaskRunner
from codebench.services.language import LanguageStatus

PLAIN, MODEL = LanguageStatus("rules", "1", False, ""), LanguageStatus("nl_core_news_sm", "3.8.0", True, "")


@pytest.fixture
def dialog(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> LanguageModelDialog:
    monkeypatch.setattr(language_model, "status", lambda: PLAIN)
    runner = TaskRunner()
    made = LanguageModelDialog(runner)
    runner.setParent(made)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.go.isEnabled)
    return made


def test_it_says_how_dutch_is_read_and_where_the_model_would_come_from(dialog: LanguageModelDialog) -> None:
    assert "no language model" in dialog.now.text()
    assert dialog.go.text() == "Download (13 MB)"


def test_downloading_takes_a_click_and_says_what_is_at_work_then(
    qtbot: QtBot, dialog: LanguageModelDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language_model, "download_model", lambda report: (report(1, 2, "x"), MODEL)[1])
    dialog.go.click()
    qtbot.waitUntil(dialog.go.isEnabled)
    assert "nl_core_news_sm" in dialog.now.text()


def test_a_file_that_is_not_the_model_is_one_sentence(
    qtbot: QtBot, dialog: LanguageModelDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(wheel: Path) -> LanguageStatus:
        raise CodebenchError(f"“{wheel.name}” is not the Dutch language model." + " Get another one." * 20)

    monkeypatch.setattr(language_model, "install_model", refuse)
    dialog.install(Path("x.whl"))
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.problem.text().startswith("“x.whl” is not the Dutch language model.")
    for said in (dialog.now, dialog.problem):
        assert said.height() >= said.heightForWidth(said.width()), said.text()
