"""What stands around the picker's list and never changes height: what is ticked, and what a code means."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from codebench.gui.views.labels import label
from codebench.i18n import tr, trn

LINES = 4
SHOWN = 3
INSET, AROUND = 8, 42


class TickLine(QStackedWidget):
    """The keys in a few words, or in their place the ticked codes; a click takes one away."""

    dropped = Signal(str)

    def __init__(self, hint: str, width: int) -> None:
        super().__init__()
        self._width = width
        self.hint = label(hint, "muted")
        self.hint.setContentsMargins(INSET, 0, INSET, 0)
        self._codes = QWidget()
        self._row = QHBoxLayout(self._codes)
        self._row.setContentsMargins(INSET, 0, INSET, 0)
        self._row.setSpacing(12)
        self.buttons: dict[str, QToolButton] = {}
        self.says = label("", "muted")
        self._row.addStretch(1)
        self._row.addWidget(self.says)
        self.addWidget(self.hint)
        self.addWidget(self._codes)
        self.setFixedHeight(self.hint.fontMetrics().height() + 8)

    def show_ticked(self, names: Mapping[str, str], several: int) -> None:
        """Show these codes, the last few of many, and how many Enter would apply; without any the keys."""
        self.setCurrentIndex(1 if names else 0)
        self.says.setText(trn("Enter: {n} code|Enter: {n} codes", several))
        last = dict(list(names.items())[-SHOWN:])
        if list(self.buttons) != list(last):
            self._show_buttons(last)

    def _show_buttons(self, names: Mapping[str, str]) -> None:
        for old in self.buttons.values():
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        room = self._width - 2 * INSET - self.says.sizeHint().width()
        self.buttons = {each: self._button(each, name, room // len(names) - AROUND) for each, name in names.items()}
        for at, button in enumerate(self.buttons.values()):
            self._row.insertWidget(at, button)

    def _button(self, code_id: str, name: str, width: int) -> QToolButton:
        made = QToolButton()
        made.setProperty("link", True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setText("✓ " + made.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, max(width, 24)))
        made.setToolTip(tr("Leave out “{name}”", name=name))
        made.setAccessibleName(tr("Leave out “{name}”", name=name))
        made.clicked.connect(lambda: self.dropped.emit(code_id))
        return made


class Meaning(QWidget):
    """The path, the definition and what it is not, on as many lines as there are for any code."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        self.path, self.means, self.means_not = label("", "term"), label(), label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 0, INSET, 0)
        column.setSpacing(2)
        for each in (self.path, self.means, self.means_not):
            column.addWidget(each)
        column.addStretch(1)
        self.setFixedHeight((LINES + 1) * self.path.fontMetrics().lineSpacing() + 2 * column.spacing() + 4)

    def show_words(self, path: str, means: str = "", means_not: str = "") -> None:
        """Show these words, each as far as it fits; all of them in the tip."""
        self._put(self.path, path, 1)
        self._put(self.means, means, LINES // 2 if means_not else LINES)
        self._put(self.means_not, means_not, LINES // 2 if means else LINES)
        self.setToolTip("\n".join(each for each in (path, means, means_not) if each))

    def _put(self, words: QLabel, text: str, lines: int) -> None:
        """Cut the words to that many lines; the last word of a line may not fill it, so a little less than all fits."""
        fits = (self._width - 2 * INSET) * lines - (lines - 1) * 48
        words.setText(words.fontMetrics().elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, fits))
        words.setWordWrap(lines > 1)
        words.setMaximumHeight(lines * words.fontMetrics().lineSpacing() + 1)
        words.setVisible(bool(text))
