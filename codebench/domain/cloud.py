"""Whether a file lies where another program or machine also writes: pure, over the path and what is around it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath, PureWindowsPath

NETWORK = "network"
# How a folder of theirs begins, wherever it stands in a path.
_FOLDERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "surfdrive": "SURFdrive",
    "research drive": "Research Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
}
# What Google's own drive, under a letter or a volume, holds at its top.
_GOOGLES = ("my drive", "mijn drive", "shared drives", "gedeelde drives")
_NETWORKS = re.compile(
    r"nfs\d?|cifs|smb\w*|afs|afpfs|webdav|ncpfs|ceph|glusterfs|(?:fuse\.)?(?:sshfs|davfs\d?|rclone|gvfsd-fuse|smb\w*)"
)
_LINUX = re.compile(r"^\S+ (?P<at>\S+) (?P<kind>\S+) ", re.MULTILINE)
_MAC = re.compile(r"^.+? on (?P<at>/.*) \((?P<kind>\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Around:
    """What a machine tells of its folders: its environment, its table of mounts, and its letters for network drives."""

    environment: Mapping[str, str] = field(default_factory=dict)
    mounts: str = ""
    network_letters: str = ""


def kept_in(path: PurePath, around: Around) -> str | None:
    """Return the service that a file is kept in, by its own name, or `network`; None where it lies on a disk here."""
    return _told(path, around) or _by_name(path) or _by_drive(path, around) or _by_mount(path, around)


def _told(path: PurePath, around: Around) -> str | None:
    """Windows tells where OneDrive is, whatever its folder is called."""
    for name, folder in around.environment.items():
        if name.upper().startswith("ONEDRIVE") and folder and path.is_relative_to(type(path)(folder)):
            return "OneDrive"
    return None


def _by_name(path: PurePath) -> str | None:
    for part in (each.casefold() for each in path.parts[:-1]):
        for beginning, name in _FOLDERS.items():
            if part == beginning or re.match(rf"{re.escape(beginning)}(?:drive)?(?:$|[ ~(-])", part):
                return name
    below = [part.casefold() for part in path.parts[1:2]]
    return "Google Drive" if isinstance(path, PureWindowsPath) and below and below[0] in _GOOGLES else None


def _by_drive(path: PurePath, around: Around) -> str | None:
    if not isinstance(path, PureWindowsPath):
        return None
    return NETWORK if path.drive.startswith("\\\\") or path.drive[:1].upper() in tuple(around.network_letters) else None


def _by_mount(path: PurePath, around: Around) -> str | None:
    """Return what the longest mount above a path is, where that is a network."""
    if isinstance(path, PureWindowsPath):
        return None
    above = {at: kind for at, kind in _mounts(around.mounts) if path.is_relative_to(at)}
    nearest = max(above, default="", key=len)
    return NETWORK if _NETWORKS.fullmatch(above.get(nearest, "")) else None


def _mounts(table: str) -> Iterator[tuple[str, str]]:
    """Yield place and kind, of a table as Linux, with blanks in octal, or macOS writes it."""
    for found in (_MAC if " on /" in table else _LINUX).finditer(table):
        place = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), found["at"])
        yield place, found["kind"]
