"""Pictures of the real window for the README and the help, made without a screen."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from codebench.gui.language import speak
from codebench.gui.theme import use_theme
from codebench.gui.window import MainWindow
from codebench.i18n import current_language, use_language
from codebench.services.demo import build_demo

SIZE = (1366, 768)
FONTS = ("Inter", "Cantarell", "Noto Sans", "Segoe UI", "Liberation Sans", "DejaVu Sans")


def make_screenshots(project_path: Path, folder: Path, size: tuple[int, int] = SIZE) -> list[Path]:
    """Write a picture of every page of this project and return their paths."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    before = current_language()
    if app.platformName() == "offscreen":
        _use_a_real_font(app)
    with _other_settings():
        shots = _shoot_all(app, project_path, folder, size)
    speak(before)
    return shots


@contextmanager
def _other_settings() -> Iterator[None]:
    """Leave the user's own settings and recent projects out of the pictures, and the pictures out of them."""
    before = os.environ.get("XDG_CONFIG_HOME")
    with TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        try:
            yield
        finally:
            del os.environ["XDG_CONFIG_HOME"]
            if before is not None:
                os.environ["XDG_CONFIG_HOME"] = before


def _shoot_all(app: QApplication, project_path: Path, folder: Path, size: tuple[int, int]) -> list[Path]:
    shots: list[Path] = []

    def shoot(name: str, theme: str, language: str, act: Callable[[MainWindow], None]) -> None:
        speak(language)
        use_theme(theme)
        window = MainWindow()
        window.resize(*size)
        window.show()
        window.activateWindow()
        act(window)
        app.processEvents()
        shots.append(folder / f"{name}.png")
        window.grab().save(str(shots[-1]))
        window.close()
        window.deleteLater()

    shoot("welcome", "light", "nl", lambda window: None)
    shoot("desk", "light", "nl", lambda window: _desk(window, project_path))
    shoot("desk-dark", "dark", "nl", lambda window: _desk(window, project_path))
    shoot("picker", "light", "nl", lambda window: _picker(window, project_path))
    shoot("table", "light", "nl", lambda window: _table(window, project_path))
    shoot("table-dark", "dark", "nl", lambda window: _table(window, project_path))
    shoot("desk-english", "light", "en", lambda window: _desk(window, project_path))
    return shots


def main() -> None:
    """Build the demo and make the pictures of the README: `python -m codebench.gui.screenshots FOLDER`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    use_language("nl")
    with TemporaryDirectory() as place:
        demo = build_demo(Path(place)).project_path
        for picture in make_screenshots(demo, Path(sys.argv[1])):
            sys.stdout.write(f"{picture}\n")


def _use_a_real_font(app: QApplication) -> None:
    """Choose what a desktop would: without a screen Qt knows no interface font."""
    known = set(QFontDatabase.families())
    app.setFont(QFont(next((name for name in FONTS if name in known), app.font().family()), 10))


def _settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def _desk(window: MainWindow, path: Path) -> None:
    window.files.open(path)
    _settle()
    if window.desk is None or window.session is None:
        return
    coding = window.desk.coding
    _settle()
    placed = coding.transcript.placed()
    if placed:
        coding.transcript.verticalScrollBar().setValue(max(0, int(placed[0].top) - 120))
        coding.transcript.select_coding(placed[min(1, len(placed) - 1)].key)


def _picker(window: MainWindow, path: Path) -> None:
    _desk(window, path)
    if window.desk is not None:
        coding = window.desk.coding
        if chosen := coding.transcript.selected_coding:
            coding.transcript.select(*coding.transcript.words_after(chosen))
            coding.open_picker("st")
        _settle()


def _table(window: MainWindow, path: Path) -> None:
    window.files.open(path)
    if window.desk is None:
        return
    window.desk.show_counting()
    _settle()
    table = window.desk.counting.table()
    if table is not None:
        row = max(table.rows, key=lambda each: (each.depth, each.cells[0].count or 0))
        window.desk.counting.view.choose(row.key, table.columns[0].key)


if __name__ == "__main__":
    main()
