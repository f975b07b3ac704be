"""Ordinary words used as a name is, in texts without capitals: bij nieuwe kans, op samen zuid, les op de meerpaal."""

import re
from collections.abc import Iterator

from codebench.language.belonging import Part, is_general, words_of
from codebench.language.wordlists import Led, beside, heads, is_common, is_simple, listed

_WORD = r"[^\W\d_A-Z][\w’'-]*"
_LEAD = re.compile(
    r"(?<![\w'’-])(bij|via|vanuit|van|naar|met|door|op|aan|voor|heet|heette|heten|genaamd)"
    rf" (?:(de|het|'t|’t) )?(?={_WORD})"
)
_NEXT = re.compile(rf"({_WORD})(?: (?={_WORD})|)")
_LINK = re.compile(rf"(?:en|op|in|voor|in de|op de|van|van de|van het|voor de|aan de|&) ({_WORD})(?![\w’'-])")
_CLOSES = re.compile(rf"(?<![\w'’-])(?:(de|het) )?({_WORD}) ({_WORD})(?![\w’'-])")
_QUARTERS = frozenset(
    ("noord", "zuid", "oost", "west", "noordoost", "noordwest", "zuidoost", "zuidwest", "midden", "centrum")
)
# Behind these a noun has no determiner as a rule only where it is a name.
_BARE = frozenset(("bij", "via", "vanuit", "van", "naar", "met", "door", "op", "heet", "heette", "heten", "genaamd"))
_SURE = frozenset(("bij", "via", "vanuit"))
_PLURAL = ("en", "s")
_ABSTRACT = ("ing", "heid", "tie", "lijk", "baar", "isch", "schap", "iteit")
_FROM = 48
_SHORTEST = 3


def bold(text: str) -> Iterator[tuple[int, int]]:
    """Yield where ordinary words stand as only a name does, or nearly so."""
    for lead in _LEAD.finditer(text):
        if (lead[2] and _belongs(text, lead.start())) or (not lead[2] and lead[1] in _BARE):
            end = _behind(text, lead.end(), lead[1], bool(lead[2]))
            if end:
                yield lead.end(), end
    for pair in _closed(text):
        yield pair


def _belongs(text: str, start: int) -> bool:
    """Tell whether somebody works there, comes from there or is taught there."""
    led = text[max(0, start - _FROM) : start].rpartition("\n")[2].split()[-2:]
    return any(word in words_of(Part.BELONGING) for word in led)


def _behind(text: str, start: int, lead: str, article: bool) -> int:
    """Return where the name ends that begins there, and 0 where none does."""
    found = _NEXT.match(text, start)
    if found is None or is_general(found[1]):
        return 0
    first, end = found[1], found.end(1)
    after = _NEXT.match(text, found.end()) if found.end() > end else None
    if first == "samen" or (first.endswith("e") and is_simple(first)):
        return after.end(1) if after and _names(after[1]) and not article else 0
    if not (_names(first) or (lead in _SURE and not article and not _is_plural(first))):
        return 0
    return end if article else _joined(text, end)


def _names(word: str) -> bool:
    """Tell whether a word may be a noun by itself: one thing, that can be counted."""
    return not (is_general(word) or _is_plural(word) or word.endswith(_ABSTRACT) or is_acting(word) or word in heads())


def _is_plural(word: str) -> bool:
    return word.endswith("en") or (word.endswith("s") and is_simple(word[:-1]))


def is_acting(word: str) -> bool:
    """Tell whether a word is rather a verb than a name."""
    done = word.startswith("ge") and word.endswith(("d", "t", "en"))
    return done or word in words_of(Part.CLOSING) or word in beside(Led.GOES_ON) or word in beside(Led.DONE_BY_PERSON)


def _joined(text: str, end: int) -> int:
    """Return where a name ends that another noun is joined to: kind en toekomst, stem in de stad."""
    found = _LINK.match(text, end + 1) if text[end : end + 1] == " " else None
    return found.end(1) if found and len(found[1]) >= _SHORTEST and _names(found[1]) else end


def _closed(text: str) -> Iterator[tuple[int, int]]:
    """Yield words that a quarter or a word for an institution makes a name of: fietspunt oost, hendriks staal."""
    closes = _QUARTERS | listed("tails") - {"bv", "scholen", "onderwijs", "techniek", "advies"}
    past = 0
    while found := _CLOSES.search(text, past):
        past = found.start(3)
        first, last = found[2], found[3]
        quarter = last in _QUARTERS and first not in listed("places")
        if last in closes and not is_common(first) and not is_general(first) and not is_acting(first):
            if quarter or not (is_simple(first) and first.endswith(("e", "ste"))):
                yield found.start(2), found.end(3)
