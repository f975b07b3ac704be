"""What a single name looks like by itself and by what stands before it: its kind, and how sure that is."""

import re

from codebench.domain.candidates import Why
from codebench.domain.hiding import NameKind
from codebench.domain.people import is_generic, means_interviewer
from codebench.language.belonging import Part, words_of
from codebench.language.elliptic import elliptic, has_inner_capital, has_number, kind_by_place, with_number
from codebench.language.institutions import ROMAN, ends_like_house, is_house, is_nobodys, without_harmless
from codebench.language.met import Finding, Met, follows, goes_on_as_name
from codebench.language.ordinary import is_counted, is_meant_so, ordinary
from codebench.language.persons import despite_language, person, with_initial, with_particle
from codebench.language.runs import before, is_abbreviation, opens_sentence
from codebench.language.segments import Segment, does
from codebench.language.unknown import is_unknown
from codebench.language.wordlists import (
    Led,
    beside,
    heads,
    is_common,
    is_harmless,
    is_lower_head,
    is_of_place,
    is_simple,
    is_word,
    listed,
)

# How sure a word is that has its capital at the start of a sentence, and is in no list.
OPENING = 0.5
_STREET = re.compile(r"\w{3,}(?:straat|laan|weg|plein|gracht|kade|dijk|singel|dreef|steeg|plantsoen|pad|polder)$")
_VOWELS = frozenset("aeiouy")
_FOREIGN = re.compile(r" ([^\W\d_A-Z][^\W\d_]{3,})(?![\w'’-])")
# A word with such an ending is a Dutch verb or noun that no dictionary has.
_DUTCH = ("te", "de", "en", "t", "d", "e", "je", "jes", "s", "ing", "heid", "achtig")
_LEADS_TO_NOUN = ("via", "namens")
_ARTICLES = ("de", "het", "'t", "’t")
# What belongs to an institution's name in front of its capital: 't Genseler, 4e Gymnasium.
_OPENS = re.compile(r"(?<![\w'’])(?:['’]t|\d{1,2}e) $")
_LONGEST = 5
_CLOSED = re.compile(r" ([a-zäéëö]{4,})(?![\w-])(?! \d)")


def judged(text: str, words: Segment) -> Finding | None:
    """Return what a row of capitals is the name of; None for what betrays nobody."""
    found = _judged(text, words)
    if found and found.why is not Why.TITLE:
        found = _with_foreign(text, found)
    if (
        found
        and found.kind is NameKind.INSTITUTION
        and (opens := _OPENS.search(text[max(0, found.start - _LONGEST) : found.start]))
    ):
        return found._replace(name=opens[0] + found.name, start=found.start - len(opens[0]))
    return found


def _judged(text: str, words: Segment) -> Finding | None:
    titled = before(text, words[0].start)[1] in listed("titles")
    while len(words) > 1 and _is_title(words[0].text.casefold()):
        titled, words = True, words[1:]
    met = Met(text, words)
    if not titled:
        if found := ordinary(met):
            return found
        kept = without_harmless(words)
        met = met if kept is words else Met(text, kept)
    if found := with_particle(met):
        return found
    if titled and not _is_title(met.whole):
        return met.found(NameKind.PERSON, Why.TITLE, 0.95)
    if is_counted(met) or (met.alone and (is_generic(met.name) or means_interviewer(met.name))):
        return None
    if is_lower_head(met.led) and not is_nobodys(met) and met.whole not in listed("first_names"):
        return met.found(NameKind.INSTITUTION, Why.PATTERN, 0.9, met.start - len(met.led) - 1)
    if met.led in _ARTICLES and is_lower_head(before(text, met.start)[0]):
        return met.found(NameKind.INSTITUTION, Why.PATTERN, 0.8)
    return with_initial(met) or with_number(met) or _closed(met) or elliptic(met) or _by_list(met)


def _with_foreign(text: str, found: Finding) -> Finding:
    """Return a name with the words behind it that Dutch does not have: Moderna galerija, Jyväskylän yliopisto."""
    end = found.start + len(found.name)
    last = found.name.rpartition(" ")[2].casefold()
    known = is_simple(last) or any(last in listed(each) for each in ("first_names", "surnames", "places", "countries"))
    more = _FOREIGN.match(text, end)
    while more and not known and _is_foreign(more[1]):
        end, more = more.end(), _FOREIGN.match(text, more.end())
    grown = end > found.start + len(found.name)
    return found._replace(name=text[found.start : end], kind=NameKind.INSTITUTION) if grown else found


def _is_foreign(small: str) -> bool:
    return (is_unknown(small) and not small.endswith(_DUTCH)) or (small in heads() and not is_word(small))


def _closed(met: Met) -> Finding | None:
    """Return a name that a small word closes: de Rolf groep, het Horizon college."""
    found = _CLOSED.match(met.text, met.end)
    if not found or met.led not in _ARTICLES or is_nobodys(met):
        return None
    closes = found[1] in listed("tails", 1) and not all(is_of_place(small) for small in met.small)
    return Finding(met.name + found[0], NameKind.INSTITUTION, Why.PATTERN, 0.7, met.start) if closes else None


def _is_title(small: str) -> bool:
    return small in listed("titles") and small not in heads()


def _by_list(met: Met) -> Finding | None:
    if met.whole in listed("institutions") and not (met.alone and is_harmless(met.name)):
        return met.found(NameKind.INSTITUTION, Why.LIST, 0.9)
    if met.led in _ARTICLES and f"{met.led} {met.whole}" in listed("institutions"):
        return met.found(NameKind.INSTITUTION, Why.LIST, 0.8)
    if found := despite_language(met):
        return found
    if is_nobodys(met) or (met.led == "een" and met.alone and is_simple(met.whole)):
        return None
    if met.whole in listed("countries") and met.whole not in listed("places"):
        return met.found(NameKind.PLACE, Why.LIST, 0.3)
    if is_house(met):
        return met.found(NameKind.INSTITUTION, Why.PATTERN, 0.9)
    if met.whole in listed("places") and not (met.opening and met.alone and is_common(met.whole)):
        return met.found(NameKind.PLACE, Why.LIST, 0.9)
    return person(met) or _by_capital(met)


def _by_capital(met: Met) -> Finding | None:
    """Judge a capital that nothing else speaks for: within a sentence it is enough."""
    if len(met.name) < 2 or _is_title(met.whole) or has_number(met.name) or ROMAN.match(met.name):
        return None
    if is_abbreviation(met.name):
        return None if _is_stressed(met) else met.found(NameKind.INSTITUTION, Why.CAPITAL, 0.55)
    ordinary = is_word(met.whole) or is_word(met.whole.rstrip("s"))
    if met.alone and met.opening and ordinary and not has_inner_capital(met.name):
        acts = does(met.text, met.words[0]) or (
            not _is_general(met.whole) and follows(met.text, met.end, Led.DONE_BY_PERSON)
        )
        return met.found(NameKind.INSTITUTION, Why.CAPITAL, OPENING) if acts else None
    if met.alone and _STREET.search(met.whole) and not met.opening:
        return met.found(NameKind.PLACE, Why.PATTERN, 0.8)
    if not met.alone and any(map(ends_like_house, met.small)):
        return met.found(NameKind.INSTITUTION, Why.CAPITAL, 0.7)
    ordinary = all(map(is_simple, met.small))
    return met.found(kind_by_place(met), Why.CAPITAL, OPENING if met.opening else 0.55 if ordinary else 0.6)


def _is_general(small: str) -> bool:
    """Tell whether a word at the start of a sentence is rather what it means than somebody's name."""
    return is_simple(small) and (is_common(small) or small.endswith(("e", "en", "s", "er", "ing", "heid")))


def _is_stressed(met: Met) -> bool:
    """Tell whether a word in capitals is an ordinary one that was said loud."""
    ordinary = is_simple(met.whole) and not _VOWELS.isdisjoint(met.whole)
    leads = met.led in beside(Led.TO_HOUSE) or (met.led in _LEADS_TO_NOUN and met.whole not in words_of(Part.APART))
    return ordinary and not leads


def is_meant(text: str, start: int, end: int, ending: str) -> bool:
    """Tell whether a word that is known to be a name, and an ordinary word besides, is the name where it stands."""
    word = text[start:end]
    if not is_meant_so(text, start, word):
        return False
    if (
        is_harmless(word)
        and word.casefold() not in listed("institutions", 1)
        and before(text, start)[1] in beside(Led.TO_LANGUAGE)
    ):
        return False
    if " " in word or not word[0].isupper() or not is_word(word) or not opens_sentence(text, start):
        return True
    if before(text, start)[1] in listed("titles") or (ending and not is_word(word + ending)):
        return True
    return goes_on_as_name(text, end) if is_common(word.casefold()) else not follows(text, end, Led.ASKED)
