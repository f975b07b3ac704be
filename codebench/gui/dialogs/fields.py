"""A field for a file or folder: its path, and a button that opens the system's own dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from codebench.i18n import tr


class PathField(QWidget):
    """A path that can be typed or chosen."""

    changed = Signal()

    def __init__(self, choose: Callable[[], str], hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.textChanged.connect(self.changed)
        self.button = QPushButton(tr("Choose…"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._ask)
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """Name the line and the button too, for those are what is reached."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.button.setAccessibleName(f"{name}: {self.button.text()}")

    def _ask(self) -> None:
        if found := self._choose():
            self.line.setText(found)

    def path(self) -> Path | None:
        """Return the path, or None where the field is empty."""
        words = self.line.text().strip()
        return Path(words).expanduser() if words else None
