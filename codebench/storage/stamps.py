"""Which project files are as this program left them: their rows need no second look when they are opened again."""

import json
from contextlib import suppress
from pathlib import Path

from codebench import settings

_MOST = 100


def is_known(path: Path) -> bool:
    """Tell whether a file is as it was when it was last closed here."""
    return _known().get(str(path.absolute())) == _stamp(path)


def remember(path: Path) -> None:
    """Remember a sound file as it is now; where that can't be kept, it is looked at again."""
    if path.with_name(f"{path.name}-wal").exists() or not path.exists():
        return
    known = _known()
    known.pop(str(path.absolute()), None)
    latest = dict([*known.items(), (str(path.absolute()), _stamp(path))][-_MOST:])
    with suppress(OSError):
        _place().parent.mkdir(parents=True, exist_ok=True)
        _place().write_text(json.dumps(latest, indent=1), encoding="utf-8")


def _stamp(path: Path) -> list[int]:
    now = path.stat()
    return [now.st_size, now.st_mtime_ns, now.st_ctime_ns]


def _known() -> dict[str, list[int]]:
    try:
        found = json.loads(_place().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _place() -> Path:
    return settings.settings_path().with_name("seen.json")
