"""What a word that the dictionary has never heard of may come from: beroepsproducten, skills, lesplekje, geskypet."""

import re

_VOICED = {"v": "f", "z": "s"}
_LONG = re.compile(r"(?:^|[^aeiou])([aeou])[bcdfghjklmnprstvz]$")
# Of other words than these “-er” and “-st” make no more of the same: jeugdwerker is no degree of jeugdwerk.
_ADJECTIVES = ("ig", "lijk", "baar", "zaam", "ief", "aal", "eel", "eus", "ant", "ent")
_PAST = re.compile(r"(?:ge(?P<done>.{3,}e)[dt]|(?P<was>.{4,}e)(?:te|de)n?)")
_SHORTEST = 2


def bases(word: str) -> set[str]:
    """Return the words of which this may be the plural, the small form, a degree or a past; they need not exist."""
    found = {*_plural(word), *_small(word.removesuffix("s")), *_degree(word), *_of_english_verb(word)}
    return {base for base in found if len(base) >= _SHORTEST}


def _plural(word: str) -> set[str]:
    if word.endswith("ën"):
        return {word[:-2], f"{word[:-2]}e"}
    if word.endswith("en"):
        return {*_before_e(word[:-2]), word[:-1]}
    if word.endswith("e"):
        return _before_e(word[:-1])
    return {word[:-1]} if word.endswith("s") else set()


def _before_e(start: str) -> set[str]:
    """Return what a word is without an ending that begins with e: less(en) is les, ur(en) is uur, motiev(en) motief."""
    found = {start}
    if _LONG.search(start):
        found.add(start[:-1] + start[-2:])
    elif start[-1:] == start[-2:-1] and start[-1:] not in tuple("aeiou"):
        found.add(start[:-1])
    return {each[:-1] + _VOICED.get(each[-1], each[-1]) for each in found if each}


def _small(word: str) -> set[str]:
    if not word.endswith("je"):
        return set()
    start = word[:-2]
    found = {start}
    if start.endswith(("t", "mp")):
        found.add(start[:-1])
    if start.endswith("nk"):
        found.add(f"{start[:-1]}g")
    return found | _before_e(start[:-2]) if start.endswith("et") else found


def _degree(word: str) -> set[str]:
    start = word.removesuffix("e")
    if start.endswith("er"):
        found = _before_e(start[:-2]) | ({start[:-3]} if start.endswith("rder") else set())
    else:
        found = {start[:-2]} if start.endswith("st") else set()
    return {base for base in found if base.endswith(_ADJECTIVES)}


def _of_english_verb(word: str) -> set[str]:
    """Return the infinitive of a verb that keeps its English e: geskypet, deletete, gemanaged."""
    past = _PAST.fullmatch(word)
    return {f"{past['done'] or past['was']}n"} if past else set()
