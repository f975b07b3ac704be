"""What the program is made of, as the packages and libraries state it themselves: pure, no Qt."""

import os
import platform
import re
import sqlite3
import ssl
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from codebench.i18n import tr
from codebench.resources import resource
from codebench.services.language import model_described

OSI = "License :: OSI Approved :: "
LONG = 80
_UNSAID = {"sqlcipher3": "Zlib, BSD-3-Clause"}
_OURS = "Apache-2.0"
_TEXT = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing inside: its name, its version, its licence in a word, and what finds the files with its text."""

    name: str
    version: str
    licence: str
    texts: Callable[[], Iterable[Path]] = tuple

    def text(self) -> str:
        """Return the licence itself; nothing where it came without."""
        return "\n\n".join(path.read_text(encoding="utf-8", errors="replace").strip("\n") for path in self.texts())


def program() -> Part:
    """Return the program itself."""
    return _part("codebench") or Part("codebench", "", _OURS)


def parts() -> tuple[Part, ...]:
    """Return everything inside: Python and Qt, data and fonts, and by name every package that runs with the program."""
    return (*_beside_packages(), *_data(), *sorted(_packages(), key=lambda part: part.name.lower()))


def _beside_packages() -> Iterator[Part]:
    yield Part("Python", platform.python_version(), "PSF-2.0", _texts_of_python)
    if qt := _part("PySide6_Essentials"):
        yield replace(qt, name="Qt", licence="LGPL-3.0-only")
    yield Part("SQLite", sqlite3.sqlite_version, tr("public domain"))
    yield Part("OpenSSL", ssl.OPENSSL_VERSION.split()[1], "Apache-2.0")
    if getattr(sys, "frozen", False) and (packer := _part("pyinstaller")):
        yield packer


def _texts_of_python() -> list[Path]:
    # A bundle has it among the resources, Python itself beside its library.
    places = resource("licences", "python", "LICENSE.txt"), Path(os.__file__).with_name("LICENSE.txt")
    return [place for place in places if place.is_file()][:1]


def _data() -> Iterator[Part]:
    yield Part(tr("Word lists, codebooks and demo interviews"), program().version, _OURS, program().texts)
    if told := model_described():
        yield Part(tr("Dutch language model {name}", name=told[0]), *told[1:])
    if dictionary := _part("simplemma"):
        yield Part(
            tr("Dutch dictionary of {name}", name="simplemma"), dictionary.version, "ODbL-1.0, CC BY-SA, CC BY 4.0"
        )
    for font in _folder("qtawesome", "fonts").glob("phosphor-*.ttf"):
        yield Part(tr("Icons: {name}", name="Phosphor"), font.stem.rpartition("-")[2], "MIT")
    for text in _folder("matplotlib", "mpl-data", "fonts", "ttf").glob("LICENSE_DEJAVU"):
        yield Part(tr("Letters in figures: {name}", name="DejaVu Sans"), "", "Bitstream Vera", partial(iter, (text,)))


def _folder(package: str, *inside: str) -> Path:
    """Return a folder of a package, without importing it."""
    spec = find_spec(package)
    return Path(spec.origin).parent.joinpath(*inside) if spec and spec.origin else Path()


def _packages() -> Iterator[Part]:
    """Yield every package that is asked for by the program, or by one of these, where it is installed."""
    waiting, seen = ["codebench"], set()
    while waiting:
        name = waiting.pop()
        if (found := _found(name)) is None or (own := (told := found.metadata)["Name"]) in seen:
            continue
        seen.add(own)
        # An extra is asked for by somebody else; our own are inside where someone chose them.
        wanted = [
            each for each in told.get_all("Requires-Dist") or () if "extra ==" not in each or "encryption" in each
        ]
        waiting.extend(re.split(r"[^\w.-]", each)[0] for each in wanted)
        if name != "codebench":
            yield _told(found, told)


def _found(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _part(name: str) -> Part | None:
    found = _found(name)
    return _told(found, found.metadata) if found else None


def _told(found: Distribution, told: PackageMetadata) -> Part:
    name = told["Name"]
    return Part(name, told["Version"], _UNSAID.get(name) or _licence(told), partial(_texts, found, name))


def _texts(found: Distribution, name: str) -> list[Path]:
    if name.lower().startswith(("pyside6", "shiboken6")):
        # They name their licences and don't bring them.
        return [resource("licences", f"{each}-3.0.txt") for each in ("LGPL", "GPL")]
    inside = [file for file in found.files or () if file.parts[0].endswith("-info") and _TEXT.search(str(file))]
    return [path for path in (Path(str(found.locate_file(file))) for file in inside) if path.is_file()]


def _licence(told: PackageMetadata) -> str:
    """Return what a package says of its licence: its expression, else its short words, else its classifiers."""
    words = next(iter(told.get_all("License-Expression") or told.get_all("License") or ()), "")
    classes = [each.removeprefix(OSI) for each in told.get_all("Classifier") or () if each.startswith(OSI)]
    # Some packages put the whole text of their licence where its name belongs.
    return words if 0 < len(words) <= LONG else ", ".join(classes)
