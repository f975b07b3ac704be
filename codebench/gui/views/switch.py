"""A few buttons of which one is chosen: Tab reaches the chosen one, the arrows the others."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from codebench.gui.views.delegates import bolder


class Switch(QFrame):
    """Choose one of these words."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        for number, each in enumerate(words):
            button = _Choice(each)
            button.setCheckable(True)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idToggled.connect(self._reach)
        self._group.idClicked.connect(self.chosen)
        self.mark(0)

    def _reach(self, number: int, is_chosen: bool) -> None:
        # Left to itself Qt lets Tab come to whichever had the keyboard last.
        policy = Qt.FocusPolicy.StrongFocus if is_chosen else Qt.FocusPolicy.ClickFocus
        self._group.button(number).setFocusPolicy(policy)

    def mark(self, number: int) -> None:
        """Show which one is chosen."""
        self._group.button(number).setChecked(True)
        for each in self._group.buttons():
            self._reach(self._group.id(each), each.isChecked())

    def offer(self, numbers: Collection[int]) -> None:
        """Show only these."""
        for each in self._group.buttons():
            each.setVisible(self._group.id(each) in numbers)
        self.setVisible(len(numbers) > 1)

    def stop(self) -> QWidget:
        """Return what Tab comes to."""
        return self._group.checkedButton() or self


class _Choice(QPushButton):
    def sizeHint(self) -> QSize:
        """Give room for the words in bold, as they are once chosen; Qt measures them plain."""
        hint, words = super().sizeHint(), self.text()
        bold = QFontMetrics(bolder(self.font())).horizontalAdvance(words)
        return QSize(hint.width() + max(0, bold - self.fontMetrics().horizontalAdvance(words)) + 4, hint.height())
