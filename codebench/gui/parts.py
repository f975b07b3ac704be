"""What the program is made of, read from the packages themselves: pure, no Qt."""

import platform
import re
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata, requires

OSI = "License :: OSI Approved :: "
LONG = 80


@dataclass(frozen=True, slots=True)
class Part:
    """One package: its name, version and licence as it states them."""

    name: str
    version: str
    licence: str


def program() -> Part:
    """Return the program itself."""
    return _part("codebench") or Part("codebench", "", "Apache-2.0")


def parts() -> tuple[Part, ...]:
    """Return Python and every package the program asks for, by name; what is for developers only is left out."""
    wanted = [each for each in requires("codebench") or () if "extra ==" not in each]
    names = sorted({re.split(r"[^\w.-]", each)[0] for each in wanted}, key=str.lower)
    found = [part for part in map(_part, names) if part is not None]
    return (Part("Python", platform.python_version(), "PSF-2.0"), *found)


def _part(name: str) -> Part | None:
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return None
    return Part(told["Name"], told["Version"], _licence(told))


def _licence(told: PackageMetadata) -> str:
    """Return what a package says of its licence: its expression, else its short words, else its classifiers."""
    words = next(iter(told.get_all("License-Expression") or told.get_all("License") or ()), "")
    classes = [each.removeprefix(OSI) for each in told.get_all("Classifier") or () if each.startswith(OSI)]
    # Some packages put the whole text of their licence where its name belongs.
    return words if 0 < len(words) <= LONG else ", ".join(classes)
