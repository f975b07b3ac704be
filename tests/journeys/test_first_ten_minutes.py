"""A newcomer has a transcript and no project: she drags it in, and has coded it a moment later, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coding
from codebench.gui.dialogs.importing import ImportDialog
from codebench.gui.dialogs.new_project import NewProjectDialog
from codebench.gui.window import MainWindow


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, *buttons))


def test_a_transcript_dropped_without_a_project_is_coded_in_a_new_one(
    qtbot: QtBot, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    drop(window, files[0])
    [asked] = window.findChildren(NewProjectDialog)
    assert asked.problem.text().startswith("First a project")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is asked.name)
    qtbot.keyClicks(asked.name, "My study")
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    [dialog] = window.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: not dialog.busy and dialog.go.isEnabled())
    dialog.go.click()
    coding = window.desk.coding
    qtbot.waitUntil(lambda: coding.title_of(coding.source_id) == "Anna")
    at = coding.transcript.transcript.source.text.index("het geld")
    coding.transcript.select(at, at + 8)
    qtbot.keyClick(coding.transcript, Qt.Key.Key_Return)
    qtbot.keyClicks(coding.picker.box, "money")
    qtbot.keyClick(coding.picker.box, Qt.Key.Key_Return)
    assert [each.end - each.start for each in window.session.project.values(Coding)] == [8]
    window.close()


def test_without_a_folder_for_documents_a_project_goes_home(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "not there"))
    dialog = NewProjectDialog()
    qtbot.addWidget(dialog)
    assert dialog.folder.path() == Path.home()
