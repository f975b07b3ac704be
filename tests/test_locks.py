"""What is tried, what is packed and what looks for weaknesses are of the same versions."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pins(name: str) -> dict[str, set[str]]:
    """Return the versions of every package of a lock: some have one for older Pythons."""
    found: dict[str, set[str]] = {}
    for package, version in re.findall(
        r"^([\w.-]+)==([\w.]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE
    ):
        found.setdefault(package, set()).add(version)
    return found


@pytest.mark.parametrize("name", ["requirements-bundle.lock", "requirements-audit.lock"])
def test_the_locks_agree(name: str) -> None:
    tried, other = pins("requirements.lock"), pins(name)
    assert {package: other[package] for package in other if package in tried and other[package] != tried[package]} == {}


def test_whatever_is_locked_is_checked_by_its_hash() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text and text.count("--hash=sha256:") >= len(pins(lock.name))
