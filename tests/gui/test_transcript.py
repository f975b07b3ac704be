from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.domain.source import Source
from codebench.gui.theme import current_theme, use_theme
from codebench.gui.views.transcript import TranscriptView
from codebench.services import reading
from codebench.services.project import Project
from tests.makers import add_interviews
from tests.makers import reading as reading_of

NAMES = {"d": ("delay", "#0072B2"), "m": ("money", "#D55E00")}


def shown(qtbot: QtBot, project: Project, title: str = "Anna") -> tuple[TranscriptView, str]:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(820, 500)
    source = project.values(Source, title=title)[0]
    view.set_transcript(reading.transcript(project, source.id))
    view.show()
    return view, source.text


def coding(text: str, words: str, code_id: str = "d", key: str = "k") -> Coding:
    at = text.index(words)
    return Coding(key, "s", at, at + len(words), code_id, "me")


def test_the_text_on_the_page_is_the_text_of_the_source(qtbot: QtBot, project: Project) -> None:
    view, text = shown(qtbot, project)
    assert view.toPlainText() == text


def test_a_selection_behind_an_emoji_comes_out_in_code_points(qtbot: QtBot, project: Project) -> None:
    view, text = shown(qtbot, project)
    at = text.index("geld")
    view.select(at, at + 4)
    assert view.textCursor().selectedText() == "geld"
    span = view.selected_span()
    assert span is not None and (span.start, span.end) == (at, at + 4)
    assert view.textCursor().selectionStart() == at + 1


def test_enter_or_a_letter_on_a_selection_asks_for_the_picker(qtbot: QtBot, project: Project) -> None:
    view, text = shown(qtbot, project)
    asked: list[str] = []
    view.picker_requested.connect(asked.append)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    view.select(text.index("geld"), text.index("geld") + 4)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, "t")
    assert asked == ["", "t"]


def test_a_coded_word_is_tinted_and_striped(qtbot: QtBot, project: Project) -> None:
    view, text = shown(qtbot, project)
    words = coding(text, "bang voor vertraging")
    before = view.viewport().grab().toImage()
    view.set_codings([words], NAMES, {})
    after = view.viewport().grab().toImage()
    tint = current_theme().tint("#0072B2").name()
    colours = {after.pixelColor(x, y).name() for x in range(0, after.width(), 2) for y in range(0, after.height(), 2)}
    earlier = {
        before.pixelColor(x, y).name() for x in range(0, before.width(), 2) for y in range(0, before.height(), 2)
    }
    assert tint in colours and tint not in earlier
    assert [placed.key for placed in view.placed()] == ["k"]


def test_a_click_on_a_coded_word_selects_it_and_delete_asks_to_remove_it(qtbot: QtBot, project: Project) -> None:
    view, text = shown(qtbot, project)
    outer, inner = coding(text, "bang voor vertraging", key="outer"), coding(text, "voor", "m", key="inner")
    view.set_codings([outer, inner], NAMES, {})
    cursor = QTextCursor(view.document())
    cursor.setPosition(text.index("voor") + 2)
    middle = view.cursorRect(cursor).center()
    removed: list[str] = []
    view.remove_requested.connect(removed.append)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert view.selected_coding == "inner"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(0, 1))
    assert view.selected_coding == "outer"
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert removed == ["outer"]


def test_a_click_on_a_stripe_selects_its_coding(qtbot: QtBot, project: Project) -> None:
    view, text = shown(qtbot, project)
    view.set_codings([coding(text, "bang voor vertraging")], NAMES, {})
    placed = view.placed()[0]
    at = QPoint(int(view._columns.margin_left) + 1, int((placed.top + placed.bottom) / 2))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.selected_coding == "k"


def test_new_codings_move_neither_text_nor_selection(qtbot: QtBot, project: Project) -> None:
    view, text = shown(qtbot, project)
    view.resize(820, 120)
    view.verticalScrollBar().setValue(60)
    view.setTextCursor(view.textCursor())
    cursor = view.textCursor()
    cursor.setPosition(40)
    cursor.setPosition(60, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    place, span = view.verticalScrollBar().value(), view.selected_span()
    view.set_codings([coding(text, "bang voor vertraging")], NAMES, {})
    assert (view.verticalScrollBar().value(), view.selected_span()) == (place, span)


def test_zoom_and_theme_keep_the_selection(qtbot: QtBot, project: Project) -> None:
    view, text = shown(qtbot, project)
    view.select(10, 20)
    view.zoom(2)
    use_theme("dark")
    span = view.selected_span()
    assert view.toPlainText() == text
    assert span is not None and (span.start, span.end) == (10, 20)


def test_an_unknown_speaker_is_named_as_such(qtbot: QtBot, project: Project) -> None:
    from dataclasses import replace

    view, _ = shown(qtbot, project)
    assert view.transcript is not None
    turns = tuple(replace(turn, speaker_id=None) for turn in view.transcript.turns)
    view.set_transcript(replace(view.transcript, turns=turns))
    assert {label.name for label in view._labels.values()} == {"speaker unknown"}


def test_a_drag_through_the_white_between_lines_selects_the_letters_beside_it(qtbot: QtBot, project: Project) -> None:
    view, text = shown(qtbot, project)
    cursor = view.textCursor()
    cursor.setPosition(text.index("bang"))
    start = view.cursorRect(cursor)
    cursor.setPosition(text.index("bang voor") + len("bang voor") + 1)
    end = view.cursorRect(cursor)
    for y in range(start.top() - 3, start.bottom() + 5):
        view.drop_selection()
        viewport, left = view.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(viewport, left, pos=QPoint(start.left() + 1, y))
        QTest.mouseMove(viewport, QPoint((start.left() + end.left()) // 2, y))
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(end.left(), y),
            QPointF(viewport.mapToGlobal(QPoint(end.left(), y))),
            left,
            left,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, move)
        QTest.mouseRelease(viewport, left, pos=QPoint(end.left(), y))
        assert view.textCursor().selectedText().strip() in ("bang voor", "bang voor v", "ang voor"), y


def test_a_long_source_opens_at_its_beginning(qtbot: QtBot, project: Project) -> None:
    lines = [("Interviewer", f"Vraag {n}? " * 20) for n in range(60)]
    add_interviews(project, reading_of("lang", *lines))
    view, _ = shown(qtbot, project, "lang")
    view.setFocus()
    QApplication.processEvents()
    assert view.caret() == 0
    assert view.verticalScrollBar().value() == 0
