"""The picker: a box at the selection in which two letters find a code."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLineEdit, QVBoxLayout, QWidget

from codebench.domain.codebook import Codebook
from codebench.gui.choices import Choice, NewCode, Offer
from codebench.gui.matching import Candidate, candidates
from codebench.gui.views.delegates import ROW_PAD, Tree
from codebench.gui.views.picker_parts import Meaning, TickLine
from codebench.gui.views.picker_rows import TICK_WIDTH, CodeRow, PickerDelegate, PickerModel, rows
from codebench.i18n import tr

WIDTH, GAP, PAD = 408, 8, 8
ROWS, FEWEST = 10, 4
WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}


class Picker(QFrame):
    """Choose codes for the selection, a new one among them; Esc closes. `several` lets one tick more than one."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget, *, several: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("picker")
        self.setAccessibleName(tr("Choose a code"))
        self.setFixedWidth(WIDTH)
        self._several = several
        self._offer = Offer(Codebook(()))
        self._offered: list[Candidate] = []
        self.ticked: list[str] = []
        self.box = QLineEdit()
        self.box.setAccessibleName(tr("Find a code"))
        self.box.setPlaceholderText(tr("Type a few letters of a code"))
        self.box.textChanged.connect(self._find)
        self.box.installEventFilter(self)
        self.model = PickerModel(self)
        self.list = self._make_list()
        many, one = tr("Enter: apply · Tab: tick several · ↑: new code"), tr("Enter: apply · ↑: new code")
        self.line = TickLine(many if several else one, WIDTH - 2 * PAD)
        self.line.dropped.connect(self._tick)
        self.meaning = Meaning(WIDTH - 2 * PAD)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(6)
        for widget in (self.box, self.line, self.list, self.meaning):
            column.addWidget(widget)
        self._cast_shadow()
        self.hide()

    def _make_list(self) -> Tree:
        made = Tree()
        made.setAccessibleName(tr("Codes found"))
        made.setRootIsDecorated(False)
        made.setIndentation(0)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setModel(self.model)
        made.setItemDelegate(PickerDelegate(made, self.ticked if self._several else None))
        made.clicked.connect(lambda: self._take(clicked=True))
        made.selectionModel().currentChanged.connect(self._explain)
        made.viewport().installEventFilter(self)
        return made

    def _cast_shadow(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)

    def offer(self, offer: Offer, at: QRect, typed: str = "") -> None:
        """Open below or above a stretch of the parent, as high as it will stay."""
        self._offer, self._offered = offer, candidates(offer.book)
        self.ticked.clear()
        self._put_at(at, len(rows(offer, self._offered, "")))
        self.box.setText(typed)
        self._find()
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)

    def _put_at(self, at: QRect, wanted: int) -> None:
        """Take the side of the words where there is most room, and no more rows than fit there."""
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else self.rect()
        row = self.list.fontMetrics().height() + ROW_PAD
        self.list.setFixedHeight(0)
        self.adjustSize()
        rest, under, over = self.height(), room.height() - at.bottom() - 2 * GAP, at.top() - 2 * GAP
        # What is suggested takes no room from the codes that one knows where to find.
        most = ROWS + (len(self._offer.alike) + 1 if self._offer.alike else 0)
        full = rest + min(most, max(FEWEST, wanted)) * row
        space = under if under >= min(full, over) else over
        fit = max(FEWEST, min(full - rest, space - rest) // row)
        self.list.setFixedHeight(fit * row + 2)
        self.adjustSize()
        top = at.bottom() + GAP if space == under else at.top() - GAP - self.height()
        left = max(GAP, min(at.right() - 16, room.width() - WIDTH - GAP))
        self.move(left, max(GAP, min(top, room.height() - GAP - self.height())))

    def _typed(self) -> str:
        return " ".join(self.box.text().split())

    def _find(self) -> None:
        self.model.set_nodes(rows(self._offer, self._offered, self._typed()))
        found = self.model.choosable()
        codes = [row for row in found if self._is_own_row(row)]
        if found:
            self.list.setCurrentIndex(self.model.index((codes or found)[0], 0))
            self.list.scrollToTop()
            self.list.scrollTo(self.list.currentIndex())
        self._explain()

    def _is_own_row(self, row: int) -> bool:
        """Tell whether a row is a code's own; a suggestion is never at hand before one goes to it."""
        value = self.model.roots[row].value
        return isinstance(value, CodeRow) and not value.alike

    def _explain(self) -> None:
        """Say what the highlighted row means, and what Enter would do."""
        node, book = self.model.node(self.list.currentIndex()), self._offer.book
        choice = self._choice()
        several = len(choice.code_ids) + (choice.new is not None)
        self.line.show_ticked({each: book[each].name for each in self.ticked}, several)
        if node is not None and isinstance(node.value, NewCode):
            above = book.names(node.value.parent_id) if node.value.parent_id else ()
            path = " / ".join((*above, node.value.name))
            self.meaning.show_words(path, means_not=tr("Type “parent / name” to put a new code elsewhere."))
        elif node is not None:
            code = book[node.key]
            when_not = tr("Not: {words}", words=code.when_not) if code.when_not else ""
            self.meaning.show_words(book.path(code.id), code.definition, when_not)
        else:
            none = tr("No code matches “{words}”.", words=self._typed())
            self.meaning.show_words(none if self._typed() else tr("Type a name to make the first code."))
        said = self.meaning.path.text()
        is_ticked = node is not None and node.key in self.ticked
        if node is not None and isinstance(node.value, CodeRow) and node.value.alike:
            said = tr("{code}, because of: {words}", code=said, words=node.texts[1])
        self.box.setAccessibleDescription(tr("{code}, ticked", code=said) if is_ticked else said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the box's keys walk the list, tick, apply and close, and a click on a dot tick."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent) and watched is not self.box:
            return self._press(event)
        if event.type() is QEvent.Type.FocusOut and watched is self.box and self.isVisible():
            self.close_picker()
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> bool:
        node = self.model.node(self.list.indexAt(event.position().toPoint()))
        beside = event.position().x() <= TICK_WIDTH or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not (self._several and beside and node is not None and isinstance(node.value, CodeRow)):
            return False
        self._tick(node.key)
        return True

    def _key(self, event: QKeyEvent) -> bool:
        key, empty = event.key(), not self.box.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.close_picker()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or (key == Qt.Key.Key_Space and empty):
            self._tick_current()
        elif key in WALK:
            self._walk(WALK[Qt.Key(key)])
        else:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            return empty and plain and self._number(event.text())
        return True

    def _walk(self, by: int) -> None:
        """Go up or down; up from the first match goes to the new code."""
        row, found = self.list.currentIndex().row(), self.model.choosable()
        if row not in found:
            return
        to = max(0, min(found.index(row) + by, len(found) - 1))
        if by == -1 and row == found[0]:
            new = (at for at, each in enumerate(found) if isinstance(self.model.roots[each].value, NewCode))
            to = next(new, 0)
        self.list.setCurrentIndex(self.model.index(found[to], 0))

    def _number(self, text: str) -> bool:
        """Apply one of the last used codes at its number; tell whether it was one."""
        number = int(text) if text in tuple("123456789") else 0
        if not 0 < number <= len(self._offer.recent):
            return False
        self._leave(Choice(tuple(dict.fromkeys((*self.ticked, self._offer.recent[number - 1])))))
        return True

    def _tick_current(self) -> None:
        node = self.model.node(self.list.currentIndex())
        if self._several and node is not None and isinstance(node.value, CodeRow):
            self._tick(node.key)
            self.box.selectAll()

    def _tick(self, code_id: str) -> None:
        if code_id in self.ticked:
            self.ticked.remove(code_id)
        else:
            self.ticked.append(code_id)
        self._explain()
        self.list.viewport().update()

    def _choice(self, *, clicked: bool = False) -> Choice:
        """Return what Enter applies: what is ticked, with the highlighted row where it was asked for."""
        node = self.model.node(self.list.currentIndex())
        if node is None:
            return Choice() if self._typed() else Choice(tuple(self.ticked))
        if isinstance(node.value, NewCode):
            return Choice(tuple(self.ticked), node.value)
        asked = clicked or not self.ticked or bool(self._typed())
        return Choice(tuple(dict.fromkeys((*self.ticked, node.key) if asked else self.ticked)))

    def _take(self, *, clicked: bool = False) -> None:
        choice = self._choice(clicked=clicked)
        if choice != Choice():
            self._leave(choice)

    def _leave(self, choice: Choice) -> None:
        self.close_picker()
        self.chosen.emit(choice)

    def close_picker(self) -> None:
        """Close and give the keyboard back."""
        if self.isVisible():
            self.hide()
            self.closed.emit()
