"""The transcript: whole, read-only, with who speaks to the left and the codings to the right of the words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextFrameFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from codebench.domain.coding import Coding
from codebench.domain.text import Span
from codebench.gui import theme as themes
from codebench.gui.contrast import colour_or
from codebench.gui.highlights import Mark, by_block, innermost_first
from codebench.gui.lanes import Placed
from codebench.gui.offsets import Offsets
from codebench.gui.views import transcript_paint as paint
from codebench.gui.views.transcript_layout import Extents, measure, stripes
from codebench.gui.views.transcript_mouse import onto_line
from codebench.gui.views.transcript_text import GutterLabel, block_starts, fill, gutter_labels
from codebench.i18n import tr
from codebench.services.reading import Transcript

NEUTRAL = "#7A7F86"


class TranscriptView(QTextEdit):
    """Show one source; selections and codings go in and out in code points."""

    picker_requested = Signal(str)
    coding_selected = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transcript")
        self.setAccessibleName(tr("Transcript"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self.transcript: Transcript | None = None
        self._offsets = Offsets("")
        self._starts: list[int] = [0]
        self._labels: dict[int, GutterLabel] = {}
        self._marks: dict[str, Mark] = {}
        self._repeats: Mapping[str, int] = {}
        self._cache = paint.PieceCache()
        self._look = paint.Look()
        self._extents = Extents(self.document())
        self._placed: list[Placed] | None = None
        self._zoom = 0
        self._columns = measure(800, self._text_font(), self.font())
        self.document().setDocumentMargin(0)

    def set_transcript(self, transcript: Transcript) -> None:
        """Show another source from its beginning."""
        self.transcript = transcript
        self._offsets = Offsets(transcript.source.text)
        labels = gutter_labels(transcript.turns, transcript.speakers, transcript.participants)
        self._labels = {self._offsets.to_qt(start): label for start, label in labels.items()}
        self._look = paint.Look()
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def clear_transcript(self) -> None:
        """Show nothing."""
        self.transcript = None
        self._marks, self._labels, self._repeats = {}, {}, {}
        self.clear()
        self._cut()

    def _write(self) -> None:
        shown = self.transcript
        if shown is None:
            return
        theme = themes.current_theme()
        fill(self.document(), shown.source.text, shown.turns, shown.speakers, self._text_font(), theme)
        self._starts = block_starts(self.document())
        self._lay_out(force=True)
        self._cut()

    def set_codings(
        self, codings: Sequence[Coding], names: Mapping[str, tuple[str, str]], repeats: Mapping[str, int]
    ) -> None:
        """Show these codings; `names` gives each code's name and colour. Place and selection stay as they are."""
        to_qt = self._offsets.to_qt
        self._marks = {}
        for coding in codings:
            name, colour = names.get(coding.code_id, ("", NEUTRAL))
            start, end = to_qt(coding.start), to_qt(coding.end)
            self._marks[coding.id] = Mark(coding.id, start, end, coding.code_id, colour_or(colour, NEUTRAL), name)
        self._repeats = repeats
        if self._look.selected not in self._marks:
            self._look.selected = ""
        self._look.hovered = frozenset()
        self._cut()

    def _cut(self) -> None:
        self._cache = paint.PieceCache(by_block(self._marks.values(), self._starts))
        self._placed = None
        self.viewport().update()

    def selected_span(self) -> Span | None:
        """Return what is selected, in code points; None where nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return Span(self._offsets.from_qt(cursor.selectionStart()), self._offsets.from_qt(cursor.selectionEnd()))

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text and bring it to a third of the height."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(start))
        cursor.setPosition(self._offsets.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        top, _ = self._extents.of(cursor.selectionStart(), cursor.selectionEnd())
        bar = self.verticalScrollBar()
        if not bar.value() + 24 < top < bar.value() + self.viewport().height() * 0.6:
            bar.setValue(int(top - self.viewport().height() / 3))
        self.setTextCursor(cursor)

    def words_after(self, key: str, words: int = 9) -> tuple[int, int]:
        """Return the stretch of some words that follow a coding."""
        cursor = self.textCursor()
        cursor.setPosition(self._marks[key].end)
        cursor.movePosition(QTextCursor.MoveOperation.NextWord)
        start = cursor.position()
        cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor, words)
        return self._offsets.from_qt(start), self._offsets.from_qt(cursor.position())

    def caret(self) -> int:
        """Return where the caret is, in code points."""
        return self._offsets.from_qt(self.textCursor().position())

    def selection_rect(self) -> QRect:
        """Return from the top of the selection's first line to where it ends, on the viewport."""
        first, last = self.textCursor(), self.textCursor()
        first.setPosition(first.selectionStart())
        last.setPosition(last.selectionEnd())
        top, end = self.cursorRect(first), self.cursorRect(last)
        return QRect(QPoint(self.cursorRect(first).left(), top.top()), end.bottomLeft()).normalized()

    def drop_selection(self) -> None:
        """Leave the caret at the end of what was selected."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)

    def select_coding(self, key: str) -> None:
        """Make a coding the selected one; empty selects none."""
        if key != self._look.selected:
            self._look.selected = key
            self.viewport().update()
            self.coding_selected.emit(key)

    @property
    def selected_coding(self) -> str:
        """Return the id of the selected coding, or nothing."""
        return self._look.selected

    def codings_at(self, point: int) -> list[str]:
        """Return the codings at a code point, the innermost first."""
        unit = self._offsets.to_qt(point)
        return [m.key for m in innermost_first(m for m in self._marks.values() if m.start <= unit < m.end)]

    def placed(self) -> list[Placed]:
        """Return the stripes and names of the whole margin."""
        if self._placed is None:
            name_height = self.fontMetrics().height() + 2
            self._placed = stripes(
                self._marks.values(), self._extents, self._repeats, name_height, self.fontMetrics().height()
            )
        return self._placed

    def _lane_width(self) -> float:
        return self._columns.lane_width(1 + max((each.lane for each in self.placed()), default=0))

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller; 0 is its own size."""
        self._zoom = max(-4, min(12, self._zoom + steps)) if steps else 0
        self.refresh_looks()

    def refresh_looks(self) -> None:
        """Write the text anew in the current theme and size, and stay at the same words."""
        at = self.cursorForPosition(QPointF(self._columns.text_left + 2, 8).toPoint()).position()
        cursor, scrolled = self.textCursor(), self.verticalScrollBar().value() > 0
        anchor, position = cursor.anchor(), cursor.position()
        self._write()
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(int(self._extents.of(at, at)[0]) if scrolled else 0)

    def _text_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(6.0, font.pointSizeF() + 1.5 + self._zoom))
        return font

    def _lay_out(self, *, force: bool = False) -> None:
        available = self.width() - self.verticalScrollBar().sizeHint().width()
        columns = measure(available, self._text_font(), self.font())
        if columns == self._columns and not force:
            return
        self._columns = columns
        frame = QTextFrameFormat()
        frame.setMargin(0)
        frame.setLeftMargin(columns.text_left)
        frame.setRightMargin(columns.width - columns.text_left - columns.text_width)
        frame.setTopMargin(8)
        frame.setBottomMargin(160)
        self.document().rootFrame().setFrameFormat(frame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(int(columns.width))
        self._extents.clear()
        self._placed = None
        if self.viewportMargins().left() != columns.indent:
            self.setViewportMargins(columns.indent, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's font and colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and self.transcript is not None:
            self.refresh_looks()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tints, then the words, then what stands beside them."""
        painter = QPainter(self.viewport())
        theme, scroll = themes.current_theme(), self.verticalScrollBar().value()
        painter.translate(0, -scroll)
        top, bottom = scroll + event.rect().top(), scroll + event.rect().bottom()
        layout = self.document().documentLayout()
        block = self.cursorForPosition(event.rect().topLeft()).block()
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
            paint.paint_tints(painter, block, self._cache, theme, self._look)
            if (label := self._labels.get(block.position())) is not None:
                paint.paint_gutter(painter, block, label, self._columns, theme, self.font())
            block = block.next()
        style = paint.MarginStyle(self._columns, theme, self.font(), self._repeats, self._lane_width())
        shown = paint.visible(self.placed(), top, bottom)
        paint.paint_margin(painter, shown, self._marks, style, self._look)
        painter.end()
        super().paintEvent(event)

    def _margin_keys(self, event: QMouseEvent) -> list[str]:
        at = event.position() + QPointF(0, self.verticalScrollBar().value())
        inside = at.x() >= self._columns.margin_left - 6
        return list(paint.keys_at(self.placed(), self._columns, self._lane_width(), at)) if inside else []

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dim all but the codings whose stripe or name is under the mouse."""
        keys = self._margin_keys(event)
        if frozenset(keys) != self._look.hovered:
            self._look.hovered = frozenset(keys)
            self.viewport().update()
        if not event.buttons():
            over_text = event.position().x() < self._columns.margin_left - 6
            shape = Qt.CursorShape.IBeamCursor if over_text else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if keys else shape)
        super().mouseMoveEvent(onto_line(self, event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl make the text larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Dim nothing once the mouse is elsewhere."""
        if self._look.hovered:
            self._look.hovered = frozenset()
            self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the coding whose stripe or name is clicked."""
        keys = self._margin_keys(event)
        if keys and event.button() is Qt.MouseButton.LeftButton:
            self.select_coding(_next(keys, self._look.selected))
            event.accept()
            return
        super().mousePressEvent(onto_line(self, event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the coding that is clicked on; clicking again takes the next one around it."""
        event = onto_line(self, event)
        super().mouseReleaseEvent(event)
        in_text = event.position().x() < self._columns.margin_left - 6
        if event.button() is Qt.MouseButton.LeftButton and in_text and not self.textCursor().hasSelection():
            here = self.cursorForPosition(event.position().toPoint()).position()
            self.select_coding(_next(self.codings_at(self._offsets.from_qt(here)), self._look.selected))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word beside the mouse."""
        super().mouseDoubleClickEvent(onto_line(self, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the picker at Enter or a letter, remove the selected coding at Delete; the rest is Qt's."""
        key, text = event.key(), event.text()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        selecting = self.textCursor().hasSelection()
        if selecting and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picker_requested.emit("")
        elif selecting and plain and text and text.isprintable() and not text.isspace():
            self.picker_requested.emit(text)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._look.selected:
            self.remove_requested.emit(self._look.selected)
        elif key == Qt.Key.Key_Escape and (selecting or self._look.selected):
            self.drop_selection()
            self.select_coding("")
        elif event.matches(QKeySequence.StandardKey.ZoomIn) or event.matches(QKeySequence.StandardKey.ZoomOut):
            event.ignore()
        else:
            super().keyPressEvent(event)
            self._follow_caret(event)

    def _follow_caret(self, event: QKeyEvent) -> None:
        moves = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in moves and not self.textCursor().hasSelection():
            here = self.codings_at(self._offsets.from_qt(self.textCursor().position()))
            self.select_coding(here[0] if here else "")

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy the words only, so that they paste as plain text."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done here."""
        menu = self.createStandardContextMenu()
        first = menu.actions()[0]
        if self.textCursor().hasSelection():
            code = menu.addAction(tr("Code the selection…"))
            code.triggered.connect(lambda: self.picker_requested.emit(""))
            menu.insertAction(first, code)
        if self._look.selected:
            name = self._marks[self._look.selected].name
            remove = menu.addAction(tr("Remove coding “{name}”", name=name))
            remove.triggered.connect(lambda: self.remove_requested.emit(self._look.selected))
            menu.insertAction(first, remove)
        menu.exec(event.globalPos())


def _next(keys: Sequence[str], current: str) -> str:
    """Return the key after the current one, the first where it is not among them."""
    if current in keys:
        return keys[(list(keys).index(current) + 1) % len(keys)]
    return keys[0] if keys else ""
