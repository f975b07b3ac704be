"""How exactly what is known of participants leaves the participants page: 55 becomes 50–59, a date its year."""

import re
from collections.abc import Iterable
from enum import StrEnum

from codebench.i18n import tr

_LONGEST = 60
# A number with its thousands parted or not; a hyphen is a minus only where nothing stands before it.
_THOUSANDS = r"\d{1,3}(?:[.,]\d{3}|[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?![.,]?\d)"
_NUMBER = re.compile(rf"(?:(?<!\S)[-−])?(?:{_THOUSANDS}|\d+(?:[.,]\d+)?)")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_POSTCODE = re.compile(r"(?<!\d)(\d\d)\d{2,3}(?!\d)")


class Coarse(StrEnum):
    """How coarse an attribute's values are outside the participants page; digits are the size of a step."""

    EXACT = ""
    STEPS_5 = "5"
    STEPS_10 = "10"
    STEPS_25 = "25"
    STEPS_100 = "100"
    STEPS_1000 = "1000"
    YEAR = "year"
    AREA = "area"


def coarse_name(coarse: Coarse) -> str:
    """Return how coarse that is, in words."""
    if coarse.isdecimal():
        return tr("in steps of {n}", n=coarse.value)
    return {Coarse.EXACT: tr("exact"), Coarse.YEAR: tr("year only"), Coarse.AREA: tr("first two digits")}[coarse]


def coarsened(value: str, coarse: Coarse) -> str:
    """Return a value as it may leave; one that can't be read that way becomes `other`, never itself."""
    if coarse is Coarse.EXACT or not value:
        return value
    found = set(_readings(value, coarse)) if len(value) <= _LONGEST else set()
    return found.pop() if len(found) == 1 else other()


def other() -> str:
    """Return what stands for a value that is not of the kind that its attribute is made coarse by."""
    return tr("other value")


def _readings(value: str, coarse: Coarse) -> Iterable[str]:
    if coarse is Coarse.YEAR:
        return _YEAR.findall(value)
    if coarse is Coarse.AREA:
        return _POSTCODE.findall(value)
    return (_step(each, int(coarse)) for each in _NUMBER.findall(value))


def _step(number: str, size: int) -> str:
    """Return the step in which a number lies, both ends whole."""
    whole, _, part = _plain(number).partition(".")
    low = int(whole) // size * size
    if whole.startswith("-") and int(part or 0) and int(whole) % size == 0:
        low -= size
    return f"{low}–{low + size - 1}".replace("-", "−")


def _plain(number: str) -> str:
    """Return a number with a point for its decimals and without marks between its thousands."""
    number = number.replace("−", "-")
    if not re.fullmatch(f"-?{_THOUSANDS}", number):
        return number.replace(",", ".")
    decimals = re.search(r"[.,]\d{1,2}$", number)
    whole = number[: decimals.start()] if decimals else number
    return re.sub(r"[^-\d]", "", whole) + (f".{decimals[0][1:]}" if decimals else "")
