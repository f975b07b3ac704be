from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coder
from codebench.gui.dialogs.preferences import PreferencesDialog
from codebench.gui.theme import use_font_size
from codebench.gui.window import MainWindow
from codebench.services.project import Project
from codebench.settings import Settings, load_settings, save_settings
from tests.gui.conftest import code


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    code(project, "Anna", "bang voor vertraging", "d")
    path = project.path
    project.close()
    save_settings(Settings(coder_name="Anne Vos"))
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    made.files.open(path)
    yield made
    made.close()
    use_font_size(0)


def test_the_form_gives_back_what_was_chosen_and_keeps_the_rest(qtbot: QtBot) -> None:
    dialog, chosen = PreferencesDialog(Settings(recent=("a",), font_size=2)), []
    qtbot.addWidget(dialog)
    dialog.chosen.connect(chosen.append)
    dialog.text_size.setCurrentIndex(dialog.text_size.findData(3))
    dialog.serif.setCurrentIndex(1)
    dialog.coder.setText("  Mia   Smit ")
    dialog.initials.setText("M S")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    wanted = Settings(recent=("a",), font_size=2, transcript_size=3, serif=True)
    assert chosen == [replace(wanted, coder_name="Mia Smit", coder_initials="MS")]


def test_another_coder_takes_the_next_step_without_reopening(window: MainWindow) -> None:
    assert window.session is not None
    window.prefer(replace(load_settings(), coder_name="Mia Smit", coder_initials="Mi"))
    code(window.session.project, "Bram", "het geld", "m")
    assert window.session.project.history()[-1].coder == "Mia Smit"
    assert {each.initials for each in window.session.project.values(Coder)} == {"AV", "Mi"}


def test_new_initials_of_a_known_coder_are_one_step_and_one_undo(window: MainWindow) -> None:
    assert window.session is not None
    project = window.session.project
    window.prefer(replace(load_settings(), coder_initials="AnV"))
    assert [each.initials for each in project.values(Coder)] == ["AnV"]
    window.undo()
    assert [each.initials for each in project.values(Coder)] == ["AV"]


def test_larger_letters_come_at_once_and_go_again(window: MainWindow, qtbot: QtBot) -> None:
    before = QApplication.font().pointSizeF()
    window.prefer(replace(load_settings(), font_size=4))
    assert QApplication.font().pointSizeF() == before + 4
    window.prefer(replace(load_settings(), font_size=0))
    assert QApplication.font().pointSizeF() == before


def test_the_size_of_the_text_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk is not None
    own = window.desk.coding.transcript.document().defaultFont().pointSizeF()
    window.menus.actions["zoom_in"].trigger()
    window.menus.actions["zoom_in"].trigger()
    assert load_settings().transcript_size == 2
    window.build()
    assert window.desk.coding.transcript.document().defaultFont().pointSizeF() == own + 2
    window.menus.actions["zoom_own"].trigger()
    assert load_settings().transcript_size == 0


def cut(window: QWidget) -> list[str]:
    """Return the buttons and questions that have less room than their words ask."""
    found = [each for each in window.findChildren(QWidget) if each.isVisible()]
    plain = [each for each in found if isinstance(each, QPushButton) or (isinstance(each, QLabel) and each.buddy())]
    return [
        each.text()
        for each in plain
        if each.width() < each.minimumSizeHint().width() or each.height() < each.minimumSizeHint().height()
    ]


@pytest.mark.parametrize("show", ["show_preferences", "show_about", "show_export", "show_import", "show_history"])
def test_at_the_largest_letters_no_form_cuts_its_words(qtbot: QtBot, window: MainWindow, show: str) -> None:
    window.prefer(replace(load_settings(), language="nl", font_size=4))
    QApplication.processEvents()
    getattr(window, show)()
    dialog = window.findChild(QDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert cut(dialog) == []
    assert dialog.width() <= 1366 and dialog.height() <= 768


def test_at_the_largest_letters_no_page_cuts_its_words(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1366, 768)
    window.prefer(replace(load_settings(), language="nl", font_size=4))
    qtbot.waitUntil(lambda: window.menus.actions["page_count"].text() == "&Tellen")
    for number in (0, 1):
        assert window.desk is not None
        window.desk.show_page(number)
        QApplication.processEvents()
        assert cut(window) == [] and window.width() == 1366
    window.files.close_project()
    QApplication.processEvents()
    assert cut(window) == []
