"""The panel that searches all sources: what is sought, by chips, and who says it with the words around it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStyleOptionViewItem, QVBoxLayout, QWidget

from codebench.gui import theme as themes
from codebench.gui.icons import icon
from codebench.gui.models.tree import VALUE, Node, TreeModel
from codebench.gui.offsets import Offsets
from codebench.gui.questions import Chip
from codebench.gui.searching import Place
from codebench.gui.views.chips import ChipRow
from codebench.gui.views.delegates import RowDelegate, Tree, bolder, put, smaller
from codebench.gui.views.labels import label
from codebench.i18n import tr
from codebench.services.search import Owner

Index = QModelIndex | QPersistentModelIndex
SEARCH_AFTER = 200
LINES = 2
PAD = 5


class PlaceDelegate(RowDelegate):
    """Who says it, with how often; and the words around a place, the found ones standing out."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a place two lines, and one more where its source is named."""
        place = _place(index)
        if place is None:
            return super().sizeHint(option, index)
        lines = LINES + (1 if place.source else 0)
        return QSize(80, lines * option.fontMetrics.lineSpacing() + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        theme, box = themes.current_theme(), option.rect.toRectF().adjusted(2, 0, -10, 0)
        node: Node = index.data(VALUE)
        place = _place(index)
        if place is not None:
            self._paint_place(painter, option, place)
        elif isinstance(node.value, Owner):
            width = put(painter, box, f"{node.value.hits}", theme.colour("muted"), option.font, right=True)
            put(painter, box.adjusted(0, 0, -width - 8, 0), node.value.name, theme.colour("ink"), bolder(option.font))
        else:
            put(painter, box, node.texts[0], theme.colour("accent"), option.font)

    def _paint_place(self, painter: QPainter, option: QStyleOptionViewItem, place: Place) -> None:
        theme, box = themes.current_theme(), option.rect.toRectF().adjusted(2, PAD, -10, -PAD)
        if place.source:
            high = option.fontMetrics.lineSpacing()
            line = box.adjusted(0, 0, 0, high - box.height())
            put(painter, line, place.source, theme.colour("muted"), smaller(option.font, 0.92))
            box.setTop(line.bottom())
        layout = _laid_out(place, option.font, box.width())
        painter.setPen(theme.colour("ink"))
        for number in range(min(LINES, layout.lineCount())):
            layout.lineAt(number).draw(painter, QPointF(box.left(), box.top()))


def _place(index: Index) -> Place | None:
    node = index.data(VALUE)
    return node.value if isinstance(node.value, Place) else None


def _laid_out(place: Place, font: QFont, width: float) -> QTextLayout:
    """Lay out the words of a place; what does not fit is cut at a word."""
    found = place.found
    text = f"{found.before}{found.words}{found.after}"
    layout = _broken(text, place, font, width)
    if layout.lineCount() > LINES:
        last = layout.lineAt(LINES - 1)
        end = Offsets(text).from_qt(last.textStart() + last.textLength())
        layout = _broken(f"{text[: text.rfind(' ', 0, end - 1)].rstrip()}…", place, font, width)
    return layout


def _broken(text: str, place: Place, font: QFont, width: float) -> QTextLayout:
    offsets, strong = Offsets(text), QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    strong.setForeground(themes.current_theme().colour("accent"))
    part, start = QTextLayout.FormatRange(), len(place.found.before)
    part.start = offsets.to_qt(start)
    part.length = offsets.to_qt(start + len(place.found.words)) - part.start
    part.format = strong
    layout = QTextLayout(text, font)
    layout.setFormats([part])
    layout.beginLayout()
    down = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, down))
        down += line.height()
    layout.endLayout()
    return layout


def _beside(wide: QWidget, narrow: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(wide, 1)
    row.addWidget(narrow)
    return row


class SearchPanel(QWidget):
    """Ask, and show what was found; a place that is chosen goes out by its key."""

    typed = Signal(str)
    asked = Signal(object)
    shown = Signal(str)
    opened = Signal(str)
    more_wanted = Signal(str)
    synonyms_wanted = Signal()
    entered = Signal(str)
    queue_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # In a stack the widest page sets the least width of all; this one may be narrow as well.
        self.setMinimumWidth(120)
        name = tr("Search all sources")
        self.box = QLineEdit()
        self.box.setPlaceholderText(name)
        self.box.setAccessibleName(name)
        self.box.setClearButtonEnabled(True)
        self.box.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.close_button = QPushButton("×")
        self.close_button.setProperty("link", True)
        self.close_button.setAccessibleName(tr("Close the search"))
        self.close_button.setToolTip(tr("Close the search"))
        self.close_button.clicked.connect(self.closed)
        self.may_code = True
        self.chips = (ChipRow(), ChipRow(), ChipRow(), ChipRow())
        self.said = label("", "muted", wrap=True)
        self.model = TreeModel(self)
        self.results = Tree()
        self.results.setAccessibleName(tr("Places found"))
        self.results.setUniformRowHeights(False)
        self.results.setModel(self.model)
        self.results.setItemDelegate(PlaceDelegate(self.results))
        self.synonyms = QPushButton(tr("Synonyms…"))
        self.synonyms.setProperty("link", True)
        self.synonyms.clicked.connect(self.synonyms_wanted)
        self.queue = QPushButton(tr("Code one by one…"))
        self.queue.setProperty("link", True)
        self.queue.clicked.connect(self.queue_wanted)
        self.queue.hide()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SEARCH_AFTER)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.box, 1)
        top.addWidget(self.close_button)
        head = QVBoxLayout()
        head.setContentsMargins(8, 0, 6, 0)
        head.setSpacing(8)
        head.addLayout(top)
        head.addLayout(_beside(self.chips[0], self.synonyms))
        for row in self.chips[1:]:
            head.addWidget(row)
        head.addLayout(_beside(self.said, self.queue))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 5, 4)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.results)

    def _connect(self) -> None:
        self._later.timeout.connect(lambda: self.typed.emit(self.box.text()))
        self.box.textChanged.connect(self._later.start)
        self.box.installEventFilter(self)
        self.results.installEventFilter(self)
        self.results.expanded.connect(self._expanded)
        self.results.activated.connect(self._activated)
        self.results.clicked.connect(self._clicked)
        self.results.selectionModel().currentChanged.connect(self._show)
        for row in self.chips:
            row.asked.connect(self.asked)

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show how it is sought."""
        for row, chip in zip(self.chips, chips, strict=True):
            row.set_chips([chip])

    def say(self, words: str) -> None:
        """Tell what came of it."""
        self.said.setText(words)
        self.said.setAccessibleName(words)

    def set_results(self, nodes: Sequence[Node], opened: Sequence[str]) -> None:
        """Show what was found, these rows opened; the row one is at stays, as far as it is still there."""
        current, scrolled = self.current_key(), self.results.verticalScrollBar().value()
        self.results.blockSignals(True)
        self.results.selectionModel().blockSignals(True)
        self.model.set_nodes(nodes)
        for key in opened:
            self.results.setExpanded(self.model.find(key), True)
        self.results.setCurrentIndex(self.model.find(current))
        self.results.selectionModel().blockSignals(False)
        self.results.blockSignals(False)
        self.results.verticalScrollBar().setValue(scrolled)

    def mark(self, key: str) -> None:
        """Stand at a place without going to it, where it is in the list."""
        self.results.selectionModel().blockSignals(True)
        self.results.setCurrentIndex(self.model.find(key))
        self.results.selectionModel().blockSignals(False)
        self.results.viewport().update()

    def current_key(self) -> str:
        """Return the key of the row one is at; empty where there is none."""
        node = self.model.node(self.results.currentIndex())
        return node.key if node else ""

    def opened_rows(self) -> list[str]:
        """Return whose places are open."""
        at = (self.model.index(row, 0) for row in range(self.model.rowCount()))
        return [self.model.roots[index.row()].key for index in at if self.results.isExpanded(index)]

    def begin(self, words: str) -> None:
        """Put the keyboard where one types, these words in it."""
        if words:
            self.box.setText(words)
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def _expanded(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is not None and len(node.children) == 1 and node.children[0].value is None:
            self.more_wanted.emit(node.key)

    def _show(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is not None and isinstance(node.value, Place):
            self.shown.emit(node.key)

    def _clicked(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is not None and isinstance(node.value, Owner):
            self.results.setExpanded(index, not self.results.isExpanded(index))
        else:
            self._show(index)

    def _activated(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is not None and isinstance(node.value, Place):
            self.opened.emit(node.key)
        elif node is not None and isinstance(node.value, Owner):
            self.results.setExpanded(index, not self.results.isExpanded(index))
        elif node is not None and node.key.startswith("+"):
            self.more_wanted.emit(node.key[1:])

    def rest(self) -> None:
        """Ask nothing of what was typed just now."""
        self._later.stop()

    def show_found(self, *, there: bool) -> None:
        """Offer to code what was found, where anything was and one may."""
        self.queue.setVisible(there and self.may_code)

    def go_to_results(self) -> None:
        """Give the keyboard to what was found."""
        if self.model.rowCount():
            self.results.setFocus()
            if not self.results.currentIndex().isValid():
                first = self.model.index(0, 0)
                self.results.setCurrentIndex(self.model.index(0, 0, first))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the words to what was found by Enter or Down, and back one step by Esc."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if watched is self.box and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.rest()
                self.entered.emit(self.box.text())
                return True
            if key is Qt.Key.Key_Escape:
                if watched is self.results:
                    self.box.setFocus()
                else:
                    self.closed.emit()
                return True
        return super().eventFilter(watched, event)
