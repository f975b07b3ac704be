"""The pictures inside the help pages, taken of the real window: `python -m codebench.gui.help_pictures`."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from codebench.gui.dialogs.history import HistoryDialog
from codebench.gui.dialogs.new_project import NewProject
from codebench.gui.language import speak
from codebench.gui.pages.desk import Desk
from codebench.gui.screenshots import FONTS, lean
from codebench.gui.shooting import SETTLED, settle
from codebench.gui.theme import current_theme, use_theme
from codebench.gui.window import MainWindow
from codebench.i18n import LANGUAGES, tr
from codebench.resources import resource
from codebench.services.codebook import rename_code
from codebench.services.demo import build_demo
from codebench.settings import Settings, save_settings

WIDTH = 660
Take = Callable[[MainWindow, Desk], QPixmap]


def start(window: MainWindow, desk: Desk) -> QPixmap:
    """Show the whole desk."""
    _select_second(desk)
    return window.grab()


def coding(window: MainWindow, desk: Desk) -> QPixmap:
    """Show the picker below selected words."""
    page, chosen = desk.coding, _select_second(desk)
    page.transcript.select(*page.transcript.words_after(chosen))
    page.open_picker("st")
    _settle()
    box, left = page.picker.geometry(), page.middle.mapTo(page, QPoint(0, 0)).x()
    return page.grab(QRect(left, box.top() - 150, min(WIDTH, page.middle.width()), box.height() + 170))


def codebook(window: MainWindow, desk: Desk) -> QPixmap:
    """Show the codebook with a code chosen."""
    _select_second(desk)
    return desk.coding.codebook.grab()


def memos(window: MainWindow, desk: Desk) -> QPixmap:
    """Show a memo beside the text."""
    _select_second(desk)
    controller = desk.coding.controllers["memos"]
    controller.note()
    controller.panel.text.setPlainText(tr("Ask about this again in the second round."))
    _settle()
    return _of(controller.panel)


def importing(window: MainWindow, desk: Desk) -> QPixmap:
    """Show files that were looked at, in a project that has none of them yet."""
    assert window.session is not None
    window.files.make(NewProject("", window.session.project.path.with_stem("new"), None))
    files = [*sorted(resource("demo", "transcripts").iterdir())[:6], resource("demo", "survey.csv")]
    dialog = window.show_import(files)
    assert dialog is not None
    while dialog.busy:
        QApplication.processEvents()
    return _of(dialog)


def counting(window: MainWindow, desk: Desk) -> QPixmap:
    """Show the question and the table."""
    _open_number(desk)
    return _of(desk.counting.splitter.widget(0))


def quotes(window: MainWindow, desk: Desk) -> QPixmap:
    """Show what stands behind a number."""
    _open_number(desk)
    return desk.counting.quotes.grab(QRect(0, 0, desk.counting.quotes.width(), 420))


def exporting(window: MainWindow, desk: Desk) -> QPixmap:
    """Show the form for export."""
    return _of(window.show_export("quotes"))


def undo(window: MainWindow, desk: Desk) -> QPixmap:
    """Show the history with a step chosen."""
    page, chosen = desk.coding, _select_second(desk)
    code = page.book[page.codings[chosen].code_id]
    assert window.session is not None
    for name in (f"{code.name} 2", code.name):
        window.session.do(rename_code, code_id=code.id, name=name)
    page.remove_coding(chosen)
    window.show_history()
    dialog = window.findChild(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    dialog.list.setCurrentIndex(dialog.list.model().index(2, 0))
    dialog.resize(WIDTH, 360)
    return _of(dialog)


TAKES: tuple[Take, ...] = (start, coding, codebook, memos, importing, counting, quotes, exporting, undo)


def make_pictures(demo: Path, folder: Path) -> Iterator[Path]:
    """Take every picture in every language, each of a demo nobody touched."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    known = set(QFontDatabase.families())
    app.setFont(QFont(next((name for name in FONTS if name in known), app.font().family()), 10))
    use_theme("light")
    for language in LANGUAGES:
        speak(language)
        (folder / language).mkdir(parents=True, exist_ok=True)
        for take in TAKES:
            picture = folder / language / f"{take.__name__}.png"
            lean(_framed(_fitting(_taken(take, demo)))).save(str(picture), quality=0)
            yield picture


def _taken(take: Take, demo: Path) -> QImage:
    with TemporaryDirectory() as place:
        window = MainWindow()
        window.resize(1180, 680)
        window.show()
        window.files.open(Path(copyfile(demo, Path(place) / demo.name)))
        _settle()
        assert window.desk is not None
        picture = take(window, window.desk).toImage()
        window.close()
        window.deleteLater()
        _settle()
    return picture


def _fitting(picture: QImage) -> QImage:
    if picture.width() <= WIDTH:
        return picture
    return picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)


def _framed(picture: QImage) -> QImage:
    """Draw a hairline around it, for the page it comes on is as white as it is."""
    painter = QPainter(picture)
    painter.setPen(current_theme().colour("line"))
    painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return picture


def _select_second(desk: Desk) -> str:
    text = desk.coding.transcript
    placed = text.placed()
    text.verticalScrollBar().setValue(max(0, int(placed[0].top) - 120))
    text.select_coding(placed[1].key)
    _settle()
    return placed[1].key


def _open_number(desk: Desk) -> None:
    desk.show_counting()
    _settle()
    table = desk.counting.table()
    assert table is not None
    row = max(table.rows, key=lambda each: (each.depth, each.cells[0].count or 0))
    desk.counting.view.choose(row.key, table.columns[0].key)
    _settle()


def _of(widget: QWidget | None) -> QPixmap:
    assert widget is not None
    _settle()
    return widget.grab()


def _settle() -> None:
    # Words of the definition would still lie over each other.
    settle(SETTLED)


def main() -> None:
    """Build the demo and make the pictures where the help looks for them."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with TemporaryDirectory() as place:
        os.environ["XDG_CONFIG_HOME"] = place
        save_settings(Settings(coder_name="AV"))
        for picture in make_pictures(build_demo(Path(place)).project_path, resource("help", "pictures")):
            sys.stdout.write(f"{picture}\n")


if __name__ == "__main__":
    main()
