"""The real window, open on a project that a test made."""

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from codebench.gui.window import MainWindow
from codebench.services.project import Project


@contextmanager
def window_on(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    """Open the project's file in a window for the length of a block."""
    project.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.files.open(project.path)
    yield window
    window.close()
