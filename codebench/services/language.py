"""The door to Dutch: which engine is at work, and how the language model is put in its place."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from codebench.domain.search import Verb
from codebench.i18n import tr
from codebench.language import engine, lemmas, model
from codebench.language import separable as verbs


@dataclass(frozen=True, slots=True)
class LanguageStatus:
    """The engine at work, whether it has a model, and why a model that is there is not used."""

    engine: str
    version: str
    has_model: bool
    problem: str

    @property
    def sentence(self) -> str:
        """Say it in a line."""
        if self.has_model:
            return tr(
                "Dutch is read with the language model {engine} {version}.", engine=self.engine, version=self.version
            )
        return tr(
            "Dutch is read with rules and a dictionary ({engine} {version}); no language model is at work.",
            engine=self.engine, version=self.version,
        )  # fmt: skip


def status() -> LanguageStatus:
    """Return which engine is at work; loads it, so ask in a worker."""
    found = engine.load_engine()
    return LanguageStatus(found.name, found.version, isinstance(found, engine.ModelEngine), found.problem)


def model_described() -> tuple[str, str, str] | None:
    """Return name, version and licence of the model that is there, at work or not; None without one."""
    return model.described()


def dictionary() -> str:
    """Return what knows the forms of words, with its version; a model knows them only within a sentence."""
    found = engine.Engine()
    return f"{found.name} {found.version}"


def forms(word: str, vocabulary: Collection[str]) -> frozenset[str]:
    """Return the words of a vocabulary that are forms of the same word; the first time it reads the dictionary."""
    return lemmas.forms_of(word, vocabulary)


def separable(words: str) -> Verb | None:
    """Return the verb that words name, where it may be said in two: “opgeven”, or “gaf het op”."""
    return verbs.separable(words)


def origin() -> tuple[str, int]:
    """Return where the model would be fetched from, and how many bytes that is."""
    return model.URL, model.SIZE


def install_model(wheel: Path) -> LanguageStatus:
    """Install the model from a file and return which engine is at work then."""
    model.install(wheel)
    return _looked_again()


def download_model(progress: Callable[[int, int, str], None] = lambda done, total, what: None) -> LanguageStatus:
    """Fetch the model from its makers, install it, and return which engine is at work then."""
    model.download(progress)
    return _looked_again()


def _looked_again() -> LanguageStatus:
    engine.forget_engine()
    return status()
