"""A codebook as REFI-QDA exchanges it (.qdc), whoever wrote it: elements by their name, whatever the namespace."""

import re
from typing import TYPE_CHECKING

from codebench.domain.codebook import CodeSpec
from codebench.domain.text import fold, normalise, unique_name
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.importers.archive import parsed
from codebench.importers.decoding import peek

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 50
_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!DOCTYPE.{0,2000}?>\s*)?<(?:\w+:)?CodeBook\b", re.S
)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}$")
_SHORT = re.compile(r"#([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])$")


def is_qdc(data: bytes) -> bool:
    """Tell whether this is XML whose root is a codebook."""
    return bool(_START.match(peek(data)))


def read_qdc(data: bytes, file_name: str) -> list[CodeSpec]:
    """Return the codes in reading order; codes of one name below one parent, told apart by id there, get a number."""
    root = parsed(data, file_name)
    codes: list[CodeSpec] = []
    for part in root:
        if _local(part) == "Codes":
            _walk(part, (), codes, file_name)
    return codes


def _walk(parent: "_Element", above: tuple[str, ...], codes: list[CodeSpec], file_name: str) -> None:
    if len(above) > _DEEPEST:
        raise CodebenchError(tr("“{file}” is no valid codebook.", file=file_name))
    taken: set[str] = set()
    for element in parent:
        if _local(element) != "Code":
            continue
        name = " ".join(normalise(element.get("name", "")).replace(" / ", " - ").split()) or tr("(without a name)")
        free = unique_name(fold(name), taken)
        name += free.removeprefix(fold(name))
        taken.add(free)
        texts = (normalise(each.text or "").strip() for each in element if _local(each) == "Description")
        codes.append(CodeSpec((*above, name), definition=next(texts, ""), colour=_colour(element.get("color", ""))))
        _walk(element, (*above, name), codes, file_name)


def _local(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _colour(written: str) -> str:
    short = _SHORT.match(written)
    written = "#" + "".join(2 * digit for digit in short.groups()) if short else written
    return written.upper() if _COLOUR.match(written) else ""
