"""What is copied to elsewhere: names are hidden in it as in an export, or told of."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from codebench.domain.hiding import HiddenName, NameKind
from codebench.domain.source import Source
from codebench.gui.window import MainWindow
from codebench.services import keys
from codebench.services.project import Project
from tests.makers import add_interviews, reading
from tests.windows import window_on

CTRL = Qt.KeyboardModifier.ControlModifier
SAID = "Volgens Harmke wel. Het geld."


@pytest.fixture
def window(qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    # Without a screen nobody owns the clipboard.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)
    add_interviews(project, reading("Cora", ("P9", SAID)))
    with window_on(qtbot, project) as made:
        opened = made.session.project
        keys.make_key(opened, keys.usual_place(opened), "drie gele fietsen")
        keys.decide(opened, [HiddenName("Harmke", NameKind.PERSON, (), "[collega]")])
        made.desk.coding.open_source(next(each.id for each in opened.values(Source) if each.title == "Cora"))
        yield made


def copied(qtbot: QtBot, window: MainWindow, words: str) -> tuple[str, list[str]]:
    told: list[str] = []
    window.session.news.connect(told.append)
    page = window.desk.coding.transcript
    page.select(SAID.index(words), SAID.index(words) + len(words))
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_C, CTRL)
    return QGuiApplication.clipboard().text(), told


def test_copied_words_that_hold_a_name_are_told_to(qtbot: QtBot, window: MainWindow) -> None:
    assert copied(qtbot, window, "Volgens Harmke wel.") == (
        "Volgens Harmke wel.",
        ["What was copied holds names: Harmke"],
    )


def test_of_words_without_names_nothing_is_told(qtbot: QtBot, window: MainWindow) -> None:
    assert copied(qtbot, window, "Het geld.") == ("Het geld.", [])


def test_a_key_that_hides_on_export_hides_in_what_is_copied(qtbot: QtBot, window: MainWindow) -> None:
    window.session.project.key.hide_on_export(True)
    assert copied(qtbot, window, "Volgens Harmke wel.") == ("Volgens [collega] wel.", [])
    QGuiApplication.clipboard().setText("Harmke, uit een lijst")
    assert QGuiApplication.clipboard().text() == "[collega], uit een lijst"


def test_what_one_typed_oneself_is_copied_as_it_is(qtbot: QtBot, window: MainWindow) -> None:
    window.session.project.key.hide_on_export(True)
    field = QLineEdit("Harmke", window)
    field.show()
    field.setFocus()
    assert QApplication.focusWidget() is field
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Harmke"
