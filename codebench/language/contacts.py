"""Ways to reach somebody, as they stand in a text: mail, telephone, post, the web."""

import re
from collections.abc import Iterator

_STREETS = "straat|laan|weg|plein|gracht|kade|dijk|singel|dreef|steeg|plantsoen|pad|hof|baan|park"
_CONTACT = re.compile(
    r"""
    [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                       # mail
    | \b(?:https?://|www\.)[^\s<>"”’]*[\w/]                            # the web
    | \b[\w-]+\.(?:nl|be|com|org|eu|net|de)\b(?:/[\w/.-]*\w)?
    | (?<![\w@])@[A-Za-z]\w{2,}                                        # an account
    | (?<![\w+])(?:\+|00)\d{1,3}[ -]?(?:\(0\)[ -]?)?\d(?:[ -]?\d){7,9}(?!\w)   # telephone
    | (?<!\w)0\d(?:[ -]?\d){8}(?!\w)
    | \b[1-9]\d{3}[ ]?(?!SA|SD|SS)[A-Z]{2}\b                             # postcode
    | \b[A-Z]{2}\d{2}[ ]?[A-Z]{4}(?:[ ]?\d){10}\b                          # bank account
    """
    rf"| \b[^\W\d_]+(?:{_STREETS})\ \d{{1,4}}(?:\ ?[a-zA-Z]\b|-\d+)?(?!\w|[.:]\d)",
    re.VERBOSE,
)
_SIGNS = re.compile(r"@|www|http|\d\d|\.(?:nl|be|com|org|eu|net|de)\b|(?:" + _STREETS + r") \d")


def contacts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where something stands by which somebody can be reached."""
    if _SIGNS.search(text):
        for found in _CONTACT.finditer(text):
            yield found.span()
