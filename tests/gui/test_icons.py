import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from pytestqt.qtbot import QtBot

from codebench.gui.actions import ICONS, actions
from codebench.gui.icons import has_icon, icon
from codebench.gui.theme import load_theme, use_theme


def colours(image: QImage) -> set[str]:
    found = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(each.rgb()).name().upper() for each in found if each.alpha() == 255}


def test_every_icon_belongs_to_an_action_and_is_in_the_kept_set(qtbot: QtBot) -> None:
    assert set(ICONS) <= {action.id for action in actions()}
    assert [name for name in ICONS.values() if not has_icon(name)] == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_an_icon_that_was_made_before_follows_the_theme(qtbot: QtBot, name: str) -> None:
    made = icon("note-pencil")
    use_theme(name)
    assert colours(made.pixmap(QSize(64, 64)).toImage()) == {load_theme(name).muted.upper()}


def test_an_icon_is_fainter_where_it_can_do_nothing(qtbot: QtBot) -> None:
    image = icon("tag").pixmap(QSize(64, 64), QIcon.Mode.Disabled).toImage()
    strongest = max(image.pixelColor(x, y).alpha() for x in range(64) for y in range(64))
    assert 0 < strongest < 128


def test_no_icon_set_is_loaded_before_the_first_icon_is_painted() -> None:
    look = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from codebench.gui import icons, window; icons.icon('tag'); "
        "print('qtawesome' in sys.modules, icons._kept.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "0"]
