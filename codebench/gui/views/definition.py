"""The chosen code in words: name, colour, definition, when to use it, when not, an example; each to be edited there."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from codebench.domain.codebook import Code
from codebench.domain.version import text_name
from codebench.gui.models.codebook import CodeLine, own_and_below
from codebench.gui.views.colours import ColourDot
from codebench.gui.views.in_place import InPlaceText
from codebench.gui.views.labels import label
from codebench.i18n import tr

INDENT = 4


class DefinitionPanel(QScrollArea):
    """Show one code's texts; what was typed goes out as a signal, a field at a time."""

    renamed = Signal(str, str)
    edited = Signal(str, str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Definition of the chosen code"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._code: Code | None = None
        self._read_only = False
        self.dot = ColourDot()
        self.dot.chosen.connect(lambda colour: self._say("colour", colour))
        self.name = InPlaceText(tr("Name of the code"), tr("Name"), one_line=True)
        self.name.setProperty("tone", "strong")
        self.name.saved.connect(self._rename)
        self.counts = label("", "faint", wrap=True)
        self.hint = label(tr("Choose a code to read its definition."), "faint", wrap=True)
        self.terms = {field: label(text_name(field), "term") for field in _placeholders()}
        self.texts = {field: InPlaceText(text_name(field), words) for field, words in _placeholders().items()}
        for field, text in self.texts.items():
            text.saved.connect(lambda words, field=field: self._say(field, words))
        for each in self._fields():
            each.left.connect(self.left)
            # Later, when the panel has made room for a line that was added.
            each.cursorPositionChanged.connect(partial(self._follow, each), Qt.ConnectionType.QueuedConnection)
        self._arrange()
        self.show_line(None)

    def _arrange(self) -> None:
        self._inside = inside = QWidget()
        inside.setObjectName("side")
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 12, 10, 12)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.dot, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.name, 1)
        column.addLayout(head)
        for words in (self.counts, self.hint, *self.terms.values()):
            words.setIndent(INDENT)
        column.addWidget(self.counts)
        column.addWidget(self.hint)
        for field, text in self.texts.items():
            self.terms[field].setContentsMargins(0, 8, 0, 0)
            column.addWidget(self.terms[field])
            column.addWidget(text)
        column.addStretch(1)
        self.setWidget(inside)

    def _fields(self) -> tuple[InPlaceText, ...]:
        return (self.name, *self.texts.values())

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed; what is empty is then left out."""
        self._read_only = read_only
        self.dot.setEnabled(not read_only)
        for each in self._fields():
            each.setReadOnly(read_only)

    def show_line(self, line: CodeLine | None) -> None:
        """Show this code, or a hint where none is chosen; what is being typed is saved first."""
        code = line.code if line is not None else None
        if self._code is not None and (code is None or code.id != self._code.id):
            self.flush()
        self._code = code
        for each in (self.dot, self.name, self.counts):
            each.setVisible(code is not None)
        self.hint.setVisible(code is None)
        for field, text in self.texts.items():
            words = getattr(code, field) if code is not None else ""
            text.keep(words, code.id if code is not None else "")
            shown = code is not None and bool(words or not self._read_only)
            text.setVisible(shown)
            self.terms[field].setVisible(shown)
        if line is not None:
            self.name.keep(line.code.name)
            self.dot.show_colour(line.colour)
            self.counts.setText(own_and_below(line.count, has_below=line.has_below))

    def flush(self) -> None:
        """Save what is being typed."""
        for each in self._fields():
            each.save()

    def edit(self) -> None:
        """Go to the definition, to type in it."""
        text = self.texts["definition"]
        if self._code is not None and not text.isReadOnly():
            text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            text.moveCursor(QTextCursor.MoveOperation.End)
            self.ensureWidgetVisible(text)

    def _follow(self, field: InPlaceText) -> None:
        if field.hasFocus():
            at = field.mapTo(self._inside, field.cursorRect().center())
            self.ensureVisible(at.x(), at.y(), 0, field.cursorRect().height())

    def _rename(self, words: str) -> None:
        if self._code is not None:
            self.renamed.emit(self._code.id, words)

    def _say(self, field: str, words: str) -> None:
        if self._code is not None:
            self.edited.emit(self._code.id, field, words)


def _placeholders() -> dict[str, str]:
    return {
        "definition": tr("Add a definition…"),
        "when": tr("When to use it…"),
        "when_not": tr("When not, and what then…"),
        "example": tr("A quote that shows it…"),
    }
