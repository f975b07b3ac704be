"""One writer of a project file at a time; who that is stands in a file beside it, for whoever comes second.

On one machine the system's lock decides, and goes with its program. Over a share such locks may not hold, so there the
file beside the project decides, as long as whoever wrote it gives a sign of life.
"""

import getpass
import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from codebench import settings
from codebench.errors import CodebenchError, InUseError
from codebench.i18n import tr
from codebench.settings import load_settings

BEAT = 60  # Seconds between two signs of life.
_QUIET = 5 * BEAT
_MOST = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a project open, on which machine, since when."""

    name: str
    machine: str
    since: str
    token: str = ""
    computer: str = ""

    @property
    def since_words(self) -> str:
        """Return since when, as people say it."""
        moment = datetime.fromisoformat(self.since)
        today = moment.date() == datetime.now(moment.tzinfo).date()
        return f"{moment:%H:%M}" if today else f"{moment:%d-%m-%Y %H:%M}"


def _me() -> Holder:
    try:
        login = getpass.getuser()
    except (KeyError, OSError, ImportError):
        login = ""
    name = load_settings().coder_name or login
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    return Holder(name, platform.node(), since, uuid4().hex, _computer())


def _computer() -> str:
    """Return what this computer is known by, for its name may change with the network it is on."""
    place = settings.data_path() / "computer"
    try:
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(uuid4().hex, encoding="utf-8")
        return place.read_text(encoding="utf-8")[:80]
    except (OSError, ValueError):
        return platform.node()


def _note_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.open")


def holder_of(path: Path) -> Holder | None:
    """Return who says to have a project open; None where nobody does, or it can't be read."""
    try:
        with _note_of(path).open(encoding="utf-8") as file:
            found = json.loads(file.read(_MOST))
        told = Holder(*(str(found[field])[:80] for field in ("name", "machine", "since", "token", "computer")))
        _ = told.since_words
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return told


class Lock:
    """Held while a project may be written; `insist` takes it from another machine that may have it still."""

    def __init__(self, path: Path, *, insist: bool = False) -> None:
        self._path, self._me = path, _me()
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), blocking=False, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise _in_use(path, holder_of(path)) from None
        except NotImplementedError:
            pass  # Some shares know no locks; there the file beside the project has to do.
        except OSError:
            raise CodebenchError(
                tr("“{name}” can't be changed here: its folder can't be written. Copy it elsewhere.", name=path.name)
            ) from None
        other = holder_of(path)
        if other is not None and other.computer != self._me.computer and not insist:
            quiet = self._seconds_quiet()
            self._lock.release()
            raise _elsewhere(path, other, quiet)
        with suppress(OSError):
            _note_of(path).write_text(json.dumps(asdict(self._me), ensure_ascii=False), encoding="utf-8")

    def _seconds_quiet(self) -> float:
        """Return how long ago the other gave a sign of life, by the clock of where the files are."""
        mine = Path(self._lock.lock_file)
        try:
            os.utime(mine)
            return mine.stat().st_mtime - _note_of(self._path).stat().st_mtime
        except OSError:
            return 0.0

    def beat(self) -> Holder | None:
        """Give a sign of life; return who took the project over meanwhile, if anybody did."""
        other = holder_of(self._path)
        if other is not None and other.token != self._me.token:
            return other
        with suppress(OSError):
            os.utime(_note_of(self._path))
        return None

    def release(self) -> None:
        """Let others write."""
        other = holder_of(self._path)
        with suppress(OSError):
            if other is None or other.token == self._me.token:
                _note_of(self._path).unlink(missing_ok=True)
        Path(self._lock.lock_file).unlink(missing_ok=True)
        self._lock.release()


def _in_use(path: Path, holder: Holder | None) -> InUseError:
    if holder is None:
        return InUseError(
            tr("“{name}” is open in another Codebench. Close it there first, or look at it there.", name=path.name)
        )
    return InUseError(
        tr(
            "“{name}” is open at {who} on {machine}, since {when}. Close it there first, or open it to read.",
            name=path.name,
            who=holder.name,
            machine=holder.machine,
            when=holder.since_words,
        )
    )


def _elsewhere(path: Path, holder: Holder, quiet: float) -> InUseError:
    if quiet < _QUIET:
        return _in_use(path, holder)
    silent = tr(
        "“{name}” was opened by {who} on {machine} at {when}, which has been silent for {minutes} minutes. If it is no"
        " longer open there, remove the file “{file}”.",
        name=path.name,
        who=holder.name,
        machine=holder.machine,
        when=holder.since_words,
        minutes=int(quiet // 60),
        file=_note_of(path).name,
    )
    return InUseError(silent, may_insist=True)
