"""Coding and moving codes by drag and drop."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.gui.names import CODE, PASSAGE
from codebench.gui.window import MainWindow
from codebench.services.project import Project
from codebench.services.reading import codebook
from tests.makers import add_interviews, add_tree, reading

MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    add_interviews(project, reading("one", ("Interviewer", "Why?"), ("Anna", "Money and time.")))
    add_tree(project, "obstacles", "obstacles / money", "obstacles / time", "gains")
    path = project.path
    project.close()
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    made.files.open(path)
    yield made
    made.close()


def paths(window: MainWindow) -> list[str]:
    assert window.session is not None
    book = codebook(window.session.project)
    return [book.path(code.id) for code in book.walk()]


def test_a_selection_dropped_on_a_code_is_coded(window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    page, project = window.desk.coding, window.session.project
    text = page.transcript.toPlainText()
    page.transcript.select(text.index("Money"), text.index("Money") + 5)
    data = page.transcript.createMimeDataFromSelection()
    assert data.hasFormat(PASSAGE) and json.loads(bytes(data.data(PASSAGE).data()))["end"] == 10
    model = page.codebook.model
    target = model.find(codebook(project).find("money").id)
    assert model.canDropMimeData(data, COPY, -1, 0, target)
    model.dropMimeData(data, COPY, -1, 0, target)
    (coding,) = project.values(Coding)
    assert (coding.start, coding.end) == (5, 10)
    window.menus.actions["undo"].trigger()
    assert project.values(Coding) == []


def test_a_code_dropped_elsewhere_in_the_tree_moves_there_and_back(window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    model, project = window.desk.coding.codebook.model, window.session.project
    find = codebook(project).find
    before = paths(window)
    data = model.mimeData([model.find(find("time").id)])
    model.dropMimeData(data, MOVE, 0, 0, model.find(find("obstacles").id))
    assert paths(window) == ["obstacles", "obstacles / time", "obstacles / money", "gains"]
    model.dropMimeData(data, MOVE, -1, 0, model.find(find("gains").id))
    assert paths(window)[-1] == "gains / time"
    model.dropMimeData(data, MOVE, 0, 0, QModelIndex())
    assert paths(window)[0] == "time"
    for _ in range(3):
        window.menus.actions["undo"].trigger()
    assert paths(window) == before


def test_a_drop_lands_where_it_is_shown_also_under_a_filter(window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    page, project = window.desk.coding, window.session.project
    find = codebook(project).find
    page.controllers["codebook"].retire(find("obstacles").id)
    page.codebook.filter.setText("i")
    shown = page.codebook.model
    data = shown.mimeData([shown.find(find("time").id)])
    page.codebook.filter.setText("")
    shown.dropMimeData(data, MOVE, 0, 0, QModelIndex())
    assert paths(window) == ["obstacles", "obstacles / money", "time", "gains"]


def test_a_passage_made_up_elsewhere_does_nothing(window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    model, project = window.desk.coding.codebook.model, window.session.project
    data = QMimeData()
    data.setData(PASSAGE, b"[not a passage")
    model.dropMimeData(data, COPY, -1, 0, model.find(codebook(project).find("money").id))
    assert project.values(Coding) == []


def test_a_code_cannot_be_dropped_on_what_lies_below_it(window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    model, project = window.desk.coding.codebook.model, window.session.project
    data = QMimeData()
    data.setData(CODE, codebook(project).find("obstacles").id.encode())
    assert not model.canDropMimeData(data, MOVE, -1, 0, model.find(codebook(project).find("money").id))
