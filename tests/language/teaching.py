"""Teach the tagger of names what the marked pages say: `.venv/bin/python -m tests.language.teaching`."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from pycrfsuite import Trainer

from codebench.domain.text import Span
from codebench.language.tagger import BEGINS, GOES_ON, OUTSIDE
from codebench.language.traits import Token, lines
from codebench.resources import resource
from tests.benchmarks.names import MARK, read

PAGES = Path(__file__).parent / "pages"
# Found best on pages left out: L1 and L2, and how often the weights are bettered.
SETTINGS = {"c1": 0.1, "c2": 0.1, "max_iterations": 80, "feature.possible_transitions": True}


def pages(folder: Path = PAGES) -> list[str]:
    """Return the pages of a folder that hold marks."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    return [text for text in texts if MARK.search(text)]


def teach(marked: Collection[str], path: Path) -> None:
    """Write a tagger that was taught on these pages, as they are and without their capitals."""
    trainer = Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for page in (*marked, *map(str.lower, marked)):
        text, marks = read(page)
        for tokens, traits in lines(text):
            trainer.append(traits, list(_labels(tokens, marks)))
    trainer.train(str(path))


def _labels(tokens: Iterable[Token], marks: Iterable[tuple[str, Span]]) -> Iterator[str]:
    for token in tokens:
        met = ((name, mark) for name, mark in marks if mark.overlaps(Span(token.start, token.end)))
        name, mark = next(met, ("", None))
        yield OUTSIDE if mark is None else (BEGINS if token.start <= mark.start else GOES_ON) + name


if __name__ == "__main__":
    teach(pages(), resource("language", "names.crf"))
