"""Where capitals stand in a text: runs of words that may be one name, and what stands before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from codebench.language.wordlists import Led, beside, listed

_UPPER = "".join(chr(code) for code in range(0x250) if chr(code).isupper())
_LINKS = "|".join(
    sorted(map(re.escape, beside(Led.JOINS_PERSON) | beside(Led.JOINS_HOUSE)), key=lambda link: (-len(link), link))
)
_ONE_INITIAL = rf"(?:(?:[{_UPPER}]|IJ|Th|Chr|Ph|Joh|Jac|Fr|Alb)\.[ -]?){{1,5}}(?=(?:(?:{_LINKS}) )*[{_UPPER}](?!\.))"
_BEFORE = "(?:['’]s-|['’]s (?=Heeren)|d['’])"
# In small letters but for one within it: mboRijnland, iPabo.
_INNER = rf"[a-z]{{1,6}}(?=[{_UPPER}])\w{{4,}}"
_NAME = (
    rf"(?:{_ONE_INITIAL}|(?:[{_UPPER}]\.){{2,5}}|[{_UPPER}]\.(?=,? [a-z])"
    rf"|{_BEFORE}?[{_UPPER}]\w*(?:['’&+-]\w+|\.[a-z]\w+)*\+?|{_INNER})"
)
_PIECE = re.compile(rf"(?P<link>(?:{_LINKS}) +)?(?P<word>{_NAME}) *")
_RUN = re.compile(rf"(?<!\w)(?<!\w['’@])(?<!@){_NAME}(?:(?: {{1,2}}|(?<=[. -]))(?:(?:{_LINKS}) +)?{_NAME}){{0,12}}")
_POSSESSIVE = re.compile(r"['’]s?$")
_SMALL_WORD = re.compile(r"[\w'’-]+\.?")
_REACH = 40
# The parts of the list of words of belonging that have what is joined to a name, and what is no part of one.
_JOINED, _APART = 5, 6
# A label has no more spaces than this.
_IN_A_LABEL = 3
_LISTED_ON = re.compile(rf"(?:,| en| of) (?:(?:de|het|bij|van) )?[{_UPPER}]")
_QUOTES = ('"', "“", "”", "„", "‘", "’", "'")
_PARTICLE_BEFORE = re.compile(
    r"(?:^|[^\w.'’-])(?P<led>[\w'’-]+\.?) "
    r"(?P<particle>(?:van(?: der| den| de| ’t| 't)?|den?|der|te[rn]?|[ea]l|von|['’]t) )$"
)
# What parts a label from what is said.
_GAPS = ("   ", "\t")
_BLANK = " \"“”„‘’'([—–-*_"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with a capital, or initials: without a possessive, and the small words between it and the one before."""

    text: str
    start: int
    end: int
    link: str = ""


def runs(text: str) -> Iterator[list[Word]]:
    """Yield each row of words with capitals that nothing but a particle parts."""
    for run in _RUN.finditer(text):
        words = [_word(piece) for piece in _PIECE.finditer(text, run.start(), run.end())]
        yield [*words[:-1], _without_joined(words[-1])] if len(words) > 1 else words


def _without_joined(word: Word) -> Word:
    """Leave out what says who or what belongs to a name of several words: Lucas Onderwijs-scholen."""
    name, _, joined = word.text.rpartition("-")
    if not name or joined not in listed("belonging", _JOINED):
        return word
    return Word(name, word.start, word.start + len(name), word.link)


def _word(piece: re.Match[str]) -> Word:
    spelled = piece["word"].rstrip()
    bare = _POSSESSIVE.sub("", spelled)
    start = piece.start("word")
    return Word(bare, start, start + len(bare), (piece["link"] or "").strip())


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a capital there may be that of a sentence only."""
    before = text[max(0, start - 8) : start].rstrip(_BLANK)
    quoted = text[start - 1 : start] in (*_QUOTES, "(", "[") if start else True
    parted = text.endswith(_GAPS, 0, start)
    return quoted or parted or not before or before[-1] in ".?!:…\n])>"


def is_quoted_name(text: str, start: int, end: int) -> bool:
    """Tell whether quotation marks hold these words and nothing else, within a sentence."""
    quoted = text[max(0, start - 1) : start] in _QUOTES and text[end : end + 1] in _QUOTES
    return quoted and start > 1 and not opens_sentence(text, start - 1)


def opens_list(text: str, start: int, end: int) -> bool:
    """Tell whether a colon stands before these words and another name behind them: drie: Kansrijk, Fontys en Avans."""
    if text[max(0, start - 2) : start] != ": " or not _LISTED_ON.match(text, end):
        return False
    said = text[:start].rpartition("\n")[2]
    return said.count(" ") > _IN_A_LABEL and text[start:end].casefold() not in listed("spoken") | listed(
        "belonging", _APART
    )


def before(text: str, start: int) -> tuple[str, str]:
    """Return the two words that lead to a place, in lower case; empty where something parts them."""
    line = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    if line[-1:] != " ":
        return "", ""
    words = ["", "", *line.casefold().split()][-2:]
    second, first = (word.lstrip('("“„[—–') for word in words)
    if not _SMALL_WORD.fullmatch(first) or words[1] != first:
        second = ""
    return second if _SMALL_WORD.fullmatch(second) else "", first if _SMALL_WORD.fullmatch(first) else ""


def particle_before(text: str, start: int) -> tuple[str, int]:
    """Return the word before a particle in lower case that leads to a name, and where the particle begins."""
    found = _PARTICLE_BEFORE.search(" " + text[max(0, start - _REACH) : start])
    return (found["led"].casefold(), start - len(found["particle"])) if found else ("", start)


def is_initials(word: str) -> bool:
    """Tell whether this is J. or A.B."""
    return word.rstrip().endswith(".")


def is_abbreviation(word: str) -> bool:
    """Tell whether this is a name of capitals only, like RMC."""
    return 1 < len(word) <= 6 and word.isupper() and word.isalpha()
