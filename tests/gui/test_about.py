import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from codebench.gui import parts as inside
from codebench.gui.dialogs.about import AboutDialog
from codebench.gui.language import speak
from codebench.gui.parts import parts, program

ROOT = Path(__file__).resolve().parents[2]
PACKER = [
    "altgraph",
    "macholib",
    "packaging",
    "pefile",
    "pyinstaller",
    "pyinstaller-hooks-contrib",
    "pywin32-ctypes",
    "setuptools",
]


def spelled(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_part_has_a_licence_in_a_word() -> None:
    for part in (program(), *parts()):
        assert 0 < len(part.licence) <= 60 and "\n" not in part.licence, part


def test_the_parts_are_all_that_goes_into_a_bundle() -> None:
    lock = (ROOT / "requirements-bundle.lock").read_text(encoding="utf-8")
    # A mark behind a version says that only some systems have it.
    locked = dict(re.findall(r"^([\w.-]+)==([\w.]+) \\$", lock, re.MULTILINE))
    named = {spelled(part.name): part.version for part in parts()}
    assert {spelled(name) for name in locked} - set(PACKER) <= set(named)
    assert {"python", "qt", "sqlite", "openssl", "icons-phosphor", "dutch-dictionary-of-simplemma"} <= {
        spelled(name).replace(": ", "-").replace(" ", "-") for name in named
    }
    assert "pytest" not in named and "ruff" not in named


def test_a_language_model_is_named_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "model_described", lambda: None)
    assert not [part for part in parts() if "model" in part.name]
    monkeypatch.setattr(inside, "model_described", lambda: ("nl_small", "3.8.0", "CC BY-SA 4.0"))
    [part] = [part for part in parts() if "model" in part.name]
    assert (part.name, part.version, part.licence) == ("Dutch language model nl_small", "3.8.0", "CC BY-SA 4.0")


def test_all_of_it_can_be_copied_at_once(qtbot: QtBot) -> None:
    speak("nl")
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "Apache-2.0" in copied and "LGPL" in copied and "publiek domein" in copied


def test_the_licence_of_a_part_can_be_read_whole(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    for name, words in (("Qt", "GNU LESSER GENERAL PUBLIC LICENSE"), ("lxml", "Redistribution"), ("SQLite", "no text")):
        dialog.shown.setCurrentText(name)
        assert dialog.words.toPlainText().startswith(name)
        assert words in dialog.words.toPlainText() or "without its text" in dialog.words.toPlainText()
    dialog.shown.setCurrentIndex(0)
    assert dialog.words.toPlainText().startswith("codebench")
