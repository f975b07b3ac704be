"""The application as the system knows it."""

import subprocess
import sys

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from codebench.gui.icons import app_icon
from codebench.resources import resource
from codebench.services.project import Project

HAND_OVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from codebench import settings
from codebench.gui import app
from codebench.gui.application import Application
settings.settings_path = lambda: Path(sys.argv[1]).parent / "settings.json"
application = Application([])
def hand_over():
    QCoreApplication.sendEvent(QApplication.instance(), QFileOpenEvent(sys.argv[1]))
    [window] = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    print(window.windowTitle(), QGuiApplication.desktopFileName(), QApplication.windowIcon().isNull(), sep="|")
    window.close()
QTimer.singleShot(300, hand_over)
sys.exit(app.run())
"""


def test_a_project_that_the_system_hands_over_is_opened(project: Project) -> None:
    project.close()
    command = [sys.executable, "-c", HAND_OVER, str(project.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "study – Codebench|codebench|False"), done.stderr


def test_the_pictures_of_the_icon_are_those_of_its_drawing(qtbot: QtBot) -> None:
    pictures = list(resource("desktop").glob("codebench-*.png"))
    assert {path.stem.rpartition("-")[2] for path in pictures} == {"16", "24", "32", "48", "64", "128", "256", "512"}
    for path in pictures:
        picture = QImage(str(path))
        size = int(path.stem.rpartition("-")[2])
        assert picture.width() == picture.height() == size
        drawn = app_icon().pixmap(size, size).toImage()
        for share in (0.37, 0.5, 0.66, 0.9):
            # Down the stripe: blue, ground, orange, ground.
            at = int(size * 0.77), int(size * share)
            pairs = zip(picture.pixelColor(*at).getRgb(), drawn.pixelColor(*at).getRgb(), strict=True)
            assert max(abs(one - other) for one, other in pairs) < 24, (path.name, share)
