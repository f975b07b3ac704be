"""Tell speakers' labels from the words that merely stand before a colon."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from codebench.domain.people import means_interviewer
from codebench.domain.text import fold
from codebench.importers.layouts.words import OPENERS, PARTICLES, ROLES

LONGEST = 60
_ROLE = re.compile(rf"(?:{'|'.join(sorted(ROLES, key=len, reverse=True))})(?:[ _-]?(?:\d{{1,3}}|[a-z]))?$")
_INITIALS = re.compile(r"[A-Z]{1,2}[ .-]?\d{1,3}$|[A-Z]$|(?:INT|RES|RESP|INTV)\d{0,3}$")
_TOGETHER = re.compile(r"\s*[/&+]\s*|\s+(?:en|and)\s+")
# A full stop before a small letter ends a sentence, but not after an initial or a title: J. de Vries, Mw. van Dam.
_FORBIDDEN = re.compile(
    r"[?!;“”\"/\\=…]|https?$|www\."
    r"|(?<!\b[A-Z])(?<!\b[Mm]w)(?<!\b[Dd]r)(?<!\b[Mm]r)(?<!\b[Dd]hr)(?<!\b[Dd]rs)(?<!\b[Pp]rof)(?<!\b[Ii]r)(?<!\b[vd])\.\s+[a-z]"
    r"|\.$(?<![A-Z]\.)"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file beforehand: speakers' names, as keys, and whether the user asked for this layout."""

    names: frozenset[str] = frozenset()
    asked: bool = False

    def speaks(self, label: str) -> bool:
        """Tell whether the label is a speaker's however seldom it occurs."""
        return is_role(label) or key(label) in self.names

    def may_speak(self, label: str) -> bool:
        """Tell whether the label is one that a user who asked for this layout would mean."""
        return self.speaks(label) or (self.asked and may_be_name(label) and label[0].isupper())


@dataclass(frozen=True, slots=True)
class Sighting:
    """A possible label: where it stands, as spelled, how much text follows, whether formatting sets it apart."""

    line: int
    label: str
    size: int
    marked: bool = False


@lru_cache(4096)
def key(label: str) -> str:
    """Return what two spellings of one label share: all but case and white space."""
    return " ".join(label.split()).casefold()


@lru_cache(4096)
def is_role(label: str) -> bool:
    """Tell whether the label is of a kind that transcribers use: Interviewer, P5, Spreker 2, I, P5/P6, `?`."""
    if label.strip("? ") == "":
        return "?" in label
    parts = [part.strip("? ") for part in _TOGETHER.split(label)]
    return all(_ROLE.match(fold(part)) or _INITIALS.match(part) for part in parts)


def may_be_name(label: str) -> bool:
    """Tell whether the words could be a name at all."""
    words = label.replace(",", " ").split()
    if not words or len(label) > LONGEST or len(words) > 9 or _FORBIDDEN.search(label):
        return False
    if not any(char.isalpha() for char in label) or not (label[0].isalnum() or label[0] in "'‘’"):
        return False
    capital = [word for word in words if word[0].isupper() or word[0].isdigit() or word[0] in "([-&"]
    proper = all(word in capital or fold(word) in PARTICLES for word in words)
    opens = len(label) > 1 and fold(words[0]) in OPENERS
    if opens and not (len(words) > 1 and len(capital) > 1 and proper):
        return is_role(label)
    return proper or len(words) <= 2


def is_full_name(label: str) -> bool:
    """Tell whether the label has two capitals at least, like Carla de Wit."""
    return may_be_name(label) and sum(word[0].isupper() for word in label.split()) >= 2


def believed(sightings: Sequence[Sighting], lines: int, known: Known) -> dict[str, str]:
    """Return the labels that are speakers: their key and the spelling first met."""
    counts = Counter(key(each.label) for each in sightings)
    spelling: dict[str, str] = {}
    for each in sightings:
        spelling.setdefault(key(each.label), " ".join(each.label.split()))
    sure = {k for k in counts if known.may_speak(spelling[k])}
    often = {k for k, n in counts.items() if n >= 2 and k not in sure and may_be_name(spelling[k])}
    enough = sure or (len(often) >= 2 and sum(counts[k] for k in often) >= 0.15 * lines)
    sure |= often if enough else _all_labelled(sightings, spelling, lines)
    if sure:
        sure |= _strays(sightings, sure, spelling) | _answering(sightings, sure, spelling, lines)
    return {k: spelling[k] for k in spelling if k in sure}


def _all_labelled(sightings: Sequence[Sighting], spelling: dict[str, str], lines: int) -> set[str]:
    """Accept names seen once where every line has one, as in a short exchange."""
    names = set(spelling)
    fine = all(may_be_name(each) and each[0].isupper() for each in spelling.values())
    return names if len(sightings) == lines and fine and 2 <= len(names) <= max(3, lines // 2) else set()


def _answering(sightings: Sequence[Sighting], sure: set[str], spelling: dict[str, str], lines: int) -> set[str]:
    """Accept names seen once in a short exchange of labels only, or where nobody but an interviewer would speak."""
    names = {k for k, label in spelling.items() if may_be_name(label) and label[0].isupper() and "(" not in label}
    everywhere = len(sightings) == lines == len(spelling) and names >= set(spelling) - sure
    alone = all(means_interviewer(spelling[k]) for k in sure)
    return names if everywhere or alone else set()


def _strays(sightings: Sequence[Sighting], sure: set[str], spelling: dict[str, str]) -> set[str]:
    """Accept labels seen once that formatting, a full name or a likeness to a sure label speaks for."""
    first = min(each.line for each in sightings if key(each.label) in sure)
    marked = any(each.marked for each in sightings if key(each.label) in sure)
    found = set()
    for each in sightings:
        k = key(each.label)
        if k in sure or each.line < first or not may_be_name(each.label):
            continue
        alike = any(are_alike(k, other) for other in sure)
        formatted = marked and each.marked and not any(map(str.isdigit, k))
        if alike or formatted or (is_full_name(each.label) and each.size < 400):
            found.add(k)
    return found


@lru_cache(4096)
def are_alike(one: str, other: str) -> bool:
    """Tell whether one label may be the other misspelled."""
    return len(one) > 4 and abs(len(one) - len(other)) <= 2 and SequenceMatcher(None, one, other).ratio() >= 0.85
