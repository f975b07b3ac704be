"""The transcript in every script: what is selected, coded, painted and clicked on is what people see there."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from codebench.domain.source import Source
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.theme import current_theme
from codebench.gui.views.transcript import TranscriptView
from codebench.gui.views.transcript_layout import lines_of
from codebench.services.project import Project
from tests.gui.test_pages import coding_page
from tests.makers import add_interviews, reading

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "OpenType support missing", extend=True)

LINES = {
    "family": ("Ik zag 👩‍👩‍👧 en 🏳️‍🌈 lopen.", "lopen"),
    "astral": ("😀😀 blij 😀 en 𝒲oorden.", "blij"),
    "emoji": ("Dat was 😀 leuk.", "😀"),
    "combining": ("Een cafe\u0301 vol ide\u0308en.", "cafe\u0301"),
    "hebrew": ("Zij zei שלום עולם en lachte.", "עולם"),
    "hebrew line": ("שלום abc עולם", "שלום"),
    "arabic": ("قال مرحبا بالعالم اليوم", "مرحبا"),
    "devanagari": ("उसने नमस्ते दुनिया कहा।", "नमस्ते"),
}
SCRIPTS = pytest.mark.parametrize("script", LINES)
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot, project: Project) -> CodingPage:
    add_interviews(project, reading("talen", *(("Anna", line) for line, _ in LINES.values())))
    made = coding_page(qtbot, project)
    made.open_source(project.values(Source, title="talen")[0].id)
    return made


def place(page: CodingPage, script: str) -> tuple[int, int]:
    """Where the word stands, in code points of the whole text."""
    assert page.transcript.transcript is not None
    line, word = LINES[script]
    start = page.transcript.transcript.source.text.index(line) + line.index(word)
    return start, start + len(word)


def boxes(view: TranscriptView, start: int, end: int) -> list[tuple[int, int, int]]:
    """Left, right and middle of each part of a stretch, on the viewport."""
    first, last = view._offsets.to_qt(start), view._offsets.to_qt(end)
    block = view.document().findBlock(first)
    corner = block.layout().position() - QPointF(0, view.verticalScrollBar().value())
    return [
        (int(left + corner.x()), int(right + corner.x()), int(line.naturalTextRect().center().y() + corner.y()))
        for line, left, right in lines_of(block, first, last)
    ]


def words(page: CodingPage, start: int, end: int) -> str:
    assert page.transcript.transcript is not None
    return page.transcript.transcript.source.text[start:end]


@SCRIPTS
def test_a_word_selected_and_coded_is_that_word(page: CodingPage, script: str) -> None:
    view, (start, end) = page.transcript, place(page, script)
    view.select(start, end)
    assert view.textCursor().selectedText() == LINES[script][1]
    page.apply_code("d")
    [coding] = page.codings.values()
    assert words(page, coding.start, coding.end) == LINES[script][1]


@SCRIPTS
def test_the_tint_lies_under_the_word_and_nowhere_else(page: CodingPage, script: str) -> None:
    view, (start, end) = page.transcript, place(page, script)
    view.select(start, end)
    page.apply_code("d")
    [(left, right, middle)] = boxes(view, start, end)
    tint = current_theme().tint(page.book.colour("d")).name()
    picture = view.viewport().grab().toImage()
    height = view.fontMetrics().height() // 2
    tinted = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y).name() == tint for y in range(middle - height, middle + height))
    ]
    assert right - left > 6
    assert abs(tinted[0] - left) <= 2 and abs(tinted[-1] - right) <= 2


@SCRIPTS
def test_a_click_anywhere_on_the_word_selects_its_coding_and_beside_it_none(
    qtbot: QtBot, page: CodingPage, script: str
) -> None:
    view, (start, end) = page.transcript, place(page, script)
    view.select(start, end)
    page.apply_code("d")
    [coding] = page.codings
    [(left, right, middle)] = boxes(view, start, end)
    for x, hit in ((left + 2, True), ((left + right) // 2, True), (right - 2, True), (left - 3, False)):
        view.select_coding("")
        qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(x, middle))
        assert view.selected_coding == (coding if hit else ""), x - left


@SCRIPTS
def test_a_word_swept_over_with_the_mouse_is_that_word(page: CodingPage, script: str) -> None:
    view, (start, end) = page.transcript, place(page, script)
    [(left, right, middle)] = boxes(view, start, end)
    viewport = view.viewport()
    QTest.mousePress(viewport, LEFT, NO_KEY, QPoint(left + 1, middle))
    spot = QPointF(right, middle)
    moved = QMouseEvent(QEvent.Type.MouseMove, spot, viewport.mapToGlobal(spot), LEFT, LEFT, NO_KEY)
    QApplication.sendEvent(viewport, moved)
    QTest.mouseRelease(viewport, LEFT, NO_KEY, QPoint(right - 1, middle))
    span = view.selected_span()
    assert span is not None and words(page, span.start, span.end) == LINES[script][1]


def test_a_stretch_of_both_directions_is_tinted_in_its_parts(page: CodingPage) -> None:
    start, _ = place(page, "hebrew")
    parts = boxes(page.transcript, start, start + len("עולם en"))
    assert len(parts) == 2


@pytest.mark.parametrize("size", [(1300, 700), (960, 560)])
@pytest.mark.parametrize("zoom", [-4, 0, 6, 12])
def test_nothing_leaves_the_page_at_any_size_of_the_text(
    qtbot: QtBot, project: Project, size: tuple[int, int], zoom: int
) -> None:
    add_interviews(project, reading("lang", ("Anna", "Een " + "donaudampfschifffahrt" * 30 + " en " + "ja " * 900)))
    page = coding_page(qtbot, project)
    page.resize(*size)
    page.open_source(project.values(Source, title="lang")[0].id)
    view = page.transcript
    view.zoom(zoom)
    page.codebook.choose("d")
    view.select(0, 2000)
    page.apply_code("d")
    room = view._columns.text_left + view._columns.text_width
    layout = view.document().begin().layout()
    assert view._columns.width <= view.viewport().width() and layout.lineCount() > 10
    for number in range(layout.lineCount()):
        rect = layout.lineAt(number).naturalTextRect()
        assert layout.position().x() + rect.right() <= room + 1
    assert view.document().size().width() <= view.viewport().width()
