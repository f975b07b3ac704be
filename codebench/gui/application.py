"""The application as the system knows it: its name, its icon, and the files the system hands to it."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from codebench.gui.icons import app_icon


class Application(QApplication):
    """Tell of files that the system hands over: on a Mac a double click is an event, not an argument."""

    handed = Signal(Path)

    def event(self, event: QEvent) -> bool:
        """Take a file; all else is Qt's. A filter would see every event of every widget."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.handed.emit(Path(event.file()))
            return True
        return super().event(event)


def introduce(app: QApplication) -> None:
    """Give the system the names and the icon by which it knows the program, its windows and its menu entry."""
    app.setApplicationName("codebench")
    app.setApplicationDisplayName("Codebench")
    app.setDesktopFileName("codebench")
    app.setWindowIcon(app_icon())
