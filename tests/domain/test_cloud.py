"""Folders that others write too, on three systems, none of them this one."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from codebench.domain.cloud import NETWORK, Around, kept_in

LINUX = Around(
    mounts=(
        "/dev/sda1 / ext4 rw,relatime 0 0\n"
        "tmpfs /tmp tmpfs rw 0 0\n"
        "//server/team /mnt/team cifs rw,vers=3.1.1 0 0\n"
        "server:/export /home/mira/study\\040files nfs4 rw 0 0\n"
        "mira@host: /home/mira/far fuse.sshfs rw 0 0\n"
        "/dev/sdb1 /home/mira/far/stick vfat rw 0 0\n"
        "gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0\n"
    )
)
MAC = Around(
    mounts=(
        "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
        "//mira@server._smb._tcp.local/team on /Volumes/team (smbfs, nodev, nosuid, mounted by mira)\n"
        "/dev/disk4s1 on /Volumes/STICK 1 (msdos, local, nodev, nosuid)\n"
    )
)
WINDOWS = Around({"OneDriveCommercial": r"C:\Users\mira\School", "PATH": r"C:\Windows"}, network_letters="HZ")


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/home/mira/study.codebench", None),
        ("/mnt/team/study.codebench", NETWORK),
        ("/mnt/teams/study.codebench", None),
        ("/home/mira/study files/a.codebench", NETWORK),
        ("/home/mira/far/a/b.codebench", NETWORK),
        ("/home/mira/far/stick/b.codebench", None),
        ("/run/user/1000/gvfs/smb-share:server=s,share=t/b.codebench", NETWORK),
        ("/home/mira/Dropbox/study.codebench", "Dropbox"),
        ("/home/mira/Dropbox (School)/x/study.codebench", "Dropbox"),
        ("/home/mira/dropboxes/study.codebench", None),
        ("/home/mira/Nextcloud/study.codebench", "Nextcloud"),
        ("/home/mira/surfdrive/study.codebench", "SURFdrive"),
        ("/home/mira/onedrive.codebench", None),
        ("/tmp/x.codebench", None),
    ],
)  # fmt: skip
def test_linux(path: str, where: str | None) -> None:
    assert kept_in(PurePosixPath(path), LINUX) == where


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/Users/mira/Documents/s.codebench", None),
        ("/Users/mira/Library/Mobile Documents/com~apple~CloudDocs/s.codebench", "iCloud"),
        ("/Users/mira/Library/CloudStorage/OneDrive-School/s.codebench", "OneDrive"),
        ("/Users/mira/Library/CloudStorage/GoogleDrive-mira@example.org/My Drive/s.codebench", "Google Drive"),
        ("/Users/mira/Library/CloudStorage/Dropbox/s.codebench", "Dropbox"),
        ("/Volumes/team/s.codebench", NETWORK),
        ("/Volumes/STICK 1/s.codebench", None),
    ],
)
def test_mac(path: str, where: str | None) -> None:
    assert kept_in(PurePosixPath(path), MAC) == where


@pytest.mark.parametrize(
    ("path", "where"),
    [
        (r"C:\Users\mira\Documents\s.codebench", None),
        (r"C:\Users\mira\School\thesis\s.codebench", "OneDrive"),
        (r"c:\users\MIRA\school\s.codebench", "OneDrive"),
        (r"C:\Users\mira\OneDrive - Hogeschool\s.codebench", "OneDrive"),
        (r"C:\Users\mira\iCloudDrive\s.codebench", "iCloud"),
        (r"C:\Users\mira\iCloud Drive\s.codebench", "iCloud"),
        (r"G:\Mijn Drive\s.codebench", "Google Drive"),
        (r"\\server\team\s.codebench", NETWORK),
        (r"H:\study\s.codebench", NETWORK),
        (r"z:\study\s.codebench", NETWORK),
        (r"D:\study\s.codebench", None),
    ],
)
def test_windows(path: str, where: str | None) -> None:
    assert kept_in(PureWindowsPath(path), WINDOWS) == where


@pytest.mark.parametrize("path", [PurePosixPath("s.codebench"), PureWindowsPath("s.codebench"), PurePosixPath("/")])
@pytest.mark.parametrize("mounts", ["", "nonsense", "a b", "\x00\n on /", "x / ext4 "])
def test_whatever_the_machine_tells_nothing_breaks(path: PurePath, mounts: str) -> None:
    assert kept_in(path, Around({"OneDrive": ""}, mounts)) is None
