"""Ways to reach somebody, as they stand in a text: mail, telephone, post, the web."""

import re
from collections.abc import Iterator

_STREETS = "straat|laan|weg|plein|gracht|kade|dijk|singel|dreef|steeg|plantsoen|pad|hof|baan|park"
_CONTACT = re.compile(
    r"""
    (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}                                       # mail
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
_SIGNS = re.compile(rf"@|www\.|https?:|\d\d[ -]?\d\d|\d{{4}}|\.(?:nl|be|com|org|eu|net|de)\b|(?:{_STREETS}) \d")


def contacts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where something stands by which somebody can be reached."""
    past = 0
    # A look for what all of them have is far quicker than a look for each of them.
    for sign in _SIGNS.finditer(text):
        if sign.start() < past:
            continue
        start, end = max(past, text.rfind("\n", 0, sign.start()) + 1), text.find("\n", sign.end())
        past = end if end >= 0 else len(text)
        for found in _CONTACT.finditer(text, start, past):
            yield found.span()


def is_mail(contact: str) -> bool:
    """Tell whether this is a mail address."""
    return "@" in contact[1:]


def is_phone(contact: str) -> bool:
    """Tell whether this is a telephone number."""
    return re.fullmatch(r"[+\d][\d ()-]{8,}", contact) is not None
