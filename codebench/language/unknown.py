"""Words that Dutch does not have, in texts without capitals: what is nobody's word is mostly somebody's name."""

import re
from collections.abc import Iterator

from codebench.domain.candidates import Why
from codebench.domain.hiding import NameKind
from codebench.language.institutions import ends_like_house
from codebench.language.met import Finding
from codebench.language.runs import before
from codebench.language.wordlists import (
    Led,
    beside,
    heads,
    is_common,
    is_harmless,
    is_lower_head,
    is_simple,
    is_word,
    listed,
)

_WORD = re.compile(r"(?<![\w'’@.&-])[^\W\d_A-Z][\w’'-]*[^\W_]")
_SHORTEST = 3
_FOREIGN = frozenset(
    ("las", "los", "la", "le", "del", "do", "da", "di", "of", "the", "and", "und", "für", "club", "et", "og", "och")
)
_ARTICLES = ("de", "het")
_LEADS_TO_HOUSE = frozenset(("bij", "op", "het", "de", "vanuit", "via"))
_LEADS_TO_ARTICLE = frozenset(("bij", "op", "van", "naar", "met", "aan", "voor", "door", "uit", "en"))


def unknown(text: str) -> Iterator[Finding]:
    """Yield every row of words that no list and no dictionary has, with the head before it."""
    past = 0
    for found in _WORD.finditer(text):
        if found.start() < past or not is_unknown(found[0]):
            continue
        past = end_of_unknown(text, found.end())
        second, first = before(text, found.start())
        start = found.start()
        if is_lower_head(first) or (first in _ARTICLES and second in _LEADS_TO_ARTICLE):
            yield Finding(text[start - len(first) - 1 : past], NameKind.INSTITUTION, Why.PATTERN, 0.5, start)
        yield Finding(text[start:past], _kind(first), Why.PATTERN, 0.5, start)


def is_unknown(word: str) -> bool:
    """Tell whether a word is in no dictionary, also without an ending, and betrays somebody."""
    bare = word.rstrip("s")
    known = is_word(word) or is_word(bare) or is_common(word) or word in listed("titles") or word in heads()
    return len(word) >= _SHORTEST and not known and not is_harmless(word) and not is_harmless(word.upper())


def end_of_unknown(text: str, end: int) -> int:
    """Return where a row ends that goes on with unknown words and those an institution's name closes with."""
    while text[end : end + 1] == " " and (found := _WORD.match(text, end + 1)):
        over = _WORD.match(text, found.end() + 1) if found[0] in _FOREIGN else None
        if over and is_unknown(over[0]):
            found = over
        elif not is_unknown(found[0]) and found[0] not in listed("tails") and not _closes(found[0]):
            break
        end = found.end()
    return end


def _closes(word: str) -> bool:
    return ends_like_house(word) and not is_simple(word)


def _kind(led: str) -> NameKind:
    if led in beside(Led.TO_PLACE):
        return NameKind.PLACE
    return NameKind.INSTITUTION if led in _LEADS_TO_HOUSE else NameKind.PERSON
