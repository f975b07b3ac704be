"""A chosen quote: what was said with the edit marked in it, and below it the words that are printed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QTextBrowser, QVBoxLayout, QWidget

from codebench.domain.printing import Fate, Piece, check_edit, differences
from codebench.errors import CodebenchError
from codebench.gui.cutting import cut
from codebench.gui.offsets import Offsets
from codebench.gui.reportpage import Ink, changes_html
from codebench.gui.views.in_place import InPlaceText
from codebench.gui.views.labels import OneLine, label
from codebench.i18n import tr
from codebench.services.printing import ChosenPassage

HIGHEST = 110


class _Printed(InPlaceText):
    """The printed words; what may not be printed is not saved, and stays to be mended."""

    cut_wanted = Signal()
    refused = False

    def save(self) -> None:
        """Save what may be printed."""
        if not self.refused:
            super().save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cut the selected words out with Ctrl+Shift+X."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_X and event.modifiers() == both:
            self.cut_wanted.emit()
        else:
            super().keyPressEvent(event)


class QuoteEditor(QWidget):
    """Edit one quote for print; an edit goes out as a signal, empty words restore the quote."""

    edited = Signal(str, str)
    dropped = Signal(str)
    source_wanted = Signal(str, int, int)
    left = Signal()

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quoteEditor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ink = ink
        self.passage: ChosenPassage | None = None
        self.name, self.problem = OneLine("strong"), label("", "warning", wrap=True)
        self.said = QTextBrowser()
        self.said.setAccessibleName(tr("What was said, with the edit marked in it"))
        self.said.document().setDocumentMargin(0)
        self.words = _Printed(tr("The words that are printed"), "")
        self.words.textChanged.connect(self._compare)
        self.words.saved.connect(self._save)
        self.words.left.connect(self.left)
        self.words.cut_wanted.connect(self.cut)
        self.cut_out = self._button(
            tr("Cut selection"), self.cut, tr("Puts [...] for the selected words (Ctrl+Shift+X)")
        )
        self.whole = self._button(tr("As it was said"), self.restore, tr("Takes the edit back"))
        self.source = self._button(tr("In the transcript"), self._open, "")
        self.source.setProperty("link", True)
        self.drop = self._button(tr("No longer print"), self._drop, "")
        self._arrange()
        self.hide()

    def _button(self, words: str, act: object, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip)
        # A click on it may not count as leaving the words, which would save them first.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    def _arrange(self) -> None:
        close = QPushButton(tr("Close"))
        close.setProperty("link", True)
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(self.source)
        head.addWidget(close)
        self._area = QScrollArea()
        self._area.setWidget(self.words)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(self.words.accessibleName())
        below = QHBoxLayout()
        below.setSpacing(8)
        for button in (self.cut_out, self.whole):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 20, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(label(tr("What was said"), "muted"))
        column.addWidget(self.said)
        how = tr("What is printed: cut with [...], add [words between brackets]")
        column.addWidget(label(how, "muted", wrap=True))
        column.addWidget(self._area)
        column.addWidget(self.problem)
        column.addLayout(below)

    def show_passage(self, passage: ChosenPassage, *, read_only: bool = False) -> None:
        """Show a quote; words that are being typed are left alone."""
        other = self.passage is None or self.passage.coding_id != passage.coding_id
        self.passage = passage
        who = " · ".join(filter(None, (passage.quote.code[-1], passage.quote.attribution)))
        self.name.say(who)
        words = passage.words or passage.original
        if other:
            self.words.keep("")
            self.words.setPlainText("")
        self.words.keep(words)
        self.words.setReadOnly(read_only)
        for button in (self.cut_out, self.drop):
            button.setEnabled(not read_only)
        self.whole.setEnabled(bool(passage.words) and not read_only)
        self._compare()
        self.show()

    def _compare(self) -> None:
        """Show the edit in what was said, or say why it is refused."""
        if self.passage is None:
            return
        original, words = self.passage.original, self.words.toPlainText()
        plain, refusal = [Piece(Fate.KEPT, original, original)], ""
        try:
            check_edit(original, words)
            plain = differences(original, words)
        except CodebenchError as error:
            refusal = error.user_message
        self.words.refused = bool(refusal)
        self.said.setHtml(changes_html(plain, self._ink))
        self.problem.setText(refusal or self.passage.problem)
        self.problem.setVisible(bool(self.problem.text()))
        self._fit()

    def _fit(self) -> None:
        """Take no more room than the words need, and leave the page its own."""
        self.said.setFixedHeight(min(HIGHEST, round(self.said.document().size().height()) + 2))
        self._area.setFixedHeight(min(HIGHEST, self.words.height() + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def cut(self) -> None:
        """Put the mark of a cut for the selected words, and save that."""
        cursor, text = self.words.textCursor(), self.words.toPlainText()
        if cursor.hasSelection() and not self.words.isReadOnly():
            points = Offsets(text)
            start, end = points.from_qt(cursor.selectionStart()), points.from_qt(cursor.selectionEnd())
            self.words.setPlainText(cut(text, start, end))
            self.words.save()

    def restore(self) -> None:
        """Print the quote as it was said."""
        if self.passage is not None:
            self.edited.emit(self.passage.coding_id, "")

    def _save(self, words: str) -> None:
        if self.passage is not None:
            self.edited.emit(self.passage.coding_id, words)

    def _drop(self) -> None:
        if self.passage is not None:
            self.dropped.emit(self.passage.coding_id)

    def _open(self) -> None:
        if self.passage is not None:
            self.source_wanted.emit(self.passage.source_id, self.passage.start, self.passage.end)

    def clear(self) -> None:
        """Show no quote."""
        self.passage = None
        self.hide()
