"""What a single name looks like by itself and by what stands before it: its kind, and how sure that is."""

import re
from functools import cache
from typing import NamedTuple

from codebench.domain.candidates import Why
from codebench.domain.hiding import NameKind
from codebench.language.runs import (
    before,
    is_abbreviation,
    is_initials,
    opens_sentence,
    particle_before,
)
from codebench.language.segments import Segment
from codebench.language.wordlists import (
    Led,
    as_written,
    beside,
    heads,
    is_common,
    is_harmless,
    is_simple,
    is_word,
    listed,
    lower_heads,
)

# How sure a word is that has its capital at the start of a sentence, and is in no list.
OPENING = 0.5
_BY_THEMSELVES = 6
_STREET = re.compile(r"\w{3,}(?:straat|laan|weg|plein|gracht|kade|dijk|singel|dreef|steeg|plantsoen|pad|polder)$")
_INITIAL_AFTER = re.compile(r" [A-ZÀ-Ž]\.(?!\w)")
_SURE_PARTICLES = frozenset(("van der ", "van den ", "ter ", "ten "))
_ROMAN = re.compile(r"[IVX]+$")
_VOWELS = frozenset("aeiouy")
_ARTICLES = frozenset(("de", "het", "'t", "’t"))


class Finding(NamedTuple):
    """A name in one place, as judged there."""

    name: str
    kind: NameKind
    why: Why
    sure: float
    start: int


def judged(text: str, segment: Segment) -> Finding | None:
    """Return what a row of capitals is the name of; None for what betrays nobody."""
    second, first = before(text, segment[0].start)
    titled = first in listed("titles")
    while (
        len(segment) > 1
        and segment[0].text.casefold() in listed("titles")
        and segment[0].text.casefold() not in heads()
    ):
        titled, segment = True, segment[1:]
    if not titled:
        segment = _without_harmless(segment)
    start = segment[0].start
    name = text[start : segment[-1].end]
    if (led := _surname_start(text, segment, name)) < start:
        return Finding(text[led : segment[-1].end], NameKind.PERSON, Why.TITLE, 0.9, led)
    if titled and name.casefold() not in listed("titles"):
        return Finding(name, NameKind.PERSON, Why.TITLE, 0.95, start)
    if first in lower_heads() and not _is_nobodys(segment) and name.casefold() not in listed("first_names"):
        start = text.rindex(text[start - len(first) - 1 : start - 1], 0, start)
        return Finding(text[start : segment[-1].end], NameKind.INSTITUTION, Why.PATTERN, 0.9, start)
    if (initial := _INITIAL_AFTER.match(text, segment[-1].end)) and _first_name(segment[0].text.casefold()):
        return Finding(name + initial.group(), NameKind.PERSON, Why.PATTERN, 0.8, start)
    return _by_shape(text, name, segment, (second, first))


def _surname_start(text: str, segment: Segment, name: str) -> int:
    """Return where a surname begins that has its particle in lower case: meneer van Dijk, die van der Berg."""
    start = segment[0].start
    led, begin = particle_before(text, start)
    small = segment[0].text.casefold()
    known = (
        small in listed("institutions") or small in listed("places") or small in listed("countries") or small in heads()
    )
    if is_abbreviation(name) or _is_nobodys(segment) or (known and small not in listed("surnames")):
        return start
    if led in listed("titles") and small not in listed("first_names"):
        return begin
    return begin if text[begin:start] in _SURE_PARTICLES else start


def _by_shape(text: str, name: str, segment: Segment, led: tuple[str, str]) -> Finding | None:
    small, start = name.casefold(), segment[0].start
    if small in listed("institutions") and not (len(segment) == 1 and is_harmless(name)):
        return Finding(name, NameKind.INSTITUTION, Why.LIST, 0.9, start)
    if is_harmless(name) and _is_person_despite(text, name, segment[0].start, led[1]):
        return Finding(name, NameKind.PERSON, Why.LIST, 0.6, start)
    if _is_nobodys(segment) or (led[1] == "een" and len(segment) == 1 and is_simple(small)):
        return None
    if small in listed("countries") and small not in listed("places"):
        return Finding(name, NameKind.PLACE, Why.LIST, 0.3, start)
    if _is_house(segment):
        return Finding(name, NameKind.INSTITUTION, Why.PATTERN, 0.9, start)
    opening = opens_sentence(text, start)
    if small in listed("places") and not (opening and len(segment) == 1 and is_common(small)):
        return Finding(name, NameKind.PLACE, Why.LIST, 0.9, start)
    if found := _person(name, segment, opening, text):
        return found
    if len(segment) == 1 and _STREET.search(small) and not opening:
        return Finding(name, NameKind.PLACE, Why.PATTERN, 0.8, start)
    return _by_capital(text, name, segment, led)


def _is_person_despite(text: str, name: str, start: int, led: str) -> bool:
    """Tell whether a first name that is a language as well is the name: met Frans, Frans belde."""
    if name.casefold() not in listed("first_names") or led in beside(Led.TO_LANGUAGE):
        return False
    return _acts(text, start + len(name)) or led == "met" or led in listed("titles", 1)


def _acts(text: str, end: int) -> bool:
    """Tell whether what stands before does what only somebody does."""
    found = _NEXT.match(text, end)
    return found is not None and (found["word"] or "").casefold() in beside(Led.DONE_BY_PERSON)


def _without_harmless(segment: Segment) -> Segment:
    """Leave out a language, subject or tool that follows a name."""
    houses = heads().keys() | listed("tails")
    whole = " ".join(word.text for word in segment).casefold()
    if whole in listed("places") or any(word.text.casefold() in houses for word in segment):
        return segment
    kept = segment
    while len(kept) > 1 and is_harmless(kept[-1].text):
        kept = kept[:-1]
    ordinary = all(is_word(word.text) and word.text.casefold() not in listed("first_names") for word in kept)
    return segment[-1:] if ordinary and len(kept) < len(segment) else kept


def _is_nobodys(segment: Segment) -> bool:
    """Tell whether every word is a language, a tool, a title of a function or the like."""
    whole = " ".join(word.text for word in segment)
    if is_harmless(whole) and len(segment) > 1:
        return True
    small = [word.text.casefold() for word in segment]
    if all(each in heads() or each in listed("tails") for each in small) and (len(small) > 1 or is_simple(small[0])):
        return True
    return all(is_harmless(word.text) or _is_house_word(word.text) or _ROMAN.match(word.text) for word in segment)


def _is_house_word(word: str) -> bool:
    return word.casefold() in heads() and is_simple(word.casefold())


def _is_house(segment: Segment) -> bool:
    small = [word.text.casefold() for word in segment]
    if small[0] in listed("institutions") and not is_simple(small[0]):
        return True
    if len(small) == 1:
        return _ends_as_house(small[0])
    if any(
        each in heads() and word.link not in beside(Led.JOINS_PERSON) for each, word in zip(small, segment, strict=True)
    ):
        return True
    if small[0] in _ARTICLES and not segment[1].link:
        return small[-1] not in listed("surnames")
    if segment[-1].link in beside(Led.JOINS_PERSON):
        return False
    someone = bool(_first_name(small[0])) or is_initials(small[0])
    return small[-1] in listed("tails") or (not someone and any(map(_ends_as_house, small)))


def _ends_as_house(small: str) -> bool:
    named = small in listed("surnames") or small in listed("places")
    return not named and _ends_like_house(small) and not is_simple(small)


def _ends_like_house(small: str) -> bool:
    return small.endswith(_endings()) and any(small.endswith(end) and len(small) > len(end) + 2 for end in _endings())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(listed("tails", 1))


def _person(name: str, segment: Segment, opening: bool, text: str) -> Finding | None:
    words = [word.text for word in segment]
    first, start = words[0].casefold(), segment[0].start
    called = _first_name(first)
    if is_initials(words[0]):
        return Finding(name, NameKind.PERSON, Why.PATTERN, 0.9 if len(words) > 1 else 0.6, start)
    if called and (len(words) > 1 or not is_simple(first) or not opening):
        return Finding(name, NameKind.PERSON, Why.LIST, 0.9 if len(words) > 1 or not is_word(first) else 0.7, start)
    if called and not is_common(first) and not asks(text, segment[0].end):
        return Finding(name, NameKind.PERSON, Why.LIST, 0.5, start)
    surnamed = words[-1].casefold() in listed("surnames")
    if len(words) > 1 and (surnamed or (first in beside(Led.PARTICLE) and not opening)):
        return Finding(name, NameKind.PERSON, Why.PATTERN, 0.8, start)
    if len(words) > 1 and any(word.link in beside(Led.JOINS_PERSON) for word in segment[1:]):
        return Finding(name, NameKind.PERSON, Why.PATTERN, 0.7, start)
    if len(words) == 1 and surnamed and not is_simple(first):
        return Finding(name, NameKind.PERSON, Why.LIST, 0.7, start)
    return None


def _first_name(small: str) -> str:
    """Return the listed first name that a word is, has before a hyphen, or is the possessive of."""
    for each in (small, small.partition("-")[0], small[:-1] if small.endswith("s") else ""):
        if each in listed("first_names"):
            return each
    return ""


def _by_capital(text: str, name: str, segment: Segment, led: tuple[str, str]) -> Finding | None:
    """Judge a capital that nothing else speaks for: within a sentence it is enough."""
    start, small = segment[0].start, name.casefold()
    opening = opens_sentence(text, start)
    if len(name) < 2 or small in listed("titles") or any(map(str.isdigit, name)) or _ROMAN.match(name):
        return None
    if (
        is_abbreviation(name)
        and is_simple(small)
        and not _VOWELS.isdisjoint(small)
        and led[1] not in beside(Led.TO_HOUSE)
    ):
        return None
    if is_abbreviation(name):
        return Finding(name, NameKind.INSTITUTION, Why.CAPITAL, 0.55, start)
    if opening and len(segment) == 1 and (is_word(small) or is_word(small.rstrip("s"))):
        acts = not is_simple(small) and _acts(text, segment[0].end)
        return Finding(name, NameKind.INSTITUTION, Why.CAPITAL, OPENING, start) if acts else None
    if any(_ends_like_house(word.text.casefold()) for word in segment) and len(segment) > 1:
        return Finding(name, NameKind.INSTITUTION, Why.CAPITAL, 0.7, start)
    ordinary = all(is_simple(word.text.casefold()) for word in segment)
    return Finding(name, _led_to(led), Why.CAPITAL, OPENING if opening else 0.55 if ordinary else 0.6, start)


def _led_to(led: tuple[str, str]) -> NameKind:
    first = led[1]
    if first in listed("titles", 1) or first in listed("titles", 2) - beside(Led.TO_HOUSE):
        return NameKind.PERSON
    if first in as_written("context", Led.TO_HOUSE)[:_BY_THEMSELVES]:
        return NameKind.INSTITUTION
    return NameKind.PLACE if first in beside(Led.TO_PLACE) else NameKind.PERSON


_NEXT = re.compile(r"['’]?s?(?:(?P<sign>[,.?!;:)\n]|$)| (?P<word>[\w'’]+))")


def goes_on_as_name(text: str, end: int) -> bool:
    """Tell whether what follows a word at the start of a sentence fits a name better than a verb or noun."""
    found = _NEXT.match(text, end)
    if not found:
        return False
    word = found["word"] or ""
    return bool(found["sign"] is not None or word.casefold() in beside(Led.GOES_ON) or word[:1].isupper())


def is_meant(text: str, start: int, end: int, ending: str) -> bool:
    """Tell whether a word that is known to be a name, and an ordinary word besides, is the name where it stands."""
    word = text[start:end]
    if is_harmless(word) and before(text, start)[1] in beside(Led.TO_LANGUAGE):
        return False
    if " " in word or not word[0].isupper() or not is_word(word) or not opens_sentence(text, start):
        return True
    if before(text, start)[1] in listed("titles") or (ending and not is_word(word + ending)):
        return True
    return goes_on_as_name(text, end) if is_common(word.casefold()) else not asks(text, end)


def asks(text: str, end: int) -> bool:
    """Tell whether a pronoun follows, as after a verb that opens a sentence: Wil je."""
    found = _NEXT.match(text, end)
    return found is not None and (found["word"] or "").casefold() in beside(Led.ASKED)
