"""A project in the cloud or on a network, worked on in a copy here and put back: never over another's work."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from codebench import settings
from codebench.domain.backups import folder_of
from codebench.domain.text import unique_name
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.storage.locking import Lock
from codebench.storage.schema import removed_on_failure

_NOTE = "origin.json"
_CHUNK = 1 << 20


class PutBack(NamedTuple):
    """Where a copy went; beside what it is a copy of, where that was changed meanwhile; None where nothing was."""

    path: Path | None
    beside: bool = False


def copy_of(path: Path) -> Path:
    """Return where the copy of a project is, or would be."""
    name = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:16]
    return settings.data_path() / "away" / name / path.name


def is_taken(path: Path) -> bool:
    """Tell whether a project is being worked on in a copy here."""
    return origin_of(copy_of(path)) is not None


def origin_of(path: Path) -> Path | None:
    """Return what a file is the copy of; None where it is none."""
    told = _note(path)
    return Path(told["origin"]) if path.exists() and copy_of(Path(told.get("origin", ""))) == path else None


def _note(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.with_name(_NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def take(path: Path) -> Path:
    """Copy a project that nobody has open to this computer, and return where; one that was taken before stays."""
    copy = copy_of(path)
    if origin_of(copy) is not None:
        return copy
    lock = Lock(path)
    try:
        if _is_unfinished(path):
            raise CodebenchError(
                tr("“{name}” was not closed properly. Open and close it where it lies, then try again.", name=path.name)
            )
        with _told(path):
            copy.parent.mkdir(parents=True, exist_ok=True)
            digest = _copied(path, copy)
            note = {"origin": str(path.absolute()), "digest": digest}
            copy.with_name(_NOTE).write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
    finally:
        lock.release()
    return copy


def put_back(copy: Path, who: str, now: datetime) -> PutBack:
    """Put a closed copy in the place of what it was taken from; beside it where that was changed meanwhile.

    Raise where it can't be reached; the copy then stays, and is gone on with the next time.
    """
    origin, told = origin_of(copy), _note(copy)
    if origin is None:
        return PutBack(None)
    if _digest(copy) == told.get("digest"):
        _leave(copy, origin)
        return PutBack(None)
    if not origin.parent.is_dir():
        raise _out_of_reach(origin)
    lock = Lock(origin)
    try:
        with _told(origin):
            changed = origin.exists() and (_is_unfinished(origin) or _digest(origin) != told.get("digest"))
            target = _beside(origin, who, now) if changed else origin
            half = target.with_name(f".{target.name}.part")
            with removed_on_failure(half):
                _copied(copy, half)
                half.replace(target)
    finally:
        lock.release()
    _leave(copy, origin)
    return PutBack(target, changed)


def _beside(origin: Path, who: str, now: datetime) -> Path:
    taken = {each.stem for each in origin.parent.iterdir()}
    name = "".join(letter for letter in who if letter.isalnum() or letter in " -") or "copy"
    return origin.with_name(unique_name(f"{origin.stem} ({name}, {now:%Y-%m-%d %H.%M})", taken) + origin.suffix)


def _leave(copy: Path, origin: Path) -> None:
    """Leave nothing on this computer; the copy's backups go to those of the project."""
    with suppress(OSError):
        for each in folder_of(copy).iterdir():
            folder_of(origin).mkdir(exist_ok=True)
            shutil.move(each, folder_of(origin) / each.name)
        folder_of(copy).rmdir()
    with suppress(OSError):
        for name in (copy.name, f"{copy.name}-wal", f"{copy.name}-shm", _NOTE):
            copy.with_name(name).unlink(missing_ok=True)
        copy.parent.rmdir()


def give_up(copy: Path) -> None:
    """Move a copy that is damaged to the backups of what it is a copy of, so that this can be opened again."""
    origin = origin_of(copy)
    if origin is None:
        return
    with _told(origin):
        folder_of(origin).mkdir(exist_ok=True)
        taken = {each.stem for each in folder_of(origin).iterdir()}
        target = folder_of(origin) / f"{unique_name(f'{origin.stem} damaged copy', taken)}{origin.suffix}"
        for ending in ("-wal", ""):
            if copy.with_name(copy.name + ending).exists():
                shutil.move(copy.with_name(copy.name + ending), target.with_name(target.name + ending))
    _leave(copy, origin)


def _is_unfinished(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _copied(path: Path, target: Path) -> str:
    """Copy a file and return what it holds, in short; raise where the copy does not hold the same."""
    with path.open("rb") as source, target.open("wb") as made:
        shutil.copyfileobj(source, made, _CHUNK)
        made.flush()
        os.fsync(made.fileno())
    digest = _digest(target)
    if digest != _digest(path):
        raise CodebenchError(tr("The copy of “{name}” is not whole; try again.", name=path.name))
    return digest


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _out_of_reach(path, error.strerror or str(error)) from error


def _out_of_reach(path: Path, reason: str = "") -> CodebenchError:
    words = tr(
        "“{path}” can't be reached: {reason}. What you did is kept on this computer, and put back when it can be.",
        path=path,
        reason=reason or tr("its folder is not there"),
    )
    return CodebenchError(words)
