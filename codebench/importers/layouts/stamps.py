"""Times as transcripts write them."""

import re
from collections.abc import Sequence
from itertools import pairwise

CLOCK = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
HASH = r"#\d{1,2}:\d{2}:\d{2}(?:-\d)?#"
BRACKETED = rf"(?:[\[(<]\s*{CLOCK}\s*[\])>]|{HASH})"

_START = re.compile(rf"({BRACKETED}|{CLOCK}(?![\d:]))[ \t]*")
_BRACKETED_START = re.compile(rf"({BRACKETED})[ \t]*")
_HASH_END = re.compile(rf"\s*({HASH})\s*$")
_NUMBERS = re.compile(r"\d+")


def seconds(stamp: str) -> float:
    """Return the time that `1:02:03`, `[02:03.5]` or `#00:02:03-5#` says."""
    clock, _, fraction = stamp.strip("[](){}<># \t").replace(",", ".").replace("-", ".").partition(".")
    total = 0.0
    for number in _NUMBERS.findall(clock):
        total = total * 60 + int(number)
    return total + (float(f"0.{fraction}") if fraction.isdecimal() else 0.0)


def take(text: str, bracketed: bool = False) -> tuple[float | None, str]:
    """Part a time at the start from the rest; None where there is none."""
    found = (_BRACKETED_START if bracketed else _START).match(text)
    return (seconds(found[1]), text[found.end() :]) if found else (None, text)


def take_end(text: str) -> tuple[float | None, str]:
    """Part an f4 stamp at the end from what stands before it."""
    found = _HASH_END.search(text[-40:]) if text.rstrip()[-1:] == "#" else None
    return (seconds(found[1]), text[: len(text[:-40]) + found.start()]) if found else (None, text)


def rising(times: Sequence[float | None]) -> bool:
    """Tell whether the known times hardly ever go back."""
    known = [time for time in times if time is not None]
    falls = sum(later < earlier for earlier, later in pairwise(known))
    return falls <= 0.1 * len(known)
