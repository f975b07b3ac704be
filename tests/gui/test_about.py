import tomllib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from codebench.gui.dialogs.about import AboutDialog
from codebench.gui.language import speak
from codebench.gui.parts import parts, program

ROOT = Path(__file__).resolve().parents[2]


def test_every_part_has_a_version_and_a_short_licence() -> None:
    for part in (program(), *parts()):
        assert part.version and 0 < len(part.licence) <= 60 and "\n" not in part.licence, part


def test_the_parts_are_those_the_program_asks_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    named = {part.name.lower().replace("_", "-") for part in parts()}
    assert {"python", "pyside6-essentials", "qtawesome", "lxml"} <= named
    assert len(named) == len(asked) + 1
    assert "pytest" not in named


def test_all_of_it_can_be_copied_at_once(qtbot: QtBot) -> None:
    speak("nl")
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "Apache-2.0" in copied and "LGPL" in copied and "geen taalmodel" in copied
