"""Rescue what is left in a damaged project, and say in plain words what that is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from codebench.domain.text import unique_name
from codebench.errors import CodebenchError, PassphraseError
from codebench.i18n import tr, trn
from codebench.services.backups import Preview, in_words, listed, preview
from codebench.storage import away
from codebench.storage import rescue as storage
from codebench.storage.driver import PLAIN, Key, head_of, key_of

NAMED = 12
_BYTES = ("bytes", "original")


@dataclass(frozen=True, slots=True)
class RescueReport:
    """Where the rescued project is, what is in it, and what is to be told of the rescue, a sentence each."""

    path: Path
    counts: dict[str, int]
    lost: dict[str, int]
    sentences: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Tell whether nothing was found to be lost."""
        return not any(self.lost.values())


def rescue(
    path: Path,
    target: Path | None = None,
    passphrase: str = "",
    progress: Callable[[int, int, str], None] = lambda *_: None,
) -> RescueReport:
    """Write what is left of a project file to a new one, beside it unless it is said where; raise where nothing is."""
    if not path.is_file():
        raise CodebenchError(
            tr("There is no project “{name}”. Was it moved or renamed? Open it where it is now.", name=path)
        )
    if target is None:
        home = away.origin_of(path) or path
        taken = {each.stem for each in home.parent.iterdir()}
        wanted = unique_name(tr("{name} rescued", name=path.stem), taken)
        target = home.with_name(f"{wanted}.codebench")
    if target.exists():
        raise CodebenchError(tr("“{name}” exists already. Choose another name.", name=target.name))
    what = tr("Rescuing what is left")
    found = storage.rescue(path, target, _key(path, passphrase), lambda done, total: progress(done, total, what))
    now = preview(target, passphrase)
    lost = {name: n for name, n in found.lost.items() if n > 0 and name not in _BYTES}
    report = RescueReport(target, now.counts, lost, tuple(_sentences(path, found, now, passphrase)))
    away.give_up(path)
    return report


def _key(path: Path, passphrase: str) -> Key | None:
    """Return the key of a file that may be encrypted; one that only has lost its first bytes is not."""
    head = head_of(path)
    if head == PLAIN or len(head) < len(PLAIN) or head.isascii() or storage.has_rows(path):
        return None
    if not passphrase:
        raise PassphraseError(tr("“{name}” is protected. Give its passphrase.", name=path.name))
    return key_of(path, passphrase)


def _sentences(path: Path, found: storage.Rescued, now: Preview, passphrase: str) -> list[str]:
    told = [tr("Rescued: {what}.", what=", ".join(in_words(now.counts).values()))]
    lost = [name_of(table, n) for table, n in found.lost.items() if n > 0 and table not in _BYTES]
    told.append(tr("Lost as far as is known: {what}.", what=", ".join(lost)) if lost else tr("Nothing is missing."))
    back, steps = sum(found.from_history.values()), found.steps_lost
    if back:
        told.append(trn("{n} value came back from the history.|{n} values came back from the history.", back))
    if steps:
        told.append(trn("{n} step of the history can't be read.|{n} steps of the history can't be read.", steps))
    if found.lost_sources:
        told.append(tr("Sources that are gone: {titles}.", titles=_few(found.lost_sources)))
    if found.without_original:
        told.append(tr("Sources without the file they came from: {titles}.", titles=_few(found.without_original)))
    return [*told, *_better_backup(path, found, now, passphrase)]


def _few(titles: list[str]) -> str:
    more = len(titles) - NAMED
    return ", ".join(titles[:NAMED]) + (tr(" and {n} more", n=more) if more > 0 else "")


def _better_backup(path: Path, found: storage.Rescued, now: Preview, passphrase: str) -> list[str]:
    """Name the latest backup where it may hold more than what was rescued."""
    for backup in listed(path):
        try:
            seen = preview(backup.path, passphrase)
        except CodebenchError:
            continue
        fuller = any(seen.counts[kind] > now.counts[kind] for kind in seen.counts)
        if fuller or seen.number >= now.number:
            when = f"{backup.at:%d-%m-%Y %H:%M}"
            counts = ", ".join(in_words(seen.counts).values())
            return [tr("The backup of {when} is whole and may be better: {what}.", when=when, what=counts)]
        return []
    return []


def name_of(table: str, n: int) -> str:
    """Return so many rows of a table as people say it."""
    counts = in_words(dict.fromkeys(("source", "participant", "code", "coding", "memo"), n))
    if table in counts:
        return counts[table]
    known = {
        "turn": trn("{n} turn|{n} turns", n),
        "speaker": trn("{n} speaker|{n} speakers", n),
        "group": trn("{n} group|{n} groups", n),
        "membership": trn("{n} place in a group|{n} places in groups", n),
        "journal": trn("{n} step|{n} steps", n),
    }
    return known.get(table) or trn("{n} row of “{table}”|{n} rows of “{table}”", n, table=table)
