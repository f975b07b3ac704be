"""Where a project lies, and working on a copy of it here while it lies where others write too."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from codebench.domain.cloud import NETWORK, Around, kept_in
from codebench.i18n import tr
from codebench.storage import away

_REMOTE = 4  # As Windows numbers the kinds of drives.
_MOUNTS = Path("/proc/mounts")
copy_of, is_taken, origin_of, take = away.copy_of, away.is_taken, away.origin_of, away.take


def whereabouts(path: Path) -> str:
    """Return where a project lies that others may write too, in words; nothing where it lies on this computer only."""
    service = kept_in(path.absolute(), around())
    return tr("a network folder") if service == NETWORK else service or ""


def around() -> Around:
    """Return what this machine tells of its folders."""
    if sys.platform == "win32":
        return Around(os.environ, network_letters=_network_letters())
    if sys.platform == "darwin":
        return Around(os.environ, _printed("/sbin/mount"))
    try:
        return Around(os.environ, _MOUNTS.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return Around(os.environ)


def _printed(program: str) -> str:
    try:
        return subprocess.run([program], capture_output=True, text=True, timeout=2, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _network_letters() -> str:
    import ctypes
    from string import ascii_uppercase

    kind = ctypes.windll.kernel32.GetDriveTypeW  # type: ignore[attr-defined,unused-ignore]
    return "".join(letter for letter in ascii_uppercase if kind(f"{letter}:\\") == _REMOTE)


def put_back(copy: Path, who: str) -> tuple[str, bool]:
    """Put a closed copy back; return what to say of it, and whether it came to stand beside what others did.

    Raise where it can't be put back now; the copy then stays.
    """
    origin = away.origin_of(copy)
    done = away.put_back(copy, who, datetime.now())
    if done.path is None or origin is None:
        return "", False
    if not done.beside:
        return tr("Put back: {path}", path=done.path), False
    told = tr(
        "“{name}” was changed by others meanwhile, so nothing was put over it. What you did is beside it as “{other}”.",
        name=origin.name,
        other=done.path.name,
    )
    return told, True
