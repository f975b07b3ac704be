"""Ordinary words used as a name is, in texts without capitals: bij nieuwe kans, op samen zuid, les op de meerpaal."""

import re
from collections.abc import Iterator
from functools import cache

from codebench.language.belonging import Part, is_too_general, words_of
from codebench.language.wordlists import Led, beside, heads, is_common, is_of_place, is_simple, listed

_WORD = r"[^\W\d_A-Z][\w’'-]*"
_LEAD = re.compile(
    r"(?<![\w'’-])(bij|via|vanuit|van|naar|met|door|op|aan|voor|heet|heette|heten|genaamd)"
    rf" (?:(de|het|'t|’t) )?(?={_WORD})"
)
_NEXT = re.compile(rf"({_WORD})(?: (?={_WORD})|)")
_LINK = re.compile(rf" (?:en|op|in|voor|in de|op de|van|van de|van het|voor de|aan de|&) ({_WORD})(?![\w’'-])")
_TOGETHER = re.compile(rf"samen (?:(?:op|in|voor|aan|met) )?(?:de )?({_WORD})")
_LISTED_ON = re.compile(rf" (?:en|of|én) (?:bij |van |met |op |naar )?((?:(?:de|het) )?({_WORD}))(?![\w’'-])")
_LIKE = re.compile(
    r"\b(?:scholen|hogescholen|universiteiten|instellingen|organisaties|bedrijven|partners|partijen|verenigingen|clubs"
    rf"|ziekenhuizen|huizen|locaties|plekken) (?:zoals|als|waaronder|namelijk) ((?:(?:de|het) )?({_WORD}))(?![\w’'-])"
)
_ACTS = re.compile(
    rf"(?<![\w'’-])(?:want|en|maar|dat|omdat|toen|dus|als|of) ({_WORD})"
    r" (?:belt|belde|mailt|mailde|stuurt|stuurde|zegt|zei|betaalt|betaalde|vraagt|vroeg|fuseerde)(?![\w’'-])"
)
_CLOSES = re.compile(rf"(?<![\w'’-])({_WORD}) ({_WORD})(?![\w’'-])")
_QUARTERS = frozenset(
    ("noord", "zuid", "oost", "west", "noordoost", "noordwest", "zuidoost", "zuidwest", "midden", "centrum")
)
_NAMING = frozenset(("heet", "heette", "heten", "genaamd"))
_DEFINITE = _NAMING | {"bij", "met", "op", "van", "naar", "aan"}
# Behind these a noun has no determiner as a rule only where it is a name.
_SURE = frozenset(("bij", "via", "vanuit"))
_BARE = _SURE | _NAMING | {"van", "naar", "met", "door", "op"}
_PLURAL = ("els", "ers", "jes", "ies", "ems", "res", "ens", "ors", "'s", "’s")
_ABSTRACT = ("ing", "heid", "tie", "lijk", "baar", "isch", "schap", "iteit", "tig")
# Too general as the end of a name that has no other sign.
_NO_CLOSE = frozenset(("bv", "scholen", "school", "onderwijs", "techniek", "advies", "huis", "zorg", "bouw", "beton"))
_POINTING = frozenset(
    (
        "deze",
        "alle",
        "elke",
        "iedere",
        "welke",
        "zulke",
        "hele",
        "andere",
        "sommige",
        "tweede",
        "dezelfde",
        "zelfde",
        "beide",
    )
)
_FROM = 48
_WITHIN = 4
_SHORTEST = 3


def bold(text: str) -> Iterator[tuple[int, int]]:
    """Yield where ordinary words stand as only a name does, or nearly so."""
    for lead in _LEAD.finditer(text):
        end = _behind(text, lead) if _may_lead(text, lead) else 0
        if end:
            yield (lead.start(2) if lead[2] else lead.end()), end
            yield from _listed_on(text, end)
    yield from _closed(text)
    yield from _told(text)
    yield from _said(text)


def _may_lead(text: str, lead: re.Match[str]) -> bool:
    if lead[2]:
        return lead[1] in _DEFINITE or _belongs(text, lead.start())
    return lead[1] in _BARE


def _belongs(text: str, start: int) -> bool:
    """Tell whether somebody works there, comes from there or is taught there."""
    led = text[max(0, start - _FROM) : start].rpartition("\n")[2].split()[-_WITHIN:]
    return any(word in words_of(Part.BELONGING) for word in led)


def _behind(text: str, lead: re.Match[str]) -> int:
    """Return where the name ends that begins there, and 0 where none does."""
    start, small, article = lead.end(), lead[1], bool(lead[2])
    if together := _TOGETHER.match(text, start):
        return 0 if len(together[1]) < _SHORTEST or together[1].endswith("en") else together.end()
    found = _NEXT.match(text, start)
    if found is None or found[1] in words_of(Part.LETTERS):
        return 0
    first, end = found[1], found.end(1)
    after = _NEXT.match(text, found.end()) if found.end() > end else None
    if is_adjective(first) and after and (names(after[1]) or after[1] in listed("places")):
        return after.end(1)
    if article and first in listed("institutions", 2) and _belongs(text, lead.start()):
        return end
    if is_too_general(first) or first in heads():
        return 0
    if first in listed("places") and after and names(after[1]):
        return after.end(1)
    if not (names(first) or (small in _SURE and not article and not _is_plural(first))):
        return 0
    if small in _SURE and not article and after and (names(after[1]) or after[1] in listed("tails")):
        return after.end(1)
    return end if article else _joined(text, end)


def is_adjective(word: str) -> bool:
    """Tell whether a word says of a noun what it is like, and does not count or point."""
    tells = word.endswith("e") and len(word) > _SHORTEST and word not in _POINTING
    told = tells and not word.endswith(("ste", "rde")) and is_simple(word) and not is_common(word)
    return told or is_of_place(word)


def names(word: str) -> bool:
    """Tell whether a word may be a noun by itself: one thing, that can be counted."""
    return not (
        word in words_of(Part.APART)
        or is_too_general(word)
        or _is_plural(word)
        or word.endswith(_ABSTRACT)
        or is_acting(word)
        or word in heads()
    )


def _is_plural(word: str) -> bool:
    several = word.endswith(_PLURAL) and is_simple(word.rstrip("s'’"))
    return several or (word.endswith("en") and not word.endswith("een"))


def is_acting(word: str) -> bool:
    """Tell whether a word is rather a verb than a name."""
    done = word.startswith("ge") and word.endswith(("d", "t", "en")) and not word.endswith(("heid", "luid", "bied"))
    return done or word in words_of(Part.CLOSING) or word in beside(Led.GOES_ON) or word in beside(Led.DONE_BY_PERSON)


def _joined(text: str, end: int) -> int:
    """Return where a name ends that another noun is joined to: kind en toekomst, stem in de stad."""
    found = _LINK.match(text, end)
    if found and (names(found[1]) or found[1] in listed("places")) and not is_small(found[1]):
        return found.end(1)
    return _quarter(text, end)


def _quarter(text: str, end: int) -> int:
    found = _NEXT.match(text, end + 1) if text[end : end + 1] == " " else None
    return found.end(1) if found and found[1] in _QUARTERS else end


def _listed_on(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield what a row of names goes on with: bij de linde en de ploeg en vonk."""
    while (found := _LISTED_ON.match(text, end)) and names(found[2]):
        yield found.span(1)
        end = found.end(1)


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is given as one of several: scholen zoals de zeeraket en het drieluik."""
    for found in _LIKE.finditer(text):
        if names(found[2]):
            yield found.span(1)
            yield from _listed_on(text, found.end())


def _said(text: str) -> Iterator[tuple[int, int]]:
    """Yield a noun without an article that does what people do: want metaalunie belt."""
    for found in _ACTS.finditer(text):
        if names(found[1]):
            yield found.span(1)


def _closed(text: str) -> Iterator[tuple[int, int]]:
    """Yield words that a quarter or a word for an institution makes a name of: fietspunt oost, hendriks groep."""
    past = 0
    while found := _CLOSES.search(text, past):
        past = found.start(2)
        first, last = found[1], found[2]
        if last not in _QUARTERS and (last not in _closing() or (is_simple(first) and first.endswith("e"))):
            continue
        if not (is_small(first) or is_acting(first) or first in listed("places")):
            yield found.span()


def is_small(word: str) -> bool:
    """Tell whether a word is one of those that everybody uses."""
    known = is_common(word) or word in words_of(Part.GENERAL) or word in _BARE or word in listed("spoken")
    return known or len(word) < _SHORTEST or word in ("tussen", "onder", "over", "afdeling", "niveau", "groep")


@cache
def _closing() -> frozenset[str]:
    return listed("tails") - _NO_CLOSE
