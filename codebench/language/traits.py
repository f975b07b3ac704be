"""What the finder of names goes by: of every word its letters, capitals, the lists that have it, and its neighbours."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from codebench.language.wordlists import is_common, is_harmless, is_head, is_simple, is_word, listed

_TOKEN = re.compile(r"\w+(?:[-'’.&/]\w+)*|[^\w\s]")
_LINE = re.compile(r"[^\n]+")
_LISTS = ("first_names", "surnames", "places", "countries", "institutions", "heads", "tails", "titles")
_UNUSUAL = re.compile("[^a-zëïöüáéèêàç'’&.-]")
_ENDS_SENTENCE = frozenset(".?!:")
_MANY = 200_000
# So many words are read in one go, in which nothing else gets a turn.
_AT_ONCE = 2_000
# So much of a text tells whether it has capitals: not with fewer within its sentences than one to so many letters.
_ENOUGH = 20_000
_LETTERS_TO_A_CAPITAL = 1200
_WITHIN_SENTENCE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]")
# Nor where it has no sentences and is no list: speech recognition that ends none gives a capital to some names only.
_STOP = re.compile(r"\w[.?!](?=\s|$)")
_LETTERS_TO_A_STOP, _LETTERS_TO_A_LINE = 600, 80


class Token(NamedTuple):
    """A word or a sign, and where it stands."""

    text: str
    start: int
    end: int


def lines(text: str, at: int | None = None) -> Iterator[tuple[list[Token], list[list[str]]]]:
    """Yield of each line of a text, or the one that begins at a place, its words and signs with the traits of each.

    An endless line comes in parts.
    """
    small, written = _manner(text)
    for line in _LINE.finditer(text) if at is None else filter(None, [_LINE.match(text, at)]):
        tokens = [Token(found[0], *found.span()) for found in _TOKEN.finditer(text, *line.span())]
        for first in range(0, len(tokens), _AT_ONCE):
            part = tokens[first : first + _AT_ONCE]
            yield part, list(_traits([token.text for token in part], small, written))


@lru_cache(8)
def _manner(text: str) -> tuple[frozenset[str], str]:
    """Return the words that a text has without a capital, and a mark where it has few capitals at all."""
    small = frozenset(found[0] for found in _TOKEN.finditer(text) if found[0][0].islower())
    return small, "s" if _is_small(text) else ""


def _is_small(text: str) -> bool:
    """Tell whether a text has few capitals besides those of its sentences, or no sentences at all."""
    letters = text[:_ENOUGH]
    few = len(_WITHIN_SENTENCE.findall(letters)) * _LETTERS_TO_A_CAPITAL < len(letters)
    long = len(_LINE.findall(letters)) * _LETTERS_TO_A_LINE < len(letters)
    return few or (long and len(_STOP.findall(letters)) * _LETTERS_TO_A_STOP < len(letters))


def _traits(words: Sequence[str], small: frozenset[str], written: str) -> Iterator[list[str]]:
    around = ["", "", *words, "", ""]
    for at, word in enumerate(words):
        second, first, _, following, last = around[at : at + 5]
        place = written + ("^" if not first or first in _ENDS_SENTENCE else "")
        shape = _shape(word)
        yield [
            *_own(word, place, word.casefold() in small),
            *_beside("-", first, shape),
            *_beside("+", following, shape),
            *_further("--", second, shape),
            *_further("++", last, shape),
            f"led={second.casefold()} {first.casefold()}{shape}",
        ]


@lru_cache(_MANY)
def _own(word: str, place: str, also_small: bool) -> tuple[str, ...]:
    """Return what a word says by itself, in such a place, where it is written without its capital as well or not."""
    small, shape, known = word.casefold(), _shape(word), _known(word)
    spelled = (f"word={small}", f"end={small[-3:]}", f"ending={small[-4:]}", f"begin={small[:3]}")
    told = (f"shape={shape}{place}", f"small={shape}{also_small}", f"known={known} {shape}{place}")
    return ("any", *spelled, *told, *(f"in={each}{shape}{place}" for each in known))


@lru_cache(_MANY)
def _beside(side: str, word: str, shape: str) -> tuple[str, ...]:
    """Return what the word beside says of a word of such a shape."""
    small, known, pair = word.casefold(), _known(word), f"{_shape(word)}{shape}"
    spelled = (f"{side}word={small}", f"{side}word={small}{shape}", f"{side}end={small[-3:]}{shape}")
    told = (f"{side}shape={pair}", f"{side}known={known} {pair}")
    return (*spelled, *told, *(f"{side}in={each}{pair}" for each in known))


@lru_cache(_MANY)
def _further(side: str, word: str, shape: str) -> tuple[str, ...]:
    return f"{side}word={word.casefold()}", f"{side}shape={_shape(word)}{shape}"


@lru_cache(_MANY)
def _shape(word: str) -> str:
    """Return how a word is written: A, Aa, AaA, a, 9, or the sign it is."""
    if not word[:1].isalnum():
        return word
    if word[0].isdigit():
        return "9"
    if len(word) > 1 and word.isupper():
        return "A"
    if word[0].isupper():
        return "AaA" if any(letter.isupper() for letter in word[1:]) else "Aa"
    return "a"


@lru_cache(_MANY)
def _known(word: str) -> tuple[str, ...]:
    """Return which lists have a word, and how ordinary it is."""
    if not word[:1].isalpha():
        return ()
    small = word.casefold()
    found = [name for name in _LISTS if small in listed(name)]
    if small.endswith("s") and small[:-1] in listed("first_names"):
        found.append("possessive")
    if "heads" not in found and is_head(small):
        found.append("head")
    if is_harmless(word):
        found.append("harmless")
    if _UNUSUAL.search(small):
        found.append("unusual")
    ordinary = ("common", is_common), ("simple", is_simple), ("word", is_word)
    return (*found, next((name for name, is_so in ordinary if is_so(small)), "unknown"))
