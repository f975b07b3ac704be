"""Deterministic Dutch interview studies in three sizes, built as a researcher would: imported, grouped and coded."""

import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from codebench.domain.codebook import Code
from codebench.domain.coding import CodingSpec
from codebench.domain.source import Role, Source, Speaker, Turn
from codebench.services.codebook import import_codebook_file
from codebench.services.coding import add_codings
from codebench.services.importing import import_files
from codebench.services.project import Project
from tests.benchmarks.corpus import sentences

LONGEST = 12_000
# The first source has as many codings as one looks at in a busy transcript.
CROWDED = 300
KINDS, PROGRAMMES = 4, 5
JOINED = ("school", "stage", "reis", "taal", "leer", "werk", "team", "beurs", "vak", "les", "groeps", "talent", "zorg")
HEADS = ("plan", "weg", "kans", "druk", "beeld", "ruimte", "gesprek", "budget", "ervaring", "punt", "tijd", "kracht")


@dataclass(frozen=True, slots=True)
class Size:
    """How large a study is."""

    name: str
    sources: int
    codes: int
    codings: int


SIZES = {
    size.name: size for size in (Size("S", 30, 60, 3_000), Size("M", 300, 200, 60_000), Size("L", 1_500, 500, 500_000))
}


def build(folder: Path, size: Size) -> Path:
    """Return the project file of this size, made in the folder where it is not there yet."""
    path = folder / f"{size.name}.codebench"
    if path.exists():
        return path
    files = folder / f"{size.name}-files"
    files.mkdir(parents=True)
    project = Project.create(path, coder_name="bench")
    people = people_file(files, size)
    report = import_files(project, list(transcripts(files, size)), people=people)
    assert len(report.added) == size.sources, report.failed
    import_codebook_file(project, codebook_file(files, size))
    project.do(add_codings, file="bench", specs=list(codings(project, size)))
    project.close()
    return path


def transcripts(folder: Path, size: Size) -> Iterator[Path]:
    """Write text transcripts of 6,000 to 12,000 words between two speakers; the first is the longest."""
    chance, said = random.Random(size.sources), _spoken()
    for number in range(size.sources):
        wanted, words, lines = LONGEST if number == 0 else chance.randint(6_000, LONGEST), 0, []
        while words < wanted:
            asks = len(lines) % 2 == 0
            text = " ".join(_varied(chance.choice(said), chance) for _ in range(1 if asks else chance.randint(2, 7)))
            words += len(text.split())
            lines.append(f"{'Interviewer' if asks else f'P{number}'}: {text}")
        path = folder / f"P{number:04}.txt"
        path.write_text("\n\n".join(lines), encoding="utf-8")
        yield path


@cache
def _spoken() -> list[str]:
    """Return the sentences of the demo's interviews."""
    whole = " ".join(" ".join(each.split()) for each in sentences())
    return [each for each in re.split(r"(?<=[.?!]) (?=[A-Z])", whole) if 3 < len(each.split()) < 40]


def _varied(sentence: str, chance: random.Random) -> str:
    """Return a sentence in which, now and then, a word of one's own stands, so that the vocabulary grows as in speech."""
    words = sentence.split()
    if chance.random() < 0.3:
        own = chance.choice(JOINED) + chance.choice(JOINED) + chance.choice(HEADS)
        words.insert(chance.randrange(1, len(words)), own)
    return " ".join(words)


def people_file(folder: Path, size: Size) -> Path:
    """Write who the speakers are: two levels of groups and three attributes."""
    chance, path = random.Random(5), folder / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file)
        write.writerow(["participant", "speaker", "role", "group", "leeftijd", "functie", "ervaring"])
        for number in range(size.sources):
            kind, programme = number % KINDS, number // KINDS % PROGRAMMES
            group = f"Soort {kind} / Opleiding {kind}{programme}"
            told = (
                str(chance.randint(17, 66)),
                chance.choice(("student", "docent", "coach")),
                str(chance.randint(0, 40)),
            )
            write.writerow([f"P{number}", f"P{number}", "participant", group, *told])
        write.writerow(["Interviewer", "Interviewer", "interviewer", "", "", "", ""])
    return path


def codebook_file(folder: Path, size: Size) -> Path:
    """Write a codebook of three levels: eight themes, their parts, and what lies below those."""
    chance, path = random.Random(3), folder / "codebook.csv"
    levels: tuple[list[str], ...] = ([], [], [])
    for number in range(size.codes):
        level = 0 if number < 8 else 1 if number < size.codes // 4 else 2
        above = f"{chance.choice(levels[level - 1])} / " if level else ""
        levels[level].append(f"{above}code {number}")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["code"], *([each] for level in levels for each in level)])
    return path


def codings(project: Project, size: Size) -> Iterator[CodingSpec]:
    """Yield codings on participants' words; a few codes are used much more than the others, as codes are."""
    chance = random.Random(1)
    codes = [code.name for code in project.values(Code) if code.parent_id]
    weights = list(accumulate(1 / max(rank, 2) ** 0.8 for rank in range(1, len(codes) + 1)))
    titles = {source.id: source.title for source in project.values(Source)}
    known = list(titles)
    theirs = {each.id for each in project.values(Speaker) if each.role is Role.PARTICIPANT}
    turns: dict[str, list[Turn]] = defaultdict(list)
    for turn in project.values(Turn):
        if turn.speaker_id in theirs and turn.end - turn.start > 40:
            turns[turn.source_id].append(turn)
    for row in range(size.codings):
        source_id = chance.choice(known) if row >= CROWDED else known[0]
        turn = chance.choice(turns[source_id])
        start = chance.randrange(turn.start, turn.end - 20)
        end = min(turn.end, start + chance.randint(20, 400))
        (code,) = chance.choices(codes, cum_weights=weights)
        yield CodingSpec(row, titles[source_id], code, "bench", start, end)
