"""The Dutch language model: where it is, and how it is fetched, checked and unpacked when someone asks for it."""

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from importlib.metadata import PackageNotFoundError, distribution, version
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.resources import resource

if TYPE_CHECKING:
    from spacy.language import Language

_FACTS = json.loads(resource("language", "model.json").read_text(encoding="utf-8"))
NAME: str = _FACTS["name"]
VERSION: str = _FACTS["version"]
URL: str = _FACTS["url"]
SIZE: int = _FACTS["bytes"]
_SHA256: str = _FACTS["sha256"]
_MOST_UNPACKED = 200_000_000
_BLOCK = 1 << 18

Progress = Callable[[int, int, str], None]


class IncompatibleError(CodebenchError):
    """The model was made for another version of spaCy."""


def folder() -> Path:
    """Return where a model that was installed by the program is kept."""
    return user_data_path("codebench", appauthor=False) / "language" / f"{NAME}-{VERSION}"


def loader() -> "Callable[[], Language] | None":
    """Return what loads the model, or None without one."""
    place = _place()
    return partial(_load, place) if place else None


def described() -> tuple[str, str, str] | None:
    """Return name, version and licence of the model that is there, as it states them, without loading it."""
    place = _place()
    if place is None:
        return None
    try:
        meta = json.loads((place / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return NAME, str(meta.get("version", "")), str(meta.get("license", ""))


def _place() -> Path | None:
    """Return the folder of the program's own model, else of the one that is installed as a package."""
    if folder().exists():
        return folder()
    try:
        package = distribution(NAME)
    except PackageNotFoundError:
        return None
    return Path(str(package.locate_file(NAME)), f"{NAME}-{package.version}")


def _load(path: Path) -> "Language":
    """Load by path, so that no code from the wheel is run."""
    meta = json.loads((path / "meta.json").read_text(encoding="utf-8"))
    from spacy.util import is_compatible_version, load_model_from_path

    spacy_version = version("spacy")
    if not is_compatible_version(spacy_version, meta["spacy_version"]):
        raise IncompatibleError(
            tr(
                "The Dutch language model was made for spaCy {wanted}, and this is {version}; it is not used.",
                wanted=meta["spacy_version"], version=spacy_version,
            )
        )  # fmt: skip
    return load_model_from_path(path, meta=meta)


def install(wheel: Path) -> None:
    """Unpack a wheel with the model into the user's data folder, after checking that it is the one we know."""
    if not wheel.is_file():
        raise CodebenchError(
            tr("There is no file “{file}”; choose the language model as you downloaded it.", file=wheel)
        )
    try:
        file = wheel.open("rb")
    except OSError:
        raise CodebenchError(tr("“{name}” can't be read. Check its permissions.", name=wheel.name)) from None
    with file:
        _check(file, wheel)
        try:
            _unpack(file, wheel.name)
        except OSError as error:
            raise CodebenchError(
                tr(
                    "The language model can't be put in “{folder}” ({reason}); make room or allow writing there.",
                    folder=folder().parent, reason=error.strerror or error,
                )
            ) from None  # fmt: skip


def _check(file: BufferedReader, wheel: Path) -> None:
    if hashlib.file_digest(file, "sha256").hexdigest() == _SHA256:
        return
    name, size, wanted = wheel.name, wheel.stat().st_size, f"{NAME}-{VERSION}"
    if name.startswith(wanted) and size < SIZE:
        message = tr(
            "“{file}” was cut short: it has {n} of {all} bytes; download it again from {url}.",
            file=name, n=size, all=SIZE, url=URL,
        )  # fmt: skip
    elif name.startswith(f"{NAME}-") and not name.startswith(wanted):
        message = tr(
            "“{file}” is another version of the language model; this program reads {version}, from {url}.",
            file=name, version=VERSION, url=URL,
        )  # fmt: skip
    else:
        message = tr(
            "“{file}” is not the Dutch language model {name} {version} as its makers published it; get it from {url}.",
            file=name, name=NAME, version=VERSION, url=URL,
        )  # fmt: skip
    raise CodebenchError(message)


def _unpack(file: BufferedReader, name: str) -> None:
    """Put the model's files beside their place and then move them there at once, so that no half one is ever found."""
    inner = PurePosixPath(NAME, f"{NAME}-{VERSION}")
    target = folder()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as made:
        try:
            with zipfile.ZipFile(file) as archive:
                _extract(archive, inner, Path(made) / "model")
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
            raise CodebenchError(
                tr("“{file}” is damaged or was cut short; get a whole copy and try again.", file=name)
            ) from None
        shutil.rmtree(target, ignore_errors=True)
        (Path(made) / "model").replace(target)


def _extract(archive: zipfile.ZipFile, inner: PurePosixPath, target: Path) -> None:
    entries = [entry for entry in archive.infolist() if inner in PurePosixPath(entry.filename).parents]
    safe = all(".." not in PurePosixPath(entry.filename).parts and "\\" not in entry.filename for entry in entries)
    if not entries or not safe or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise ValueError(archive.filename)
    for entry in entries:
        place = target.joinpath(*PurePosixPath(entry.filename).relative_to(inner).parts)
        if entry.is_dir():
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as packed, place.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)


def download(progress: Progress = lambda done, total, what: None) -> None:
    """Fetch the model from its makers and install it; called only where someone asked for exactly this."""
    with tempfile.TemporaryDirectory() as made:
        wheel = Path(made) / URL.rpartition("/")[2]
        _fetch(wheel, progress)
        install(wheel)


def _fetch(wheel: Path, progress: Progress) -> None:
    from http.client import HTTPException
    from urllib.request import urlopen

    try:
        with urlopen(URL, timeout=30) as answer, wheel.open("wb") as file:
            while file.tell() <= SIZE and (block := answer.read(_BLOCK)):
                file.write(block)
                progress(file.tell(), SIZE, NAME)
    except (OSError, HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise CodebenchError(
            tr(
                "The language model could not be fetched ({reason}); download {url} yourself and choose that file.",
                reason=getattr(reason, "strerror", None) or reason, url=URL,
            )
        ) from None  # fmt: skip
