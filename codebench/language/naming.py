"""What is found of one name in all texts together, and which shorter forms of it say the same."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from codebench.domain.candidates import Why
from codebench.domain.hiding import NameKind
from codebench.language.wordlists import heads, is_harmless, is_head, is_simple, is_word, listed

_SHORTEST = 3
_A_PAIR = 2
# The most letters that an abbreviation has.
_LONGEST = 6


class Finding(NamedTuple):
    """A name, how sure it is (0 to 1), and its place `[start, end)` in a text, with a possessive; none by itself."""

    name: str
    kind: NameKind
    why: Why
    sure: float
    start: int = 0
    end: int = 0


@dataclass
class Named:
    """A name with what speaks for it, and the forms by which it is looked for."""

    name: str
    sure: float
    why: Why
    kinds: dict[NameKind, float] = field(default_factory=lambda: defaultdict(float))
    forms: dict[str, None] = field(default_factory=dict)

    @property
    def kind(self) -> NameKind:
        """Return what most places say it is the name of."""
        return max(self.kinds, key=lambda kind: self.kinds[kind])

    def add(self, finding: Finding) -> None:
        """Take in what one place says."""
        self.forms.setdefault(finding.name)
        self.kinds[finding.kind] += finding.sure
        if finding.sure > self.sure:
            self.name, self.sure, self.why = finding.name, finding.sure, finding.why


class Gathering:
    """All names found so far, by their letters without case."""

    def __init__(self) -> None:
        self.named: dict[str, Named] = {}

    def add(self, finding: Finding) -> None:
        """Take in a name as met in one place."""
        key = finding.name.casefold()
        if not key.strip():
            return
        if key not in self.named:
            self.named[key] = Named(finding.name, 0.0, finding.why)
        self.named[key].add(finding)

    def settle(self) -> list[Named]:
        """Return the names, with every shorter form under the one long name that it can only be short for."""
        self._join_possessives()
        longer: dict[str, list[Named]] = defaultdict(list)
        for each in self.named.values():
            for short in dict.fromkeys(_short_forms(each)):
                longer[short.casefold()].append(each)
                each.forms.setdefault(short)
        for key, owners in longer.items():
            self._settle_short(key, owners)
        return list(self.named.values())

    def _settle_short(self, key: str, owners: list[Named]) -> None:
        own = self.named.get(key)
        if len(owners) == 1 and (own is None or own.kind is owners[0].kind or own.sure < owners[0].sure):
            if own is not None and own is not owners[0]:
                owners[0].forms.update(own.forms)
                del self.named[key]
            return
        spelled = next(form for form in owners[0].forms if form.casefold() == key)
        for owner in owners:
            owner.forms = {form: None for form in owner.forms if form.casefold() != key}
        if own is None:
            self.add(Finding(spelled, owners[0].kind, owners[0].why, owners[0].sure))

    def _join_possessives(self) -> None:
        """Put Brams under Bram where Bram is met as well, or is a listed name."""
        for key in [key for key in self.named if key.endswith("s")]:
            bare, one = key[:-1], self.named[key]
            a_name = key in listed("first_names") or key in listed("surnames")
            if bare in self.named or (bare in listed("first_names") and not a_name):
                del self.named[key]
                self.add(Finding(one.name[:-1], one.kind, one.why, one.sure))


def _short_forms(named: Named) -> Iterable[str]:
    """Yield by what else somebody or something with this name is called."""
    words = named.name.split()
    if len(words) < 2 or named.kind is NameKind.OTHER:
        return
    if named.kind is NameKind.PERSON:
        yield from _of_person(words)
    elif named.kind is NameKind.INSTITUTION:
        yield from _of_house(words)


def _of_person(words: list[str]) -> Iterable[str]:
    if words[0].casefold() in listed("particles"):
        return
    surname = " ".join(words[1:])
    if not words[0].endswith(".") and len(words[0]) >= _SHORTEST:
        yield words[0]
    if len(surname) >= _SHORTEST and not is_harmless(surname):
        yield surname[0].upper() + surname[1:]


def _of_house(words: list[str]) -> Iterable[str]:
    tails = heads().keys() | listed("tails")
    rest = [word for word in words if word.casefold() not in tails]
    while rest and not rest[0][0].isupper():
        rest = rest[1:]
    short = " ".join(rest)
    known = words[0][0].isupper() and is_head(words[0].casefold()) and not is_word(words[0])
    spelled = is_abbreviation(words[0]) and len(words[0]) >= _SHORTEST and len(words) == _A_PAIR
    if (known or spelled) and not is_harmless(words[0]):
        yield words[0]
    if not rest or rest == words or not _stands_alone(short):
        rest = words
    else:
        yield short
    if len(rest) > 1 and rest[0].casefold() in ("de", "het", "'t", "’t") and _stands_alone(" ".join(rest[1:])):
        yield " ".join(rest[1:])


def _stands_alone(short: str) -> bool:
    small = short.casefold()
    listed_so = small in listed("places") or small in listed("countries") or small in listed("first_names")
    return len(short) >= _SHORTEST and short[0].isupper() and not is_harmless(short) and not listed_so


def any_case(form: str) -> bool:
    """Tell whether a form is a name in small letters as well, since it is no Dutch word besides."""
    words = form.casefold().split()
    if len(words) != 1:
        return bool(words) and not all(is_simple(word) or word in listed("particles") for word in words)
    (word,) = words
    if is_abbreviation(form):
        return len(word) > 2 and not is_simple(word)
    known = word in listed("first_names") or word in listed("places")
    return len(word) >= _SHORTEST and not (is_simple(word) if known else is_word(word)) and not is_harmless(word)


def is_abbreviation(word: str) -> bool:
    """Tell whether this is a name of capitals only, like RMC."""
    return 1 < len(word) <= _LONGEST and word.isupper() and word.isalpha()
