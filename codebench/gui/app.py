"""Start the desk."""

import ctypes
import os
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread

from codebench.gui.errors import Presenter, catch_all
from codebench.i18n import tr, use_language
from codebench.settings import load_settings

# What the thread is called that loads what comes after the welcome page.
BRINGING = "bringing along"


def run(project_path: Path | None = None, *, review: bool = False) -> int:
    """Show the window until it is closed; return the exit status."""
    settings = load_settings()
    use_language(settings.language)
    if problem := missing_libraries():
        sys.stderr.write(f"{problem}\n")
        return 1
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from codebench.gui.application import Application, introduce
    from codebench.gui.collecting import Collector
    from codebench.gui.language import speak
    from codebench.gui.theme import use_font_size, use_theme
    from codebench.gui.window import MainWindow

    app = QApplication.instance() or Application(sys.argv[:1])
    assert isinstance(app, QApplication)
    introduce(app)
    Collector(app)
    speak(settings.language)
    use_theme(settings.theme)
    use_font_size(settings.font_size)
    presenter = Presenter(app)
    catch_all(presenter)
    window = MainWindow(presenter)
    app.styleHints().colorSchemeChanged.connect(lambda _: use_theme(load_settings().theme))
    if isinstance(app, Application):
        app.handed.connect(lambda path: window.take([path]))
    window.show()
    if project_path is not None:
        (window.files.review if review else window.files.open)(project_path)
    else:
        QTimer.singleShot(0, bring_along)
    return app.exec()


def bring_along() -> None:
    """Load, while nobody waits for it, what the desk is made of."""
    needed = ("codebench.gui.files", "codebench.gui.pages.desk")
    Thread(target=lambda: [import_module(each) for each in needed], name=BRINGING, daemon=True).start()


def missing_libraries() -> str:
    """Return one sentence where the window system's Qt plugin can't load: Qt itself would abort."""
    if not sys.platform.startswith("linux") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    if not os.environ.get("DISPLAY") and "QT_QPA_PLATFORM" not in os.environ:
        return tr("There is no screen to open the desk on. Every command works without one: codebench --help.")
    if os.environ.get("QT_QPA_PLATFORM", "xcb") != "xcb":
        return ""
    import PySide6

    plugin = Path(PySide6.__path__[0]) / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        name = str(error).split(":")[0]
        return tr(
            "The window can't open: the library {name} is missing. On Debian or Ubuntu: sudo apt-get install "
            "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0",
            name=name,
        )
    return ""
