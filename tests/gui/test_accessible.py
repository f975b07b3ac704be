from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QSplitterHandle,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from codebench.gui.dialogs.export import ExportDialog
from codebench.gui.dialogs.new_project import NewProjectDialog
from codebench.gui.dialogs.preferences import PreferencesDialog
from codebench.gui.views.statusline import StatusLine
from codebench.gui.window import MainWindow
from codebench.services.project import Project
from codebench.settings import Settings

NAMED = (QLineEdit, QComboBox, QTabBar, QAbstractButton, QAbstractScrollArea)


def nameless(window: QWidget) -> list[str]:
    found = []
    for widget in window.findChildren(QWidget):
        reachable = widget.isVisibleTo(window) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        words = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        if reachable and isinstance(widget, NAMED) and not isinstance(widget, QSplitterHandle) and not words:
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def test_the_welcome_page_names_all_that_can_be_reached(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    assert nameless(window) == []


@pytest.mark.parametrize("page", [0, 1, 2, 3])
def test_the_desk_names_all_that_can_be_reached(qtbot: QtBot, project: Project, tmp_path: Path, page: int) -> None:
    path = project.path
    project.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    assert window.files.open(path)
    window.desk.show_page(page)
    assert nameless(window) == []
    window.close()


def test_a_screen_reader_hears_when_all_was_saved_who_codes_and_how_far_it_is(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_facts("14:02", "AV", 0.48, read_only=False)
    line.show_saved("14:03")
    assert line.accessibleDescription() == "All saved at 14:03 · Coder AV · Coverage 48 %"


def test_the_dialogs_name_all_that_can_be_reached(qtbot: QtBot, project: Project) -> None:
    for dialog in (NewProjectDialog(), PreferencesDialog(Settings()), ExportDialog(project, lambda: None)):
        qtbot.addWidget(dialog)
        assert nameless(dialog) == []


def test_tab_goes_all_the_way_round(qtbot: QtBot, project: Project) -> None:
    path = project.path
    project.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.files.open(path)
    at, seen = window.desk.coding.transcript, set()
    for _ in range(1000):
        at = at.nextInFocusChain()
        seen.add(at)
    coding = window.desk.coding
    wanted = {
        coding.transcript,
        coding.codebook.filter,
        coding.codebook.tree,
        coding.sources.source_tree,
        coding.sources.tabs,
    }
    assert wanted <= seen
    window.close()
