"""Verbs that fall apart when spoken: “opgeven” is also “gaf het op”, “geef ik niet op” and “op te geven”."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from codebench.domain.text import Span
from codebench.language import verbs
from codebench.language.clauses import ends_clause, is_right_behind_daar, is_stranded, says_something, spliced
from codebench.language.lemmas import base_forms, is_unknown, is_verb
from codebench.language.smallwords import wordlist
from codebench.language.words import Word, stretches, words

# How many words a particle may stand from its verb, and how many may come between a particle and an infinitive.
_REACH, _BETWEEN = 14, 3
_SHORT = ("doen", "gaan", "staan", "zien", "slaan", "zijn")
# What may stand in the middle of a verb that is typed in parts: gaf het op, op te geven.
_LOOSE = wordlist("subjects") | wordlist("helpers") | wordlist("adverbs")
_ENDS = wordlist("links") | wordlist("prepositions") | wordlist("adverbs")


@dataclass(frozen=True, slots=True)
class Separable:
    """A verb with its particle, and the words by which it is recognised."""

    particle: str
    base: str

    @property
    def verb(self) -> str:
        """Return the infinitive."""
        return self.particle + self.base

    @property
    def joined(self) -> frozenset[str]:
        """Return the forms in which the two are one word."""
        return verbs.forms(self.verb).all

    @property
    def parted(self) -> frozenset[str]:
        """Return the forms of the verb beside which the particle may stand apart."""
        forms = verbs.forms(self.base)
        return forms.finite | forms.participles

    def find(self, text: str) -> list[tuple[Span, ...]]:
        """Return every place where the verb is said, as the stretches of its one or two words."""
        # Every form has the particle in it or beside it, so most of a text need not be taken apart.
        joined, parted = self.joined, verbs.forms(self.base).finite
        pieces = (words(text, stretch) for stretch in stretches(text, self.particle))
        found = chain.from_iterable(self._said(piece, joined, parted) for piece in pieces)
        return [tuple(Span(word.start, word.end) for word in each) for each in _once(found)]

    def _said(self, said: Sequence[Word], joined: frozenset[str], parted: frozenset[str]) -> Iterator[tuple[Word, ...]]:
        for at, word in enumerate(said):
            if word.text in joined:
                yield (word,)
            elif word.text == self.particle and (last := self._in_cluster(said, at)):
                yield word, last
            elif word.text in parted and says_something(said, at) and (particle := self._particle_of(said, at, parted)):
                yield word, particle

    def _in_cluster(self, said: Sequence[Word], at: int) -> Word | None:
        """Return the infinitive or participle from which other verbs part the particle: op te geven, op heb gegeven."""
        last = _infinitive(said, at, self.base) or _participle(said, at, verbs.forms(self.base).participles)
        if last is None or last is said[at + 1]:
            return last
        of_daar = self.particle in wordlist("particles-of-daar")
        is_other = of_daar and is_stranded(said, at, at)
        is_preposition = self.particle in wordlist("prepositions") and said[at + 1].text != "te"
        return None if is_other or (is_preposition and is_right_behind_daar(said, at)) else last

    def _particle_of(self, said: Sequence[Word], at: int, parted: frozenset[str]) -> Word | None:
        for place in range(at + 1, min(at + 1 + _REACH, len(said))):
            if said[place].text in parted or ends_clause(said, place):
                return None
            if said[place].text == self.particle and self._is_particle(said, at, place):
                return None if spliced(said[at + 1 : place]) else said[place]
        return None

    def _is_particle(self, said: Sequence[Word], at: int, place: int) -> bool:
        before, after = said[place - 1].text, said[place + 1] if place + 1 < len(said) else None
        if said[place].after_pause or _infinitive(said, place, "") or _is_of_cluster(said, place):
            return False
        if self.particle == "toe" and any(word.text == "tot" for word in said[max(0, place - 2) : place]):
            return False  # “Tot nu toe.”
        if self.particle in wordlist("particles-that-name-a-thing") and before in wordlist("determiners"):
            return False
        lone = f"{self.base}/{self.particle}" in wordlist("verbs-with-a-preposition")
        if (lone or self.particle in wordlist("particles-of-daar")) and is_stranded(said, at, place):
            return False
        if self.particle in wordlist("particles-that-stand-alone") or after is None or after.after_pause:
            return True
        return after.text in _ENDS or ends_clause(said, place + 1)


def _once(found: Iterable[tuple[Word, ...]]) -> Iterator[tuple[Word, ...]]:
    taken: set[Word] = set()
    for each in found:
        if taken.isdisjoint(each):
            taken.update(each)
            yield each


def _infinitive(said: Sequence[Word], at: int, base: str) -> Word | None:
    """Return the infinitive that belongs to a particle right before it; any after “te” where none is named."""
    for step, word in enumerate(said[at + 1 : at + 2 + _BETWEEN]):
        if word.after_pause:
            return None
        if word.text == base or (not base and step and said[at + step].text == "te"):
            return word
        if word.text not in wordlist("helpers"):
            return None
    return None


def _is_of_cluster(said: Sequence[Word], place: int) -> bool:
    """Tell whether a particle is that of an infinitive with a helper between: dan ik terug kan komen."""
    after = [word.text for word in said[place + 1 : place + 3]]
    return len(after) == 2 and after[0] in wordlist("modals") and after[1].endswith(("en", *_SHORT))


def _participle(said: Sequence[Word], at: int, forms: frozenset[str]) -> Word | None:
    """Return the participle that belongs to a particle before it, with one of its helpers between: af heb gemaakt."""
    for word in said[at + 1 : at + 2 + _BETWEEN]:
        if word.after_pause:
            return None
        if word.text in forms:
            return word if word is not said[at + 1] else None
        if word.text not in wordlist("helpers") | wordlist("helpers-of-participles"):
            return None
    return None


def separable(query: str) -> Separable | None:
    """Return the separable verb that a query names, whole (“opgegeven”) or in parts (“gaf het op”)."""
    said = [word.text for word in words(query)]
    if len(said) == 1:
        return next(filter(None, map(_split, sorted(base_forms(said[0])))), None)
    if len(said) < 2:
        return None
    first, last = (said[-1], said[0]) if said[0] in verbs.PARTICLES else (said[0], said[-1])
    if last not in verbs.PARTICLES or not _LOOSE.issuperset(said[1:-1]):
        return None
    named = (_split(last + base) for base in sorted(base_forms(first)) if is_verb(last + base))
    return next((found for found in named if found is not None), None)


def _split(verb: str) -> Separable | None:
    if verb in wordlist("verbs-that-stay-whole") or not (is_verb(verb) or is_unknown(verb)):
        return None
    for particle in verbs.PARTICLES:
        base = verb.removeprefix(particle)
        if base != verb and base.endswith(("en", *_SHORT)) and is_verb(base):
            return Separable(particle, base)
    return None
