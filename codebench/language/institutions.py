"""How schools, firms and the like are called, and the capitals that are nobody's name."""

import re
from functools import cache

from codebench.language.met import Met
from codebench.language.runs import Word
from codebench.language.segments import Segment
from codebench.language.wordlists import Led, beside, heads, is_common, is_harmless, is_head, is_simple, is_word, listed

ROMAN = re.compile(r"[IVX]+$")
_ARTICLES = frozenset(("de", "het", "'t", "’t"))
_ALWAYS = frozenset(("stichting", "vereniging", "coöperatie"))
_LETTERS_BEFORE = 3
_A_PAIR = 2


def is_house(met: Met) -> bool:
    """Tell whether a name is an institution's by its words."""
    small = met.small
    if small[0] in listed("institutions") and not is_simple(small[0]):
        return True
    if met.alone:
        return _ends_as_house(small[0]) and not (met.opening and is_word(small[0]))
    if any(word.link == "&" or (is_head(word.text.casefold()) and not _joins_person(word)) for word in met.words):
        return True
    if small[0] in _ARTICLES and not met.words[1].link:
        return small[-1] not in listed("surnames")
    if _joins_person(met.words[-1]):
        return False
    someone = small[0] in listed("first_names") or met.initialled
    return small[-1] in listed("tails") or (not someone and any(map(_ends_as_house, small)))


def is_nobodys(met: Met) -> bool:
    """Tell whether every word is a language, a tool, the name of a function or the like."""
    if not met.alone and met.small[0] in _ALWAYS:
        return False
    if not met.alone and is_harmless(met.name):
        return True
    if not met.opening and any(word.link not in ("", "en", "in", "met", "op") for word in met.words[1:]):
        return False
    general = all(small in heads() or small in listed("tails") for small in met.small)
    if general and (is_simple(met.small[0]) if met.alone else met.opening):
        return True
    if not met.alone and (is_head(met.small[0]) or is_head(met.small[-1])):
        return False
    return all(is_harmless(word.text) or _is_head(word.text) or ROMAN.match(word.text) for word in met.words)


def without_harmless(words: Segment) -> Segment:
    """Leave out a language, subject or tool that follows a name."""
    houses = heads().keys() | listed("tails")
    whole = " ".join(word.text for word in words).casefold()
    if (
        len(words) == 1
        or whole in listed("places")
        or whole in listed("institutions")
        or any(word.text.casefold() in houses for word in words)
    ):
        return words
    first = words[0].text.casefold()
    spelled_so = words[0].text.isupper() and len(first) > 1 and not is_harmless(words[0].text)
    if spelled_so or (first in _ARTICLES and len(words) > _A_PAIR):
        return words
    if not any(first in listed(each) for each in ("first_names", "places", "countries")) and not is_word(first):
        return words
    if is_word(first) and not is_common(first) and not is_harmless(words[0].text) and first not in listed("titles", 1):
        return words
    kept = words
    while len(kept) > 1 and is_harmless(kept[-1].text) and not ROMAN.match(kept[-1].text):
        kept = kept[:-1]
    ordinary = all(is_word(word.text) and word.text.casefold() not in listed("first_names") for word in kept)
    return words[-1:] if ordinary and len(kept) < len(words) else kept


def ends_like_house(small: str) -> bool:
    """Tell whether a word has an ending of institutions' names."""
    ends = (end for end in _endings() if small.endswith(end))
    return small.endswith(_endings()) and any(len(small) >= len(end) + _LETTERS_BEFORE for end in ends)


def _ends_as_house(small: str) -> bool:
    named = small in listed("surnames") or small in listed("places")
    return not named and ends_like_house(small) and not is_simple(small)


def _joins_person(word: Word) -> bool:
    return word.link in beside(Led.JOINS_PERSON)


def _is_head(word: str) -> bool:
    return word.casefold() in heads() and is_simple(word.casefold())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(listed("tails", 1))
