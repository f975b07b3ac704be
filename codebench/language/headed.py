"""Names in texts without capitals that a word for an institution opens: stichting de posten, sint jans gasthuis."""

import re
from collections.abc import Iterator

from codebench.language.belonging import Part, words_of
from codebench.language.bold import is_acting, is_adjective, is_small, names
from codebench.language.institutions import ends_like_house
from codebench.language.runs import before
from codebench.language.unknown import end_of_unknown, is_unknown
from codebench.language.wordlists import heads, is_harmless, is_head, is_lower_head, is_of_place, is_word, listed

_WORD = r"[^\W\d_A-Z][\w’'-]*"
_HEAD = re.compile(rf"(?<![\w'’-]){_WORD}(?= )")
_REST = re.compile(
    r" ((?:(?:de|het|aan de|aan het|van|van de|van het|van der|van den|voor|voor de|der|te|ter|ten|den|sint|st|'t"
    r"|of|of the|for|do|da|dos|di|du|des|de la|del|della|für|zum|zur) )?)"
    rf"({_WORD})(?: ({_WORD}))?(?![\w’'-])"
)
_AND = re.compile(rf" en ({_WORD})(?![\w’'-])")
_SAINT = re.compile(rf"(?<![\w'’-])sint ({_WORD})(?: ({_WORD}))?(?![\w’'-])")
# Behind "het" such a word has an ending, but where it belongs to a name: het medisch spectrum, het stedelijk lyceum.
_UNINFLECTED = ("isch", "lijk", "aal", "eel", "ees", "ief", "ig")
_TITLED = re.compile(rf"(?<=\bhet )({_WORD}) ({_WORD})(?![\w’'-])")
# Behind these, and without an article, what a word for an institution has behind it can only be its name.
_UNDETERMINED = frozenset(
    (
        "bij",
        "op",
        "van",
        "naar",
        "met",
        "voor",
        "via",
        "vanuit",
        "door",
        "aan",
        "namens",
        "zoals",
        "en",
        "in",
        "uit",
        "naast",
        "achter",
        "boven",
        "tegenover",
    )
)


# Foreign words that join a name to its head, and the heads that go on with what they teach.
_JOINING = frozenset(
    ("of", "of the", "de", "for", "do", "da", "dos", "di", "du", "des", "de la", "del", "della", "für", "zum", "zur")
)
_OF_FAMILIES = frozenset(("van der", "van den", "ter", "ten"))
_ARTICLES = frozenset(("de", "het"))
_ALWAYS = frozenset(("stichting", "vereniging", "coöperatie"))
_LEARNED = ("hogeschool", "academie", "universiteit", "instituut", "faculteit")
# Kinds of school that a town makes a name of: pabo almere.
_KIND = re.compile(rf"(?<![\w'’-])(?:mbo|hbo|pabo|vmbo|havo|mavo|vwo|ggz) ({_WORD})(?![\w’'-])")


def headed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the name of an institution begins and ends that says what it is."""
    for head in _HEAD.finditer(text):
        rest = _REST.match(text, head.end()) if is_head(head[0]) or ends_like_house(head[0]) else None
        if rest and (end := _end(text, head, rest)):
            yield head.start(), end
    for found in _KIND.finditer(text):
        if found[1] in listed("places"):
            yield found.span()
    for found in _TITLED.finditer(text):
        titled = found[1].endswith(_UNINFLECTED) or is_of_place(found[1])
        if titled and (is_head(found[2]) or found[2] in listed("tails")):
            yield found.span()
    for found in _SAINT.finditer(text):
        if found[1] in listed("first_names") or not is_word(found[1]):
            yield found.start(), found.end(2 if found[2] in listed("tails") else 1)


def _end(text: str, head: re.Match[str], rest: re.Match[str]) -> int:
    """Return where the name ends that a word opens, and 0 where it opens none."""
    small, word, behind = rest[1].strip(), rest[2], rest[3] or ""
    alone = is_lower_head(head[0]) and before(text, head.start())[1] in _UNDETERMINED
    if alone and small in _OF_FAMILIES:
        return rest.end(2)
    goes_on = bool(behind) and not _is_no_part(behind)
    if word in heads():
        return rest.end(3) if goes_on and not small else rest.end(2) if alone and small in _ARTICLES else 0
    if _is_no_part(word) or (small == "te" and not is_unknown(word) and word not in listed("surnames")):
        return 0
    if small in _JOINING and (small != "de" or not is_word(head[0])):
        return end_of_unknown(text, rest.end(2))
    if small in ("der", "voor de", "voor") and head[0].endswith(_LEARNED):
        return rest.end(2)
    if is_harmless(word):
        found = _AND.match(text, rest.end(2))
        if found and is_head(head[0]) and not _is_no_part(found[1]):
            return found.end()
        return rest.end(2) if alone and head[0] in _ALWAYS else 0
    if goes_on and (
        (is_adjective(word) and not is_small(behind)) or (alone and small in _ARTICLES and word[-1] == "e")
    ):
        return rest.end(3)
    sure = not is_small(word) and (not small or names(word)) and (small != "van" or word in listed("places"))
    return end_of_unknown(text, rest.end(2)) if sure or alone else 0


def _is_no_part(word: str) -> bool:
    return is_acting(word) or word in words_of(Part.APART)
