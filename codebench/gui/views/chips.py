"""The question as a sentence of chips; choosing in one asks another question."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from codebench.gui.questions import Chip

SHOWN = 34
MOST_IN_ONE = 14


class ChipRow(QWidget):
    """Show chips and let them be changed."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.buttons: list[QToolButton] = []

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips; the one that had the keyboard keeps it."""
        focused = next((at for at, button in enumerate(self.buttons) if button.hasFocus()), None)
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for chip in chips:
            if chip.options:
                self._add(chip)
        self._row.addStretch(1)
        if focused is not None and focused < len(self.buttons):
            self.buttons[focused].setFocus()

    def _add(self, chip: Chip) -> None:
        if chip.before:
            label = QLabel(chip.before)
            label.setProperty("tone", "muted")
            self._row.addWidget(label)
        button = QToolButton()
        text = chip.text if len(chip.text) <= SHOWN else f"{chip.text[: SHOWN - 1]}…"
        button.setText(f"{text.replace('&', '&&')} ▾")
        button.setToolTip(chip.name if text == chip.text else f"{chip.name}: {chip.text}")
        button.setAccessibleName(f"{chip.name}: {chip.text}")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        fill_menu(menu, chip, self.asked.emit)
        button.setMenu(menu)
        self.buttons.append(button)
        self._row.addWidget(button)


def fill_menu(menu: QMenu, chip: Chip, ask: Callable[[Any], object]) -> None:
    """Put a chip's choices into a menu, those of a section under its name; many sections become menus of their own."""
    apart = len(chip.options) > MOST_IN_ONE
    section, into = "", menu
    for option in chip.options:
        if option.section != section:
            section = option.section
            words = section.replace("&", "&&")
            if apart:
                into = menu.addMenu(words)
            else:
                menu.addSection(words)
        action = into.addAction(option.text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(option.chosen)
        action.triggered.connect(lambda _=False, wanted=option.question: ask(wanted))
