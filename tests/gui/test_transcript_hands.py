import json
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.domain.source import Source
from codebench.gui.names import CODE, PASSAGE
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.theme import current_theme
from codebench.gui.views.transcript import TranscriptView
from codebench.gui.views.transcript_layout import edge
from codebench.gui.views.transcript_paint import stripe_rect
from codebench.gui.window import MainWindow
from codebench.services.codebook import add_code
from codebench.services.coding import apply_codes
from codebench.services.project import Project
from tests.gui.test_pages import coding_page
from tests.makers import add_interviews, reading

ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def page(qtbot: QtBot, project: Project) -> CodingPage:
    made = coding_page(qtbot, project)
    made.open_source(project.values(Source, title="Anna")[0].id)
    return made


def words(page: CodingPage, coding: Coding) -> str:
    return page.transcript.transcript.source.text[coding.start : coding.end]


def only(page: CodingPage) -> Coding:
    [coding] = page.codings.values()
    return coding


def move(view: TranscriptView, to: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    spot, whole = QPointF(to), QPointF(view.viewport().mapToGlobal(to))
    QApplication.sendEvent(view.viewport(), QMouseEvent(QEvent.Type.MouseMove, spot, whole, left, left, none))


def spot(page: CodingPage, part: str, into: int = 1) -> QPoint:
    view = page.transcript
    cursor = view.textCursor()
    cursor.setPosition(view._offsets.to_qt(view.transcript.source.text.index(part) + into))
    return view.cursorRect(cursor).center()


def test_sentence_turn_answer_with_one_key(page: CodingPage) -> None:
    text, view, passages = page.transcript.transcript.source.text, page.transcript, page.controllers["passages"]
    at = text.index("geld")
    view.select(at, at)
    seen = []
    for _ in range(3):
        passages.select_more()
        span = view.selected_span()
        seen.append(text[span.start : span.end])
    assert seen[0] == "😀 En het geld, dat speelt ook."
    assert seen[1].startswith("Ze zijn bang") and seen[1].endswith("Vertraging dus.")
    assert seen[2] == seen[0]


def test_alt_and_an_arrow_move_an_end_word_by_word_and_undo_takes_it_back(qtbot: QtBot, page: CodingPage) -> None:
    put(page, "voor", "d")
    view = page.transcript
    view.select_coding(only(page).id)
    qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
    assert words(page, only(page)) == "voor vertraging."
    qtbot.keyClick(view, Qt.Key.Key_Left, ALT | SHIFT)
    assert words(page, only(page)) == "bang voor vertraging."
    qtbot.keyClick(view, Qt.Key.Key_Right, ALT | SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Left, ALT)
    assert words(page, only(page)) == "voor"
    assert view.selected_coding == only(page).id
    page._session.undo()
    assert words(page, only(page)) == "voor vertraging."


def test_a_handle_is_pulled_with_the_mouse_and_snaps_to_words(qtbot: QtBot, page: CodingPage) -> None:
    page.transcript.select(*place(page, "voor"))
    page.apply_code("d")
    view, coding = page.transcript, only(page)
    view.select_coding(coding.id)
    mark = view._marks[coding.id]
    scroll = view.verticalScrollBar().value()
    end = edge(view.document(), mark.start, mark.end, at_start=False).center().toPoint() - QPoint(0, scroll)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    move(view, spot(page, "vertraging", 6))
    assert words(page, only(page)) == "voor"
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, "vertraging", 6))
    assert words(page, only(page)).startswith("voor vertraging")
    start = edge(view.document(), mark.start, mark.end, at_start=True).center().toPoint() - QPoint(0, scroll)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    move(view, spot(page, "bang"))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, "bang"))
    assert words(page, only(page)).startswith("voor vertraging")


def place(page: CodingPage, part: str) -> tuple[int, int]:
    at = page.transcript.transcript.source.text.index(part)
    return at, at + len(part)


def put(page: CodingPage, part: str, code_id: str) -> None:
    page.transcript.select(*place(page, part))
    page.apply_code(code_id)


def test_the_stack_lists_what_is_here_changes_a_code_and_removes(qtbot: QtBot, page: CodingPage) -> None:
    for part, code_id in (("bang voor vertraging", "d"), ("voor", "m"), ("voor", "o")):
        put(page, part, code_id)
    view, stack = page.transcript, page.controllers["codings"].stack
    view.select(place(page, "voor")[0] + 1, place(page, "voor")[0] + 1)
    qtbot.keyClick(view, Qt.Key.Key_Return, CTRL)
    assert stack.isVisible() and stack.list.hasFocus() and len(stack.keys()) == 3
    qtbot.keyClick(stack.list, Qt.Key.Key_Down)
    assert view.selected_coding == stack.current() == stack.keys()[1]
    qtbot.keyClick(stack.list, Qt.Key.Key_Down)
    assert page.codings[stack.current()].code_id == "d"
    qtbot.keyClick(stack.list, Qt.Key.Key_Return)
    changer = page.controllers["codings"].changer
    assert changer.isVisible() and not stack.isVisible()
    changed = view.selected_coding
    qtbot.keyClicks(changer.box, "mon")
    qtbot.keyClick(changer.box, Qt.Key.Key_Return)
    assert page.codings[changed].code_id == "m"
    qtbot.keyClick(view, Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(stack.list, Qt.Key.Key_Delete)
    assert len(page.codings) == 2 and len(stack.keys()) == 2
    qtbot.keyClick(stack.list, Qt.Key.Key_Escape)
    assert not stack.isVisible() and view.hasFocus()


def test_a_new_code_for_a_coding_is_one_step(qtbot: QtBot, page: CodingPage) -> None:
    put(page, "voor", "m")
    coding, changer = only(page), page.controllers["codings"].changer
    page.controllers["codings"].change_code(coding.id)
    qtbot.keyClick(changer.box, Qt.Key.Key_Tab)
    assert changer.ticked == []
    qtbot.keyClicks(changer.box, "fear")
    qtbot.keyClick(changer.box, Qt.Key.Key_Return)
    assert only(page).id == coding.id and page.book.path(only(page).code_id) == "obstacles / fear"
    assert page._session.undo_name() == "Coding “money” changed to the new code “fear”"
    page._session.undo()
    assert only(page) == coding and len(page.book) == 3


def test_the_stack_opens_a_memo_by_key_and_its_buttons_do_what_the_keys_do(qtbot: QtBot, page: CodingPage) -> None:
    for code_id in ("m", "d"):
        put(page, "voor", code_id)
    view, stack, memos = page.transcript, page.controllers["codings"].stack, page.controllers["memos"]
    view.select(*place(page, "voor"))
    view.show_stack()
    qtbot.keyClick(stack.list, Qt.Key.Key_Down)
    wanted = stack.current()
    qtbot.keyClick(stack.list, Qt.Key.Key_M)
    assert not stack.isVisible() and memos.panel.text.hasFocus()
    assert memos.panel.context.currentText() == f"passage: {page.book[page.codings[wanted].code_id].name}"
    view.show_stack()
    _, _, remove = stack.acts.findChildren(QToolButton)
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert stack.isVisible() and len(page.codings) == 1


def test_a_click_where_several_codings_are_lists_them(qtbot: QtBot, page: CodingPage) -> None:
    put(page, "bang voor vertraging", "d")
    view, stack = page.transcript, page.controllers["codings"].stack
    view.drop_selection()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, "voor"))
    assert not stack.isVisible()
    put(page, "voor", "m")
    view.select_coding("")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, "voor"))
    assert stack.isVisible() and page.codings[stack.current()].code_id == "m"


def test_find_marks_all_hits_and_walks_through_them(qtbot: QtBot, page: CodingPage) -> None:
    seek, view = page.controllers["seeking"], page.transcript
    seek.find()
    qtbot.keyClicks(seek.find_bar.box, "VERTRÁGING")
    assert seek.find_bar.said.text() == "1 of 3" and len(view._hits) == 3
    qtbot.keyClick(seek.find_bar.box, Qt.Key.Key_Return)
    assert seek.find_bar.said.text() == "2 of 3"
    assert view.textCursor().selectedText() == "Vertraging"
    qtbot.keyClick(seek.find_bar.box, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClick(seek.find_bar.box, Qt.Key.Key_Return, SHIFT)
    assert seek.find_bar.said.text() == "3 of 3"
    seek.find_bar.box.setText("xyz")
    assert seek.find_bar.said.text() == "not found"
    qtbot.keyClick(seek.find_bar.box, Qt.Key.Key_Escape)
    assert not seek.find_bar.isVisible() and view._hits == [] and view.hasFocus()


def test_another_source_is_searched_anew(qtbot: QtBot, page: CodingPage) -> None:
    seek = page.controllers["seeking"]
    seek.find()
    qtbot.keyClicks(seek.find_bar.box, "geld")
    page.open_source(page._session.project.values(Source, title="Bram")[0].id)
    assert seek.find_bar.said.text() == "1 of 1"


def test_go_to_a_turn_or_hear_why_not(qtbot: QtBot, page: CodingPage) -> None:
    seek, view = page.controllers["seeking"], page.transcript
    seek.go_to()
    qtbot.keyClicks(seek.go_bar.box, "12:30")
    qtbot.keyClick(seek.go_bar.box, Qt.Key.Key_Return)
    assert "no times" in seek.go_bar.said.text() and seek.go_bar.isVisible()
    seek.go_bar.box.setText("3")
    assert seek.go_bar.said.text() == ""
    qtbot.keyClick(seek.go_bar.box, Qt.Key.Key_Return)
    assert view.caret() == place(page, "Echt waar")[0] and not seek.go_bar.isVisible() and view.hasFocus()


def test_next_and_previous_coding_of_this_code(page: CodingPage) -> None:
    for part, code_id in (("bang", "d"), ("geld", "m"), ("alweer", "d")):
        put(page, part, code_id)
    view, passages = page.transcript, page.controllers["passages"]
    view.select(0, 0)
    page.codebook.choose("d")
    passages.next_of_code()
    assert words(page, page.codings[view.selected_coding]) == "bang"
    passages.next_of_code()
    assert words(page, page.codings[view.selected_coding]) == "alweer"
    assert view.selected_span() is None
    passages.previous_of_code()
    passages.previous_of_code()
    assert words(page, page.codings[view.selected_coding]) == "alweer"


def test_a_selection_is_dragged_out_as_a_passage(page: CodingPage) -> None:
    view = page.transcript
    view.select(*place(page, "geld"))
    data = view.createMimeDataFromSelection()
    start, end = place(page, "geld")
    assert json.loads(data.data(PASSAGE).data()) == {"start": start, "end": end}
    assert data.text() == "geld"


def test_a_code_dropped_on_the_selection_codes_it_and_elsewhere_nothing(page: CodingPage) -> None:
    view = page.transcript
    view.select(*place(page, "geld"))
    data = QMimeData()
    data.setData(CODE, b"m")
    buttons = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for part, taken in (("bang", False), ("geld", True)):
        over, drop = QPointF(spot(page, part, 2)), Qt.DropAction.CopyAction
        moved = QDragMoveEvent(over.toPoint(), *buttons)
        view.dragMoveEvent(moved)
        assert moved.isAccepted() is taken
        view.dropEvent(QDropEvent(over, drop, *buttons[1:]))
        assert len(page.codings) == int(taken)
    assert only(page).code_id == "m" and words(page, only(page)) == "geld"


def dense(qtbot: QtBot, project: Project) -> CodingPage:
    """Ten codings on one word, and sixty that all lie over the same words of one turn."""
    long = " ".join(f"woord{n}" for n in range(200))
    add_interviews(
        project,
        reading(
            "dicht", ("Interviewer", "En?"), ("Anna", "kern van de zaak"), ("Interviewer", "Hm. " * 500), ("Anna", long)
        ),
    )
    source = project.values(Source, title="dicht")[0]
    for n in range(60):
        project.do(add_code, name=f"code {n}", code_id=f"t{n}", colour=f"#{n * 3:02X}00{200 - n * 3:02X}")
    kern = source.text.index("kern")
    first = source.text.index("woord0")
    project.do(apply_codes, source_id=source.id, start=kern, end=kern + 4, code_ids=[f"t{n}" for n in range(10)])
    for n in range(60):
        start = source.text.index(f"woord{n} ", first)
        end = source.text.index(f"woord{n + 70}", first)
        project.do(apply_codes, source_id=source.id, start=start, end=end, code_ids=[f"t{n}"])
    page = coding_page(qtbot, project)
    page.open_source(source.id)
    return page


def stripes(view: TranscriptView) -> dict[str, QRectF]:
    return {placed.key: stripe_rect(placed, view._columns) for placed in view.placed()}


SIZES = pytest.mark.parametrize("size", [(1366, 740), (960, 560)], ids=["laptop", "smallest window"])


@SIZES
def test_ten_on_one_word_and_sixty_in_one_turn_hide_none_of_each_other(
    qtbot: QtBot, project: Project, size: tuple[int, int]
) -> None:
    page = dense(qtbot, project)
    page.resize(*size)
    view, boxes = page.transcript, stripes(page.transcript)
    assert len(boxes) == 70
    assert not any(one.intersects(other) for one, other in combinations(boxes.values(), 2))
    ten = [placed for placed in view.placed() if page.codings[placed.key].end - page.codings[placed.key].start == 4]
    assert len(ten) == 10 and all(placed.label_top is not None for placed in ten)
    theme = current_theme()
    for key, box in boxes.items():
        view.show_coding(key)
        view.select_coding("")
        picture = view.viewport().grab().toImage()
        wanted = theme.shade(page.book.colour(page.codings[key].code_id)).name()
        at = box.translated(0, -view.verticalScrollBar().value())
        assert at.left() >= 0 and at.right() <= min(view._columns.width, view.viewport().width())
        row = [picture.pixelColor(x, int(at.top()) + 2).name() for x in range(int(at.left()), int(at.right()) + 2)]
        assert wanted in row, page.codings[key]


@SIZES
def test_a_click_on_any_of_sixty_stripes_selects_its_coding(
    qtbot: QtBot, project: Project, size: tuple[int, int]
) -> None:
    page = dense(qtbot, project)
    page.resize(*size)
    view = page.transcript
    for key, box in stripes(view).items():
        view.show_coding(key)
        view.select_coding("")
        at = box.center() - QPointF(0, view.verticalScrollBar().value())
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(int(at.x()), int(at.y())))
        assert view.selected_coding == key


def test_the_mouse_on_a_stripe_tells_the_whole_name(qtbot: QtBot, project: Project) -> None:
    page = dense(qtbot, project)
    view = page.transcript
    for key, box in list(stripes(view).items())[::9]:
        view.show_coding(key)
        at = (box.center() - QPointF(0, view.verticalScrollBar().value())).toPoint()
        none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        whole = QPointF(view.viewport().mapToGlobal(at))
        QApplication.sendEvent(
            view.viewport(), QMouseEvent(QEvent.Type.MouseMove, QPointF(at), whole, none, none, keys)
        )
        assert view.viewport().toolTip() == page.book[page.codings[key].code_id].name


def test_all_codings_at_a_dense_place_are_reached_by_keyboard(qtbot: QtBot, project: Project) -> None:
    page = dense(qtbot, project)
    view, stack = page.transcript, page.controllers["codings"].stack
    for part, many in (("kern", 10), ("woord59 ", 60)):
        view.select(place(page, part)[0] + 1, place(page, part)[0] + 1)
        view.select_coding("")
        qtbot.keyClick(view, Qt.Key.Key_Return, CTRL)
        seen = {view.selected_coding}
        for _ in range(many - 1):
            qtbot.keyClick(stack.list, Qt.Key.Key_Down)
            seen.add(view.selected_coding)
        assert len(seen) == many
        qtbot.keyClick(stack.list, Qt.Key.Key_Escape)


def test_the_keys_work_in_the_window(qtbot: QtBot, project: Project) -> None:
    path = project.path
    project.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.files.open(path)
    with qtbot.waitActive(window):
        window.activateWindow()
    page = window.desk.coding
    view, seek = page.transcript, page.controllers["seeking"]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_L, CTRL)
    assert view.selected_span() is not None
    page.apply_code("d")
    view.select_coding("")
    qtbot.keyClick(view, Qt.Key.Key_Down, CTRL)
    assert view.selected_coding == only(page).id
    before = words(page, only(page))
    qtbot.keyClick(view, Qt.Key.Key_Left, ALT)
    assert len(words(page, only(page))) < len(before)
    qtbot.keyClick(view, Qt.Key.Key_F, CTRL)
    assert seek.find_bar.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_G, CTRL)
    assert seek.go_bar.isVisible() and not seek.find_bar.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL | SHIFT)
    assert page.codebook.filter.hasFocus()
    window.close()


def test_a_press_on_the_selection_may_become_a_drag_and_keeps_it(page: CodingPage) -> None:
    view = page.transcript
    view.select(*place(page, "bang voor vertraging"))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, "voor", 2))
    assert view.textCursor().selectedText() == "bang voor vertraging"
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, "voor", 2))
    assert view.selected_span() is None


def test_a_click_on_a_handle_without_pulling_is_a_click_on_the_word(qtbot: QtBot, page: CodingPage) -> None:
    put(page, "bang voor vertraging", "d")
    put(page, "voor", "m")
    view, stack = page.transcript, page.controllers["codings"].stack
    view.drop_selection()
    inner = next(c.id for c in page.codings.values() if c.code_id == "m")
    view.select_coding(inner)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, "voor", 0) + QPoint(2, 0))
    assert view.selected_coding != inner and stack.isVisible()
    assert {words(page, coding) for coding in page.codings.values()} == {"voor", "bang voor vertraging"}
