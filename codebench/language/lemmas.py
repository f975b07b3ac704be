"""Which words of a project are forms of a word that is looked for: “gaan” finds ging, gegaan, gaat and ga."""

from collections.abc import Collection
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from codebench.language import verbs

if TYPE_CHECKING:
    from simplemma import Lemmatizer

_lemmas: dict[str, tuple[str, ...]] = {"": ("",)}
_loading = Lock()


@cache
def _lemmatizer() -> "Lemmatizer":
    from simplemma import Lemmatizer

    tool = Lemmatizer(cache_max_size=0)
    tool.lemmatize("is", lang="nl")  # The dictionary is read at the first word.
    return tool


def lemma(word: str) -> str:
    """Return the dictionary form of a word, in small letters; the word itself where it has none."""
    return lemmas(word)[0]


def lemmas(word: str) -> tuple[str, ...]:
    """Return the dictionary form of a word, and of a small thing also that of the thing: kindjes, kindje, kind."""
    found = _lemmas.get(word)
    if found is None:
        with _loading:
            tool = _lemmatizer()
        first = _bare(tool.lemmatize(word, lang="nl"))
        second = _bare(tool.lemmatize(first, lang="nl")) if first.endswith("je") else first
        found = _lemmas[word] = (first,) if second == first else (first, second)
    return found


def _bare(entry: str) -> str:
    return entry.replace("_", "").casefold()


@cache
def is_verb(word: str) -> bool:
    """Tell whether a word is an infinitive: also “opbouwen”, which the dictionary takes for two times “opbouw”."""
    return verbs.is_irregular(word) or any(word in lemmas(form) for form in verbs.forms(word).all - {word})


def is_unknown(word: str) -> bool:
    """Tell whether the dictionary has never heard of a word."""
    from simplemma import is_known

    return not is_known(word, "nl")


def base_forms(query: str) -> frozenset[str]:
    """Return a word, its dictionary forms, and the verbs of which it may be a form; “school” is no “schuilen”."""
    found = {query, *lemmas(query)}
    guesses = verbs.with_stem(query) if query in lemmas(query) else verbs.with_form(query)
    return frozenset(found | {verb for verb in guesses if query in verbs.forms(verb).all and is_verb(verb)})


def forms_of(query: str, vocabulary: Collection[str]) -> frozenset[str]:
    """Return the words of a vocabulary that share a dictionary form with the query, either way round."""
    bases = base_forms(query.casefold())
    made = bases.union(*(verbs.forms(base).all for base in bases if is_verb(base)))
    small = ((word, word.casefold()) for word in vocabulary)
    return frozenset(word for word, form in small if form in made or not bases.isdisjoint(lemmas(form)))
