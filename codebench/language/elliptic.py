"""Institutions that what stands beside a capital gives away: op Hal 9, van het Comenius, studenten van Lefier."""

import re

from codebench.domain.candidates import Why
from codebench.domain.hiding import NameKind
from codebench.language.belonging import Part, words_of
from codebench.language.met import Finding, Met, follows, goes_on_as_name
from codebench.language.runs import before, is_abbreviation, is_quoted_name
from codebench.language.wordlists import (
    Led,
    as_written,
    beside,
    is_harmless,
    is_head,
    is_of_place,
    is_simple,
    is_word,
    listed,
)

_BY_THEMSELVES = 6
_SHORT = 3
_NUMBERED = re.compile(r" (?:nr\.? |['’](?=\d\d\b))?\d{1,4}(?:\.\d)?(?![\w:%.]*\w)")
_NAMED_WITH_NUMBER = re.compile(r"[A-Z][^\W\d_]{3,}\d+\w*|(?:[A-Z]+\d|\d[A-Z])[^\W\d_]{3,}")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|&")
_LEADS_TO_NUMBERED = frozenset(("bij", "op", "van", "door", "met", "voor", "naar", "in", "tussen", "het"))


def with_number(met: Met) -> Finding | None:
    """Return a name with the number behind it, within a sentence: op Hal 9, van Beweging 3.0."""
    found = _NUMBERED.match(met.text, met.end)
    if not found or met.opening or is_harmless(met.name):
        return None
    if met.led not in _LEADS_TO_NUMBERED and not is_head(met.small[0]) and found[0][1] not in "'’":
        return None
    if any(small in listed(each) for small in met.small for each in ("first_names", "places", "countries")):
        return None
    return Finding(met.name + found.group(), NameKind.INSTITUTION, Why.PATTERN, 0.55, met.start)


def has_inner_capital(name: str) -> bool:
    """Tell whether a name is written as people's and ordinary words are not: TenneT, V&VN."""
    return bool(_INNER_CAPITAL.search(name))


def has_number(name: str) -> bool:
    """Tell whether a name has a number that makes a level or a room of it, unlike Link050 and U4Society."""
    return any(map(str.isdigit, name)) and not _NAMED_WITH_NUMBER.fullmatch(name)


def elliptic(met: Met) -> Finding | None:
    """Return what is a person or an inhabitant elsewhere, and a school here: op het Comenius, aan de Haagse."""
    if met.whole in listed("institutions", 3) and (_is_at(met) or _is_spelled_so(met)):
        return met.found(NameKind.INSTITUTION, Why.PATTERN, 0.5)
    if not met.alone or not goes_on_as_name(met.text, met.end):
        return None
    two_before = before(met.text, met.start)[0]
    two_before = "" if two_before.endswith(".") else two_before
    led = met.led in ("het", "'t", "’t") or (met.led in ("op", "bij") and not met.opening)
    if led and met.whole in listed("institutions", 1):
        return met.found(NameKind.INSTITUTION, Why.PATTERN, 0.5)
    there = met.led in ("de", "het") and two_before in ("", "op", "bij", "aan", "naar", "van")
    inhabitant = met.whole.endswith("e") and is_of_place(met.whole) and met.whole not in listed("places")
    if there and (inhabitant or met.whole in listed("institutions", 1)):
        return met.found(NameKind.INSTITUTION, Why.PATTERN, 0.5)
    return None


def _is_at(met: Met) -> bool:
    """Tell whether somebody is there or belongs there: bij Gazelle, iemand van Gazelle."""
    belongs = met.led in ("van", "voor") and before(met.text, met.start)[0] in words_of(Part.BELONGING)
    return belongs or met.led in ("bij", "vanuit", "namens")


def _is_spelled_so(met: Met) -> bool:
    """Tell whether it is an abbreviation that is a word in small letters: MEE, SALTO."""
    return is_abbreviation(met.name) and met.name in as_written("institutions", 3) and not is_harmless(met.name)


def kind_by_place(met: Met) -> NameKind:
    """Return the kind of name that usually stands where this one does."""
    if met.led in listed("titles", 1):
        return NameKind.PERSON
    if met.led in as_written("context", Led.TO_HOUSE)[:_BY_THEMSELVES] or _looks_like_house(met):
        return NameKind.INSTITUTION
    if met.led in words_of(Part.SMALL) and before(met.text, met.start)[0] in words_of(Part.BELONGING):
        return NameKind.INSTITUTION
    if met.led in beside(Led.TO_PLACE):
        return NameKind.PLACE
    acts = follows(met.text, met.end, Led.DONE_BY_PERSON)
    ordinary = met.alone and len(met.name) > _SHORT and is_word(met.whole) and met.whole not in listed("surnames")
    if ordinary and not met.opening and not acts:
        return NameKind.INSTITUTION
    return NameKind.PERSON if acts or met.opening or met.led not in ("van", "voor", "aan") else NameKind.INSTITUTION


def _looks_like_house(met: Met) -> bool:
    """Tell whether a name is written as people's are not: TenneT, Samen Sterk, Lefier-studenten."""
    joined = met.whole.rpartition("-")
    ordinary = not met.alone and (is_simple(met.small[0]) or is_abbreviation(met.words[0].text))
    linked = any(word.link in beside(Led.JOINS_HOUSE) - beside(Led.JOINS_PERSON) for word in met.words[1:])
    told = linked or is_quoted_name(met.text, met.start, met.end) or any(map(str.isdigit, met.name))
    return told or has_inner_capital(met.name) or joined[2] in words_of(Part.JOINED) or ordinary
