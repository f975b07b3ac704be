"""Coding and moving codes by drag and drop."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.gui.names import CODE, PASSAGE
from codebench.gui.window import MainWindow
from codebench.services.project import Project
from codebench.services.reading import codebook
from tests.makers import add_interviews, add_tree, reading
from tests.windows import window_on

MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    add_interviews(project, reading("one", ("Interviewer", "Why?"), ("Anna", "Money and time.")))
    add_tree(project, "obstacles", "obstacles / money", "obstacles / time", "gains")
    with window_on(qtbot, project) as made:
        yield made


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


def drag_from(viewport: QWidget, at: QPoint) -> QMimeData:
    """Press and move until Qt starts dragging, and return what is dragged."""
    before = set(viewport.window().findChildren(QDrag))
    QTest.mousePress(viewport, LEFT, NO_KEY, at)
    for step in range(1, QApplication.startDragDistance() + 2):
        spot = QPointF(at + QPoint(step, 0))
        where = spot, QPointF(viewport.mapToGlobal(spot))
        QApplication.sendEvent(viewport, QMouseEvent(QEvent.Type.MouseMove, *where, LEFT, LEFT, NO_KEY))
        if started := set(viewport.window().findChildren(QDrag)) - before:
            break
    QTest.mouseRelease(viewport, LEFT, NO_KEY, at)
    [drag] = started
    return drag.mimeData()


def drop_at(viewport: QWidget, at: QPoint, data: QMimeData, action: Qt.DropAction) -> bool:
    """Bring what is dragged over a widget, as the desktop does, and let go; tell whether it was taken."""
    enter = QDragEnterEvent(at, action, data, LEFT, NO_KEY)
    move = QDragMoveEvent(at, action, data, LEFT, NO_KEY)
    drop = QDropEvent(QPointF(at), action, data, LEFT, NO_KEY)
    for event in (enter, move):
        QApplication.sendEvent(viewport, event)
    if move.isAccepted():
        QApplication.sendEvent(viewport, drop)
    return move.isAccepted() and drop.isAccepted()


def row_of(window: MainWindow, name: str) -> QPoint:
    assert window.desk is not None
    view = window.desk.coding.codebook
    return view.tree.visualRect(view.model.find(window.desk.coding.book.find(name).id)).center()


def test_words_dragged_with_the_mouse_onto_a_code_are_coded(window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    page, project = window.desk.coding, window.session.project
    view, tree = page.transcript, page.codebook.tree
    view.select(5, 10)
    data = drag_from(view.viewport(), view.selection_rect().center())
    assert data.hasFormat(PASSAGE) and data.text() == "Money"
    assert drop_at(tree.viewport(), row_of(window, "time"), data, COPY)
    [coding] = project.values(Coding)
    assert (coding.start, coding.end, page.book[coding.code_id].name) == (5, 10, "time")
    assert page.codebook.current_id() == coding.code_id


def test_a_code_dragged_with_the_mouse_onto_selected_words_codes_them(window: MainWindow) -> None:
    assert window.desk is not None and window.session is not None
    page, project = window.desk.coding, window.session.project
    view, tree = page.transcript, page.codebook.tree
    data = drag_from(tree.viewport(), row_of(window, "money"))
    text = page.transcript.toPlainText()
    view.select(text.index("time"), text.index("time") + 4)
    here = view.selection_rect().center()
    assert not drop_at(view.viewport(), here - QPoint(60, 0), data, COPY)
    assert project.values(Coding) == []
    assert drop_at(view.viewport(), here, data, COPY)
    [coding] = project.values(Coding)
    assert (text[coding.start : coding.end], page.book[coding.code_id].name) == ("time", "money")


def test_a_code_dragged_with_the_mouse_between_two_others_lands_there(window: MainWindow) -> None:
    assert window.desk is not None
    tree = window.desk.coding.codebook.tree
    data = drag_from(tree.viewport(), row_of(window, "gains"))
    above = tree.visualRect(tree.indexAt(row_of(window, "time"))).topLeft() + QPoint(12, 1)
    assert drop_at(tree.viewport(), above, data, MOVE)
    assert paths(window) == ["obstacles", "obstacles / money", "obstacles / gains", "obstacles / time"]
