"""What is asked as the words that the project has: their accents, their forms by the language, the user's synonyms."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from codebench.domain.search import (
    Mode,
    Phrase,
    Query,
    Slot,
    Sought,
    SynonymSet,
    Verb,
    accents_asked,
    rows_of,
    slots_of,
    starred,
    words_of,
)
from codebench.domain.text import fold, normalise
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services import language
from codebench.storage.search import Index

_Variants = Callable[[str], frozenset[str]]
_LEAST = 3  # Letters beside a star; of fewer, thousands of words are made.
_PLURAL = re.compile(r"(?<=\w)['’]s\b")


def sought(index: Index, query: Query) -> Sought:
    """Return what is looked for; raise where no word was typed."""
    asked = normalise(query.words)
    if query.mode is Mode.LEMMA:
        asked = _PLURAL.sub("", asked)  # Of “collega's” every form is found, also “collega”.
    typed = words_of(asked)
    if not typed:
        raise CodebenchError(tr("Type at least one word to search for."))
    in_forms = query.mode is Mode.LEMMA
    if in_forms and (whole := _in_parts(asked, typed)):
        return Sought(((whole,),), in_row=False)
    own = index.values(SynonymSet) if query.synonyms else []
    same = [[words_of(line) for line in each.words.splitlines()] for each in own]
    if in_forms:
        same = [[*each, *([word] for word in typed if _is_form_of_one(word, each))] for each in same]
    rows = [] if query.mode is Mode.EXACT else [[row] for row in rows_of(asked)]
    slots = slots_of(typed, [*same, *rows])
    variants = _variants(index, {word for slot in slots for phrase in slot for word in phrase}, in_forms=in_forms)
    if stars := starred(asked):
        variants = _open_ended(index, stars, variants)
    made: list[Slot] = [
        (*(tuple(map(variants, phrase)) for phrase in slot), *(_verbs(slot) if in_forms else ())) for slot in slots
    ]
    if query.mode is Mode.EXACT and all(len(slot) == 1 for slot in made):
        row: Phrase = tuple(variants(word) for word in typed)
        made = [(row,)]
    return Sought(tuple(made), query.mode is Mode.EXACT)


def _is_form_of_one(word: str, phrases: Sequence[Sequence[str]]) -> bool:
    return any(language.forms(each[0], [word]) for each in phrases if len(each) == 1)


def _in_parts(asked: str, typed: Sequence[str]) -> Verb | None:
    """Return the verb that is typed in parts: “gaf het op” or “op te geven”; “uit werk” may be something else."""
    whole = language.separable(asked) if len(typed) > 1 else None
    return whole if whole and (typed[-1] == whole.particle or typed[-1].endswith("n")) else None


def _variants(index: Index, words: Collection[str], *, in_forms: bool) -> _Variants:
    accented = index.with_accents(set(map(fold, words)))
    known = index.vocabulary() if in_forms else []
    kept = frozenset(known)

    def variants(word: str) -> frozenset[str]:
        alike = {word, fold(word), *accented.get(fold(word), ())}
        same = frozenset(each for each in alike if accents_asked(word, each))
        # A form that the language knows need not be in the project; only what is there can be found.
        return same.union(*(kept & language.forms(each, known) for each in same)) if in_forms else same

    return variants


def _open_ended(index: Index, stars: Mapping[str, tuple[bool, bool]], variants: _Variants) -> _Variants:
    """Let words with a star be all words of the project that begin or end so."""
    if any(len(word) < _LEAST for word in stars):
        raise CodebenchError(tr("Type at least {n} letters beside a *.", n=_LEAST))
    known = [(word, fold(word)) for word in index.vocabulary()]

    def open_ended(word: str) -> frozenset[str]:
        if word not in stars:
            return variants(word)
        before, behind = (".*" if star else "" for star in stars[word])
        fits = re.compile(f"{before}{re.escape(fold(word))}{behind}").fullmatch
        return frozenset(each for each, plain in known if fits(plain)) or frozenset({word})

    return open_ended


def _verbs(phrases: Collection[Collection[str]]) -> list[Verb]:
    named = (language.separable(" ".join(phrase)) for phrase in phrases)
    return list(dict.fromkeys(verb for verb in named if verb is not None))
