"""Names without a capital, as speech recognition writes them: from the lists, and by what stands before them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from codebench.domain.candidates import Why
from codebench.domain.hiding import NameKind
from codebench.language.belonging import Part, belonging, words_of
from codebench.language.bold import bold
from codebench.language.headed import headed
from codebench.language.met import Finding
from codebench.language.runs import before
from codebench.language.unknown import unknown
from codebench.language.wordlists import (
    Led,
    beside,
    is_common,
    is_harmless,
    is_head,
    is_simple,
    is_word,
    listed,
)

_SHORTEST = 3
# So much of a text tells whether it has capitals: not with fewer within its sentences than one to so many letters.
_ENOUGH = 20_000
_LETTERS_TO_A_CAPITAL = 1200
_WITHIN_SENTENCE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]")
_QUARTERS = frozenset(("noord", "oost", "zuid", "west", "midden", "centrum"))
_BEFORE_SPACE = re.compile(r"\S+(?= )")
_SMALL = re.compile(r"(?<![\w'’@.-])[^\W\d_A-Z][\w’'-]*")
_AFTER_TITLE = re.compile(
    r"\b(?:meneer|mijnheer|mevrouw|mevr\.?|mw\.?|dhr\.?|juf|juffrouw|meester|tante|oom|zuster|dr\.?)"
    r" ((?:van der |van den |van de |van |de |den |der |ter |ten |te |el |al )?)([^\W\d_A-Z][\w’'-]{2,})"
)
_HOUSE_IN = re.compile(r"\b(?:op|bij|van|naar) ((?:(?:de|het) )?([^\W\d_A-Z][\w-]{2,})) (?:in|uit|te) ([\w-]{3,})")
_FULL = re.compile(
    r"(?=\b(([^\W\d_A-Z][\w-]{2,})((?: van der| van den| van de| van| ter| ten| de| den| el)?)"
    r" ([^\W\d_A-Z][\w-]{2,}))\b)"
)
_FIRM = re.compile(
    r"\b(?:bij|(?:voor|via|met|naar|van|door|en|of)(?= (?:van de[rn]|te[rn]) )|van(?= van ))"
    r" ((?:van der|van den|van de|van|ter|ten) ([^\W\d_A-Z][\w-]+))(?: ([^\W\d_A-Z]\w+))?\b"
)
# Behind these, or behind nothing, a name that is an ordinary word is met again.
_AGAIN = beside(Led.TO_HOUSE) | {"", "naar", "met", "door", "via", "aan", "en", "of", "heet", "heette"}
_CALLED = re.compile(
    r"\b(?:heet|heette|heten|genaamd|naam is|naam was) ([^\W\d_A-Z][\w-]{2,})"
    r"|\b([^\W\d_A-Z][\w-]{2,})(?= (?:heet|heette|noemen|noemden) (?:ie|hij|ze|zij|we)\b)"
)


def small_words(text: str) -> Counter[str]:
    """Return the words of a text that have no capital, with how often."""
    return Counter(_SMALL.findall(text))


def uncapitalised(text: str, vocabulary: Iterable[str]) -> Iterator[Finding]:
    """Yield names that stand in a text without a capital."""
    for word in vocabulary:
        if kind := _listed_kind(word):
            yield Finding(word, kind, Why.LIST, 0.7, 0)
    for found in _AFTER_TITLE.finditer(text):
        if _named_so(found[1], found[2]):
            yield Finding(found[1] + found[2], NameKind.PERSON, Why.TITLE, 0.6, found.start(1))
    if _is_small(text):
        yield from _in_small_text(text)
    for found in _CALLED.finditer(text):
        name = found[1] or found[2]
        if not is_word(name) and not is_harmless(name):
            yield Finding(name, NameKind.PERSON, Why.PATTERN, 0.5, found.start())


def only_there(text: str) -> Iterator[tuple[Finding, int]]:
    """Yield the ordinary words that are an institution's name where they stand, with their end."""
    if _is_small(text):
        ordinary = [span for span in _spans(text) if _is_ordinary(text[slice(*span)])]
        for start, end in _longest((*ordinary, *_again(text, ordinary))):
            yield Finding(text[start:end], NameKind.INSTITUTION, Why.PATTERN, 0.5, start), end


def _longest(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the places that lie in no longer one."""
    past = -1
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if end > past:
            yield start, end
            past = end


def _again(text: str, named: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where an institution is named once more, also without its head: stichting de posten, de posten."""
    names = {text[start:end] for start, end in named}
    told = {_without_head(name) for name in names} | {name for name in names if name.startswith(("de ", "het "))}
    if forms := "|".join(map(re.escape, sorted(told - {""}, key=len, reverse=True))):
        for found in re.finditer(rf"(?<![\w'’-])({forms})(?![\w'’])", text):
            led = before(text, found.start())[1]
            if " " in found[1] or text[found.end() : found.end() + 1] == "-" or led in _AGAIN:
                yield found.span(1)


def _without_head(name: str) -> str:
    """Return what is left of a name without its article and its head."""
    words = name.split()
    while words and (is_head(words[0]) or words[0] in ("de", "het")):
        words = words[1:]
    return " ".join(words)


def _is_ordinary(name: str) -> bool:
    return all(map(is_simple, name.split()))


def _in_small_text(text: str) -> Iterator[Finding]:
    """Yield what stands where a name would, in a text that has no capitals to tell."""
    yield from _of_several_words(text)
    for found in _HOUSE_IN.finditer(text):
        if found[3] in listed("places") and not is_common(found[3]) and not is_common(found[2]):
            yield Finding(found[1], NameKind.INSTITUTION, Why.PATTERN, 0.5, found.start(1))
    yield from _by_place(text)
    yield from unknown(text)
    for found in _FIRM.finditer(text):
        if found[2] not in words_of(Part.FIXED):
            name = text[found.start(1) : found.end(3 if found[3] in listed("tails") else 1)]
            yield Finding(name, NameKind.INSTITUTION, Why.PATTERN, 0.5, found.start(1))
    for found in _FULL.finditer(text):
        if _is_full(found[2], found[3].strip(), found[4]):
            yield Finding(found[1], NameKind.PERSON, Why.PATTERN, 0.6, found.start())


def _by_place(text: str) -> Iterator[Finding]:
    for start, end in _spans(text):
        if not _is_ordinary(text[start:end]):
            yield Finding(text[start:end], NameKind.INSTITUTION, Why.PATTERN, 0.5, start)


@lru_cache(1)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the words beside them make a name of words, in their order."""
    found = {*((each.start, end) for each, end in belonging(text)), *bold(text), *headed(text)}
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        # What goes on beyond another name belongs to it: het jeugdfonds, jeugdfonds sport en cultuur.
        if joined and joined[-1][0] < start < joined[-1][1] < end:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return tuple(joined)


def _of_several_words(text: str) -> Iterator[Finding]:
    """Yield the listed names of more than one word."""
    for found in _BEFORE_SPACE.finditer(text):
        for name in _by_first_word().get(found[0], ()):
            end = found.start() + len(name)
            if text.startswith(name, found.start()) and not text[end : end + 1].isalnum():
                kind = NameKind.PLACE if name in listed("places") else NameKind.INSTITUTION
                yield Finding(name, kind, Why.LIST, 0.7, found.start())
                break


@cache
def _by_first_word() -> dict[str, list[str]]:
    """Return those names by their first word, the longest first."""
    names: dict[str, list[str]] = defaultdict(list)
    for name in sorted(listed("places") | listed("institutions"), key=lambda name: (-len(name), name)):
        first, space, _ = name.partition(" ")
        if space:
            names[first].append(name)
    return dict(names)


def _listed_kind(word: str) -> NameKind | None:
    """Return what a small word is the name of where it can be nothing else."""
    bare = re.sub(r"['’]s?$", "", word)
    if len(bare) < _SHORTEST or is_harmless(bare) or bare in listed("titles", 1):
        return None
    parts = bare.split("-")
    if all(part in listed("first_names") for part in parts) and (len(parts) > 1 or not is_simple(bare)):
        return NameKind.PERSON
    if bare in listed("institutions") and len(bare) > _SHORTEST + 1 and not is_simple(bare):
        return NameKind.INSTITUTION
    if bare in listed("places") and not is_simple(bare):
        return NameKind.PLACE
    return None


def _is_full(first: str, particle: str, last: str) -> bool:
    """Tell whether a first name has a surname behind it."""
    if first not in listed("first_names") or is_simple(first) or is_common(last) or is_harmless(last):
        return False
    sure = particle in ("van der", "van den", "ter", "ten")
    return sure or last in listed("surnames") or last in listed("first_names") or not is_word(last)


def _named_so(particle: str, word: str) -> bool:
    known = word in listed("surnames") or word in listed("first_names")
    if is_common(word) and not (particle and word in listed("surnames")):
        return False
    return known or (not is_word(word) and not is_harmless(word))


def _is_small(text: str) -> bool:
    """Tell whether a text is written without capitals, but for a few and those of its sentences."""
    letters = text[:_ENOUGH]
    return len(_WITHIN_SENTENCE.findall(letters)) * _LETTERS_TO_A_CAPITAL < len(letters)


def in_context(text: str, vocabulary: Iterable[str]) -> Iterator[tuple[Finding, int]]:
    """Yield the small words that are names only where they stand, with their end: uit zwolle, collega bram."""
    for word in vocabulary:
        place, person = word in listed("places"), word in listed("first_names")
        if (place or person) and is_word(word) and not is_common(word):
            for start in _stands(text, word):
                if kind := _named_there(before(text, start)[1], place, person):
                    sure = 0.6 if kind is NameKind.PLACE else 0.5
                    yield Finding(word, kind, Why.LIST, sure, start), start + len(word)


def _stands(text: str, word: str) -> Iterator[int]:
    """Yield where a word stands behind a space, as a whole word."""
    at = text.find(f" {word}")
    while at >= 0:
        behind = text[at + len(word) + 1 : at + len(word) + 2]
        if not behind.isalnum() and behind != "-":
            yield at + 1
        at = text.find(f" {word}", at + 1)


def _named_there(led: str, place: bool, person: bool) -> NameKind | None:
    if place and led in beside(Led.TO_PLACE):
        return NameKind.PLACE
    told = led in listed("titles", 1) or led in beside(Led.TO_PERSON)
    return NameKind.PERSON if person and told else None
