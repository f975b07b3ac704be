"""Teach the tagger of names what the marked pages say: `.venv/bin/python -m tests.language.teaching [--left-out]`.

It takes a minute and writes `names.crf` and its checksum in `resources/language`; with `--left-out` it writes nothing, and
prints how well each page is read by a tagger that was taught on others.
"""

import sys
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from pycrfsuite import Trainer

from codebench.domain.text import Span
from codebench.language import tagger
from codebench.language.tagger import BEGINS, GOES_ON, OUTSIDE, sealed
from codebench.language.traits import Token, lines
from codebench.resources import resource
from tests.benchmarks.names import MARK, Score, measured, read

PAGES = Path(__file__).parent / "pages"
# Found best on pages left out: L1 and L2, and how often the weights are bettered.
SETTINGS = {"c1": 0.1, "c2": 0.1, "max_iterations": 80, "feature.possible_transitions": True}


def marked_files() -> list[Path]:
    """Return the pages that hold marks."""
    return [path for path in sorted(PAGES.glob("*.txt")) if MARK.search(path.read_text(encoding="utf-8"))]


def teach(marked: Collection[str], path: Path) -> None:
    """Write a tagger that was taught on these pages, as they are and without their capitals."""
    trainer = Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for page in (*marked, *map(str.lower, marked)):
        text, marks = read(page)
        for tokens, traits in lines(text):
            trainer.append(traits, list(_labels(tokens, marks)))
    trainer.train(str(path))
    sealed(path).write_text(f"{sha256(path.read_bytes()).hexdigest()}\n", encoding="ascii")


def _labels(tokens: Iterable[Token], marks: Iterable[tuple[str, Span]]) -> Iterator[str]:
    for token in tokens:
        met = ((name, mark) for name, mark in marks if mark.overlaps(Span(token.start, token.end)))
        name, mark = next(met, ("", None))
        yield OUTSIDE if mark is None else (BEGINS if token.start <= mark.start else GOES_ON) + name


def left_out(folds: int = 3) -> Score:
    """Return how well names are found on each page by a tagger that was taught on the others."""
    named, whole = [(path.stem, path.read_text(encoding="utf-8")) for path in marked_files()], Score()
    with TemporaryDirectory() as folder:
        for fold in range(folds):
            path = Path(folder, f"{fold}.crf")
            teach([text for at, (_, text) in enumerate(named) if at % folds != fold], path)
            with patch.object(tagger, "resource", lambda *_, path=path: path):
                tagger.read.cache_clear()
                whole.add(measured(named[fold::folds]))
    return whole


if __name__ == "__main__":
    if "--left-out" in sys.argv:
        print(left_out())
    else:
        teach([path.read_text(encoding="utf-8") for path in marked_files()], resource("language", "names.crf"))
