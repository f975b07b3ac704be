"""The page of a transcript: its words, who speaks to the left and the codings to the right of them."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor, QTextFrameFormat
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from codebench.domain.coding import Coding
from codebench.domain.text import Span
from codebench.gui import theme as themes
from codebench.gui.highlights import Mark, MarkMaker, innermost_first
from codebench.gui.lanes import Placed
from codebench.gui.offsets import Offsets
from codebench.gui.views import transcript_paint as paint
from codebench.gui.views.transcript_handles import Pull, paint_handles
from codebench.gui.views.transcript_layout import Extents, Margin, measure
from codebench.gui.views.transcript_text import GutterLabel, block_starts, fill, gutter_labels, ink_of
from codebench.i18n import tr
from codebench.services.reading import Transcript

# A bar may lie over the top of the page; what is gone to comes below it.
UNDER_BAR = 56
SERIF = ("Source Serif 4", "Noto Serif", "Georgia", "Cambria", "Liberation Serif", "DejaVu Serif")


class TranscriptPage(QTextEdit):
    """Show one source; selections and codings go in and out in code points."""

    coding_selected = Signal(str)
    source_shown = Signal()
    zoomed = Signal(int)

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
        self._maker, self._marks = MarkMaker(), dict[str, Mark]()
        self._repeats: Mapping[str, int] = {}
        self._hits: list[tuple[int, int]] = []
        self._pull: Pull | None = None
        self._cache = paint.PieceCache()
        self._look = paint.Look()
        self._extents = Extents(self.document())
        self._margin = Margin(self._extents)
        self._placed: list[Placed] | None = None
        self._zoom, self._serif = 0, False
        self._written: object = None
        self._columns = measure(800, self._text_font(), self.font())
        self.document().setDocumentMargin(0)

    def set_transcript(self, transcript: Transcript) -> None:
        """Show another source from its beginning."""
        self.transcript = transcript
        self._offsets = Offsets(transcript.source.text)
        labels = gutter_labels(transcript.turns, transcript.speakers, transcript.participants)
        self._labels = {self._offsets.to_qt(start): label for start, label in labels.items()}
        self._maker, self._marks, self._hits, self._pull = MarkMaker(), {}, [], None
        self._look = paint.Look()
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.source_shown.emit()

    def clear_transcript(self) -> None:
        """Show nothing."""
        self.transcript = None
        self._marks, self._labels, self._repeats, self._hits = {}, {}, {}, []
        self._starts = [0]
        self.clear()
        self._cache = paint.PieceCache(self._starts)
        self._cut()

    def _write(self) -> None:
        shown = self.transcript
        if shown is None:
            return
        theme = themes.current_theme()
        self._written = self._looks()
        # The columns come first, so that Qt breaks the lines of the text once.
        self.document().clear()
        self._lay_out(force=True)
        fill(self.document(), shown.source.text, shown.turns, shown.speakers, self._text_font(), theme)
        self._starts = block_starts(self.document())
        self._cache = paint.PieceCache(self._starts)
        self._extents.clear()
        self._cut()

    def set_codings(
        self, codings: Sequence[Coding], names: Mapping[str, tuple[str, str]], repeats: Mapping[str, int]
    ) -> None:
        """Show these codings; `names` gives each code's name and colour. Place and selection stay as they are."""
        self._marks = self._maker.marks(codings, names, self._offsets.to_qt)
        self._repeats = repeats
        if self._look.selected not in self._marks:
            self._look.selected = ""
        if self._pull is not None and self._pull.key not in self._marks:
            self._pull = None
        self._look.hovered = frozenset()
        self._cut()

    def _cut(self) -> None:
        self._cache.update(self._marks)
        self._placed = None
        self.viewport().update()

    def selected_span(self) -> Span | None:
        """Return what is selected, in code points; None where nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return Span(self._offsets.from_qt(cursor.selectionStart()), self._offsets.from_qt(cursor.selectionEnd()))

    def show_hits(self, hits: Sequence[Span]) -> None:
        """Mark what was found."""
        self._hits = [(self._offsets.to_qt(hit.start), self._offsets.to_qt(hit.end)) for hit in hits]
        self.viewport().update()

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text and bring it to a third of the height, unless it is in sight."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(start))
        cursor.setPosition(self._offsets.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        top, _ = self._extents.of(cursor.selectionStart(), cursor.selectionEnd())
        bar, place = self.verticalScrollBar(), self.verticalScrollBar().value()
        if not place + UNDER_BAR < top < place + self.viewport().height() * 0.6:
            bar.setValue(int(top - self.viewport().height() / 3))
            place = bar.value()
        self.setTextCursor(cursor)
        # Qt scrolls to the end of what is selected; a long turn is read from its beginning.
        bar.setValue(place)

    def show_coding(self, key: str) -> None:
        """Go to a coding and make it the selected one."""
        start = self._offsets.from_qt(self._marks[key].start)
        self.select(start, start)
        self.select_coding(key)

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
        cursor = self.textCursor()
        return self._rect(cursor.selectionStart(), cursor.selectionEnd())

    def span_of(self, key: str) -> Span:
        """Return the stretch of a coding, in code points."""
        mark = self._marks[key]
        return Span(self._offsets.from_qt(mark.start), self._offsets.from_qt(mark.end))

    def coding_rect(self, key: str) -> QRect:
        """Return from the top of a coding's first line to where it ends, on the viewport."""
        return self._rect(self._marks[key].start, self._marks[key].end)

    def _rect(self, start: int, end: int) -> QRect:
        first, last = self.textCursor(), self.textCursor()
        first.setPosition(start)
        last.setPosition(end)
        top, bottom = self.cursorRect(first), self.cursorRect(last)
        return QRect(QPoint(top.left(), top.top()), bottom.bottomLeft()).normalized()

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
            height = self.fontMetrics().height()
            self._placed = self._margin.place(self._marks.values(), self._repeats, height + 2, height)
        return self._placed

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller; 0 is its own size."""
        self.set_type(max(-4, min(12, self._zoom + steps)) if steps else 0, serif=self._serif)
        self.zoomed.emit(self._zoom)

    def set_type(self, zoom: int, *, serif: bool) -> None:
        """Set the text so many points larger than its own size, with or without serifs."""
        self._zoom, self._serif = zoom, serif
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

    def _looks(self) -> object:
        """Return what the text is written in."""
        return self._text_font().toString(), self.font().toString(), themes.current_theme()

    def _text_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(6.0, font.pointSizeF() + 1.5 + self._zoom))
        if self._serif:
            font.setFamilies([*SERIF, font.family()])
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
        told = event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange)
        # Qt tells of both at every new place in the window, though neither is another one.
        if told and self.transcript is not None and self._looks() != self._written:
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
            self._paint_block(painter, block, theme)
            block = block.next()
        style = paint.MarginStyle(self._columns, theme, self.font(), self._repeats)
        shown = paint.visible(self.placed(), top, bottom)
        paint.paint_margin(painter, shown, self._marks, style, self._look)
        painter.end()
        super().paintEvent(event)
        self._paint_handles(theme, scroll)

    def _paint_block(self, painter: QPainter, block: QTextBlock, theme: themes.Theme) -> None:
        paint.paint_tints(painter, block, self._cache, theme, self._look)
        end = block.position() + block.length()
        if self._pull is not None:
            colour = theme.tint(self._marks[self._pull.key].colour, strong=True, under=ink_of(block))
            start, stop = self._to_qt(self._pull.span)
            paint.paint_stretch(painter, block, start, stop, colour, framed=False)
        first = bisect_right(self._hits, (block.position(), block.position()))
        for number in range(max(0, first - 1), len(self._hits)):
            start, stop = self._hits[number]
            if start >= end:
                break
            paint.paint_stretch(painter, block, start, stop, theme.colour("accent"), framed=True)
        if (label := self._labels.get(block.position())) is not None:
            paint.paint_gutter(painter, block, label, self._columns, theme, self.font())

    def _to_qt(self, span: Span) -> tuple[int, int]:
        return self._offsets.to_qt(span.start), self._offsets.to_qt(span.end)

    def _paint_handles(self, theme: themes.Theme, scroll: int) -> None:
        mark = self._marks.get(self._look.selected)
        if mark is None:
            return
        start, end = (mark.start, mark.end) if self._pull is None else self._to_qt(self._pull.span)
        painter = QPainter(self.viewport())
        painter.translate(0, -scroll)
        paint_handles(painter, self.document(), start, end, mark.colour, theme)
        painter.end()
