"""Institutions as one belongs to them in speech without capitals: gewerkt bij attent, iemand van leerhuis west."""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache

from codebench.domain.candidates import Why
from codebench.domain.hiding import NameKind
from codebench.language.met import Finding
from codebench.language.wordlists import Led, beside, is_common, is_harmless, is_head, is_simple, is_word, listed

_REACH = 48
_WORD = re.compile(r" ([^\W\d_A-Z][\w’'-]*)")
_LEADS = re.compile(r"(?<![\w'’-])(bij|op|van|voor|met|aan|naar|door|het|de|en|of)(?= [^\W\d_A-Z])")
_ARTICLES = frozenset(("de", "het", "'t", "’t"))
_LONGEST = 4
_SHORTEST = 2
_LETTERS = 4


class Part(IntEnum):
    """The parts of the list of words of belonging."""

    BELONGING = 0
    SMALL = 1
    CLOSING = 2
    GENERAL = 3
    LETTERS = 4
    JOINED = 5
    APART = 6
    FIXED = 7


def words_of(part: Part) -> frozenset[str]:
    """Return the words of a part."""
    return listed("belonging", part)


def belonging(text: str) -> Iterator[tuple[Finding, int]]:
    """Yield institutions that only what stands beside them gives away, each with its end."""
    for lead in _LEADS.finditer(text):
        if found := _behind(text, lead):
            start, end, sure = found
            yield Finding(text[start:end], NameKind.INSTITUTION, Why.PATTERN, sure, start), end


def _behind(text: str, lead: re.Match[str]) -> tuple[int, int, float] | None:
    """Return where an institution stands behind a small word, and how sure that is."""
    words = _following(text, lead.end())
    article = bool(words) and words[0][1] in _ARTICLES
    if article:
        words = words[1:]
    if not words or (lead[1] in _ARTICLES and article):
        return None
    if letters := _spelled(words):
        return words[0][0], _end(words[letters - 1]), 0.6
    count = _how_many(words)
    if not count:
        return None
    after = words[count][1] if len(words) > count else ""
    if _is_name(words[:count], article or lead[1] in _ARTICLES, lead[1]) or (
        not article
        and lead[1] not in _ARTICLES
        and _belongs(text, lead, after)
        and _may_be(words[:count], lead[1], after)
    ):
        return words[0][0], _end(words[count - 1]), 0.5
    return None


def _following(text: str, at: int) -> list[tuple[int, str]]:
    words: list[tuple[int, str]] = []
    while len(words) <= _LONGEST + 1 and (found := _WORD.match(text, at)):
        words.append((found.start(1), found[1]))
        at = found.end()
    return words


def _end(word: tuple[int, str]) -> int:
    return word[0] + len(word[1])


def _spelled(words: list[tuple[int, str]]) -> int:
    """Return how many words are letters said one by one: ha vee aa."""
    count = 0
    while count < len(words) and words[count][1] in words_of(Part.LETTERS):
        count += 1
    common = words[0][1] in ("en", "er", "el")
    return count if count > 1 + common else 0


def _how_many(words: list[tuple[int, str]]) -> int:
    """Return how many words the name has: what follows its first word is unknown too, or the end of such names."""
    if _is_led_on(words):
        return 2
    if is_general(words[0][1]) and words[0][1] not in listed("institutions"):
        return 0
    count = 1
    while count < min(len(words), _LONGEST) and _goes_on(words[count][1]):
        count += 1
    pair = [word for _, word in words[count - 1 : count + 2]]
    joined = count > 1 and len(pair) > 2 and pair[1] == "en" and pair[0] in listed("tails") and is_harmless(pair[2])
    return count + 2 if joined else count


def _is_unknown(word: str) -> bool:
    known = word in listed("institutions")
    return known or not (is_simple(word) or _is_inflected(word) or is_general(word))


def _is_led_on(words: list[tuple[int, str]]) -> bool:
    """Tell whether a general word makes a name of the ordinary one behind it: villa zebra, wmo radar."""
    first = words[0][1]
    leads = is_head(first) or (len(first) <= _LETTERS and is_harmless(first.upper()))
    acts = len(words) > 1 and (words[1][1] in beside(Led.GOES_ON) or words[1][1] in beside(Led.DONE_BY_PERSON))
    return leads and len(words) > 1 and not acts and not is_general(words[1][1]) and not _is_inflected(words[1][1])


def _goes_on(word: str) -> bool:
    if is_head(word) or word in listed("tails"):
        return True
    return (
        len(word) > _SHORTEST
        and not is_simple(word)
        and not _is_inflected(word)
        and not is_general(word)
        and not _is_person(word)
    )


def is_general(word: str) -> bool:
    """Tell whether a word is too general, or too well known otherwise, to be an institution."""
    return is_too_general(word) or _is_person(word)


def is_too_general(word: str) -> bool:
    """Tell whether a word is too general to be a name."""
    known = is_common(word) or word in words_of(Part.GENERAL) or word in listed("titles", 1) or word in listed("titles")
    return known or is_harmless(word) or is_harmless(word.upper()) or len(word) < _SHORTEST


def _is_person(word: str) -> bool:
    return word in listed("first_names") or word in listed("places") or word in listed("countries")


def _is_name(words: list[tuple[int, str]], article: bool, lead: str) -> bool:
    """Tell whether the words can be nothing but a name."""
    first = words[0][1]
    if any(not is_simple(word) for _, word in words[1:]) and lead in ("bij", "op", "van", "naar"):
        return True
    if first in listed("institutions"):
        return not is_simple(first) or lead in ("bij", "op")
    if len(words) > 1 and words[-1][1] in _houses():
        return not (is_simple(first) and first.endswith("e")) and not first.endswith("ste")
    if not is_word(first):
        return not is_word(first.rstrip("s"))
    if _is_led_on(words):
        return lead == "bij" and not article
    bare = lead in ("bij", "van", "naar", "door", "met") and not article
    return (bare or lead == "bij") and not is_simple(first) and not _is_inflected(first)


def _may_be(words: list[tuple[int, str]], lead: str, after: str) -> bool:
    """Tell whether an ordinary word stands there as a name does: by itself, and no plural."""
    alone = (
        lead == "bij"
        or not after
        or is_common(after)
        or after in words_of(Part.CLOSING)
        or after in beside(Led.GOES_ON)
    )
    return alone and not _is_inflected(words[0][1])


def _is_inflected(word: str) -> bool:
    return word.endswith(("en", "ing", "heid", "e", "tie", "er", "baar", "lijk", "ig")) or (
        word.endswith("s") and is_simple(word[:-1])
    )


def _belongs(text: str, lead: re.Match[str], after: str) -> bool:
    """Tell whether words of belonging lead to this place, or close the clause behind it."""
    led = text[max(0, lead.start() - _REACH) : lead.start()].rpartition("\n")[2].split()[-2:]
    if lead[1] in ("en", "of"):
        return bool(led) and _is_unknown(led[-1])
    said = lead[1] == "bij" or any(word in words_of(Part.BELONGING) for word in led)
    return said or (lead[1] in ("bij", "op") and after in words_of(Part.CLOSING))


@cache
def _houses() -> frozenset[str]:
    """Return the words that make a name of the word before them."""
    return frozenset(word for word in listed("tails") if is_head(word) or word in listed("tails", 1))
