"""Why a file can't be written, in the user's words; and writing one so that it is there whole or as it was."""

import errno
import os
import secrets
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from glob import escape
from pathlib import Path

from codebench.i18n import tr

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM)
# What SQLite says where it does not know better.
_VAGUE = (errno.EIO, errno.EACCES)
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE)
_ROOM = 64 * 1024
# Seconds after which nobody is writing a file any more.
_LONG = 3600


def reason(error: OSError, folder: Path | None = None) -> str:
    """Return why writing failed and what to do, as the end of a sentence; `folder` is where."""
    if error.errno in _FULL or (folder is not None and error.errno in _VAGUE and _is_full(folder)):
        return tr("the disk is full; make room and do it again")
    if error.errno in _FORBIDDEN:
        return tr("you may not write there, or another program has it open")
    if error.errno == errno.EROFS:
        return tr("it can only be read there; copy it to where you may write")
    if error.errno in _GONE:
        return tr("it is no longer where it was; put it back, or connect its drive again")
    return tr("the disk or network drive gives an error; check it and its room, and do it again")


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False


def put_whole(path: Path, data: bytes, check: Callable[[Path], object] = lambda _: None) -> None:
    """Put bytes at a path in one go, once checked beside it; after any error what was there is there still, whole."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        _clear_halves(path)
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        check(temporary)
        if path.exists():
            shutil.copymode(path, temporary)
        os.replace(temporary, path)  # noqa: PTH105 - one place to fail, also for the tests
    finally:
        # Where the folder is gone or closed to us there is nothing left to tidy, and the error above says why.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _clear_halves(path: Path) -> None:
    """Remove what a killed program left half written long ago."""
    for left in path.parent.glob(f".{escape(path.name)}.*.part"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LONG:
                left.unlink()
