"""Try in a wheel or bundle what is loaded late: `probe PROJECT FOLDER` opens the window on it and prints what it found.

It is no part of the program and brings no module with it: what is missing here is missing there.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from codebench.domain.figure import FigureKind
from codebench.errors import CodebenchError
from codebench.gui import app
from codebench.gui.parts import Part, parts
from codebench.services.exporting import export_figure
from codebench.services.language import status
from codebench.services.project import Project
from codebench.services.reports import question, table

WAIT = 30_000


def look(project: Path, folder: Path) -> list[str]:
    """Open the window, keep its picture, close it; return its title."""
    application = QApplication([])
    seen = []

    def tick() -> None:
        for window in QApplication.topLevelWidgets():
            if window.isWindow() and window.isVisible() and project.stem in window.windowTitle():
                window.grab().save(str(folder / "window.png"))
                seen.append(window.windowTitle())
                window.close()

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(300)
    QTimer.singleShot(WAIT, application.quit)
    app.run(project)
    return seen


def figures(project: Path, folder: Path) -> list[str]:
    """Write a figure in every form."""
    opened = Project.open(project, read_only=True)
    counted = table(opened, question(opened))
    opened.close()
    for suffix in ("png", "svg", "pdf"):
        export_figure(counted, folder / f"figure.{suffix}", FigureKind.BARS)
    return sorted(path.name for path in folder.glob("figure.*") if path.stat().st_size > 5000)


def protected(folder: Path) -> bool | str:
    """Tell whether a project with a passphrase can be made and opened."""
    path = folder / "secret.codebench"
    try:
        Project.create(path, passphrase="correct horse").close()
        Project.open(path, passphrase="correct horse").close()
    except CodebenchError as error:
        return error.user_message
    return b"SQLite" not in path.read_bytes()[:16]


def described(part: Part) -> list[object]:
    """Return a part of the about page, and how many characters of licence it has."""
    return [part.name, part.version, part.licence, len(part.text())]


def main() -> None:
    """Print everything as one JSON document."""
    project, folder = map(Path, sys.argv[1:3])
    loaded = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == "codebench"]
    found = {
        "window": look(project, folder),
        "figures": figures(project, folder),
        "protected": protected(folder),
        "language": status().sentence,
        "parts": [described(part) for part in parts()],
        "from": sorted({str(Path(str(each.__file__)).parent) for each in loaded if each.__name__ == "codebench"}),
    }
    print(json.dumps(found))


main()
