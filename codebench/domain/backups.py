"""Backups of a project: which are worth keeping."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

LATEST = 5
DAYS = 10
WEEKS = 8
GIB = 1 << 30


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A copy of a project as it stood at a moment of the local clock; its size is in bytes."""

    at: datetime
    path: Path
    size: int


def folder_of(path: Path) -> Path:
    """Return where a project's backups are kept."""
    return path.with_name(f"{path.stem} backups")


def worth_keeping(backups: Iterable[Backup], now: datetime, room: int = 4 * GIB) -> list[Backup]:
    """Return what is kept, newest first: the latest few, the last one of each day and of each week for a while.

    Where they take more room (in bytes) than this together, the older ones go first, but never the latest few.
    """
    ordered = sorted(backups, reverse=True)
    wanted = {*ordered[:LATEST], *_last_of_each(ordered, now - timedelta(days=DAYS), datetime.date)}
    wanted |= _last_of_each(ordered, now - timedelta(weeks=WEEKS), _week)
    kept: list[Backup] = []
    for backup in ordered:
        if backup in wanted:
            room -= backup.size
            if room >= 0 or len(kept) < LATEST:
                kept.append(backup)
    return kept


def _last_of_each(ordered: list[Backup], since: datetime, period: Callable[[datetime], date]) -> set[Backup]:
    last: dict[date, Backup] = {}
    for backup in ordered:
        if backup.at >= since:
            last.setdefault(period(backup.at), backup)
    return set(last.values())


def _week(moment: datetime) -> date:
    return moment.date() - timedelta(days=moment.weekday())
