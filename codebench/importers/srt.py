"""SubRip subtitles (SRT), and WebVTT that lost its first line."""

from codebench.importers.captions import Spoken
from codebench.importers.cues import TIMING, read_cues
from codebench.importers.decoding import decode, peek


def sniff(data: bytes) -> bool:
    """Tell whether a timing line stands at the start, at most one line with an index before it."""
    lines = [line for line in peek(data, 2048).splitlines() if line.strip()][:2]
    return any(TIMING.match(line) for line in lines)


def read(data: bytes, file_name: str) -> Spoken:
    """Return the cues."""
    return Spoken("srt", read_cues(decode(data, file_name), asides=False))
