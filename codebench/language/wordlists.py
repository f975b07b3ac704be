"""The word lists by which names are known and ordinary words told from them; data in `resources/language`."""

import re
from functools import cache, lru_cache

from simplemma import is_known

from codebench.language.words import LONGEST
from codebench.resources import resource

_SHORTEST = 3


@cache
def listed(file: str, part: int = 0) -> frozenset[str]:
    """Return the entries of a part of a list, in lower case."""
    return frozenset(entry.casefold() for entry in as_written(file, part))


@cache
def as_written(file: str, part: int = 0) -> tuple[str, ...]:
    """Return the entries of a part of a list: by commas where it has them, else by white space."""
    lines = resource("language", f"{file}.txt").read_text(encoding="utf-8").splitlines()
    parts = "\n".join(line for line in lines if not line.startswith("#")).split("\n--\n")
    split = re.split(r"[,\n]", parts[part]) if "," in parts[part] else parts[part].split()
    return tuple(entry for each in split if (entry := " ".join(each.split())))


@cache
def heads() -> dict[str, str]:
    """Return the words that open an institution's name, each with what it is called in general."""
    found = (entry.partition("=") for entry in as_written("heads"))
    return {word.rstrip("-").casefold(): (general or word).rstrip("-").casefold() for word, _, general in found}


def is_head(small: str) -> bool:
    """Tell whether a word makes an institution's name of what stands behind it."""
    return small in heads() or _is_compound_head(small)


@lru_cache(50_000)
def _is_compound_head(small: str) -> bool:
    """Tell whether a word is an ordinary one that closes with a kind of institution: boksschool, jeugdfonds."""
    end = next((end for end in listed("heads", 1) if small.endswith(end)), "")
    made = len(small) >= len(end) + _SHORTEST and small not in listed("places") and small not in listed("surnames")
    return bool(end) and made and not is_common(small) and is_word(small)


@lru_cache(200_000)
def is_word(word: str) -> bool:
    """Tell whether a word is an ordinary Dutch one, also one that is made of two."""
    small = word.casefold()
    return is_simple(small) or any(is_simple(part) for part in (small + "e", small + "en")) or _made_of_two(small)


@lru_cache(200_000)
def is_simple(small: str) -> bool:
    """Tell whether a word in lower case is in the dictionary or among what only speech has."""
    return small in listed("spoken") or small in listed("spoken", 1) or bool(is_known(small, lang="nl"))


def is_common(small: str) -> bool:
    """Tell whether a word is so common that only its place in a sentence can make it a name."""
    return small in listed("spoken") or small in listed("spoken", 1)


def _made_of_two(small: str) -> bool:
    pieces = small.split("-")
    if len(pieces) > 1:
        return all(len(piece) < _SHORTEST or is_simple(piece) for piece in pieces)
    if len(small) > LONGEST:
        return False
    for at in range(_SHORTEST, len(small) - _SHORTEST):
        first, second = small[:at], small[at:]
        if first in ("ter", "ten", "van"):
            continue
        if is_simple(second) and (is_simple(first) or (first[-1] == "s" and is_simple(first[:-1]))):
            return True
    return False


def is_plain(small: str) -> bool:
    """Tell whether a word in lower case is in the dictionary, and in no list of names."""
    lists = ("first_names", "surnames", "places", "countries", "institutions")
    return is_simple(small) and not any(small in listed(each) for each in lists)


@lru_cache(50_000)
def is_harmless(word: str) -> bool:
    """Tell whether a word with a capital betrays nobody: a language, a subject, a tool, somebody from a town."""
    small = word.casefold()
    if small in listed("places"):
        return False
    bare = re.sub(r"['’]s$", "", word)
    if _is_no_name(word) or _is_no_name(bare) or _OF_LETTERS.fullmatch(word):
        return True
    if small in listed("first_names") or small in listed("surnames"):
        return False
    if " " in small:
        return False
    if bare[-1:] in "es" and len(bare) > _SHORTEST and _is_no_name(bare[:-1]):
        return True
    first, dash, rest = word.partition("-")
    if (
        dash
        and not (rest[:1].isupper() and (rest.casefold() in heads() or not is_word(rest)))
        and (_is_no_name(first) or first.casefold() in listed("countries"))
    ):
        return True
    return (bool(_OF_SCHOOL.search(small)) and is_word(small)) or _is_of_place(small)


def _is_no_name(word: str) -> bool:
    """Tell whether a word is in the list, where capitals only are meant as they stand."""
    return word in _capitals() or word.casefold() in _no_names()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(entry for entry in as_written("no_names") if entry.isupper())


@cache
def _no_names() -> frozenset[str]:
    return frozenset(entry.casefold() for entry in as_written("no_names") if not entry.isupper())


def _is_of_place(small: str) -> bool:
    """Tell whether a word says from where somebody or something is: Groninger, Rotterdammer, Utrechtse."""
    stems = [small[: -len(end)] + more for end, more in _FROM if small.endswith(end)]
    return any(stem in listed("places") for stem in stems)


_FROM = (
    *(("r", "n"), ("rs", "n"), ("enaar", "e")),
    *((end, "") for end in ("er", "ers", "mer", "mers", "naar", "naren", "se", "s")),
)
_OF_LETTERS = re.compile(r"[A-Z]{1,3}['’](?:tjes?|jes?|ers?|en)")
_OF_SCHOOL = re.compile(
    r"^(?:erasmus(?!plein|punt|huis|gebouw|college|straat|park|univ)|excel|teams|zoom|google|whatsapp|powerpoint|nederlands|engels|duits|frans|europa)\w{3,}"
    r"|(?:talige?|kunde|kundige?|logie|techniek|wetenschap(?:pen)?|administratie|onderwijs|vorming|leer|management"
    r"|opleiding|therapie|pedagogiek|didactiek|beleid|communicatie|ondernemer|vaardigheden|ontwikkeling)$"
)
