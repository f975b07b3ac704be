"""A choice among others on a page that scrolls."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """A choice that the wheel scrolls past, and never changes."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is around it."""
        event.ignore()
