"""A long coded transcript and its corrected form, always the same: what replacing a source is measured with."""

import random
from dataclasses import dataclass
from pathlib import Path

from codebench.domain.coding import Coding
from codebench.domain.source import Source
from codebench.services.coding import apply_codes
from codebench.services.importing import import_files
from codebench.services.project import Project
from codebench.services.reading import codebook
from tests.makers import add_tree

COMMON = (
    "en",
    "de",
    "het",
    "een",
    "is",
    "dat",
    "ik",
    "we",
    "niet",
    "maar",
    "dan",
    "ook",
    "wel",
    "op",
    "van",
    "in",
    "te",
)
RARE = "bcdfghklmnprstvw"


@dataclass(frozen=True)
class Corrected:
    """A project with a coded transcript, the corrected file, and which codings no correction touched."""

    project: Project
    source_id: str
    file: Path
    words: dict[str, str]
    untouched: frozenset[str]


def made(folder: Path, *, words: int = 10_000, codings: int = 200, corrections: int = 150) -> Corrected:
    """Make the transcript, code it, and correct it here and there."""
    chance = random.Random(5)
    turns = _turns(chance, words)
    (folder / "one.txt").write_text(_file(turns), encoding="utf-8")
    project = Project.create(folder / "long.codebench", coder_name="Anna")
    import_files(project, [folder / "one.txt"])
    add_tree(project, *(f"code {n}" for n in range(20)))
    _code(chance, project, turns, codings)
    source = project.values(Source)[0]
    found = {coding.id: coding for coding in project.values(Coding)}
    said = {each: source.text[coding.start : coding.end] for each, coding in found.items()}
    hit = _correct(chance, turns, corrections)
    (folder / "corrected.txt").write_text(_file(turns), encoding="utf-8")
    spared = {each for each, c in found.items() if not any(c.start < end and start < c.end for start, end in hit)}
    return Corrected(project, source.id, folder / "corrected.txt", said, frozenset(spared))


def _turns(chance: random.Random, words: int) -> list[list[str]]:
    turns: list[list[str]] = []
    while words > 0:
        length = min(words, chance.randrange(3, 120))
        turns.append([_word(chance) for _ in range(length)])
        words -= length
    return turns


def _word(chance: random.Random) -> str:
    if chance.random() < 0.6:
        return chance.choice(COMMON)
    return "".join(chance.choice(RARE) + chance.choice("aeiou") for _ in range(chance.randrange(1, 4))) + "n"


def _file(turns: list[list[str]]) -> str:
    labels = ("Interviewer", "Anna")
    return "\n\n".join(f"{labels[at % 2]}: {' '.join(words)}" for at, words in enumerate(turns))


def _code(chance: random.Random, project: Project, turns: list[list[str]], codings: int) -> None:
    source = project.values(Source)[0]
    assert source.text == "\n".join(" ".join(words) for words in turns)
    codes = sorted(code.id for code in codebook(project).walk())
    done = 0
    while done < codings:
        start = chance.randrange(len(source.text) - 400)
        start = source.text.index(" ", start) + 1
        end = source.text.index(" ", start + chance.randrange(10, 300))
        step = project.do(apply_codes, source_id=source.id, start=start, end=end, code_ids=[codes[done % len(codes)]])
        done += step.touches(Coding)


def _correct(chance: random.Random, turns: list[list[str]], corrections: int) -> list[tuple[int, int]]:
    """Correct words here and there; return where, in the old text, with no room for a neighbour."""
    starts, at = {}, 0
    for turn, words in enumerate(turns):
        for place, word in enumerate(words):
            starts[turn, place] = (at, at + len(word))
            at += len(word) + 1
    places = chance.sample(sorted(starts), corrections)
    for turn, place in places:
        old = turns[turn][place]
        kind = chance.randrange(4)
        turns[turn][place] = (old[::-1] + "x", "", f"{old} {_word(chance)}", _word(chance) + "e")[kind]
    for words in turns:
        words[:] = [word for word in words if word] or ["ja"]
    # A word that was added after another is a correction of the place behind it too.
    return [(starts[place][0] - 1, starts[place][1] + 1) for place in places]
