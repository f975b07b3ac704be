"""Names that must not be read, and how a text reads without them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from codebench.domain.anchors import Edit, edited
from codebench.domain.text import normalise, unaccented
from codebench.i18n import tr

T = TypeVar("T")
# Tells of `[start, end)` of a text, and the ending behind it, whether the name is meant there and not the word.
Judge = Callable[[str, int, int, str], bool]
# Gives what else a first name is called, each with whether it is a name in small letters as well.
Fond = Callable[[str], Iterable[tuple[str, bool]]]
# Scripts that put nothing between words: Thai and its neighbours, Japanese, Chinese.
_UNPARTED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_LETTER = rf"[^\W_{_UNPARTED}]"
_WORD = re.compile(rf"[{_UNPARTED}]|{_LETTER}+")
_ONE_LETTER = re.compile(_LETTER)
# What Dutch hangs on a name: Annekes, Anna's, Thomas' – and what spoken text makes of it: Anna z'n stays as it is.
_ENDING = r"('?[sS]|(?<=[sxzSXZ])')?"
# What a name may begin with, in small letters or not: mevrouw De Vries, Anna de Vries.
_PARTICLE = re.compile(r"(?:van|von|de|der|den|het|'t|ter?|ten|del?|di|da|du|la|le|el|al)\b.", re.IGNORECASE)
# So many words are sought at once rather than each in turn.
_FEW = 40
# Where a word is broken off at the end of a line.
_BROKEN = "-\n"


class NameKind(StrEnum):
    """What a name is the name of."""

    PERSON = "person"
    INSTITUTION = "institution"
    PLACE = "place"
    CONTACT = "contact"
    OTHER = "other"


_INFLECTED = (NameKind.PERSON, NameKind.INSTITUTION, NameKind.PLACE)


@dataclass(frozen=True, slots=True)
class HiddenName:
    """A name as decided once for the whole project: every form in which it is met, and what stands instead.

    Nothing `instead` means that it was looked at and may stay. `any_case` is for names that are no words besides.
    """

    name: str
    kind: NameKind
    forms: tuple[str, ...] = ()
    instead: str = ""
    any_case: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return the name and its other forms, the longest first."""
        return tuple(sorted(dict.fromkeys((self.name, *self.forms)), key=len, reverse=True))


class Sighting(NamedTuple):
    """A name met in a text at `[start, end)`, with what Dutch hangs on it."""

    name: HiddenName
    start: int
    end: int
    ending: str


class _Form(NamedTuple):
    spelling: str
    lead: int
    name: HiddenName
    any_case: bool


class Hider:
    """Finds names in texts as whole words, the longest where several begin together, and puts others in their place.

    A judge is asked about names that are words besides: *Wil je mee?* is no Wil. Given what they are called fondly,
    persons are met by that as well, unless it is a name of its own.
    """

    def __init__(self, names: Iterable[HiddenName], judge: Judge | None = None, fond: Fond = lambda _: ()) -> None:
        names, self._judge = tuple(names), judge
        self._by_word: dict[str, list[_Form]] = defaultdict(list)
        # In what stands instead of a name no name is sought: [roc 1] for ROC. Kept by its shape: lead and length.
        self._instead: dict[str, dict[tuple[int, int], set[str]]] = defaultdict(lambda: defaultdict(set))
        for name in names:
            for spelling, lead, first in _begun(name.spellings):
                self._by_word[first].append(_Form(spelling, lead, name, name.any_case))
            for spelling, lead, first in _begun((name.instead,)):
                self._instead[first][lead, len(spelling)].add(spelling)
        # Behind the names themselves, so that of Jan and Jantje each keeps their own.
        for name in names:
            for called, any_case in (each for first in _first_names(name) for each in fond(first)):
                for spelling, lead, first in _begun((called,)):
                    self._by_word[first].append(_Form(spelling, lead, name, any_case))
        for forms in self._by_word.values():
            forms.sort(key=lambda form: -len(form.spelling))
        self._begins = {word for key in (*self._by_word, *self._instead) for word in (key, f"{key}s")}
        quick = 0 < len(self._begins) <= _FEW and all(map(str.isascii, self._begins))
        self._few = re.compile("|".join(sorted(self._begins))) if quick else None

    def sightings(self, text: str) -> Iterator[Sighting]:
        """Yield every name in a text, in order, none within another; accents and sorts of hyphens don't matter."""
        plain, past = unaccented(text), 0
        for word in self._words(plain):
            if word.start() < past:
                continue
            key = _stem(word.group())
            covered = self._end_instead(plain, word, key)
            for form in self._beginning_with(plain, word, key):
                start = word.start() - form.lead
                found = _met(plain, start, form) if start + len(form.spelling) > covered else None
                if found is not None and (form.any_case or self._is_meant(text, found)):
                    past = found.end
                    yield found
                    break
            else:
                past = max(past, covered)

    def _words(self, plain: str) -> Iterator[re.Match[str]]:
        """Yield the words that may begin a name; a few names are found without reading every word."""
        small = plain.casefold()
        if self._few is None or _BROKEN in plain or len(small) != len(plain):
            for word in _WORD.finditer(plain):
                if word[0].casefold() in self._begins or plain.startswith(_BROKEN, word.end()):
                    yield word
            return
        for met in self._few.finditer(small):
            start = met.start()
            whole = None if _ONE_LETTER.match(plain[start - 1 : start]) else _WORD.match(plain, start)
            if whole and whole[0].casefold() in self._begins:
                yield whole

    def _end_instead(self, plain: str, word: re.Match[str], key: str) -> int:
        """Return where ends what stands here instead of a name; 0 where nothing does."""
        stands = 0
        for (lead, length), spellings in self._instead.get(key, {}).items():
            start = max(0, word.start() - lead)
            end = word.start() - lead + length
            if end > stands and plain[start:end] in spellings and not _WORD.match(plain[end : end + 1]):
                stands = end
        return stands

    def _beginning_with(self, plain: str, word: re.Match[str], key: str) -> list[_Form]:
        forms = self._by_word.get(key, [])
        if plain.startswith(_BROKEN, word.end()) and (rest := _WORD.match(plain, word.end() + len(_BROKEN))):
            return self._by_word.get(_stem(word.group() + rest.group()), []) + forms
        return forms

    def _is_meant(self, text: str, found: Sighting) -> bool:
        stem = found.end - len(found.ending)
        return self._judge is None or self._judge(text, found.start, stem, found.ending)

    def edits(self, text: str) -> list[Edit]:
        """Return what hides every name that has something instead."""
        return [
            Edit(each.start, each.end, inflected(each.name.instead, each.ending))
            for each in self.sightings(text)
            if each.name.instead
        ]

    def hide(self, text: str) -> str:
        """Return a text without the names; one that holds none as it was."""
        clean = normalise(text)
        edits = self.edits(clean)
        return edited(clean, edits) if edits else text


def _first_names(name: HiddenName) -> Iterator[str]:
    """Yield what of a person's names is one word, and not the end of a longer one."""
    ends = {word for spelling in name.spellings for word in spelling.split()[1:]}
    if name.kind is NameKind.PERSON:
        yield from (unaccented(each) for each in name.spellings if len(each.split()) == 1 and each not in ends)


def _begun(spellings: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """Yield spellings in plain letters, with where their first word begins and what it is known by."""
    for spelling in spellings:
        plain = unaccented(" ".join(normalise(spelling).split()))
        if first := _WORD.search(plain):
            yield plain, first.start(), _stem(first.group())


def _stem(word: str) -> str:
    """Return what a name's first word and its possessive have in common."""
    folded = word.casefold()
    return folded[:-1] if len(folded) > 2 and folded.endswith("s") else folded


@lru_cache(maxsize=20_000)
def _pattern(spelling: str, inflects: bool, any_case: bool) -> re.Pattern[str]:
    """Return a spelling as it may be typed or broken off, also in capitals, and what Dutch hangs on it."""
    spelled = "|".join(dict.fromkeys(map(_typed, (*_with_particle(spelling), spelling.upper()))))
    # One that begins with a sign, such as +31, has no word before it.
    before = "" if _WORD.match(spelling) else r"(?<![\w+])"
    return re.compile(f"{before}(?{'i' if any_case else ''}:{spelled}){_ENDING if inflects else '()'}")


def _with_particle(spelling: str) -> tuple[str, ...]:
    if not _PARTICLE.match(spelling):
        return (spelling,)
    return spelling, spelling[0].lower() + spelling[1:], spelling[0].upper() + spelling[1:]


def _typed(spelling: str) -> str:
    """Return a pattern with any white space between words, none needed after a point, and words broken off."""
    broken = re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", f"(?:{_BROKEN})?", re.escape(spelling))
    broken = broken.replace(r"\-", r"\-\n?")
    return re.sub(r"\\\.(?:\\ )?(?!$)", r"\.\\s*", broken).replace(r"\ ", r"\s+")


def _met(plain: str, start: int, form: _Form) -> Sighting | None:
    """Return the name that begins here; its last letter, or what Dutch hangs on it, ends a word."""
    pattern = _pattern(form.spelling, form.name.kind in _INFLECTED, form.any_case)
    found = pattern.match(plain, start) if start >= 0 else None
    if found is None:
        return None
    stem = found.end() - len(found[1] or "")
    for end in (found.end(), stem):
        if _is_unparted(form.spelling[-1]) or not _ONE_LETTER.match(plain, end):
            return Sighting(form.name, start, end, plain[stem:end])
    return None


def _is_unparted(letter: str) -> bool:
    return bool(_WORD.match(letter)) and not _ONE_LETTER.match(letter)


def inflected(name: str, ending: str) -> str:
    """Return what stands instead of a name with the possessive that Dutch gives it."""
    if not ending:
        return name
    if name.endswith(("s", "x", "z")):
        return f"{name}'"
    return name + ("s" if name[-1:].isalpha() and name[-1:].casefold() not in "aiouy" else "'s")


def mapped(value: T, change: Callable[[str], str]) -> T:
    """Return a frozen value with every text in it changed, however deep; enumerations stay what they are."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return change(value)  # type: ignore[return-value]
    if isinstance(value, list):
        return [mapped(each, change) for each in value]  # type: ignore[return-value]
    if isinstance(value, tuple):
        made = [mapped(each, change) for each in value]
        return type(value)(*made) if hasattr(value, "_fields") else tuple(made)  # type: ignore[return-value]
    if isinstance(value, dict):
        return {key: mapped(each, change) for key, each in value.items()}  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        now: dict[str, Any] = {each.name: mapped(getattr(value, each.name), change) for each in fields(value)}
        return replace(value, **now)
    return value


def kind_name(kind: NameKind) -> str:
    """Return what names of a kind are called."""
    return {
        NameKind.PERSON: tr("person"),
        NameKind.INSTITUTION: tr("institution"),
        NameKind.PLACE: tr("place"),
        NameKind.CONTACT: tr("e-mail, phone or address"),
        NameKind.OTHER: tr("other name"),
    }[kind]
