"""A button that opens a menu."""

from PySide6.QtWidgets import QMenu, QToolButton


def menu_button(words: str) -> QToolButton:
    """Return a button with these words that opens an empty menu."""
    button = QToolButton()
    button.setText(f"{words} ▾")
    button.setAccessibleName(words)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    return button
