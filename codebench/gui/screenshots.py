"""Pictures of the real window for the README and the help, made without a screen."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from codebench.gui import shooting as act
from codebench.gui.language import speak
from codebench.gui.theme import current_theme, use_theme
from codebench.gui.window import MainWindow
from codebench.i18n import current_language, use_language
from codebench.services.demo import build_demo
from codebench.settings import Settings, load_settings, save_settings

SMALL, LARGE = (1366, 768), (1920, 1080)
FONTS = ("Inter", "Cantarell", "Noto Sans", "Segoe UI", "Liberation Sans", "DejaVu Sans")
TITLE_BAR = 34
ALIKE = 0xF0F0F0


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, how the window looks, and what is done in it first."""

    name: str
    theme: str
    language: str
    act: Callable[[MainWindow], object]
    size: tuple[int, int] = SMALL


SHOTS = (
    Shot("welcome", "light", "nl", act.welcome),
    Shot("welcome-dark", "dark", "nl", act.welcome),
    Shot("welcome-english", "light", "en", act.welcome),
    Shot("welcome-1920", "light", "nl", act.welcome, LARGE),
    Shot("desk", "light", "nl", act.desk),
    Shot("desk-dark", "dark", "nl", act.desk),
    Shot("desk-english", "light", "en", act.desk),
    Shot("desk-1920", "light", "nl", act.desk, LARGE),
    Shot("desk-dark-english-1920", "dark", "en", act.desk, LARGE),
    Shot("import", "light", "nl", act.importing),
    Shot("import-dark", "dark", "en", act.importing),
    Shot("import-1920", "light", "nl", act.importing, LARGE),
    Shot("survey", "light", "nl", act.survey),
    Shot("survey-english", "light", "en", act.survey),
    Shot("people", "light", "nl", act.people),
    Shot("people-dark", "dark", "en", act.people),
    Shot("overlaps", "light", "nl", act.overlaps),
    Shot("overlaps-dark", "dark", "nl", act.overlaps),
    Shot("overlaps-1920", "light", "nl", act.overlaps, LARGE),
    Shot("picker", "light", "nl", act.picker),
    Shot("picker-dark", "dark", "nl", act.picker),
    Shot("picker-english", "light", "en", act.picker),
    Shot("picker-1920", "light", "nl", act.picker, LARGE),
    Shot("search", "light", "nl", act.search),
    Shot("search-english", "dark", "en", act.search),
    Shot("queue", "light", "nl", act.queue),
    Shot("queue-english", "dark", "en", act.queue),
    Shot("merge", "light", "nl", act.merge),
    Shot("merge-dark", "dark", "nl", act.merge),
    Shot("merge-1920", "light", "nl", act.merge, LARGE),
    Shot("versions", "light", "nl", act.versions),
    Shot("versions-english", "dark", "en", act.versions),
    Shot("versions-1920", "light", "nl", act.versions, LARGE),
    Shot("table", "light", "nl", act.table),
    Shot("table-dark", "dark", "nl", act.table),
    Shot("table-english", "light", "en", act.table),
    Shot("table-1920", "light", "nl", act.table, LARGE),
    Shot("writing", "light", "nl", act.writing),
    Shot("writing-dark", "dark", "nl", act.writing),
    Shot("writing-english", "light", "en", act.writing),
    Shot("writing-1920", "light", "nl", act.writing, LARGE),
)


def make_screenshots(project_path: Path, folder: Path, shots: tuple[Shot, ...] = SHOTS) -> Iterator[Path]:
    """Take these pictures of a project and yield the path of each."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    before = current_language()
    if app.platformName() == "offscreen":
        _use_a_real_font(app)
    with _other_settings():
        for shot in shots:
            yield _shoot(shot, project_path, folder)
    speak(before)


@contextmanager
def _other_settings() -> Iterator[None]:
    """Leave the user's own settings and recent projects out of the pictures, and the pictures out of them."""
    before, known = os.environ.get("XDG_CONFIG_HOME"), load_settings()
    with TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        try:
            yield
        finally:
            del os.environ["XDG_CONFIG_HOME"]
            if before is not None:
                os.environ["XDG_CONFIG_HOME"] = before
            save_settings(known)


def _shoot(shot: Shot, project_path: Path, folder: Path) -> Path:
    speak(shot.language)
    use_theme(shot.theme)
    save_settings(Settings(coder_name="AV"))
    with TemporaryDirectory() as place:
        window = MainWindow()
        window.resize(*shot.size)
        window.show()
        window.activateWindow()
        if shot.act is not act.welcome:
            # What is done for one picture must not be seen in the next.
            window.files.open(Path(copyfile(project_path, Path(place) / project_path.name)))
        shot.act(window)
        act.settle(act.SETTLED)
        picture = folder / f"{shot.name}.png"
        lean(_as_seen(window).toImage()).save(str(picture), quality=0)
        window.close()
        window.deleteLater()
        QApplication.processEvents()
    return picture


def lean(picture: QImage) -> QImage:
    """Return the picture in 256 colours, half of the size; of colours that look alike the most used stands for all."""
    whole = picture.convertToFormat(QImage.Format.Format_RGB32)
    used = [colour for colour, _ in Counter(memoryview(whole.constBits()).cast("I")).most_common()]
    kinds: dict[int, int] = {}
    for colour in used:
        kinds.setdefault(colour & ALIKE, colour)
    # The grounds differ little and fill the picture, so they stay apart; a code's dot is small, but of its own kind.
    kept = dict.fromkeys([*used[:64], *kinds.values()])
    return whole.convertToFormat(QImage.Format.Format_Indexed8, list(kept)[:256])


def _as_seen(window: MainWindow) -> QPixmap:
    """Return the window with the dialogs that stand over it, each below a title bar as a desktop gives it."""
    picture = window.grab()
    painter = QPainter(picture)
    for dialog in QApplication.topLevelWidgets():
        if dialog.isVisible() and dialog is not window and dialog.windowTitle():
            _paint_dialog(painter, window.rect(), dialog)
    painter.end()
    return picture


def _paint_dialog(painter: QPainter, over: QRect, dialog: QWidget) -> None:
    theme, inside = current_theme(), dialog.rect()
    inside.moveCenter(over.center())
    bar = QRect(inside.left(), inside.top() - TITLE_BAR, inside.width(), TITLE_BAR)
    painter.drawPixmap(inside.topLeft(), dialog.grab())
    painter.fillRect(bar, theme.colour("well"))
    painter.setPen(theme.colour("ink"))
    painter.drawText(bar, int(Qt.AlignmentFlag.AlignCenter), dialog.windowTitle())
    painter.setPen(theme.colour("faint"))
    painter.drawRect(bar.united(inside).adjusted(-1, -1, 0, 0))


def main() -> None:
    """Build the demo and make the pictures: `python -m codebench.gui.screenshots FOLDER [NAME …]`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    use_language("nl")
    wanted = set(sys.argv[2:])
    with TemporaryDirectory() as place:
        demo = build_demo(Path(place)).project_path
        shots = tuple(shot for shot in SHOTS if not wanted or shot.name in wanted)
        for picture in make_screenshots(demo, Path(sys.argv[1]), shots):
            sys.stdout.write(f"{picture}\n")


def _use_a_real_font(app: QApplication) -> None:
    """Choose what a desktop would: without a screen Qt knows no interface font."""
    known = set(QFontDatabase.families())
    app.setFont(QFont(next((name for name in FONTS if name in known), app.font().family()), 10))


if __name__ == "__main__":
    main()
