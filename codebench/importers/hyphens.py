"""A hyphen at the end of a printed line: the printer's, which goes, or the word's own, which stays."""

import re

_ENDING = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_STARTING = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LOOSE = ("en", "of", "and", "or", "als", "tot", "dan", "naar", "noch")
_OWN = frozenset(
    re.findall(
        r"\w+",
        "e ex oud vice non pro anti semi quasi mini maxi co ad interim tv cd dvd mbo hbo vwo havo wo po vo ict hr pr"
        " top niet bijna sociaal zuid noord oost west",
    )
)
# Vowels that would be read together: zee-eend, auto-ongeluk, na-apen.
_CLASHES = frozenset(re.findall(r"\w+", "aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu ea"))


class Mender:
    """Joins lines by what the rest of the text shows of its words."""

    def __init__(self, text: str) -> None:
        words = {word.casefold() for word in _WORD.findall(text)}
        self._whole = frozenset(word for word in words if "-" not in word)
        self._hyphened = words - self._whole

    def join(self, before: str, after: str) -> str:
        """Return two lines as one."""
        ending, starting = _ENDING.search(before), _STARTING.match(after)
        if not ending or not starting:
            glued = before.endswith("-") and re.search(r"\w-$", before) and after[:1].isalnum()
            return f"{before}{after}" if glued else f"{before} {after}"
        first, second = ending[1].casefold(), starting[0].casefold()
        if second in _LOOSE:
            return f"{before} {after}"
        soft = before.endswith("\u00ad")
        return before[:-1] + after if soft or not self._keeps(first, second, starting[0]) else before + after

    def _keeps(self, first: str, second: str, spelled: str) -> bool:
        if f"{first}-{second}" in self._hyphened or spelled[0].isupper():
            return True
        if first + second in self._whole:
            return False
        return len(first) == 1 or first in _OWN or first[-1] + second[0] in _CLASHES
