"""What is shown and kept when something goes wrong: one presenter, and a log that holds no transcript text."""

import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import QObject, Signal

from codebench.errors import CodebenchError
from codebench.i18n import tr


class Presenter(QObject):
    """Say things to the user, wherever they arise; the window shows them in its bar."""

    problem = Signal(str)
    news = Signal(str)

    def crash(self, bug: BaseException) -> None:
        """Keep a bug in the log and say what happened, what is safe and where to look."""
        path = log_bug(bug)
        self.problem.emit(
            tr("Something went wrong in the program. Your work is saved. What happened is in {path}.", path=path)
        )


def log_path() -> Path:
    """Return where the log is kept."""
    return user_log_path("codebench", appauthor=False) / "codebench.log"


def log_bug(bug: BaseException) -> Path:
    """Write where it went wrong; an error's own words are left out, for they may quote a transcript."""
    path = log_path()
    frames = traceback.extract_tb(bug.__traceback__)
    lines = [f"{datetime.now().isoformat(timespec='seconds')} {type(bug).__module__}.{type(bug).__qualname__}"]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write("\n".join(lines) + "\n")
    except OSError:
        sys.stderr.write("\n".join(lines) + "\n")
    return path


def catch_all(presenter: Presenter) -> None:
    """Show what no one caught: a sentence for what a user can mend, the log for a bug."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, CodebenchError):
            presenter.problem.emit(error.user_message)
        elif issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            presenter.crash(error)

    sys.excepthook = hook


def rethrow(bug: BaseException) -> None:
    """Let a bug that was met beside the window's work reach whoever shows and keeps bugs."""
    raise bug
