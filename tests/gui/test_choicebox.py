"""A choice whose box is too narrow for its words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from codebench.gui.views.choicebox import NameBox

PATH = "belemmeringen / studenten / thuissituatie"


def drawn(qtbot: QtBot, words: str, cut: Qt.TextElideMode) -> QImage:
    box = NameBox(cut=cut)
    qtbot.addWidget(box)
    box.addItem(words)
    box.resize(160, 32)
    return box.grab().toImage()


def test_of_a_long_path_the_end_is_seen_and_the_whole_under_the_mouse(qtbot: QtBot) -> None:
    left, right = Qt.TextElideMode.ElideLeft, Qt.TextElideMode.ElideRight
    assert drawn(qtbot, PATH, left) != drawn(qtbot, f"{PATH}s", left)
    assert drawn(qtbot, PATH, right) == drawn(qtbot, f"{PATH}s", right), "what differs at the end is cut off"
    box = NameBox()
    qtbot.addWidget(box)
    box.addItem(PATH)
    assert box.toolTip() == PATH


@pytest.mark.parametrize("words", ["v1", ""])
def test_a_short_name_stands_whole(qtbot: QtBot, words: str) -> None:
    assert drawn(qtbot, words, Qt.TextElideMode.ElideLeft) == drawn(qtbot, words, Qt.TextElideMode.ElideRight)
