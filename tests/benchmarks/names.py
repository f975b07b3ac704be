"""Names found on marked pages: `.venv/bin/python -m tests.benchmarks.names FOLDER [PATTERN] [-v] [--speed]`.

A mark is `{persoon|Sanne}`; its classes are those of the pages. It counts as found when every letter of it lies within a
candidate of any kind that is sure enough, since that is what hiding needs. A candidate's place that touches no mark is
a false one; countries are neither.
"""

import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, fields
from pathlib import Path

from codebench.domain.candidates import SURE_ENOUGH, Candidate, Known, Text
from codebench.domain.hiding import NameKind
from codebench.domain.text import Span
from codebench.language.names import find_names

MARK = re.compile(r"\{(persoon|instelling|plaats|land|dienst)\|([^}]*)\}")
# What makes a line of speech, how many letters a word has with its space, and how many lines keep their names.
LONG, LETTERS, NAMED = 80, 5.6, 0.2
LABEL = re.compile(r"[\d:. ]*[^\W_][\w .-]{0,30}:$")
# Countries, and bodies that everybody deals with, betray nobody and may be found all the same.
NEITHER = frozenset(("land", "dienst"))
KINDS = {"persoon": NameKind.PERSON, "instelling": NameKind.INSTITUTION, "plaats": NameKind.PLACE}


@dataclass
class Score:
    """What was found of the marks on pages, and what was found besides."""

    marks: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right_kind: Counter[str] = field(default_factory=Counter)
    true: int = 0
    false: int = 0
    missed: list[str] = field(default_factory=list)
    other_kind: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def recall(self, name: str) -> float:
        return self.found[name] / max(1, self.marks[name])

    @property
    def precision(self) -> float:
        return self.true / max(1, self.true + self.false)

    def add(self, other: "Score") -> None:
        """Take in the score of other pages."""
        for each in fields(self):
            value = getattr(other, each.name)
            if isinstance(value, Counter):
                getattr(self, each.name).update(value)
            else:
                setattr(self, each.name, getattr(self, each.name) + value)

    def __str__(self) -> str:
        lines = []
        for name in KINDS:
            of = f"{self.found[name]} of {self.marks[name]}"
            kind = self.right_kind[name] / max(1, self.found[name])
            lines.append(f"{name:12} recall {self.recall(name):.3f} ({of}), with the right kind {kind:.2f}")
        return "\n".join(
            (*lines, f"precision    {self.precision:.3f} ({self.false} false of {self.true + self.false})")
        )


def read(marked: str) -> tuple[str, list[tuple[str, Span]]]:
    """Return the plain text of a page and its marks."""
    text, marks, past = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[past : found.start()]
        marks.append((found[1], Span(len(text), len(text) + len(found[2]))))
        text += found[2]
        past = found.end()
    return text + marked[past:], marks


def measured(pages: list[tuple[str, str]], sure: float = SURE_ENOUGH) -> Score:
    """Score each page as a project of its own."""
    score = Score()
    for name, marked in pages:
        text, marks = read(marked)
        candidates = [each for each in find_names([Text(name, text)], Known()) if each.sure >= sure]
        _count(score, name, text, marks, candidates)
    return score


def _count(score: Score, page: str, text: str, marks: list[tuple[str, Span]], found: list[Candidate]) -> None:
    places = [(Span(at.start, at.end), each) for each in found for at in each.occurrences]
    hidden = {at for span, _ in places for at in range(span.start, span.end)}
    for name, mark in marks:
        if name in NEITHER:
            continue
        score.marks[name] += 1
        letters = {at for at in range(mark.start, mark.end) if text[at].isalnum()}
        if letters <= hidden:
            score.found[name] += 1
            kinds = {each.kind for span, each in places if span.overlaps(mark)}
            right = KINDS[name] in kinds
            score.right_kind[name] += right
            if not right:
                score.other_kind.append(f"{page}: {name} {text[mark.start : mark.end]!r}: {', '.join(sorted(kinds))}")
        else:
            score.missed.append(f"{page}: {name} {text[mark.start : mark.end]!r}")
    for span, each in places:
        met = [name for name, mark in marks if mark.overlaps(span)]
        if (met and NEITHER.issuperset(met)) or LABEL.match(text, text.rfind("\n", 0, span.start) + 1, span.end + 1):
            continue
        score.true += bool(met)
        score.false += not met
        if not met:
            score.wrong.append(f"{page}: {text[span.start : span.end]!r} {each.kind} {each.why} {each.sure}")


def speed(pages: list[tuple[str, str]], transcripts: int = 300, words: int = 9000) -> None:
    """Print how long a whole project takes, made of these pages over and over, four in five lines without its names."""
    lines = [line for _, marked in pages for line in marked.splitlines() if len(line) > LONG]
    draw = random.Random(1)
    texts = []
    for at in range(transcripts):
        made: list[str] = []
        while sum(map(len, made)) < words * LETTERS:
            line = draw.choice(lines)
            made.append(read(line if draw.random() < NAMED else MARK.sub("dat", line))[0])
        texts.append(Text(str(at), "\n".join(made)))
    start = time.process_time()
    found = find_names(texts, Known())
    print(f"{transcripts} transcripts: {time.process_time() - start:.1f} s, {len(found)} names")


def main() -> None:
    folder, verbose = Path(sys.argv[1]), "-v" in sys.argv
    chosen = sorted(folder.glob(next((each for each in sys.argv[2:] if not each.startswith("-")), "*.txt")))
    pages = [(path.stem, path.read_text(encoding="utf-8")) for path in chosen]
    score = measured([page for page in pages if MARK.search(page[1]) and page[0] != "MARKERING"])
    print(score)
    if "--speed" in sys.argv:
        speed(pages)
    if verbose:
        print("\n".join(("missed:", *score.missed, "of another kind:", *score.other_kind, "besides:", *score.wrong)))


if __name__ == "__main__":
    main()
