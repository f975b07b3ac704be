"""Pictures of the real window for the README and the help, made without a screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from codebench.gui.language import speak
from codebench.gui.theme import use_theme
from codebench.gui.window import MainWindow
from codebench.i18n import current_language

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
    speak(before)
    return shots


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
        here = next(place for place in coding.transcript.placed() if place.key == coding.transcript.selected_coding)
        start, end = coding.transcript.words_after(here.key)
        coding.transcript.select(start, end)
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
