"""Where names stand, as a tagger tells that was taught on marked pages of speech: `tests/language/teaching.py`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from pycrfsuite import Tagger

from codebench.domain.candidates import SURE_ENOUGH, Why
from codebench.domain.hiding import NameKind
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.language.naming import Finding
from codebench.language.traits import Token, lines
from codebench.language.wordlists import is_common, is_harmless, is_plain, is_word, listed
from codebench.resources import resource

# How a label says that a word is no name's, that it begins one, and that it goes on with one.
OUTSIDE, BEGINS, GOES_ON = "O", "B-", "I-"
# The classes of names on the marked pages. A country betrays hardly anybody, and a national service nobody.
_KINDS = {
    "persoon": NameKind.PERSON,
    "instelling": NameKind.INSTITUTION,
    "plaats": NameKind.PLACE,
    "land": NameKind.PLACE,
}
_COUNTRY, _SERVICE = "land", "dienst"
# Less probable names are not told of.
_DOUBTFUL = 0.04
# So probable must a word be that is known to be a name, to be one; and so probable, if speech is full of it.
_HARDLY, _RATHER = 0.003, 0.1
_INITIAL = 2
# The marked pages have more institutions among their names than speech has.
_RARER = 0.5
# What is a small word besides must be surer than this.
_SMALL_WORD = 0.15
# What may stand between the end of a sentence and the next word, and how much of it is looked at.
_ENDS, _BLANK, _REACH = ".?!:…\n", " \"“”„‘’'([—–-*_", 8
_POSSESSIVE = re.compile(r"['’]s?$")
_READING = Lock()


class _Word(NamedTuple):
    token: Token
    labels: Mapping[str, float]

    @property
    def sure(self) -> float:
        return 1 - self.labels[OUTSIDE]

    def goes_on(self, before: "_Word") -> bool:
        """Tell whether it rather belongs to the name before it than to one that it begins, or to none."""
        begins = sum(sure for label, sure in self.labels.items() if label.startswith(BEGINS))
        alike = (self.sure < SURE_ENOUGH) is (before.sure < SURE_ENOUGH)
        return alike and begins < self.sure / 2


@dataclass(frozen=True)
class Reading:
    """The names in a text as the tagger reads it, and every place where a name is possible at all."""

    findings: tuple[Finding, ...]
    possible: tuple[tuple[int, int, float], ...]

    def likeliness(self, start: int, end: int) -> float:
        """Return how probable a name is at `[start, end)`, 0 to 1."""
        return max((sure for first, last, sure in self.possible if first < end and start < last), default=0.0)


@lru_cache(8)
def read(text: str) -> Reading:
    """Return what the tagger reads in a text; a megabyte takes some seconds."""
    return _read(text)


@lru_cache(64)
def _read_line(text: str, at: int) -> Reading:
    """Return what the tagger reads in the line that begins here, as in the whole text and much sooner."""
    return _read(text, at)


def _read(text: str, at: int | None = None) -> Reading:
    findings: list[Finding] = []
    possible: list[tuple[int, int, float]] = []
    # Half a character, as a damaged file may hold, is none that the tagger takes.
    text = text.encode(errors="replace").decode()
    for tokens, traits in lines(text, at):
        words = _told(tokens, traits)
        possible += ((word.token.start, word.token.end, word.sure) for word in words if word)
        findings += (found for name in _joined(words) if (found := _finding(text, name)))
    return Reading(tuple(findings), tuple(possible))


def is_meant(text: str, start: int, end: int, reading: Reading | None = None) -> bool:
    """Tell whether a word that is known to be a name is the name at `[start, end)`, and not what it is besides.

    That is asked only where a capital does not say so: of an ordinary word that opens a sentence, and of a language.
    """
    word = text[start:end]
    if " " in word or not word[:1].isupper() or not is_word(word):
        return True
    if not (_opens_sentence(text, start) or is_harmless(word)):
        return True
    enough = _RATHER if is_common(word.casefold()) or is_harmless(word) else _HARDLY
    return (reading or _read_line(text, text.rfind("\n", 0, start) + 1)).likeliness(start, end) >= enough


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - _REACH) : start].rstrip(_BLANK)
    return not before or before[-1] in _ENDS


def sealed(path: Path) -> Path:
    """Return the file with the checksum of what the tagger was taught."""
    return path.with_suffix(".sha256")


@cache
def _tagger(path: Path) -> tuple[Tagger, bytes]:
    """Return the tagger, and the bytes that it goes on reading from without holding them."""
    try:
        taught, seal = path.read_bytes(), sealed(path).read_text(encoding="ascii").strip()
    except OSError:
        taught, seal = b"", ""
    # What is damaged may end the program without a word, where the tagger follows it out of its bytes.
    if sha256(taught).hexdigest() != seal:
        raise CodebenchError(
            tr("“{file}”, by which names are found, is missing or damaged. Install Codebench again.", file=path.name)
        )
    tagger = Tagger()
    tagger.open_inmemory(taught)
    return tagger, taught


def _told(tokens: Sequence[Token], traits: Sequence[Sequence[str]]) -> list[_Word | None]:
    """Return the words that may belong to a name, with the probability of each label, and None for every other."""
    with _READING:
        tagger, _ = _tagger(resource("language", "names.crf"))
        tagger.set(traits)
        labels, words = tagger.labels(), range(len(tokens))
        possible = [at for at in words if tagger.marginal(OUTSIDE, at) < 1 - _HARDLY]
        told = {at: _Word(tokens[at], {label: tagger.marginal(label, at) for label in labels}) for at in possible}
    return [told.get(at) for at in words]


def _joined(words: Iterable[_Word | None]) -> Iterator[list[_Word]]:
    """Yield the words of each name."""
    held: list[_Word] = []
    for word in words:
        if held and not (word and word.sure >= _DOUBTFUL and word.goes_on(held[-1])):
            yield held
            held = []
        if word and word.sure >= _DOUBTFUL:
            held.append(word)
    if held:
        yield held


def _finding(text: str, words: list[_Word]) -> Finding | None:
    """Return what these words name; None for what is nobody's."""
    while words and not words[0].token.text[0].isalnum() and not _is_article(words):
        words = words[1:]
    while words and not words[-1].token.text[-1].isalnum() and not _is_initials(words):
        words = words[:-1]
    weight = dict.fromkeys((_SERVICE, *_KINDS), 0.0)
    for word in words:
        for label, sure in word.labels.items():
            if label != OUTSIDE:
                weight[label[2:]] += sure * (_RARER if label.endswith("instelling") else 1)
    said = max(weight, key=lambda each: weight[each])
    sure = sum(word.sure for word in words) / max(1, len(words))
    if said == _SERVICE or _is_nothing(text, words, sure):
        return None
    start, end = words[0].token.start, words[-1].token.end
    name = _POSSESSIVE.sub("", text[start:end])
    return Finding(name, _KINDS[said], Why.SPEECH, min(sure, _DOUBTFUL) if said == _COUNTRY else sure, start, end)


def _is_nothing(text: str, words: Sequence[_Word], sure: float) -> bool:
    """Tell whether these are small words only, or one that opens a sentence and is in the dictionary alone."""
    small = [word.token.text.casefold() for word in words]
    if sure >= _SMALL_WORD:
        return listed("particles").issuperset(small)
    opens = len(words) == 1 and _opens_sentence(text, words[0].token.start)
    return all(map(is_common, small)) or (opens and is_plain(small[0]))


def _is_article(words: Sequence[_Word]) -> bool:
    """Tell whether an apostrophe opens a name, and no quotation: 't Klooster, 's Gravenhof."""
    return len(words) > 1 and words[0].token.text in ("'", "’") and words[1].token.text in ("t", "s")


def _is_initials(words: Sequence[_Word]) -> bool:
    """Tell whether a full stop closes initials, and no sentence: meneer B."""
    return len(words) > 1 and words[-1].token.text == "." and len(words[-2].token.text) <= _INITIAL
