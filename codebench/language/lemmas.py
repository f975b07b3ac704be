"""Which words of a project are forms of a word that is looked for: “gaan” finds ging, gegaan, gaat and ga."""

from collections.abc import Collection
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from codebench.domain.text import fold
from codebench.language import endings, verbs
from codebench.language.smallwords import wordlist
from codebench.language.words import LONGEST

if TYPE_CHECKING:
    from simplemma import Lemmatizer

_lemmas: dict[str, tuple[str, ...]] = {"": ("",)}
_loading = Lock()
_ALIKE = 3  # Letters with which words of one family begin.


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
    found = {query, *_bases(query)}
    guesses = verbs.with_form(query)
    if query in lemmas(query):
        stems = verbs.with_stem(query)
        guesses = {verb for verb in guesses if verb in stems or query in verbs.forms(verb).participles}
    found |= {verb for verb in guesses if query in verbs.forms(verb).all and is_verb(verb)}
    if query and is_unknown(lemma(query)):
        found |= {verb for verb in verbs.with_past(query) if query in verbs.forms(verb).all and is_unknown(verb)}
    return frozenset(found)


def forms_of(query: str, vocabulary: Collection[str]) -> frozenset[str]:
    """Return the words of a vocabulary that share a dictionary form with the query, either way round."""
    bases = base_forms(query.casefold())
    made = bases.union(*(verbs.forms(base).all for base in bases if _may_be_verb(base)))
    made |= {form for form, words in _homographs().items() if not bases.isdisjoint(words)}
    begin = tuple(f"{ge}{base[:_ALIKE]}" for base in bases if base for ge in ("", "ge"))

    def is_form(form: str) -> bool:
        plain = form if form.isascii() else fold(form)
        if form in made or plain in made or not bases.isdisjoint(lemmas(form)):
            return True
        # What the dictionary does not know is guessed at only where it begins alike, which is quickly seen.
        return plain.startswith(begin) and is_unknown(form) and not bases.isdisjoint(_bases(form))

    small = ((word, word.casefold()) for word in vocabulary)
    return frozenset(word for word, form in small if is_form(form))


def _may_be_verb(word: str) -> bool:
    return is_verb(word) or (word.endswith("en") and is_unknown(word))


def _bases(word: str) -> set[str]:
    """Return the dictionary forms of a word; where it has none, what it may come from, also by its last part."""
    found = {*lemmas(word), *_homographs().get(word, ())}
    if not word or len(word) > LONGEST or not is_unknown(word):
        return found
    start = next((at for at in range(_ALIKE, len(word) - _ALIKE) if not is_unknown(word[at:])), 0)
    by_tail = {word[:start] + base for base in _bases(word[start:])} if start else set()
    return found | by_tail | endings.bases(word) | endings.bases(fold(word))


@cache
def _homographs() -> dict[str, tuple[str, ...]]:
    pairs = (pair.split("/") for pair in wordlist("homographs"))
    return {form: tuple(words) for form, *words in pairs}
