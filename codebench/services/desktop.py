"""The program in the system's menu and its projects opened by a double click, for this user, until it is taken out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.resources import resource

ENTRY, TYPE = Path("applications", "codebench.desktop"), Path("mime", "packages", "codebench.xml")
# What keeps the system's own lists of entries and of types.
_LISTS = {"update-desktop-database": ENTRY.parent, "update-mime-database": TYPE.parent.parent}


def install() -> None:
    """Tell the system of the program, its icon and its file type."""
    program = starter()
    if sys.platform == "win32":
        from codebench.services.registry import write

        write(program)
        return
    files = _files()
    files[ENTRY] = _entry(resource("desktop", "codebench.desktop").read_text(encoding="utf-8"), program)
    for place, content in files.items():
        path = _home() / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    _renew()


def remove() -> None:
    """Take out what `install` told; projects and settings stay."""
    if sys.platform == "win32":
        from codebench.services.registry import clear

        clear()
        return
    for place in _files():
        (_home() / place).unlink(missing_ok=True)
    _renew()


def starter() -> Path:
    """Return the program that opens the desk: the bundle itself, or what was installed beside Python."""
    if sys.platform == "darwin":
        raise CodebenchError(tr("A Mac knows Codebench and its projects once the program is in Applications."))
    here = Path(sys.executable).absolute()
    frozen, windows = getattr(sys, "frozen", False), sys.platform == "win32"
    program = here if frozen and not windows else here.with_name("codebench-desk" + here.suffix * windows)
    if not program.is_file():
        raise CodebenchError(
            tr(
                "There is no {program}; install Codebench into an environment (pipx does) and try again.",
                program=program,
            )
        )
    return program


def _home() -> Path:
    """Return where this user's part of the freedesktop places begins; a relative one is to be ignored."""
    told = Path(os.environ.get("XDG_DATA_HOME", ""))
    return told if told.is_absolute() else Path.home() / ".local" / "share"


def _files() -> dict[Path, bytes]:
    """Return everything that is put below `_home`."""
    icons = Path("icons", "hicolor")
    found = {
        ENTRY: resource("desktop", ENTRY.name),
        TYPE: resource("desktop", TYPE.name),
        icons / "scalable" / "apps" / "codebench.svg": resource("desktop", "codebench.svg"),
    }
    for picture in resource("desktop").glob("codebench-*.png"):
        size = picture.stem.rpartition("-")[2]
        found[icons / f"{size}x{size}" / "apps" / "codebench.png"] = picture
    return {place: path.read_bytes() for place, path in found.items()}


def _entry(text: str, program: Path) -> bytes:
    """Return the menu entry for where the program is: in quotes, and then what the entry itself escapes."""
    quoted = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in str(program)).replace("%", "%%")
    return text.replace("Exec=codebench-desk", 'Exec="{}"'.format(quoted.replace("\\", "\\\\"))).encode()


def _renew() -> None:
    for command, folder in _LISTS.items():
        if (found := shutil.which(command)) and (_home() / folder).is_dir():
            subprocess.run([found, str(_home() / folder)], check=False, capture_output=True)
