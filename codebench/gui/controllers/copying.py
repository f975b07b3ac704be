"""What is copied, wherever in the window: names are hidden in it or told of."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from codebench.gui.session import ProjectSession
from codebench.services.copying import copied_names, to_copy

if TYPE_CHECKING:
    from codebench.gui.pages.coding_page import CodingPage


class CopyingController(QObject):
    """Look at what came on the clipboard from here; what one types oneself is one's own."""

    def __init__(self, session: ProjectSession, page: "CodingPage") -> None:
        super().__init__(page)
        self._session = session
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._look)
        session.closing.connect(self._stop)
        # Clipboards that remember all they held are never to see the names of a transcript.
        page.transcript.to_copy = self._hidden

    def _hidden(self, text: str) -> str:
        return to_copy(self._session.project, text)

    def _stop(self) -> None:
        self._clipboard.dataChanged.disconnect(self._look)

    def _look(self) -> None:
        if not self._clipboard.ownsClipboard() or _is_typing():
            return
        text = self._clipboard.text()
        hidden = self._hidden(text)
        if hidden != text:
            self._clipboard.setText(hidden)
        elif told := copied_names(self._session.project, text):
            self._session.news.emit(told)


def _is_typing() -> bool:
    field = QApplication.focusWidget()
    return isinstance(field, (QLineEdit, QTextEdit, QPlainTextEdit)) and not field.isReadOnly()
