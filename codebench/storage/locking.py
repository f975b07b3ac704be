"""One writer of a project file at a time."""

from pathlib import Path

from filelock import FileLock, Timeout

from codebench.errors import CodebenchError, InUseError
from codebench.i18n import tr


class Lock:
    """Held while a project may be written; what dies with its program lets it go."""

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), blocking=False, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise InUseError(
                tr("“{name}” is open in another Codebench. Close it there first, or look at it there.", name=path.name)
            ) from None
        except OSError:
            raise CodebenchError(
                tr("“{name}” can't be changed here: its folder can't be written. Copy it elsewhere.", name=path.name)
            ) from None

    def release(self) -> None:
        """Let others write."""
        Path(self._lock.lock_file).unlink(missing_ok=True)
        self._lock.release()
