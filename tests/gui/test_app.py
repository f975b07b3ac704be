import ctypes
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from codebench.errors import CodebenchError
from codebench.gui import app
from codebench.gui.errors import Presenter, catch_all
from codebench.gui.language import speak
from codebench.gui.window import MainWindow
from codebench.services.project import Project

RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from codebench import settings
from codebench.gui import app
settings.settings_path = lambda: Path(sys.argv[1]).parent / "settings.json"
application = QApplication([])
def look():
    [window] = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    print(window.windowTitle())
    window.close()
QTimer.singleShot(300, look)
sys.exit(app.run(Path(sys.argv[1])))
"""


def test_run_opens_the_project_and_ends_with_the_window(project: Project) -> None:
    project.close()
    done = subprocess.run([sys.executable, "-c", RUN, str(project.path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "study – Codebench")
    assert "Traceback" not in done.stderr


def test_the_welcome_page_waits_for_nothing_that_only_a_project_needs(tmp_path: Path) -> None:
    show = RUN.replace("app.run(Path(sys.argv[1]))", "app.run()").replace(
        "    window.close()", "    print('sqlalchemy' in sys.modules)\n    window.close()"
    )
    show = show.replace("QTimer.singleShot(300, look)", "app.bring_along = lambda: QTimer.singleShot(0, look)")
    done = subprocess.run(
        [sys.executable, "-c", show, str(tmp_path / "none")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["Codebench", "False"]), done.stderr


def test_a_missing_library_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(path: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert "libxcb-cursor.so.0" in app.missing_libraries()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert app.missing_libraries() == ""


def test_what_a_user_can_mend_is_said_and_a_bug_is_logged(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    presenter, said = Presenter(), []
    presenter.problem.connect(said.append)
    catch_all(presenter)
    sys.excepthook(CodebenchError, CodebenchError("Mend this."), None)
    sys.excepthook(ValueError, ValueError("secret"), None)
    assert said[0] == "Mend this."
    assert "secret" not in said[1]


def test_qts_own_words_are_dutch_too(qtbot: QtBot) -> None:
    speak("nl")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Annuleren"
    speak("en")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_second_window_on_the_same_file_says_so(qtbot: QtBot, project: Project, tmp_path: Path) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    code = "import sys; from pathlib import Path; from codebench.services.project import Project; Project.open(Path(sys.argv[1]))"
    other = subprocess.run([sys.executable, "-c", code, str(project.path)], capture_output=True, text=True, check=False)
    assert "InUseError" in other.stderr
    window.take([tmp_path / "nothing.codebench"])
    assert window.notice.isVisible() and "nothing.codebench" in window.notice.words.text()


def test_a_letter_is_drawn_as_a_letter(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel

    pictures = []
    for letter in "AB":
        label = QLabel(letter)
        qtbot.addWidget(label)
        label.resize(40, 40)
        pictures.append(label.grab().toImage())
    assert pictures[0] != pictures[1]


def test_the_window_remembers_how_it_was_divided(qtbot: QtBot, project: Project) -> None:
    path = project.path
    project.close()
    for sizes in ([300, 700, 250], None):
        window = MainWindow()
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.files.open(path)
        splitter = window.desk.coding.splitter
        if sizes:
            splitter.setSizes(sizes)
            kept = splitter.sizes()
        else:
            assert splitter.sizes() == kept
        window.close()


def test_undo_says_what_it_will_undo(qtbot: QtBot, project: Project) -> None:
    path = project.path
    project.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.files.open(path)
    window.desk.coding.controllers["codebook"].retire("d")
    assert window.menus.actions["undo"].text() == "Undo: Code “delay” retired"
    window.undo()
    assert window.menus.actions["redo"].text() == "Redo: Code “delay” retired"
    window.close()
