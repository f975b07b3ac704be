"""The user's settings, every one declared once here."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_data_path

from codebench.failing import put_whole, reason
from codebench.i18n import tr


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers of its user; an empty language follows the system."""

    language: str = ""
    coder_name: str = ""
    theme: str = "system"
    recent: tuple[str, ...] = ()
    coder_initials: str = ""
    font_size: int = 0
    transcript_size: int = 0
    serif: bool = False
    # What the columns of surveys and participants files were last said to mean, by case-folded heading.
    survey_columns: dict[str, str] = field(default_factory=dict)
    people_columns: dict[str, str] = field(default_factory=dict)
    backups: bool = True
    # By path of a project in the cloud or on a network: whether it is worked on in a copy here.
    copied: dict[str, str] = field(default_factory=dict)
    # What could not be said any more when the program ended.
    untold: str = ""


# Points above or below the size that the system, or the program, would choose.
RANGES = {"font_size": (0, 4), "transcript_size": (-4, 12)}


def settings_path() -> Path:
    """Return where the settings are kept."""
    return user_config_path("codebench", appauthor=False) / "settings.json"


def data_path() -> Path:
    """Return the folder for what is more than settings."""
    return user_data_path("codebench", appauthor=False)


def load_settings() -> Settings:
    """Return the settings; what can't be read falls back to its default."""
    try:
        found = json.loads(settings_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    defaults = asdict(Settings())
    known: dict[str, Any] = {each.name: found.get(each.name) for each in fields(Settings)}
    recent = known["recent"]
    known["recent"] = tuple(map(str, recent)) if isinstance(recent, list) else ()
    for name in ("survey_columns", "people_columns", "copied"):
        columns = known[name]
        known[name] = {k: v for k, v in columns.items() if isinstance(v, str)} if isinstance(columns, dict) else {}
    fit = {name: v if type(v) is type(defaults[name]) else defaults[name] for name, v in known.items()}
    return Settings(**fit | {name: min(max(fit[name], low), high) for name, (low, high) in RANGES.items()})


def save_settings(settings: Settings) -> str:
    """Write the settings; return why they can't be kept, which costs only the remembering, or nothing."""
    path = settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put_whole(path, json.dumps(asdict(settings), ensure_ascii=False, indent=1).encode())
    except OSError as error:
        return tr("Your preferences can't be kept: {reason}.", reason=reason(error, path.parent))
    return ""
