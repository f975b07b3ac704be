"""The quotes of the report by code: those chosen, and how many are picked where none are."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QWidget

from codebench.gui.models.people import Line
from codebench.gui.models.tree import VALUE, Node, TreeModel
from codebench.gui.theme import current_theme
from codebench.gui.views.delegates import Index, RowDelegate, Tree, put, smaller
from codebench.i18n import tr, trn
from codebench.services.drafting import QuotesOfCode
from codebench.services.printing import ChosenPassage

LONG = 120
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChosenQuotes(Tree):
    """Show codes with their chosen quotes; a quote opens in the editor, a code is shown on the page."""

    quote_wanted = Signal(str)
    code_wanted = Signal(str)
    choice_wanted = Signal(str)
    moved = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Chosen quotes"))
        self.lines = TreeModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def set_quotes(self, codes: Sequence[QuotesOfCode]) -> None:
        """Show these codes; the row that was chosen stays so."""
        node, place = self.lines.node(self.currentIndex()), self.verticalScrollBar().value()
        self.lines.set_nodes([_node(each) for each in codes])
        self.expandAll()
        if node is not None:
            self.setCurrentIndex(self.lines.find(node.key))
        self.verticalScrollBar().setValue(place)

    def code_id(self) -> str:
        """Return the code that is chosen, or of which a quote is."""
        index = self.currentIndex()
        node = self.lines.node(index.parent() if index.parent().isValid() else index)
        return node.key if node is not None else ""

    def choose(self, key: str) -> None:
        """Mark a quote or a code as the one at hand."""
        if (index := self.lines.find(key)).isValid():
            self.setCurrentIndex(index)

    def _open(self, index: QModelIndex) -> None:
        node = self.lines.node(index)
        if node is None:
            return
        (self.quote_wanted if node.value.opens else self.code_wanted).emit(node.key)

    def _menu(self, at: QPoint) -> None:
        if (index := self.indexAt(at)).isValid():
            self.setCurrentIndex(index)
            menu = QMenu(self)
            menu.addAction(tr("Choose quotes…")).triggered.connect(lambda: self.choice_wanted.emit(self.code_id()))
            menu.exec(self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a quote among those of its code with Alt and an arrow."""
        step, index = _STEPS.get(Qt.Key(event.key())), self.currentIndex()
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            node = self.lines.node(index)
            if node is not None and node.value.opens:
                self.moved.emit(node.key, index.row() + step)
        else:
            super().keyPressEvent(event)


class _Delegate(RowDelegate):
    """A code with how many quotes of it are printed, fainter where nobody chose them; or the words of a quote."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        line: Line = index.data(VALUE).value
        theme, box = current_theme(), QRectF(option.rect).adjusted(4, 0, -8, 0)
        width = put(painter, box, line.detail, theme.colour("muted"), smaller(option.font, 0.95), right=True)
        box.setRight(box.right() - width - (8 if width else 0))
        ink = "ink" if line.opens or index.data(VALUE).children else "faint"
        put(painter, box, line.title, theme.colour(ink), option.font)


def _node(of: QuotesOfCode) -> Node:
    n = len(of.chosen)
    told = trn("{n} chosen|{n} chosen", n) if n else trn("{n} automatic|{n} automatic", of.picked)
    quotes = tuple(_quote(each) for each in of.chosen)
    tip = f"{' / '.join(of.path)}\n{trn('{n} quote|{n} quotes', of.quotes)}"
    return Node(of.code_id, (of.path[-1],), Line(of.path[-1], told), quotes, tip)


def _quote(passage: ChosenPassage) -> Node:
    words = " ".join(passage.quote.text.split())[:LONG]
    shown = f"! {words}" if passage.problem else words
    return Node(passage.coding_id, (shown,), Line(shown, opens=passage.coding_id), tip=passage.problem)
