"""What Dutch makes of a first name to say it fondly: Jan is Jantje, Fenna is Fennaatje, Sem is Semmetje."""

import re
from collections.abc import Iterator

_SHORTEST = 2
_VOWELS = "aeiouy"
# One vowel before one consonant: only hearing tells whether it is short, so that the consonant doubles.
_MAYBE_SHORT = re.compile(rf"(?:^|[^{_VOWELS}])[aeiou][bglmnpr]$")
_OPEN = re.compile(rf"(?:^|[^{_VOWELS}])[aiou]$")
# Koning would be koninkje, and is no first name; Antje and Roosje, but not Marije, are as fond as they can be.
_NONE = re.compile(r"(?:ng|[^i]je)$")
_MORE = {"l": "tje", "n": "tje", "r": "tje", "w": "tje", "m": "pje"} | dict.fromkeys(_VOWELS, "tje")


def diminutives(name: str) -> Iterator[str]:
    """Yield every way to write the diminutive of a name of one word, accents left out; nothing for what has none."""
    small = name.casefold()
    if len(name) < _SHORTEST or not (name.isalpha() and name.isascii()) or _NONE.search(small):
        return
    last = small[-1]
    yield name + _MORE.get(last, "je")
    if _MAYBE_SHORT.search(small):
        yield f"{name}{last}etje"
    if _OPEN.search(small):
        yield f"{name}{'e' if last == 'i' else last}tje"
    if last in "aiouy":
        yield f"{name}'tje"
