"""The engine that reads Dutch: the model where one is installed and whole, else rules and a dictionary."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from threading import Lock
from typing import TYPE_CHECKING

from codebench.domain.text import Span
from codebench.i18n import tr
from codebench.language import model
from codebench.language.lemmas import lemma
from codebench.language.sentences import mended, sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_loading = Lock()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be a name, and what the model takes it for: PERSON, ORG, GPE, LOC or FAC."""

    span: Span
    label: str


class Engine:
    """Sentences and lemmas by rules and a dictionary; `problem` says why no model is at work though one is there."""

    def __init__(self, problem: str = "") -> None:
        self.name, self.version, self.problem = "simplemma", version("simplemma"), problem

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Return where the sentences of a text stand."""
        return sentences(text)

    def lemmas(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the dictionary form of every word of a sentence."""
        return tuple(lemma(word.casefold()) for word in words)

    def entities(self, text: str) -> tuple[Candidate, ...]:
        """Return what may be names; never surely, and nothing without a model."""
        return ()


class ModelEngine(Engine):
    """The same by a trained model; one thread at a time, since its vocabulary grows while it reads."""

    def __init__(self, language: "Language") -> None:
        self.name, self.version, self.problem = model.NAME, str(language.meta["version"]), ""
        self._language, self._reading = language, Lock()
        self._read(language.make_doc("Dit is een zin."))

    def _read(self, doc: "Doc") -> "Doc":
        with self._reading:
            return self._language(doc)

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Return where the sentences of a text stand, mended as those without a model are."""
        doc = self._read(self._language.make_doc(text))
        if not doc.has_annotation("SENT_START"):
            return sentences(text)
        return mended(text, (each.start_char for each in doc.sents))

    def lemmas(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the dictionary form of every word of a sentence, read in that sentence."""
        from spacy.tokens import Doc

        doc = self._read(Doc(self._language.vocab, words=list(words)))
        return tuple(token.lemma_.casefold() or lemma(token.lower_) for token in doc)

    def entities(self, text: str) -> tuple[Candidate, ...]:
        """Return what the model takes for names; half of it is none, so each is for review."""
        doc = self._read(self._language.make_doc(text))
        found = (each for each in doc.ents if each.label_ in ("PERSON", "ORG", "GPE", "LOC", "FAC"))
        return tuple(Candidate(Span(each.start_char, each.end_char), each.label_) for each in found)


def load_engine() -> Engine:
    """Return the engine, made once in whatever thread asks first; this is where spaCy is loaded, if ever."""
    with _loading:
        return _engine()


def forget_engine() -> None:
    """Make the next one who asks look for a model again."""
    with _loading:
        _engine.cache_clear()


@cache
def _engine() -> Engine:
    load = model.loader()
    return Engine() if load is None else _with_model(load)


def _with_model(load: "Callable[[], Language]") -> Engine:
    try:
        return ModelEngine(load())
    except model.IncompatibleError as error:
        return Engine(error.user_message)
    except Exception:  # noqa: BLE001 - a damaged model may raise anything
        return Engine(tr("The Dutch language model is damaged and is not used; install it again."))
