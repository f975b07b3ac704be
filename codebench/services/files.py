"""Reading a file that a user chose."""

from pathlib import Path

from codebench.errors import CodebenchError
from codebench.i18n import tr


def read_file(path: Path) -> bytes:
    """Return the file's bytes; raise with the reason where it can't be read."""
    if path.is_dir():
        raise CodebenchError(tr("“{name}” is a folder; choose files.", name=path.name))
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise CodebenchError(tr("There is no file “{name}”.", name=path.name)) from None
    except OSError:
        raise CodebenchError(tr("“{name}” can't be read. Check its permissions.", name=path.name)) from None
