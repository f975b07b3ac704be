"""How people are called: by title, first name, surname with its particles, initials."""

import re

from codebench.domain.candidates import Why
from codebench.domain.hiding import NameKind
from codebench.language.institutions import is_nobodys
from codebench.language.met import Finding, Met, follows, is_listed
from codebench.language.runs import is_abbreviation, particle_before
from codebench.language.wordlists import Led, beside, is_common, is_harmless, is_head, is_simple, is_word, listed

_INITIAL_AFTER = re.compile(r" [A-ZÀ-Ž]\.(?!\w)")
_SURE_PARTICLES = frozenset(("van der ", "van den ", "ter ", "ten "))


def with_particle(met: Met) -> Finding | None:
    """Return a surname whose particle is in lower case: meneer van Dijk, die van der Berg."""
    led, begin = particle_before(met.text, met.start)
    first = met.small[0]
    other = is_listed(first, "institutions", "places", "countries") or is_head(first)
    if (
        begin == met.start
        or is_abbreviation(met.name)
        or is_nobodys(met)
        or (other and first not in listed("surnames"))
    ):
        return None
    titled = led in listed("titles") and first not in listed("first_names")
    if titled or met.text[begin : met.start] in _SURE_PARTICLES:
        return met.found(NameKind.PERSON, Why.TITLE, 0.9, begin)
    return None


def with_initial(met: Met) -> Finding | None:
    """Return a first name with the initial of the surname behind it: Hans B."""
    found = _INITIAL_AFTER.match(met.text, met.end)
    if not found or not first_name(met.small[0]):
        return None
    return Finding(met.name + found.group(), NameKind.PERSON, Why.PATTERN, 0.8, met.start)


def despite_language(met: Met) -> Finding | None:
    """Return a first name that is a language as well, where it is the name: met Frans, Frans belde."""
    if met.whole not in listed("first_names") or not is_harmless(met.name) or met.led in beside(Led.TO_LANGUAGE):
        return None
    acts = follows(met.text, met.end, Led.DONE_BY_PERSON)
    told = acts or met.led == "met" or met.led in listed("titles", 1)
    return met.found(NameKind.PERSON, Why.LIST, 0.6) if told else None


def person(met: Met) -> Finding | None:
    """Return somebody's name by first name, surname, particle or initials."""
    sure, why = _how_sure(met)
    return met.found(NameKind.PERSON, why, sure) if sure else None


def _how_sure(met: Met) -> tuple[float, Why]:
    first, surnamed = met.small[0], met.small[-1] in listed("surnames")
    if met.initialled:
        return (0.6 if met.alone else 0.9), Why.PATTERN
    if first_name(first):
        if not met.alone or not is_word(first):
            return 0.9, Why.LIST
        if not is_simple(first) or not met.opening:
            return 0.7, Why.LIST
        if not is_common(first) and not follows(met.text, met.end, Led.ASKED):
            return 0.5, Why.LIST
    if met.alone:
        return (0.7 if surnamed and not is_simple(first) else 0.0), Why.LIST
    if (surnamed and not _is_of_house(met)) or (first in beside(Led.PARTICLE) and not met.opening):
        return 0.8, Why.PATTERN
    joined = any(word.link in beside(Led.JOINS_PERSON) for word in met.words[1:])
    return (0.7 if joined else 0.0), Why.PATTERN


def _is_of_house(met: Met) -> bool:
    """Tell whether an ordinary word is joined as no person is: Scholen aan de Vliet."""
    apart = beside(Led.JOINS_HOUSE) - beside(Led.JOINS_PERSON)
    return is_simple(met.small[0]) and any(word.link in apart for word in met.words[1:])


def first_name(small: str) -> str:
    """Return the listed first name that a word is, has before a hyphen, or is the possessive of."""
    for each in (small, small.partition("-")[0], small[:-1] if small.endswith("s") else ""):
        if each in listed("first_names"):
            return each
    return ""
