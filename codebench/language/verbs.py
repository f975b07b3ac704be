"""The forms of Dutch verbs: the rule, a list of verbs that break it, and what a prefix does to both."""

import re
from dataclasses import dataclass
from functools import cache

from codebench.language.smallwords import wordlist
from codebench.resources import resource

# Longest first, so that “achteruitgaan” is not read as “achter” with a verb “uitgaan”.
PARTICLES = tuple(sorted(wordlist("particles"), key=lambda particle: (-len(particle), particle)))
_TIED = ("be", "ge", "her", "ont", "ver", "er")
_BOTH = ("aan", "achter", "door", "mis", "om", "onder", "over", "vol", "voor", "weer")
_VOWELS = "aeiou"
_PASTS, _DONE = ("te", "ten", "de", "den"), ("t", "d")
_UNSTRESSED = re.compile(r"[aeiouy][^aeiou]*(?:[^aeiou]|ie|ui|eu|oe|ei|ij)(?:el|er|en|em|ig|ik)$")
_OPEN = re.compile(r"(?:^|[^aeiou])([aeou])([bcdfghjklmnpqrstvz])$")  # Never x or w: faxen, duwen.


@dataclass(frozen=True, slots=True)
class Forms:
    """A verb's forms: those with a person, its participles, and the infinitive with what is made from it."""

    finite: frozenset[str]
    participles: frozenset[str]
    infinitive: str

    @property
    def all(self) -> frozenset[str]:
        """Return every form."""
        present = self.infinitive + ("de" if self.infinitive.endswith("n") else "")
        inflected = {f"{form}e" for form in self.participles if form[-1] in "dt"}
        return self.finite | self.participles | inflected | {self.infinitive, self.infinitive + "d", present}


@cache
def _irregular() -> dict[str, Forms]:
    verbs = {}
    for line in resource("language", "verbs.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        verb, past, pasts, participle, *present = line.split()
        finite = {verb, past, pasts, f"{past}t", *present, *_present(verb)}
        verbs[verb] = Forms(frozenset(finite), frozenset({participle} - {"-"}), verb)
    return verbs


@cache
def _of_past() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for verb, forms in _irregular().items():
        for form in (forms.finite | forms.participles) - {verb}:
            found[form] = (*found.get(form, ()), verb)
    return found


def is_irregular(verb: str) -> bool:
    """Tell whether a verb stands in the list of those that break the rule."""
    return verb in _irregular()


def stems(verb: str) -> set[str]:
    """Return what may be the stem of an infinitive: “lopen” is “loop”, but “wandelen” is “wandel”."""
    if not verb.endswith("en") or len(verb) < 4:
        return set()
    short = verb[:-2]
    if len(short) < 3 and short[-1] in _VOWELS:
        return set()
    if len(short) > 2 and short[-1] == short[-2] and short[-1] not in _VOWELS:
        return {short[:-1]}
    found = {short}
    if _OPEN.search(short):
        long = short[:-1] + short[-2] + short[-1]
        found = {short, long} if _UNSTRESSED.search(short) else {long}
    return {stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1]) for stem in found}


def with_form(word: str) -> set[str]:
    """Return the infinitives of which a word may be a form, whether they exist or not."""
    found = {*with_stem(word), *_of_past().get(word, ())}
    for particle in (*PARTICLES, *_TIED):
        if word.startswith(particle):
            rest = word.removeprefix(particle)
            found |= {particle + verb for part in (rest, "ge" + rest) for verb in _of_past().get(part, ())}
    return found


def with_stem(word: str) -> set[str]:
    """Return the infinitives of which a word may be the stem, whether they exist or not."""
    if len(word) < 3 or word[-1] in _VOWELS:
        return set()
    last = {"f": "v", "s": "z"}.get(word[-1], word[-1])
    found = {f"{word}en", f"{word[:-1]}{last}en", f"{word}{word[-1]}en"}
    if len(word) > 3 and word[-2] == word[-3] and word[-2] in _VOWELS:
        found.add(f"{word[:-2]}{last}en")
    return found


def with_past(word: str) -> set[str]:
    """Return the infinitives of which a word may be the past by the rule: gestreamd and streamde are of streamen."""
    whole = word.removeprefix("ge")
    cut = (whole.removesuffix(end) for end in (_PASTS if whole == word else _DONE) if whole.endswith(end))
    return set().union(*map(with_stem, cut))


@cache
def forms(verb: str) -> Forms:
    """Return the forms of an infinitive by the list, by a prefix before a verb of the list, or by the rule."""
    if verb in _irregular():
        return _irregular()[verb]
    for prefix in (*PARTICLES, *_TIED):
        if verb.startswith(prefix) and verb.removeprefix(prefix) in _irregular():
            return _prefixed(prefix, _irregular()[verb.removeprefix(prefix)])
    particle = next((p for p in PARTICLES if verb.startswith(p) and len(verb) > len(p) + 3), "")
    regular = _regular(verb)
    if not particle:
        return regular
    base = _prefixed(particle, _regular(verb.removeprefix(particle)))
    return Forms(base.finite | regular.finite, base.participles | regular.participles, verb)


def _prefixed(prefix: str, base: Forms) -> Forms:
    whole = {prefix + form for form in base.participles if prefix not in _TIED}
    tied = {prefix + form.removeprefix("ge") for form in base.participles if prefix in (*_TIED, *_BOTH)}
    return Forms(frozenset(prefix + form for form in base.finite), frozenset(whole | tied), prefix + base.infinitive)


def _present(verb: str) -> set[str]:
    return {form for stem in stems(verb) for form in (stem, stem if stem.endswith("t") else f"{stem}t")}


def _regular(verb: str) -> Forms:
    finite, participles = {verb, *_present(verb)}, set()
    # What is heard at the end decides, so the v of “leven” and the z of “reizen” before they become f and s.
    mark = "t" if verb[:-2].endswith(("t", "k", "f", "s", "ch", "p", "x", "c", "sh")) else "d"
    tied = verb.startswith((*_TIED, *_BOTH))
    for stem in stems(verb):
        finite |= {f"{stem}{mark}e", f"{stem}{mark}en"}
        done = stem if stem[-1] in "dt" else stem + mark
        participles |= {done} if tied else {f"ge{done}"}
    return Forms(frozenset(finite), frozenset(participles), verb)
