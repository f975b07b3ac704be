"""WebVTT, as Teams, Zoom and YouTube write it."""

import re

from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.importers.captions import Spoken
from codebench.importers.cues import read_cues
from codebench.importers.decoding import decode, peek

_HEADER = re.compile(r"\s*WEBVTT(?=\s|$)[ \t]*-?")


def sniff(data: bytes) -> bool:
    """Tell whether the text begins with the word that every WebVTT file begins with."""
    return bool(_HEADER.match(peek(data, 64)))


def read(data: bytes, file_name: str) -> Spoken:
    """Return the cues; a title after the first word is front matter."""
    found = read_cues(_HEADER.sub("", decode(data, file_name), count=1), asides=True)
    if not found.cues:
        raise CodebenchError(tr("“{file}” holds no captions.", file=file_name))
    return Spoken("vtt", found)
